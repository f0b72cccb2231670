"""How much an SVG picture draws: its elements, each as often as it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from jianbao.diagnostics import Text

HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_REFERENCE: Final = re.compile(r"#([^\s\"')]+)")
_NUMBER: Final = re.compile(r"\d+")
_MOST: Final = 100_000
"""Elements that a picture may draw."""
_CORNERS: Final = 20
"""So many corners of a shape count for one element."""
_AT_ENDS: Final = frozenset({"marker-start", "marker-end"})
_OUTLINES: Final = {"path": "d", "polyline": "points", "polygon": "points", "line": ""}
"""Shapes that have markers at their corners, and what lists the corners."""


class SvgError(Exception):
    """The picture cannot be used; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class _Corners(NamedTuple):
    """How many shapes an element and its content have, how many corners at most, and its own."""

    shapes: int
    corners: int
    own: int


def check_work(root: etree._Element) -> None:
    """Raise `SvgError` where the picture uses itself, or draws more than any picture does."""
    named = {name: element for element in root.iter() if (name := element.get("id"))}
    corners = _corners(root)
    sizes: dict[etree._Element, int] = {}
    open_: set[etree._Element] = set()
    waiting = [(root, False)]
    while waiting:
        element, is_done = waiting.pop()
        if element in sizes:
            continue
        parts = [(part, 1) for part in element]
        parts += _used(element, named, corners[element])
        if is_done:
            open_.discard(element)
            sizes[element] = (
                1
                + corners[element].own // _CORNERS
                + sum(times * sizes.get(part, 0) for part, times in parts)
            )
            if sizes[element] > _MOST:
                raise SvgError(
                    Text(
                        f"SVG 图要画的东西太多（第 {element.sourceline} 行起）",
                        f"the SVG draws too much (from line {element.sourceline})",
                    )
                )
            continue
        open_.add(element)
        waiting.append((element, True))
        if not open_.isdisjoint(part for part, _ in parts):
            raise SvgError(Text("SVG 图引用了自己", "the SVG uses itself"))
        waiting += [(part, False) for part, _ in parts if part not in sizes]


def _corners(root: etree._Element) -> dict[etree._Element, _Corners]:
    found: dict[etree._Element, _Corners] = {}
    for element in reversed(list(root.iter())):  # what is inside comes first
        listed = _OUTLINES.get(etree.QName(element).localname)
        shapes = int(listed is not None)
        # A corner has a number at least, but for the line, which has two corners.
        written = element.get(listed, "") if listed else ""
        own = corners = 2 * shapes + len(_NUMBER.findall(written))
        for part in element:
            shapes += found[part].shapes
            corners += found[part].corners
        found[element] = _Corners(shapes, corners, own)
    return found


def _used(
    element: etree._Element, named: Mapping[str, etree._Element], corners: _Corners
) -> Iterator[tuple[etree._Element, int]]:
    """Yield what ``element`` draws besides its content, and how often.

    A link or a label draws nothing. A marker is drawn at the corners of all that is inside, and one
    that styles tell of at those of all shapes.
    """
    kind = etree.QName(element).localname
    if kind == "a":
        return
    written = [(str(key), str(value)) for key, value in element.attrib.items()]
    if element.getparent() is None:
        written += [("style", style.text or "") for style in element.iter("{*}style")]
    for key, found in written:
        if key not in HREFS and "url(" not in found:
            continue
        times = corners.shapes if key in _AT_ENDS else corners.corners
        for part in (named[name] for name in _REFERENCE.findall(found) if name in named):
            yield part, times if etree.QName(part).localname == "marker" else 1
