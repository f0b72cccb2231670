"""What the styles of a Word file that this program made say of its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from jianbao.intake.article import ParagraphRole
from jianbao.intake.splitting.credits import DATE, Credit
from jianbao.intake.splitting.labels import LineLabel as L
from jianbao.intake.splitting.lines import DraftLine

_FOREWORD: Final = "按语标题"
_TITLES: Final = frozenset({"文章标题", _FOREWORD})
"""Styles that no other program has."""
FURNITURE: Final = frozenset({
    "版头标识", "份号", "报头", "报头副题", "期号", "编印行", "目录标题", "辑名", "材料序号",
    "封面书名", "封面行", "封面落款", "发文机关标志", "发文字号", "版记", "要目标题", "附件标记",
})  # fmt: skip
"""Styles of a book's own head, contents and foot."""
_BETWEEN: Final = re.compile(r"\u3000+|(?<![A-Za-z]) | (?![A-Za-z])")
"""What stands between authors: a space that is not inside a foreign name."""
_TEXT: Final = frozenset({L.LEAD, L.OPEN, L.TEXT})
_TITLE_LINE: Final = frozenset({L.TITLE_LINE})
_LABELS: Final[Mapping[str, frozenset[L]]] = {
    **dict.fromkeys(FURNITURE, frozenset({L.FURNITURE})),
    **dict.fromkeys(_TITLES, frozenset({L.TITLE})),
    **dict.fromkeys(("body text", "按语", "着重框", "框题", "quote", "list paragraph", "主送机关",
                     "术语", "释义", "代码", "摘要", "表题", "会议时间地点", "附件说明", "附注"), _TEXT),
    **dict.fromkeys((f"heading {level}" for level in range(1, 6)), frozenset({L.HEADING})),
    "引题": frozenset({L.KICKER}),
    "subtitle": frozenset({L.SUBTITLE}),
    "作者": frozenset({L.BYLINE}),
    "供稿": frozenset({L.CREDIT}),
    "落款": frozenset({L.SIGNATURE, L.DATE}),
    "附件标题": frozenset({L.ATTACHMENT}),
}  # fmt: skip


_ROLES: Final = {
    "表题": ParagraphRole.TABLE_TITLE,
    "list paragraph": ParagraphRole.ITEM,
    "quote": ParagraphRole.QUOTATION,
    "着重框": ParagraphRole.BOX,
    "框题": ParagraphRole.BOX_TITLE,
    "按语": ParagraphRole.EDITOR_NOTE,
    "术语": ParagraphRole.TERM,
    "释义": ParagraphRole.DEFINITION,
}


def role(line: DraftLine) -> ParagraphRole:
    """Return what ``line``, which is text, is in a file whose styles are our own."""
    found = _ROLES.get(style_of(line), ParagraphRole.TEXT)
    is_item = found is not ParagraphRole.ITEM or bool(line.looks.listed)
    return found if is_item else ParagraphRole.TEXT


def level(line: DraftLine) -> int:
    """Return the level of a heading of our own style, from 1; 0 of another."""
    name, _, number = style_of(line).partition(" ")
    return int(number) if name == "heading" and number.isdecimal() else 0


def byline(line: DraftLine) -> Credit:
    """Return what ``line`` says, where its style says that it names authors and perhaps the day."""
    said = _BETWEEN.split(line.strip.text) if style_of(line) == "作者" else []
    days = [one for one in said if DATE.fullmatch(one)]
    return Credit(
        authors=tuple(one for one in said if one and one not in days), date="".join(days[:1])
    )


def is_summary(line: DraftLine) -> bool:
    """Whether the style of ``line`` says that it sums its article up."""
    return style_of(line) == "摘要"


def is_foreword(title: Sequence[DraftLine]) -> bool:
    """Whether the article with the lines of ``title`` is the editors' foreword, which is a note as a whole."""
    return any(style_of(line) == _FOREWORD for line in title)


def mark(line: DraftLine) -> tuple[str, int]:
    """Return the mark of an item as Markdown has it, and how many lists are around its own."""
    number = re.match(r"\d+", line.looks.numbering)
    level = int(line.looks.listed.rpartition("/")[2] or 0)
    return (f"{number[0]}." if number else "-"), level


def style_of(line: DraftLine) -> str:
    """Return the name of the style of ``line``, as it compares."""
    return line.looks.style.casefold()


def is_stated(lines: Sequence[DraftLine]) -> bool:
    """Whether the styles of ``lines`` are those that this program gives."""
    return any(style_of(line) in _TITLES for line in lines)


def starts(lines: Sequence[DraftLine]) -> int:
    """Return how many articles the styles say there are."""
    titles = [style_of(line) in _TITLES for line in lines]
    return sum(
        is_title and not (number and titles[number - 1]) for number, is_title in enumerate(titles)
    )


def labels(lines: Sequence[DraftLine]) -> dict[int, frozenset[L]]:
    """Return what ``lines`` may be by their styles; nothing where these are not our own."""
    if not is_stated(lines):
        return {}
    return {
        number: _TITLE_LINE if line.soft and style_of(line) in _TITLES else _LABELS[style_of(line)]
        for number, line in enumerate(lines)
        if style_of(line) in _LABELS
    }
