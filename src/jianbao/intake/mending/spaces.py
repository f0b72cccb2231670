"""Spaces that Chinese text does not have; composition sets the gap between Han and Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from jianbao.intake.mending import codes
from jianbao.intake.mending.characters import (
    CLOSERS,
    MEASURES,
    OPENERS,
    is_chinese_mark,
    is_han,
    is_prose,
)
from jianbao.intake.mending.names import is_name
from jianbao.intake.mending.rule import MendingEdit, MendingRule
from jianbao.intake.model import Certainty

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_PIECE = re.compile(r"[^\s，。；：！？、（）“”《》]*")
_LABEL = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{0,8}[：:]")
_SENTENCE = re.compile(r"[，。；！？,;!?]")
_CLAUSE = re.compile(r"第(?:[〇零一二三四五六七八九十百]+|\d+)[编篇章节条款项部分回届期讲课]+")
"""The number of a clause or a part, which a space parts from its words."""
_PAIR, _GAP = 2, 3
"""Half-width spaces that part a value from the label after it, and from anything."""
_WIDEST_BLANK = 20
"""Em of a blank to fill in; wider ones would not stand on a line with their label."""
_TAB = 4
"""Half-width spaces that a tab is worth."""
_DATELINE = re.compile(
    r"([【（(]?\s*本\s*[报刊网台站校院]\s*讯)\s*[】）)]?\s*(?:[（(](?:[^（）()。]{0,8})(?:记者|通讯员)[^（）()。]{0,60}[）)])?"
)
"""What a report begins with, often spread: 本 报 讯, and who reports."""
_DAY = re.compile(r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日|\d{4}年(?:\d{1,2}月)?|\d{1,2}[:：]\d{2}")
"""What an entry of a chronicle or a programme begins with."""
_ORDINAL = re.compile(r"(?:[附续]?[图表]|附件) ?\d{1,2}(?:[.．—–-]\d{1,2})?")
_SECTION = re.compile(r"\d{1,2}(?:[.．]\d{1,2}){1,2}")
"""What numbers a figure, a table or a section, one em before its words (GB/T 7713.2 6.3)."""
_TELEPHONE = re.compile(r"(?:1\d{10}|(?:0\d{2,3}[-—–－])?\d{7,8}|0\d{9,11})(?!\d)")
_FIRST_NUMBER = re.compile(rf"(\d{{1,2}})[ \u3000]+(?=[\u4e00-\u9fff“《])(?!{MEASURES})")
"""The number of a heading without a point: 1 指导思想."""
_BOXES = "□☐☑☒■▢"
_SEPARATORS = frozenset("|｜丨/／\\·•—–-~～+=×*&<>→←_")
"""Signs that part words, with the same space on both sides."""
_SHORTEST_CLAUSE = 4
_UNEVEN = 2
_LONG = 5
_LONGEST_NAME = 4


def _beside(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield the spaces inside ``text``, with the characters on both sides."""
    for match in _SPACES.finditer(text):
        if match.start() > 0 and match.end() < len(text):
            yield match, text[match.start() - 1], text[match.end()]


@lru_cache(maxsize=16)
def _is_sentence(text: str) -> bool:
    """Whether ``text`` has marks of sentences; every gap of a text asks it."""
    return _SENTENCE.search(text) is not None


def _width(match: re.Match[str]) -> int:
    """Return how wide a space is, in half-width ones."""
    return sum({"\u3000": 2, "\t": _TAB}.get(space, 1) for space in match[0])


def _is_blank(text: str, match: re.Match[str]) -> bool:
    """Whether somebody is to write in a gap: behind a label, or before the day of a date."""
    left, right = text[match.start() - 1], text[match.end()]
    if left in "（(" and right in "）)":
        return _width(match) >= _PAIR
    return _width(match) > _PAIR and (left in "：:" or right in "年月日")


def _parts_values(text: str, match: re.Match[str]) -> bool:
    """Whether a gap parts values on one line, as a tab would; in sentences none does.

    It is wide, or what follows is a label with its value, or a box to tick, or a bracket closes before it.
    """
    if _TELEPHONE.match(text, match.end()):
        return not _is_sentence(text)
    labelled = _LABEL.match(text, match.end()) is not None
    closed = text[match.start() - 1] in "）)"  # 束晓梅（二小）  鞠敏（一中）
    paired = labelled or closed or text[match.end()] in _BOXES
    enough = _width(match) >= (_PAIR if paired else _GAP)
    return enough and not _is_sentence(text)


def _gaps(text: str) -> Iterator[MendingEdit]:
    """Find the gaps between values that are not one full-width space, and blanks that are not."""
    spread = max(map(len, _SPACES.split(text))) <= 1
    names = _rows_of_names(text)
    dateline = _DATELINE.match(text)
    reported = dateline.span() if dateline else (0, 0)
    for match, left, right in _beside(text):
        wide = "\u3000"
        if _is_blank(text, match):
            wide *= min(round(_width(match) / 2), _WIDEST_BLANK)
        elif reported[0] < match.start() < reported[1] and _width(match) >= _PAIR:
            if not (is_han(left) and is_han(right)):
                continue
        elif _DAY.fullmatch(text, 0, match.start()) and _width(match) >= _PAIR and is_han(right):
            pass
        elif match.start() in names:
            wide *= names[match.start()]
        elif not (
            ((spread or _spreads(text, match)) and _width(match) >= _PAIR)
            or (_parts_values(text, match) and not spread)
            or _numbers(text, match)
        ):
            continue
        if match[0] != wide:
            yield MendingEdit(start=match.start(), end=match.end(), after=wide)


