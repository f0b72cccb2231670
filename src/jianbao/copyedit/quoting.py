"""Say where a fault is, and quote it, as one would to somebody who has the article before her."""

from __future__ import annotations

from jianbao.copyedit.model import Fault, Quote
from jianbao.diagnostics import Text
from jianbao.manuscript.prose import ATOM, Kind, Passage, Prose

_AROUND = 24
"""Characters that are quoted before and behind a fault."""
_COUNTED = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION})
_NAMES = {
    Kind.TITLE: Text("标题", "title"),
    Kind.SUBTITLE: Text("副标题", "subtitle"),
    Kind.KICKER: Text("引题", "kicker"),
    Kind.AUTHOR: Text("作者", "author"),
    Kind.SOURCE: Text("供稿", "source"),
    Kind.DATE: Text("日期", "date"),
    Kind.SUMMARY: Text("摘要", "summary"),
    Kind.HEADING: Text("小标题", "heading"),
    Kind.CELL: Text("表格", "table"),
    Kind.CAPTION: Text("图注", "caption"),
    Kind.ALTERNATIVE: Text("图片说明", "picture's description"),
    Kind.SIGNATURE: Text("落款", "signature"),
    Kind.NOTE: Text("脚注", "footnote"),
}


class Quoter:
    """Quotes faults of one manuscript."""

    def __init__(self, prose: Prose) -> None:
        self._numbers: dict[int, int] = {}
        for passage in prose.passages:
            if passage.kind in _COUNTED:
                self._numbers[id(passage)] = len(self._numbers) + 1

    def quote(self, fault: Fault) -> Quote:
        """Return ``fault`` in the words around it."""
        text, start, end = fault.passage.text, fault.start, fault.end
        return Quote(
            place=self._place(fault.passage),
            before=_shown(text[max(0, start - _AROUND) : start]),
            wrong=_shown(text[start:end]),
            after=_shown(text[end : end + _AROUND]),
            right=_right(fault) if fault.edits else None,
        )

    def _place(self, passage: Passage) -> Text:
        number = self._numbers.get(id(passage))
        if number:
            return Text(f"正文第{number}段", f"paragraph {number}")
        return _NAMES.get(passage.kind, Text("正文", "text"))


def _shown(text: str) -> str:
    return text.replace("\n", " ").replace(ATOM, "□")


def _right(fault: Fault) -> str:
    text, at, pieces = fault.passage.text, fault.start, []
    for edit in sorted(fault.edits, key=lambda edit: edit.start):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, text[at : fault.end]))
