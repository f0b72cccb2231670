"""True page numbers put into painted pages, where a number that was laid out stands in for them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import pydyf

from jianbao.typesetting.incremental.digits import spelt, width_of
from jianbao.typesetting.incremental.model import Figure, Link, Sheet, Tail, Unit
from jianbao.typesetting.incremental.painting import compressed

STAND_IN: Final = 888
"""What a number is laid out as that is not known yet."""


def fits(figure: Figure, number: int | None) -> bool:
    """Whether ``number`` can be put in the place of what ``figure`` was laid out with."""
    if number == figure.number:
        return True
    if number is None or number < 0 or figure.tail is None:
        return False
    return _wider(figure, number) < figure.tail.slack


def numbered(unit: Unit, numbers: Mapping[str, int]) -> Unit:
    """Return ``unit`` with the true ``numbers`` of the anchors; itself if it has them."""
    sheets = tuple(_numbered(sheet, numbers) for sheet in unit.sheets)
    return unit if sheets == unit.sheets else replace(unit, sheets=sheets)


def _numbered(sheet: Sheet, numbers: Mapping[str, int]) -> Sheet:
    if all(numbers.get(item.anchor, item.number) == item.number for item in sheet.figures):
        return sheet
    old, new, at = zlib.decompress(sheet.content), b"", 0
    links, figures = list(sheet.links), []
    for figure in sorted(sheet.figures, key=_place):
        tail, number = figure.tail, numbers.get(figure.anchor, figure.number)
        if tail:
            new += old[at : tail.span[0]]
            start, at = len(new), tail.span[1]
            wider, same = _wider(figure, number), number == figure.number
            new += old[slice(*tail.span)] if same else _drawn(tail, str(number))
            for index in tail.links:
                links[index] = _widened(links[index], -wider)
            tail = replace(tail, span=(start, len(new)), slack=tail.slack - wider)
        figures.append(replace(figure, number=number, tail=tail))
    return replace(
        sheet, content=compressed(new + old[at:]), links=tuple(links), figures=tuple(figures)
    )


def _widened(link: Link, distance: float) -> Link:
    kind, target, (left, top, right, bottom) = link
    return kind, target, (left, top, right + distance, bottom)


def _wider(figure: Figure, number: int) -> float:
    """Return by how much ``number`` is wider than what stands for it."""
    digits = figure.tail.digits if figure.tail else None
    if digits is None:
        return 0
    return width_of(digits, str(number)) - width_of(digits, str(figure.number))


def _place(figure: Figure) -> int:
    return figure.tail.span[0] if figure.tail else 0


def _drawn(tail: Tail, digits: str) -> bytes:
    """Return what shows the end of a line, as WeasyPrint has it: see its `handle_leader`."""
    dots_y, dots_face, dot = tail.dots
    y, face = tail.ends
    number = tail.right - width_of(tail.digits, digits)
    first, *others = (_matrix(x, dots_y) for x in _dots(tail, number))
    dots = b"".join(matrix + dot for matrix in others)
    shown = _matrix(number, y) + face + spelt(tail.digits, digits)
    return first + dots_face + dot + dots + tail.between + shown


def _dots(tail: Tail, end: float) -> Iterator[float]:
    """Yield where the dots up to ``end`` stand: on a grid that begins at the right."""
    x = tail.right - tail.step
    while x >= tail.left:
        if x + tail.step <= end:
            yield x
        x -= tail.step


def _matrix(x: float, y: bytes) -> bytes:
    return b"1 0 0 -1 %b %b Tm\n" % (pydyf._to_bytes(x), y)  # noqa: SLF001 - its rule
