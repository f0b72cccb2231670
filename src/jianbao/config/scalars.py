"""The shapes of single values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jianbao.config import faults, value_codes
from jianbao.config.accents import composed
from jianbao.config.model import Option
from jianbao.config.nodes import Scalar, shorten
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jianbao.config.nodes import Node
    from jianbao.config.reading import LoadingRun, Place

# Whatever YAML makes of a plain scalar, its text is taken as it stands.
TEXT_TYPES = ["string", "number", "boolean"]
# Python's own, which a JSON Schema has not.
NAMED_GROUP = re.compile(r"\(\?P<\w+>")
# Nine digits hold every issue and print run, and keep far from the limits of int().
NUMBER = re.compile(r"0{0,9}[1-9][0-9]{0,8}")
PERCENT = re.compile(r"0{0,9}(?:100|[1-9][0-9]?) ?%?")
# Four digits before the point are ten metres: no sheet is longer.
LENGTH = re.compile(r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,6})?) ?(?P<unit>mm|毫米|cm|厘米|in|pt|)")
MILLIMETRES = {"mm": 1.0, "毫米": 1.0, "cm": 10.0, "厘米": 10.0, "in": 25.4, "pt": 25.4 / 72}
DATE = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})"
    r"|\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
# What Windows forbids in a file name, which includes the separators of every system.
# A dot at the beginning hides a file, marks of direction show another name than it has.
PLAIN_NAME = re.compile(
    r"^(?!\s*\.)"
    r"(?!\s*(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]"
    r"|[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9])\s*(?:\.|$))"
    r'\s*[^/\\:*?"<>|\x00-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]{1,80}$'
)
WHOLE_OPTION = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
DECIMAL_OPTION = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
WORDS_FOR_BOOLEANS = {
    "true": True,
    "yes": True,
    "on": True,
    "是": True,
    "false": False,
    "no": False,
    "off": False,
    "否": False,
}
BOOLEANS = {
    form: value
    for word, value in WORDS_FOR_BOOLEANS.items()
    for form in (word, word.capitalize(), word.upper())
}


def _whole(pattern: re.Pattern[str]) -> str:
    """Return ``pattern`` for a JSON Schema: over the whole text, white space around it aside."""
    return rf"^\s*(?:{NAMED_GROUP.sub('(', pattern.pattern)})\s*$"


class Words(ScalarShape[str]):
    """Text of any kind."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("文字", "text")

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the text, letters joined with accents that were typed apart."""
        del place
        return composed(text)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": TEXT_TYPES}


class PlainName(Words):
    """A name that cannot lead into another folder."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the name."""
        return (
            text
            if PLAIN_NAME.search(text)
            else value_codes.NOT_A_PLAIN_NAME.of(label=place.label, text=shorten(text))
        )

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": TEXT_TYPES, "pattern": PLAIN_NAME.pattern}


class Whole(ScalarShape[int]):
    """A positive whole number, in decimal even with leading zeros."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("正整数", "a positive whole number")

    def parse(self, text: str, place: Place) -> int | Diagnostic:
        """Return the number."""
        return (
            int(text)
            if NUMBER.fullmatch(text)
            else value_codes.NOT_A_NUMBER.of(label=place.label, text=shorten(text))
        )

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
        return {"anyOf": [as_number, {"type": "string", "pattern": _whole(NUMBER)}]}


class Percent(ScalarShape[int]):
    """A whole number from 1 to 100; a sign of per cent may follow."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("1 到 100 的整数", "a whole number from 1 to 100")

    def parse(self, text: str, place: Place) -> int | Diagnostic:
        """Return the number."""
        if not PERCENT.fullmatch(text):
            return value_codes.NOT_A_PERCENTAGE.of(label=place.label, text=shorten(text))
        return int(text.rstrip("% "))

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "integer", "minimum": 1, "maximum": 100}
        return {"anyOf": [as_number, {"type": "string", "pattern": _whole(PERCENT)}]}


class Millimetres(ScalarShape[float]):
    """A length on paper; a number without a unit is in millimetres."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("长度", "a length")

    def parse(self, text: str, place: Place) -> float | Diagnostic:
        """Return the length in millimetres."""
        found = LENGTH.fullmatch(text)
        if not found:
            return value_codes.NOT_A_LENGTH.of(label=place.label, text=shorten(text))
        return float(found["number"]) * MILLIMETRES[found["unit"] or "mm"]

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "number", "minimum": 0, "exclusiveMaximum": 10_000}
        return {"anyOf": [as_number, {"type": "string", "pattern": _whole(LENGTH)}]}


class Day(ScalarShape[date]):
    """A date of the calendar."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("日期", "a date")

    def parse(self, text: str, place: Place) -> date | Diagnostic:
        """Return the date."""
        del place
        found = DATE.fullmatch(text)
        if not found:
            return value_codes.UNREADABLE_DATE.of(text=shorten(text))
        year, month, day = (int(group) for group in found.groups() if group)
        try:
            return date(year, month, day)
        except ValueError:
            return value_codes.IMPOSSIBLE_DATE.of(text=text)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": "string", "pattern": _whole(DATE)}


@dataclass(frozen=True)
class Choice(ScalarShape[str]):
    """One of a few words; ``words`` maps each spelling to its meaning."""

    words: Mapping[str, str]

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("、".join(self.words), ", ".join(self.words))

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return what the word means."""
        return self.words.get(text) or faults.unknown_choice(place, text, self.words)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Switch(ScalarShape[bool]):
    """Yes or no; ``null_means`` is what a key without a value says, if anything."""

    null_means: bool | None = None

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("“是”或“否”", "true or false")

    @property
    def takes_null(self) -> bool:
        """See `Shape`."""
        return self.null_means is not None

    def read(self, node: Node, place: Place, reading: LoadingRun) -> bool | None:
        """Return the value of ``node``."""
        if self.takes_null and isinstance(node, Scalar) and node.is_null:
            return self.null_means
        return super().read(node, place, reading)

    def parse(self, text: str, place: Place) -> bool | Diagnostic:
        """Return whether the word says yes."""
        if text in BOOLEANS:
            return BOOLEANS[text]
        return faults.unknown_choice(place, text, ("是", "否", "true", "false"))

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"anyOf": [{"type": "boolean"}, {"enum": list(BOOLEANS)}]}


class OptionValue(ScalarShape[Option]):
    """A value that a theme will check: a number or a switch where it is written as one."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("文字、数字或“true”“false”", "text, a number, true or false")

    def read(self, node: Node, place: Place, reading: LoadingRun) -> Option | None:
        """Return the value of ``node``; between quotation marks everything is text."""
        if isinstance(node, Scalar) and not node.plain:
            return self.text_of(node, place, reading)
        return super().read(node, place, reading)

    def parse(self, text: str, place: Place) -> Option | Diagnostic:
        """Return what ``text`` stands for: ``true``, ``12``, ``-0.5``, or itself."""
        del place
        if text.isascii() and text in BOOLEANS:
            return BOOLEANS[text]
        if WHOLE_OPTION.fullmatch(text):
            return int(text)
        return float(text) if DECIMAL_OPTION.fullmatch(text) else text

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": TEXT_TYPES}
