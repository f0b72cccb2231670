"""The number of an issue (期号): its shape, and where a name tells one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.config import value_codes
from jianbao.config.nodes import shorten
from jianbao.config.shape import ScalarShape
from jianbao.diagnostics import Diagnostic, Text
from jianbao.numerals import value_of

if TYPE_CHECKING:
    from jianbao.config.reading import Place
    from jianbao.config.shape import Schema

_COUNT = (
    "0{0,9}[1-9][0-9]{0,8}|[一二三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十"
)
_NUMBER = re.compile(
    rf"(?:\d{{4}}年)?(?P<supplement>[\u4e00-\u9fff]{{0,7}}?)(?:\d{{4}}年)?第?\s*(?P<number>{_COUNT})\s*[期号辑]?"
)
IN_NAME = re.compile(rf"(?:\d{{4}}年)?(?:增刊|专刊|特刊)?(?:\d{{4}}年)?第?(?:{_COUNT})期")
"""Where a longer name tells the number of an issue: 教育简报2026年第3期."""


class IssueNumber(ScalarShape[tuple[str, int]]):
    """12, 第12期, 第十二期, 2024年第3期, or of a series of its own: 增刊第2期, 2024年专刊1."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("期号，如 12、第十二期、增刊第2期", "the number of an issue, like 12")

    def parse(self, text: str, place: Place) -> tuple[str, int] | Diagnostic:
        """Return what the number is one of, empty for the series itself, and the number."""
        found = _NUMBER.fullmatch(text)
        if not found or found["supplement"].endswith(("第", "总", "年")):
            return value_codes.NOT_A_NUMBER.of(label=place.label, text=shorten(text))
        number = found["number"]
        return found["supplement"], int(number) if number.isascii() else value_of(number)

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
        pattern = _NUMBER.pattern.replace("?P<supplement>", "").replace("?P<number>", "")
        return {"anyOf": [as_number, {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}]}
