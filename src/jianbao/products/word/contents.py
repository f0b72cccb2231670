"""The contents: a field that Word can update, with the entries and pages of the print in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.manuscript.elements import has_class
from jianbao.products.word.inline import InlineWriter
from jianbao.products.word.sections import field
from jianbao.products.word.xml import text, w

if TYPE_CHECKING:
    from jianbao.products.word.flow import Context, WordFlow

_STYLES: Final = ("文章标题", "heading 1", "heading 2", "heading 3", "heading 4")
_LOCAL: Final = ("文章标题", "标题 1", "标题 2", "标题 3", "标题 4")
"""What a Chinese Word calls them, which it asks for in the field."""
_GALLERY: Final = "Table of Contents"
_DEEPEST: Final = 3


def write(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write the contents ``element``: title and entries."""
    start = len(flow.elements)
    title = element.find("h1")
    if title is not None:
        flow.block(title, context)
    links = [link for link in element.iter("a") if link.get("href")]
    instruction = _instruction(element)
    for number, link in enumerate(links):
        _entry(flow, link, context, instruction if number == 0 else "", number == len(links) - 1)
    inside, flow.elements[start:] = flow.elements[start:], []
    gallery = w("docPartObj", w("docPartGallery", val=_GALLERY), w("docPartUnique"))
    if inside and links:
        flow.elements.append(w("sdt", w("sdtPr", gallery), w("sdtContent", *inside)))
    else:
        flow.elements += inside


def _instruction(element: etree._Element) -> str:
    """Return the code of the field: which styles make its entries."""
    has_parts = next((item for item in element.iter("ol") if has_class(item, "nested")), None)
    deepest = max(
        (
            int(name[-1])
            for item in element.iter("ol")
            if (name := (item.get("class") or "").split()[0])
        ),
        default=1,
    )
    styles = ["辑名,1"] if has_parts is not None and deepest > 1 else []
    first = len(styles) + 1
    for level in range(first, deepest + 1):
        names = {_STYLES[level - first], _LOCAL[level - first]}
        styles += [f"{name},{level}" for name in sorted(names)]
    return f'TOC \\h \\z \\t "{",".join(styles)}"'


def _entry(
    flow: WordFlow,
    link: etree._Element,
    context: Context,
    instruction: str,
    is_last: bool,  # noqa: FBT001 - of a list
) -> None:
    level = min(sum(1 for _ in link.iterancestors("ol")), _DEEPEST)
    inline = InlineWriter(flow.pieces)
    inline.take(link)
    target = link.get("href", "").removeprefix("#")
    inline.tab()
    runs = inline.finish()
    name = flow.pieces.names.get(target)
    folio = flow.pieces.folios.get(target, "")
    runs += field(f"PAGEREF {name} \\h", folio) if name else [w("r", text("t", folio))]
    linked = flow.pieces.linked(f"#{target}", runs)
    if instruction:
        linked = [
            w("r", w("fldChar", fldCharType="begin")),
            w("r", text("instrText", f" {instruction} ")),
            w("r", w("fldChar", fldCharType="separate")),
            *linked,
        ]
    if is_last:
        linked.append(w("r", w("fldChar", fldCharType="end")))
    flow.add(linked, replace(context.looks, style=f"TOC{level}"))
