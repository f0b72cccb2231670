"""What stands outside the text, and is reported: comments, page headers, page footers."""

from __future__ import annotations

from lxml import etree

from jianbao.intake.docx import change_codes, changes
from jianbao.intake.docx.names import w
from jianbao.intake.docx.story import SharedStory
from jianbao.intake.docx.text import plain

MARGINS = {"header": change_codes.HEADER, "footer": change_codes.FOOTER}


def report(document: SharedStory) -> None:
    """Report the comments, and each header and footer once that says anything."""
    root = _tree(document, "comments")
    for element in root.iterchildren(w("comment")) if root is not None else ():
        document.log.add(
            changes.about(change_codes.COMMENT, element.get(w("author"), "?")),
            document.comments.get(element.get(w("id"), ""), 0),
            before=plain(element),
        )
    for part, kind in margins(document):
        root = document.package.tree(part)
        text = "" if root is None else plain(root)
        if text.strip():
            document.log.add(MARGINS[kind], 0, before=text)


def margins(document: SharedStory) -> list[tuple[str, str]]:
    """Return the parts with headers and footers, and which of the two each is."""
    relations = document.package.relations(document.package.main).values()
    found = ((item.target, item.kind.rpartition("/")[2]) for item in relations)
    return list(dict.fromkeys((part, kind) for part, kind in found if kind in MARGINS))


def _tree(document: SharedStory, kind: str) -> etree._Element | None:
    part = document.package.related(document.package.main, kind)
    return document.package.tree(part) if part else None
