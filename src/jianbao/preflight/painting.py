"""What a page paints: its content, and that of its forms, read as a press would read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import (
    ContentStreamInlineImage,
    Name,
    Object,
    Page,
    Stream,
    parse_content_stream,
)

from jianbao.preflight import colours, geometry
from jianbao.preflight.dots import ink_of
from jianbao.preflight.model import MarkKind, PaintedMark
from jianbao.preflight.operators import Follower
from jianbao.preflight.state import GraphicsState, matrix_of, numbers

MOST_OPERATORS = 1_000_000
"""A book of two hundred pages has a seventh of it."""
_OF_A_PAGE = 5_000
"""Operators that each page may have besides."""
_FORM = 50
"""Operators that reading a form counts for, however short it is."""
_DEEPEST = 24
_CORNERS = 4
_POINTS = 72
_SETS_PATTERN = {"scn", "SCN"}


class TooMuchError(Exception):
    """The file draws more than a book can hold: it was made to keep us busy."""


class Painting:
    """Reads the content of pages; counts operators over all of them."""

    def __init__(self, pages: int = 0) -> None:
        self._left = MOST_OPERATORS + pages * _OF_A_PAGE
        self._inks: dict[tuple[int, int], float] = {}
        self._within: list[tuple[int, int]] = []

    def marks(self, page: Page) -> Iterator[PaintedMark]:
        """Yield what ``page`` paints; raises `TooMuchError`, and PdfError where it is broken."""
        yield from self._content(page, page.resources, GraphicsState(), 0)

    def _content(
        self, content: Page | Stream, resources: Object, state: GraphicsState, depth: int
    ) -> Iterator[PaintedMark]:
        self._left -= _FORM
        if depth > _DEEPEST or self._left <= 0:
            raise TooMuchError
        follower = Follower(resources, state)
        for instruction in parse_content_stream(content):
            self._left -= 1
            if self._left <= 0:
                raise TooMuchError
            if isinstance(instruction, ContentStreamInlineImage):
                yield from self._picture(instruction.iimage.obj, follower)
                continue
            operands, name = list(instruction.operands), str(instruction.operator)
            yield from follower.follow(operands, name)
            if name == "Do":
                yield from self._object(str(operands[0]), follower, depth)
            elif name in _SETS_PATTERN and operands and isinstance(operands[-1], Name):
                yield from self._tile(str(operands[-1]), follower, depth)

    def _object(self, name: str, follower: Follower, depth: int) -> Iterator[PaintedMark]:
        drawn = follower.resource("/XObject", name)
        if not isinstance(drawn, Stream):
            return
        if drawn.get("/Subtype") == Name.Image:
            yield from self._picture(drawn, follower)
            return
        yield from self._inner(drawn, follower, follower.state, depth)

    def _tile(self, name: str, follower: Follower, depth: int) -> Iterator[PaintedMark]:
        """Yield what one tile of a pattern paints, where the pattern begins."""
        tile = follower.resource("/Pattern", name)
        if isinstance(tile, Stream):
            yield from self._inner(tile, follower, GraphicsState(), depth)

    def _inner(
        self, form: Stream, follower: Follower, state: GraphicsState, depth: int
    ) -> Iterator[PaintedMark]:
        matrix = geometry.times(matrix_of(form.get("/Matrix")), state.matrix)
        inner = replace(state, matrix=matrix)
        bounds = numbers(form.get("/BBox"))
        if len(bounds) == _CORNERS:
            left, bottom, right, top = bounds
            inner = inner.clipped(geometry.moved_box((left, bottom, right, top), matrix))
        resources = form.get("/Resources") or follower.resources
        if form.objgen in self._within:
            raise TooMuchError
        self._within.append(form.objgen)
        yield from self._content(form, resources, inner, depth + 1)
        self._within.pop()

    def _picture(self, image: Object, follower: Follower) -> Iterator[PaintedMark]:
        state = follower.state
        box = geometry.common(geometry.moved_box((0, 0, 1, 1), state.matrix), state.clip)
        if box is None:
            return
        if image.get("/ImageMask") or image.get("/IM"):
            yield state.filled(MarkKind.FILL, box)
            return
        width, height = geometry.sides(state.matrix)
        pixels = int(_of(image, "/Width", "/W") or 0), int(_of(image, "/Height", "/H") or 0)
        dpi = min(pixels[0] / max(width, 1), pixels[1] / max(height, 1)) * _POINTS
        written = _of(image, "/ColorSpace", "/CS")
        space = colours.kind_of(written, follower.spaces) if written is not None else ""
        ink = self._ink(image) if space == "cmyk" and isinstance(image, Stream) else 0.0
        yield PaintedMark(kind=MarkKind.PICTURE, space=space, box=box, dpi=dpi, ink=ink)

    def _ink(self, image: Stream) -> float:
        if image.objgen not in self._inks:
            self._inks[image.objgen] = ink_of(image)
        return self._inks[image.objgen]


def _of(image: Object, key: str, short: str) -> Object | None:
    """Return what a picture says of itself; one that stands in the text says it shortly."""
    return image.get(key) or image.get(short)
