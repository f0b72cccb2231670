"""What is shown, as values for JSON in the user's language."""

from __future__ import annotations

from collections.abc import Callable

from jianbao.diagnostics import Diagnostic, Text
from jianbao.studio.model import Listed, Mend, PrintedPage, Shown, Trouble

Say = Callable[[Text], str]


def record_of(shown: Shown, say: Say) -> dict[str, object]:
    """Return ``shown`` for the page's scripts."""
    return {
        "revision": shown.revision,
        "stage": shown.stage.value,
        "title": shown.title,
        "issue": shown.issue,
        "date": shown.date,
        "layout": shown.layout,
        "parts": list(shown.parts),
        "chapters": [_chapter(chapter) for chapter in shown.chapters],
        "order": shown.order,
        "leaves": [_leaf(leaf) for leaf in shown.leaves],
        "changed": list(shown.changed),
        "ebook": shown.ebook,
        "remarks": [_with_mends(item, say) for item in shown.remarks],
    }


def remark_of(item: Diagnostic, page: int, say: Say) -> dict[str, object]:
    """Return a diagnostic with the page on which it shows."""
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": say(item.message),
        "hint": say(item.hint) if item.hint else "",
        "file": item.span.file if item.span else "",
        "line": item.span.line if item.span else 0,
        "column": item.span.column if item.span else 0,
        "end": item.span.end_column if item.span else 0,
        "page": page,
    }


def _with_mends(remark: Trouble, say: Say) -> dict[str, object]:
    return {
        **remark_of(remark.diagnostic, remark.page, say),
        "doubt": remark.is_doubt,
        "mends": [_mend(mend) for mend in remark.mends],
    }


def _mend(mend: Mend) -> dict[str, object]:
    return {
        "from": [mend.line, mend.column],
        "to": [mend.end_line, mend.end_column],
        "old": mend.old,
        "text": mend.text,
    }


def _chapter(chapter: Listed) -> dict[str, object]:
    return {
        "path": chapter.path,
        "title": chapter.title,
        "part": chapter.part,
        "place": chapter.place,
        "page": chapter.page,
        "hidden": chapter.hidden,
        "missing": chapter.missing,
        "changed": chapter.changed,
    }


def _leaf(leaf: PrintedPage) -> dict[str, object]:
    return {"width": leaf.width, "height": leaf.height, "digest": leaf.digest, "folio": leaf.folio}
