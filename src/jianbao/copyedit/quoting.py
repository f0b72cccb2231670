"""Say where a fault is, and quote it, as one would to somebody who has the article before her."""

from __future__ import annotations

from jianbao.copyedit.model import Fault, Quote
from jianbao.diagnostics import Text
from jianbao.manuscript.prose import ATOM, Passage, PassageKind, Prose

_AROUND = 24
"""Characters that are quoted before and behind a fault."""
_COUNTED = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.QUOTATION})
_NAMES = {
    PassageKind.TITLE: Text("标题", "title"),
    PassageKind.SUBTITLE: Text("副标题", "subtitle"),
    PassageKind.KICKER: Text("引题", "kicker"),
    PassageKind.AUTHOR: Text("作者", "author"),
    PassageKind.SOURCE: Text("供稿", "source"),
    PassageKind.DATE: Text("日期", "date"),
    PassageKind.SUMMARY: Text("摘要", "summary"),
    PassageKind.HEADING: Text("小标题", "heading"),
    PassageKind.CELL: Text("表格", "table"),
    PassageKind.CAPTION: Text("图注", "caption"),
    PassageKind.ALTERNATIVE: Text("图片说明", "picture's description"),
    PassageKind.SIGNATURE: Text("落款", "signature"),
    PassageKind.NOTE: Text("脚注", "footnote"),
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