def _spreads(text: str, match: re.Match[str]) -> bool:
    """Whether a gap stands between two characters by themselves, a name spread to three."""
    start, end = match.start() - 2, match.end() + 1
    alone = (start < 0 or text[start].isspace()) and (end >= len(text) or text[end].isspace())
    return alone and is_han(text[match.start() - 1]) and is_han(text[match.end()])


def _numbers(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before a space is the number of a figure, a table or a section."""
    found = _ORDINAL.fullmatch(text, 0, match.start()) or (
        _SECTION.fullmatch(text, 0, match.start()) and not _is_sentence(text)
    )
    return bool(found) and is_han(text[match.end()])


def _rows_of_names(text: str) -> dict[int, int]:
    """Return the gaps of a row of names, with their widths in em, by where they begin.

    A name of two characters is spread to the width of three; where one is, and names stand
    further apart than that, the gaps between names stay wider than those inside.
    """
    row = text[text.find("：") + 1 :]
    pieces = [piece for piece in _SPACES.split(row) if piece]
    alone = sum(len(piece) == 1 for piece in pieces)
    is_row = len(pieces) > 2 and not _SENTENCE.search(row)  # noqa: PLR2004 - one name has two
    if not is_row or any(
        not 0 < len(p) <= _LONGEST_NAME or not all(map(is_han, p)) for p in pieces
    ):
        return {}
    start = len(text) - len(row)
    found = [match for match, _, _ in _beside(text) if match.start() >= start]
    narrow = min(map(_width, found), default=0)
    further = bool(alone) and max(map(_width, found), default=0) > narrow
    if not alone and narrow < _PAIR:
        return {}
    return {m.start(): 2 if further and _width(m) > narrow else 1 for m in found}


def _needless(text: str) -> Iterator[MendingEdit]:
    """Find spaces beside a Chinese mark, and between Han and Latin letters or digits."""
    found = list(_beside(text))
    dateline = _DATELINE.match(text) if found else None
    for match, left, right in found if found and is_prose(text) else ():
        if dateline and match.end() < dateline.end(1):
            yield MendingEdit(start=match.start(), end=match.end(), after="")
            continue
        is_entry = _DAY.fullmatch(text, 0, match.start()) is not None
        if match[0] == "\u3000" and (is_entry or not _is_sentence(text)):
            continue  # parts two values
        if {left, right} & _SEPARATORS or _is_blank(text, match) or _numbers(text, match):
            continue
        if is_han(left) and is_han(right):
            continue
        hugs = left in OPENERS or right in CLOSERS
        in_prose = "\t" not in match[0] and _meets(left, right)  # a tab parts two cells
        if hugs or is_chinese_mark(left) or is_chinese_mark(right) or in_prose:
            yield MendingEdit(start=match.start(), end=match.end(), after="")


def _meets(left: str, right: str) -> bool:
    return is_han(left) or is_han(right)


def _in_sentences(text: str) -> Iterator[MendingEdit]:
    """Find spaces between Han in running text; names stand apart on purpose."""
    if not re.search(r"[，。；！？]", text):
        return
    backwards = text[::-1]
    for match, left, right in _beside(text):
        if not (is_han(left) and is_han(right)) or _DAY.fullmatch(text, 0, match.start()):
            continue
        before = _PIECE.match(backwards, len(text) - match.start())
        after = _PIECE.match(text, match.end())
        pieces = (before[0][::-1] if before else "", after[0] if after else "")
        is_number = before is not None and _CLAUSE.fullmatch(pieces[0]) is not None
        if max(map(len, pieces)) >= _LONG and not (is_number or any(map(is_name, pieces))):
            yield MendingEdit(
                start=match.start(), end=match.end(), after="", certainty=Certainty.LIKELY
            )


def _needless_in_titles(text: str) -> Iterator[MendingEdit]:
    """Find what `_needless` does, but for the spaces that part two clauses."""
    lengths = [len(piece) for piece in _SPACES.split(text)]
    kept = {
        match.start()
        for match, beside in zip(_SPACES.finditer(text), pairwise(lengths), strict=True)
        if all(beside) and _parts_clauses(text, match, *beside)
    }
    if found := _FIRST_NUMBER.match(text):
        kept.add(found.end(1))
    yield from (edit for edit in _needless(text) if edit.start not in kept)


def _between_clauses(text: str) -> Iterator[MendingEdit]:
    """Find the spaces of a title that stay, as one full-width space; a word spread out closes."""
    pieces = _SPACES.split(text)
    spread = len(pieces) > 1 and all(len(piece) == 1 for piece in pieces)
    for match, left, right in _beside(text):
        if spread:
            yield MendingEdit(
                start=match.start(), end=match.end(), after="", certainty=Certainty.LIKELY
            )
        elif match[0] != "\u3000" and (is_han(left) or is_han(right)):
            yield MendingEdit(start=match.start(), end=match.end(), after="\u3000")


def _parts_clauses(text: str, match: re.Match[str], before: int, after: int) -> bool:
    """Whether two clauses meet at a space: between Han, or two of about the same length."""
    left, right = text[match.start() - 1], text[match.end()]
    if is_han(left) and is_han(right):
        return True
    apart = left not in "，。；：、（《“" and right not in "，。；：、）》”"
    return apart and min(before, after) >= _SHORTEST_CLAUSE and abs(before - after) <= _UNEVEN


SPACES = MendingRule(code=codes.SPACES, find=_needless)
TITLE_SPACES = MendingRule(code=SPACES.code, find=_needless_in_titles)
GAPS = MendingRule(code=codes.GAPS, find=_gaps)
STRAY_SPACES = MendingRule(code=codes.STRAY_SPACES, find=_in_sentences)
CLAUSE_SPACES = MendingRule(code=codes.CLAUSE_SPACES, find=_between_clauses)
