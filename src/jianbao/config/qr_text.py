"""What a QR code is to say: no more than a phone reads from a code of three centimetres."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jianbao.config import value_codes
from jianbao.config.nodes import shorten
from jianbao.config.scalars import TEXT_TYPES, Words

if TYPE_CHECKING:
    from jianbao.config.reading import Place
    from jianbao.config.shape import Schema
    from jianbao.diagnostics import Diagnostic

_WEB: Final = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+[^\s]*")
_MOST: Final = 500
"""Bytes of a code of 85 modules (version 17, level M), whose dots are 0.35 mm in 3 cm."""


class QRText(Words):
    """A short text, as a rule an address."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the text if a code holds it."""
        size = len(text.encode())
        if size > _MOST:
            return value_codes.LONG_FOR_QR.of(label=place.label, size=size, most=_MOST)
        return text


class WebAddress(QRText):
    """An address that a phone opens when it has read it from a code."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the address."""
        if not _WEB.fullmatch(text):
            return value_codes.NOT_ON_THE_WEB.of(label=place.label, text=shorten(text))
        return super().parse(text, place)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": TEXT_TYPES, "pattern": f"^(?:{_WEB.pattern})$"}
