"""Spaces that Chinese text does not have; composition sets the gap between Han and Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.intake.mending import codes
from jianbao.intake.mending.characters import CLOSERS, OPENERS, is_chinese, is_chinese_mark, is_han
from jianbao.intake.mending.names import is_name
from jianbao.intake.mending.rule import Edit, Rule
from jianbao.intake.model import Certainty

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_PIECE = re.compile(r"[^\s，。；：！？、（）“”《》]*")
_LABEL = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{0,8}[：:]")
_SENTENCE = re.compile(r"[，。；！？,;!?]")
_CLAUSE = re.compile(r"第(?:[〇零一二三四五六七八九十百]+|\d+)[编篇章节条款项部分回届期讲课]+")
"""The number of a clause or a part, which a space parts from its words."""
_PAIR, _GAP = 2, 3
"""Half-width spaces that part a value from the label after it, and from anything."""
_SHORTEST_CLAUSE = 4
_UNEVEN = 2
_LONG = 5


def _beside(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield the spaces inside ``text``, with the characters on both sides."""
    for match in _SPACES.finditer(text):
        if match.start() > 0 and match.end() < len(text):
            yield match, text[match.start() - 1], text[match.end()]


def _parts_values(text: str, match: re.Match[str]) -> bool:
    """Whether a gap parts values on one line, as a tab would; in sentences none does.

    It is wide, or what follows is a label with its value; a lone character before it is spread.
    """
    wide = sum(2 if space == "\u3000" else 1 for space in match[0])
    labelled = _LABEL.match(text, match.end()) is not None
    lone = match.start() == 1 or text[match.start() - 2].isspace()
    enough = wide >= (_PAIR if labelled else _GAP)
    return enough and not lone and not _SENTENCE.search(text) and "\t" not in match[0]


def _gaps(text: str) -> Iterator[Edit]:
    """Find the gaps between values that are not one full-width space."""
    for match, _, _ in _beside(text):
        if match[0] != "\u3000" and _parts_values(text, match):
            yield Edit(start=match.start(), end=match.end(), after="\u3000")


def _needless(text: str) -> Iterator[Edit]:
    """Find spaces beside a Chinese mark, and between Han and Latin letters or digits."""
    found = list(_beside(text))
    for match, left, right in found if found and is_chinese(text) else ():
        if match[0] == "\u3000" and not _SENTENCE.search(text):
            continue  # parts two values
        if is_han(left) and is_han(right):
            continue
        hugs = left in OPENERS or right in CLOSERS
        in_prose = "\t" not in match[0] and _meets(left, right)  # a tab parts two cells
        if hugs or is_chinese_mark(left) or is_chinese_mark(right) or in_prose:
            yield Edit(start=match.start(), end=match.end(), after="")


def _meets(left: str, right: str) -> bool:
    return is_han(left) or is_han(right)


def _in_sentences(text: str) -> Iterator[Edit]:
    """Find spaces between Han in running text; names stand apart on purpose."""
    if not re.search(r"[，。；！？]", text):
        return
    for match, left, right in _beside(text):
        if not (is_han(left) and is_han(right)):
            continue
        before = _PIECE.match(text[: match.start()][::-1])
        after = _PIECE.match(text, match.end())
        pieces = (before[0][::-1] if before else "", after[0] if after else "")
        is_number = before is not None and _CLAUSE.fullmatch(pieces[0]) is not None
        if max(map(len, pieces)) >= _LONG and not (is_number or any(map(is_name, pieces))):
            yield Edit(start=match.start(), end=match.end(), after="", certainty=Certainty.LIKELY)


def _needless_in_titles(text: str) -> Iterator[Edit]:
    """Find what `_needless` does, but for the spaces that part two clauses."""
    kept = {match.start() for match, _, _ in _beside(text) if _parts_clauses(text, match)}
    yield from (edit for edit in _needless(text) if edit.start not in kept)


def _between_clauses(text: str) -> Iterator[Edit]:
    """Find the spaces of a title that stay, as one full-width space; a word spread out closes."""
    pieces = _SPACES.split(text)
    spread = len(pieces) > 1 and all(len(piece) == 1 for piece in pieces)
    for match, left, right in _beside(text):
        if spread:
            yield Edit(start=match.start(), end=match.end(), after="", certainty=Certainty.LIKELY)
        elif match[0] != "\u3000" and (is_han(left) or is_han(right)):
            yield Edit(start=match.start(), end=match.end(), after="\u3000")


def _parts_clauses(text: str, match: re.Match[str]) -> bool:
    """Whether two clauses meet at a space: between Han, or two of about the same length."""
    left, right = text[match.start() - 1], text[match.end()]
    if is_han(left) and is_han(right):
        return True
    before = len(_SPACES.split(text[: match.start()])[-1])
    after = len(_SPACES.split(text[match.end() :])[0])
    apart = left not in "，。；：、（《“" and right not in "，。；：、）》”"
    return apart and min(before, after) >= _SHORTEST_CLAUSE and abs(before - after) <= _UNEVEN


SPACES = Rule(code=codes.SPACES, find=_needless)
TITLE_SPACES = Rule(code=SPACES.code, find=_needless_in_titles)
GAPS = Rule(code=codes.GAPS, find=_gaps)
STRAY_SPACES = Rule(code=codes.STRAY_SPACES, find=_in_sentences)
CLAUSE_SPACES = Rule(code=codes.CLAUSE_SPACES, find=_between_clauses)
