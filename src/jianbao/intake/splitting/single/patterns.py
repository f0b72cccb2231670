"""What lines have in common: the pattern of their numbers, and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jianbao.intake.mending.characters import MEASURES
from jianbao.intake.model import Align, Looks
from jianbao.intake.splitting import words
from jianbao.intake.splitting.credits import is_unit
from jianbao.intake.splitting.lines import DraftLine

_HAN = "[一二三四五六七八九十百]{1,4}"
_PATTERNS = (
    ("part", re.compile(rf"第(?:{_HAN}|\d{{1,2}})(?:部分|编|篇)")),
    ("chapter", re.compile(rf"第(?:{_HAN}|\d{{1,2}})章")),
    ("section", re.compile(rf"第(?:{_HAN}|\d{{1,2}})节")),
    ("article", re.compile(rf"第(?:{_HAN}|\d{{1,3}})条")),
    ("han", re.compile(rf"{_HAN}\s*[、．.](?!\d|{_HAN}(?:[、，]|年级|等奖|[班中小类月]))")),
    ("han()", re.compile(rf"[（(]\s*{_HAN}\s*[）)]")),
    ("1", re.compile(rf"\d{{1,2}}[ \u3000]+(?=[\u4e00-\u9fff“《])(?!{MEASURES})")),
    ("1.", re.compile(r"\d{1,2}\s*[.．、](?!\d)")),
    ("1.1", re.compile(r"\d{1,2}[.．][1-9](?![\d.．月日])[.．、]?(?=\s|[\u4e00-\u9fff])")),
    ("1.1.1", re.compile(r"\d{1,2}[.．]\d{1,2}[.．]\d{1,2}(?!\d)[.．、]?")),
    ("1)", re.compile(r"\d{1,2}[）)]")),
    ("(1)", re.compile(r"[（(]\s*\d{1,2}\s*[）)]")),
    ("①", re.compile(r"[①-⑳]")),
    ("is", re.compile(r"[一二三四五六七八九]是")),
    ("bullet", re.compile(r"[●■◆★☆▲※▪•·○◇□✓√➢]\s*")),
)  # fmt: skip
RANKS = {name: rank for rank, (name, _) in enumerate(_PATTERNS)}
"""Which pattern stands above which, where an article has both."""
LISTS = frozenset({"article", "is", "bullet", "①", "1)"})
"""Patterns of items, never of headings, unless they are set as such."""
_FIRST = re.compile(r"(?:第|[（(])?\s*(?:[一1]|十?一)(?![一二三四五六七八九十\d])|①")


_SERIES = re.compile(
    rf"第(?:{_HAN}|\d{{1,2}})[\u4e00-\u9fff]{{0,4}}[：:]|[\u4e00-\u9fff]{{2}}之?{_HAN}[：:]"
)
"""第一步：……, 镜头一：……, which count as a number does."""
ALONE = re.compile(
    r"(?:PART|Part|part|NO|No)?[.\s]*(?:0?\d|1\d|[一二三四五六七八九十]{1,2}|[①-⑩])[.、]?"
    r"|[（(][一二三四五六七八九十]{1,2}[）)]|第[一二三四五六七八九十]{1,2}[站篇章节幕场回季]"
)
"""A number on a line of its own: a section without a name, or one above its heading."""


class LeadingNumber(NamedTuple):
    """The number before a line: the name of its pattern, and where the words begin."""

    pattern: str
    end: int
    is_first: bool


def number(text: str) -> LeadingNumber | None:
    """Return the number that ``text`` begins with."""
    for name, pattern in _PATTERNS:
        if found := pattern.match(text):
            return LeadingNumber(name, found.end(), _FIRST.match(text) is not None)
    return None


def bare(text: str) -> str:
    """Return ``text`` without its number."""
    found = number(text)
    return text[found.end :].strip() if found else text


def is_labelled(text: str) -> bool:
    """Whether ``text`` is a label with its value; a school's name or 第一步： is none."""
    found = words.LABELLED.match(text)
    return found is not None and not is_unit(found["label"]) and not _SERIES.match(text)


Setting = tuple[str, float, str, bool, Align, int]


def setting(looks: Looks) -> Setting:
    """Return how a paragraph is set: style, size, face, weight, alignment, level."""
    return looks.style, looks.size, looks.face, looks.bold, looks.align, looks.level


class BodyLooks(NamedTuple):
    """How most of the text is set."""

    size: float = 0.0
    face: str = ""
    bold: bool = False
    align: Align = Align.START


def body(lines: Sequence[DraftLine]) -> BodyLooks:
    """Return how most characters of ``lines`` are set; only those of sentences, if there are any."""
    counts = Counter[BodyLooks]()
    are_sentences = [any(mark in line.text for mark in "。；，") for line in lines]
    for line, is_sentence in zip(lines, are_sentences, strict=True):
        weight = len(line.text) if is_sentence or not any(are_sentences) else 1
        looks = line.looks
        counts[BodyLooks(looks.size, looks.face, looks.bold, looks.align)] += weight
    return counts.most_common(1)[0][0] if counts else BodyLooks()


_DISPLAY = frozenset({"hei", "kai", "xiaobiaosong"})


def stands_out(looks: Looks, usual: BodyLooks) -> bool:
    """Whether a line is set as headings are, and most text is not."""
    return (
        looks.level > 0
        or (looks.bold and not usual.bold)
        or (usual.size > 0 and looks.size >= usual.size + 1)
        or (looks.face in _DISPLAY and looks.face != usual.face)
    )


def is_centred(line: DraftLine, usual: BodyLooks) -> bool:
    """Whether it stands in the middle, by a format or pushed there by spaces, unlike the text."""
    pushed = line.inset and not line.text.endswith("。")
    return (line.looks.align is Align.CENTER and usual.align is not Align.CENTER) or pushed
