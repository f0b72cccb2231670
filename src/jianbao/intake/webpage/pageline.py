"""The line under a headline on the pages of offices: date, source, number of readers, type size."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jianbao.intake.model import Block, Change, Paragraph
from jianbao.intake.webpage import codes
from jianbao.intake.webpage.facts import Facts, day, squeezed
from jianbao.intake.webpage.ornaments import change

_LABELS = {
    "date": "发布时间|发布日期|发表时间|发表日期|更新时间|时间|日期",
    "publisher": "信息来源|稿件来源|文章来源|来源|稿源",
    "author": "作者",
    "other": "发布者|发布人|责任编辑|编辑|审核",
    "machine": "浏览次数|浏览量|浏览|点击次数|点击数|点击量|点击|阅读次数|阅读量|阅读|访问次数|访问量|字体大小|字体|字号",
}
_BEFORE = dict.fromkeys(_LABELS, r"(?<![^\W\d])") | {"machine": ""}
"""What no label stands behind; those of counters follow any value without a space."""
_MARKS = r"[\s:：\[\]【】()（）|/]*"
_LABEL = re.compile(
    "|".join(
        f"(?P<{name}>{_BEFORE[name]}(?:{words})(?:\\s*[:：]|(?=\\s*[\\[【(（])))"
        for name, words in _LABELS.items()
    )
)
_MACHINE_VALUE = re.compile(rf"{_MARKS}(?:\d*\s*次?|大{_MARKS}中{_MARKS}小){_MARKS}")
_BUTTONS = re.compile(r"[【\[]?(?:打印本页|打印|关闭窗口|关闭|收藏本页|收藏)[】\]]?\s*$")
_DAY = r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?"
_DAY_FIRST = re.compile(rf"{_DAY}(?=[\s|]|$)")
_DAY_ALONE = re.compile(_DAY)
_WRITTEN_BY_HAND = re.compile(r"[\d\s]+年[\d\s]+月[\d\s]+日")
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """What such a line says; empty where it does not."""

    date: str = ""
    publisher: str = ""
    author: str = ""


def clean(
    blocks: tuple[Block, ...], facts: Facts
) -> tuple[tuple[Block, ...], tuple[Change, ...], Facts]:
    """Return ``blocks`` without such lines, a change for each, and ``facts`` with what they say."""
    kept: list[Block] = []
    changes: list[Change] = []
    for index, block in enumerate(blocks):
        under_headline = index <= 1
        line = read(block.text, under_headline) if isinstance(block, Paragraph) else None
        if line is None or not isinstance(block, Paragraph):
            kept.append(block)
            continue
        changes.append(change(codes.PAGE_LINE, block))
        facts = replace(
            facts,
            date=facts.date or line.date,
            publisher=line.publisher or facts.publisher,
            author=facts.author or line.author,
        )
    return tuple(kept), tuple(changes), facts


def read(text: str, under_headline: bool) -> PageLine | None:  # noqa: FBT001 (where it stands)
    """Return what the line ``text`` says; None where it is none.

    It consists of labelled values, among them one that no text of an article has: how many have
    read it, or sizes of type. Under the headline a date is enough; not one that is written as
    those of signatures are and stands alone.
    """
    text = squeezed(text)
    while match := _BUTTONS.search(text):
        text = text[: match.start()].strip()
        if not text:
            return PageLine()
    values = _values(text) if len(text) <= _LONGEST else None
    if not values:
        return None
    date = values.get("date", "")
    dated = bool(_DAY_ALONE.fullmatch(date)) and not _WRITTEN_BY_HAND.fullmatch(text)
    if not ("machine" in values or (under_headline and dated)) or (date and not day(date)):
        return None
    return PageLine(
        date=day(date), publisher=values.get("publisher", ""), author=values.get("author", "")
    )


def _values(text: str) -> dict[str, str] | None:
    """Return the values in ``text`` by their kinds; None where there is other text too."""
    values: dict[str, str] = {}
    if first := _DAY_FIRST.match(text):
        values["date"] = first[0]
        text = text[first.end() :].strip(" \u3000|")
    labels = list(_LABEL.finditer(text))
    if text and (not labels or labels[0].start() > 0):
        return None
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends[: len(labels)], strict=True):
        name, value = label.lastgroup or "", text[label.end() : end].strip(" \u3000|")
        if name == "machine" and not _MACHINE_VALUE.fullmatch(value):
            return None
        values.setdefault(name, value)
    return values
