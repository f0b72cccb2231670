"""Elements that run along in the margins (CSS GCPM 3, "Running elements").

They are styled where they stand, but laid out in the margins of pages that may be in other units.
So they travel as markup, with the start tags around them that selectors may ask for.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Final

from jianbao.typesetting.incremental.flow import boxes_of
from jianbao.typesetting.incremental.foreign import Box, Context, Element
from jianbao.typesetting.incremental.model import Running, Unfit
from jianbao.typesetting.source import Source

_MARK: Final = "data-running"
_PRINTS: Final = frozenset({"counter()", "counters()"})
_STAYS: Final = frozenset({"string", "attr()", "content()", "quote", "url", "leader()", *_PRINTS})


def markup_of(boxes: Iterable[Box], body: Element) -> tuple[Running, ...]:
    """Return the running elements of ``boxes``, which stand in ``body``."""
    parents = {child: parent for parent in body.iter() for child in parent}
    return tuple((_around(body, _path(box.element, parents)), _counts(box)) for box in boxes)


def _path(element: Element, parents: dict[Element, Element]) -> list[Element]:
    path = [element]
    while path[0] in parents:
        path.insert(0, parents[path[0]])
    return path[1:]


def _around(body: Element, path: Sequence[Element]) -> str:
    """Return what is in ``body``: the element at the end of ``path``, and tags without content."""
    return "".join(
        ET.tostring(_pruned(child, path), encoding="unicode", short_empty_elements=False)
        for child in body
    )


def _pruned(element: Element, path: Sequence[Element]) -> Element:
    here = bool(path) and element is path[0]
    if here and len(path) == 1:
        whole = deepcopy(element)
        whole.set(_MARK, "")
        whole.tail = None
        return whole
    pruned = ET.Element(element.tag, element.attrib)
    if here:
        pruned.extend(_pruned(child, path[1:]) for child in element)
    return pruned


def _counts(box: Box) -> bool:
    """Return whether something in ``box`` prints page counters; raises Unfit for named strings."""
    kinds = {
        item[0]
        for inner in (box, *box.descendants())
        for item in (inner.style["content"] if isinstance(inner.style["content"], tuple) else ())
    }
    if box.is_note() or kinds - _STAYS:
        raise Unfit("a running element prints more than counters")
    return bool(kinds & _PRINTS)


def running_box(source: Source, context: Context) -> Box:
    """Return the box of the element that `markup_of` has marked in ``source``."""
    for box in boxes_of(source, context).descendants():
        if box.element is not None and _MARK in box.element.attrib and box.is_running():
            return box
    raise Unfit("a running element makes no box")
