"""The numbers of copies: ``1-50,60``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from jianbao.config.nodes import shorten
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Diagnostic, Text
from jianbao.products.copies import codes

if TYPE_CHECKING:
    from jianbao.config.reading import Place

MOST_COPIES = 2000
"""More have to go through several runs: a mistake in a range must not fill the disk."""
MOST_NUMBER = 999_999

_RANGE = re.compile(r"([0-9]{1,9})(?:\s*[-–—−~至到]+\s*([0-9]{1,9}))?")
_APART = re.compile(r"\s*[,;、，；]\s*")


def numbers_of(text: str) -> tuple[int, ...] | Diagnostic:
    """Return the numbers that ``text`` lists, in its order; each once, from 1 to 999999."""
    numbers: dict[int, None] = {}
    for part in _APART.split(normalize("NFKC", text).strip()):
        found = _RANGE.fullmatch(part)
        if not found:
            return codes.UNREADABLE.of(text=shorten(text))
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= MOST_NUMBER or not 1 <= last <= MOST_NUMBER:
            return codes.OUT_OF_RANGE.of(text=part)
        if last < first:
            return codes.REVERSED_RANGE.of(text=part, last=last, first=first)
        if last - first >= MOST_COPIES or len(numbers) + last - first >= MOST_COPIES:
            return codes.TOO_MANY.of(limit=MOST_COPIES)
        for number in range(first, last + 1):
            if number in numbers:
                return codes.TWICE.of(number=number)
            numbers[number] = None
    return tuple(numbers)


class CopyNumbers(ScalarShape[tuple[int, ...]]):
    """Numbers and ranges of numbers of copies (份号)."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("份号，如“1-50”", "numbers like 1-50")

    def parse(self, text: str, place: Place) -> tuple[int, ...] | Diagnostic:
        """Return the numbers."""
        del place
        return numbers_of(text)

    def schema(self) -> Schema:
        """See `Shape`; how the numbers hang together, a schema cannot say."""
        part = r"[0-9]{1,6}(\s*-\s*[0-9]{1,6})?"
        as_text = {"type": "string", "pattern": rf"^\s*{part}(\s*[,，、]\s*{part})*\s*$"}
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": MOST_NUMBER}, as_text]}
