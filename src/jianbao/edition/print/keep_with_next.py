"""Paragraphs that say what follows them: a bold label, the addressees of a notice below its title.

No page and no column ends with one; a style sheet cannot tell them from other paragraphs.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

KEPT: Final = "kept-with-next"
"""Their class."""
_LONGEST: Final = 40
_STOPS: Final = ("。", "！", "？", "；", ".", "!", "?", ";")
_COLONS: Final = ("：", ":")


def keep_with_next(tree: etree._Element) -> None:
    """Give such paragraphs of the articles' bodies the class `KEPT`."""
    for body in tree.iter("div"):
        if body.get("class") == "chapter-body":
            for paragraph in body.iter("p"):
                if paragraph.getnext() is not None and _leads(paragraph, body):
                    paragraph.set("class", f"{paragraph.get('class', '')} {KEPT}".strip())


def _leads(paragraph: etree._Element, body: etree._Element) -> bool:
    said = "".join(map(str, paragraph.itertext())).strip()
    if not said or len(said) > _LONGEST or said.endswith(_STOPS):
        return False
    if said.endswith(_COLONS) and paragraph.getparent() is body and paragraph is body[0]:
        return True
    return (
        not (paragraph.text or "").strip()
        and len(paragraph) == 1
        and paragraph[0].tag in {"strong", "b"}
        and not (paragraph[0].tail or "").strip()
    )
