"""What each character is to a Chinese typesetter: one letter per character.

The classes follow CLREQ 3.1 (标点符号) and 3.2 (横排的中、西文混排); a paragraph's classes are one
string as long as its text, so that rules are slices and regular expressions, not objects.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

HAN: Final = "H"
"""An ideograph, kana, Hangul or any other character set on the em square."""
OPENING: Final = "O"
"""（《“ and their like: white on the left, never at a line's end."""
CLOSING: Final = "C"
"""）》”，、；： and their like: white on the right, never at a line's start."""
STOP: Final = "E"
"""。！？: closes a sentence, squeezed last."""
MIDDLE_DOT: Final = "M"
"""·: white on both sides."""
DASH: Final = "D"
"""— … ～: joins, never at a line's start, two in a row never parted."""
LATIN: Final = "L"
"""A letter or digit of a proportional script, or a sign written close to one (%, @)."""
LATIN_MARK: Final = "P"
"""Any other proportional sign, such as the ASCII comma or bracket."""
SPACE: Final = "S"
"""A word space that lines may stretch and drop at their edges."""
WIDE_SPACE: Final = "I"
"""U+3000, space set by hand that is kept wherever it stands."""
NEWLINE: Final = "N"
"""A break set by hand."""
ATOM: Final = "A"
"""U+FFFC, stands for a picture in the line."""
NOTE: Final = "R"
"""A raised or lowered mark, as a note's number: clings to what precedes it, spaced from nothing."""
JOINED: Final = "X"
"""A combining mark or selector: belongs to the character before it."""
INVISIBLE: Final = "Z"
"""A control for breaking without width, U+200B or U+2060."""

WHITE: Final = SPACE + NEWLINE + INVISIBLE
"""What vanishes at both edges of a line."""

_MARKS: Final = (
    ("（《〈「『【〔〖“‘｛［｟〝", OPENING),
    ("）》〉」』】〕〗”’｝］｠〞〟，、；：．､", CLOSING),
    ("。！？｡‼⁇⁈⁉", STOP),
    ("·‧・•", MIDDLE_DOT),
    ("—…⸺⋯～〜―", DASH),
    ("%‰@#$&+°£€¥", LATIN),
    ("　", WIDE_SPACE),
    (" \t", SPACE),
    ("\n", NEWLINE),
    ("￼", ATOM),
    ("\u200b\u200c\u2060\ufeff", INVISIBLE),
)
ON_THE_EM: Final = "".join(
    marks for marks, letter in _MARKS if letter in (OPENING, CLOSING, STOP, MIDDLE_DOT, DASH)
)
"""All marks of Chinese text."""
_CIRCLED_FROM: Final = "\u20ff"
"""①, Ⅳ and ℃ come from the Chinese face; ², ½ and ° before them do not."""
_QUOTE: Final = re.compile("[’‘]")
_LETTER: Final = re.compile("[0-9A-Za-zÀ-ɏ]")


class _Table(dict[int, str]):
    """Classes by code point, filled as characters are met, for ``str.translate``."""

    def __missing__(self, codepoint: int) -> str:
        found = self[codepoint] = _classify(chr(codepoint))
        return found


def _classify(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or character == "\u200d":
        return JOINED
    width = unicodedata.east_asian_width(character)
    circled = width == "A" and category in ("No", "Nl", "So") and character > _CIRCLED_FROM
    if width in ("W", "F") or circled:
        return HAN
    return LATIN if category[0] in "LN" else LATIN_MARK


_TABLE: Final = _Table({ord(mark): letter for marks, letter in _MARKS for mark in marks})


def classify(text: str) -> str:
    """Return the class letters of ``text``, one for each character."""
    classes = text.translate(_TABLE)
    for at in apostrophes(text):
        classes = f"{classes[:at]}{LATIN_MARK}{classes[at + 1 :]}"
    return classes


def apostrophes(text: str) -> Iterator[int]:
    """Yield where ’ is an apostrophe: in a word, or at its edge where it closes no quotation."""
    opened = 0
    for match in _QUOTE.finditer(text):
        at = match.start()
        before = bool(at and _LETTER.match(text[at - 1]))
        after = bool(_LETTER.match(text, at + 1))
        if before and after:
            yield at
        elif match[0] == "‘":
            opened += 1
        elif opened:
            opened -= 1
        elif before or after:
            yield at


def has_han(classes: str) -> bool:
    """Whether Chinese rules have anything to say about a text of these classes."""
    return any(letter in classes for letter in (HAN, OPENING, STOP, CLOSING, DASH))
