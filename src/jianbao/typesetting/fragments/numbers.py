"""True page numbers put into painted pages, where a number that was laid out stands in for them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import pydyf

from jianbao.typesetting.fragments.digits import spelt, width_of
from jianbao.typesetting.fragments.model import Figure, Link, Sheet, Tail
from jianbao.typesetting.fragments.painting import compressed

STAND_IN: Final = 888
"""What a number is laid out as that is not known yet."""


def fits(figure: Figure, number: int | None) -> bool:
    """Whether ``number`` can be put in the place of what ``figure`` was laid out with."""
    if number == figure.number:
        return True
    if number is None or number < 0 or figure.tail is None:
        return False
    return _wider(figure, number) < figure.tail.slack


def numbered(sheet: Sheet, numbers: Mapping[str, int]) -> Sheet:
    """Return ``sheet`` with the true ``numbers`` of the anchors."""
    if not sheet.figures:
        return sheet
    content, links, parts, at = zlib.decompress(sheet.content), list(sheet.links), [], 0
    for figure in sorted(sheet.figures, key=_place):
        tail, number = figure.tail, numbers.get(figure.anchor, figure.number)
        if tail and number != figure.number:
            start, end = tail.span
            parts += [content[at:start], _drawn(tail, str(number))]
            at = end
            for index in tail.links:
                links[index] = _widened(links[index], -_wider(figure, number))
    whole = b"".join((*parts, content[at:]))
    return replace(sheet, content=compressed(whole), links=tuple(links))


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
