"""Stray runs, formulas and links directly in a body, cell or box, put into paragraphs of their own.

The schema lets them stand there (a w:ins, an m:oMathPara, a w:sdt), and other programs put more;
all that reads the tree afterwards finds text in paragraphs only.
"""

from __future__ import annotations

from lxml import etree

from jianbao.intake.docx.names import DRAWING, FORMULA, w

_CONTAINERS = tuple(
    map(w, ("body", "tc", "txbxContent", "footnote", "endnote", "comment", "hdr", "ftr"))
)
_BLOCKS = {w("p"), w("tbl"), w("altChunk"), w("subDoc")}
_SAYING = (
    *map(w, ("t", "delText", "instrText", "drawing", "pict", "object", "sym", "fldChar")),
    f"{{{FORMULA}}}t",
    f"{{{DRAWING}}}t",
)


def settle(root: etree._Element) -> None:
    """Wrap what stands in a container below ``root`` without a paragraph; nothing else changes."""
    for container in list(root.iter(*_CONTAINERS)):
        _settle(container)


def _settle(container: etree._Element) -> None:
    paragraph: etree._Element | None = None
    for child in list(container):
        if child.tag in _BLOCKS:
            paragraph = None
        elif _holds_blocks(child):
            paragraph = None
            _settle(child)
        elif not child.tag.endswith("Pr") and next(child.iter(*_SAYING), None) is not None:
            if paragraph is None:
                paragraph = etree.Element(w("p"))
                child.addprevious(paragraph)
            paragraph.append(child)


def _holds_blocks(element: etree._Element) -> bool:
    """Whether there are paragraphs in ``element`` that are not those of a drawing in a run."""
    return element.tag != w("r") and any(
        child.tag in _BLOCKS or _holds_blocks(child) for child in element
    )
