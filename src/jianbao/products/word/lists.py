"""Lists, and numbering.xml that holds their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.manuscript.elements import has_class
from jianbao.products.word.inline import InlineWriter
from jianbao.products.word.properties import Indent
from jianbao.products.word.xml import part, w

if TYPE_CHECKING:
    from jianbao.products.word.flow import Context, WordFlow

_FORMS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}  # fmt: skip
_BULLET: Final = "bullet"
_BULLETS: Final = "•◦▪"
_LEVELS: Final = 9
_STEP, _HANGING = 2.0, 1.5
"""How far each level goes in, and its marks stand out, in em of the text."""


def write(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write a list; one that counts backwards, which Word cannot, has its numbers as text."""
    if has_class(element, "names"):
        _names(flow, element, context)
        return
    items = element.findall("li")
    form = _FORMS.get(element.get("type", "1"), "decimal") if element.tag == "ol" else _BULLET
    backward = element.get("reversed") is not None
    start = int(element.get("start") or (len(items) if backward else 1))
    number, following = 0, start
    level = min(context.depth, _LEVELS - 1)
    left = context.left + _STEP
    for item in items:
        said = int(item.get("value") or following)
        if not number or said != following:
            number = flow.pieces.new_list(form, said)
        following = said + (-1 if backward else 1)
        marked = None if has_class(item, "task") else (number, level)
        looks = replace(context.looks, indent=Indent(left=left, first=-_HANGING), number=marked)
        if backward:
            number = 0
        inside = context.with_(
            style=context.style if context.is_cell else "ListParagraph",
            left=left,
            depth=context.depth + 1,
        )
        with flow.pieces.reading(item):
            _item(flow, item, inside, inside.with_(looks=looks), context)


def _item(
    flow: WordFlow, item: etree._Element, inside: Context, first: Context, around: Context
) -> None:
    """Write ``item``: its first paragraph has the mark, the others stand below its text."""
    start = len(flow.elements)
    shell = etree.Element("div")
    shell.text = item.text
    for child in item.iterchildren(etree.Element):
        context = inside.with_(looks=around.looks)
        if child.tag in {"p", "ul", "ol", "table", "figure", "blockquote", "pre", "div", "dl"}:
            _flush(flow, shell, first if len(flow.elements) == start else context)
            shell = etree.Element("div")
            is_first = len(flow.elements) == start and child.tag == "p"
            flow.block(child, first if is_first else context)
            shell.text = child.tail
        else:
            shell.append(deepcopy(child))
    _flush(flow, shell, first if len(flow.elements) == start else inside)


def _flush(flow: WordFlow, shell: etree._Element, context: Context) -> None:
    if len(shell) or (shell.text or "").strip():
        flow.walk(shell, context)


def _names(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write names five in a row."""
    items = element.findall("li")
    width = round(flow.pieces.measures.width * 20 / 5)
    for start in range(0, len(items), 5):
        inline = InlineWriter(flow.pieces)
        for place, item in enumerate(items[start : start + 5]):
            if place:
                inline.tab()
            inline.take(item)
        tabs = tuple(("left", width * place, "") for place in range(1, 5))
        flow.add(inline.finish(), replace(flow.looks(context), tabs=tabs, indent=Indent()))


def numbering_part(lists: Sequence[tuple[str, int]], em: float) -> bytes:
    """Return numbering.xml: one pattern for each form, one list for each in the book."""
    forms = sorted({form for form, _ in lists})
    root = w("numbering")
    for index, form in enumerate(forms):
        levels = [_level(form, level, em) for level in range(_LEVELS)]
        root.append(
            w(
                "abstractNum",
                w("multiLevelType", val="hybridMultilevel"),
                *levels,
                abstractNumId=index,
            )
        )
    for number, (form, start) in enumerate(lists, 1):
        made = w("num", w("abstractNumId", val=forms.index(form)), numId=number)
        if form != _BULLET:
            made.extend(
                w("lvlOverride", w("startOverride", val=start), ilvl=level)
                for level in range(_LEVELS)
            )
        root.append(made)
    return part(root)


def _level(form: str, level: int, em: float) -> etree._Element:
    mark = _BULLETS[level % len(_BULLETS)] if form == _BULLET else f"%{level + 1}."
    indent = Indent(left=_STEP * (level + 1), first=-_HANGING)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        w("pPr", indent.element(em)),
        ilvl=level,
    )
