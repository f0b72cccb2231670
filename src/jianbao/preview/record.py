"""What is shown, as values for JSON in the user's language."""

from __future__ import annotations

from collections.abc import Callable

from jianbao.diagnostics import Diagnostic, Text
from jianbao.preview.model import Leaf, Listed, Shown

Say = Callable[[Text], str]


def record_of(shown: Shown, say: Say) -> dict[str, object]:
    """Return ``shown`` for the page's scripts."""
    return {
        "revision": shown.revision,
        "stage": shown.stage.value,
        "title": shown.title,
        "parts": list(shown.parts),
        "chapters": [_chapter(chapter) for chapter in shown.chapters],
        "order": shown.order,
        "leaves": [_leaf(leaf) for leaf in shown.leaves],
        "changed": list(shown.changed),
        "ebook": shown.ebook,
        "remarks": [remark_of(item.diagnostic, item.page, say) for item in shown.remarks],
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
        "page": page,
    }


def _chapter(chapter: Listed) -> dict[str, object]:
    return {
        "path": chapter.path,
        "title": chapter.title,
        "part": chapter.part,
        "place": chapter.place,
        "page": chapter.page,
    }


def _leaf(leaf: Leaf) -> dict[str, object]:
    return {"width": leaf.width, "height": leaf.height, "digest": leaf.digest, "folio": leaf.folio}
