"""Full-width digits and Latin letters become half-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from jianbao.intake.mending import codes
from jianbao.intake.mending.rule import MendingEdit, MendingRule

_OFFSET = 0xFEE0
_SIGNS = re.compile(r"(?<=[0-9０-９])[％．](?=[0-9０-９])|(?<=[0-9０-９])％")


def is_wide(character: str) -> bool:
    """Whether ``character`` is a full-width digit or Latin letter."""
    return "\uff01" <= character <= "\uff5e" and character.isalnum()


def narrow(text: str) -> str:
    """Return ``text`` with half-width digits and letters, and the signs within numbers."""
    text = _SIGNS.sub(lambda sign: chr(ord(sign[0]) - _OFFSET), text)
    return "".join(chr(ord(c) - _OFFSET) if is_wide(c) else c for c in text)


def _find(text: str) -> Iterator[MendingEdit]:
    position = 0
    for changed, group in groupby(zip(text, narrow(text), strict=True), key=lambda c: c[0] != c[1]):
        pairs = list(group)
        if changed:
            after = "".join(new for _, new in pairs)
            yield MendingEdit(start=position, end=position + len(pairs), after=after)
        position += len(pairs)


WIDTHS = MendingRule(code=codes.WIDTHS, find=_find)
