"""The words of the dictionary that jieba brings, for rules that must know where a word ends.

It is read when first asked for, which takes two tenths of a second: ask only about what is rare.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Final

_WORD: Final = re.compile(r"^([^ ]{2,}) ", re.MULTILINE)
_COUNTED: Final = re.compile(r"^([^ ]+) ([0-9]+)", re.MULTILINE)
_RARE_DOUBLE: Final = re.compile(r"^(([^ ])\2) [0-3] ", re.MULTILINE)
_REACH: Final = 5
"""Characters of a word that are looked for on either side of a phrase."""
_TILED: Final = 4
"""Characters from which a phrase is so fixed that only whole words on both sides explain it away."""


@cache
def lexicon() -> frozenset[str]:
    """Return the dictionary's words of two and more characters."""
    return frozenset(_WORD.findall(_dictionary()))


@cache
def rare_doubles() -> frozenset[str]:
    """Return the words of one character twice that are hardly counted: none of official prose."""
    return frozenset(found[1] for found in _RARE_DOUBLE.finditer(_dictionary()))


def frequencies() -> dict[str, int]:
    """Return every word of the dictionary, single characters too, with its count."""
    return {word: int(times) for word, times in _COUNTED.findall(_dictionary())}


def _dictionary() -> str:
    """Return jieba's list: a line for each word with its count and its part of speech."""
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:  # pragma: no cover - it is a dependency
        return ""
    return Path(found.origin).with_name("dict.txt").read_text("utf-8")


def is_across(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is only where words meet: 松驰 in 轻松驰骋, 迎客松驰名.

    A short phrase is, if a word runs over one of its borders and no longer one ends or begins there
    (周密布署 is 周密 and 布署, not 密布); a long one, if words cover it whole.
    Words that have the phrase in them do not count: the dictionary has misspelt ones too.
    """
    if end - start >= _TILED:
        return _is_tiled(text, start, end)
    return _runs_in(text, start, end) or runs_on(text, start, end)


def _runs_in(text: str, start: int, end: int) -> bool:
    words, first = lexicon(), max(0, start - _REACH)
    return any(
        text[a:b] in words and not any(text[c:start] in words for c in range(max(0, first - 1), a))
        for a in range(first, start)
        for b in range(start + 1, end)
    )


def runs_on(text: str, start: int, end: int) -> bool:
    """Whether a word begins within ``text[start:end]`` and ends behind it: 农业部 in 农业部门."""
    words, last = lexicon(), min(len(text), end + _REACH)
    return any(
        text[a:b] in words
        and not any(text[end:c] in words for c in range(b + 1, min(len(text), last + 1) + 1))
        for a in range(start + 1, end)
        for b in range(end + 1, last + 1)
    )


def _is_tiled(text: str, start: int, end: int) -> bool:
    """Whether words end to end cover the phrase, the first or last of them reaching beyond it."""
    words = lexicon()
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    reaching = {at: at < start for at in range(first, start + 1)}
    for a in range(first, end):
        if a in reaching:
            for b in range(max(a + 2, start + 1), last + 1):
                has_all = a <= start and b >= end
                if not has_all and text[a:b] in words:
                    reaching[b] = reaching.get(b, False) or reaching[a] or b > end
    return any(reaching.get(at, False) for at in range(end, last + 1))
