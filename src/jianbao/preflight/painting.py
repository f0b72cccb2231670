"""What a page paints: its content, and that of its forms, read as a press would read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import (
    ContentStreamInlineImage,
    Name,
    Object,
    Page,
    PdfError,
    Stream,
    parse_content_stream,
)

from jianbao.preflight import colours, geometry
from jianbao.preflight.dots import ink_of
from jianbao.preflight.model import Kind, Mark
from jianbao.preflight.operators import Follower
from jianbao.preflight.state import State, matrix_of, numbers

MOST_OPERATORS = 20_000_000
_DEEPEST = 24
_CORNERS = 4
_POINTS = 72


class TooMuchError(Exception):
    """The file draws more than a book can hold: it was made to keep us busy."""


class Painting:
    """Reads the content of pages; counts operators over all of them."""

    def __init__(self) -> None:
        self._left = MOST_OPERATORS
        self._inks: dict[tuple[int, int], float] = {}

    def marks(self, page: Page) -> Iterator[Mark]:
        """Yield what ``page`` paints; raises `TooMuchError`, and PdfError where it is broken."""
        yield from self._content(page, page.resources, State(), 0)

    def _content(
        self, content: Page | Stream, resources: Object, state: State, depth: int
    ) -> Iterator[Mark]:
        if depth > _DEEPEST:
            raise TooMuchError
        follower = Follower(resources, state)
        for instruction in parse_content_stream(content):
            self._left -= 1
            if not self._left:
                raise TooMuchError
            if isinstance(instruction, ContentStreamInlineImage):
                continue
            operands, name = list(instruction.operands), str(instruction.operator)
            try:
                if name == "Do":
                    yield from self._object(str(operands[0]), follower, depth)
                else:
                    yield from follower.follow(operands, name)
            except (IndexError, TypeError, ValueError) as error:
                raise PdfError(f"{name}: {error}") from error

    def _object(self, name: str, follower: Follower, depth: int) -> Iterator[Mark]:
        drawn = follower.resource("/XObject", name)
        if not isinstance(drawn, Stream):
            return
        if drawn.get("/Subtype") == Name.Image:
            yield from self._picture(drawn, follower)
            return
        state = follower.state
        matrix = geometry.times(matrix_of(drawn.get("/Matrix")), state.matrix)
        inner = replace(state, matrix=matrix)
        bounds = numbers(drawn.get("/BBox"))
        if len(bounds) == _CORNERS:
            left, bottom, right, top = bounds
            inner = inner.clipped(geometry.moved_box((left, bottom, right, top), matrix))
        resources = drawn.get("/Resources") or follower.resources
        yield from self._content(drawn, resources, inner, depth + 1)

    def _picture(self, image: Stream, follower: Follower) -> Iterator[Mark]:
        state = follower.state
        box = geometry.common(geometry.moved_box((0, 0, 1, 1), state.matrix), state.clip)
        if box is None:
            return
        if image.get("/ImageMask"):
            yield state.filled(Kind.FILL, box)
            return
        width, height = geometry.sides(state.matrix)
        pixels = int(image.get("/Width", 0)), int(image.get("/Height", 0))
        dpi = min(pixels[0] / max(width, 1), pixels[1] / max(height, 1)) * _POINTS
        space = colours.kind_of(image.get("/ColorSpace", Name.Null), follower.spaces)
        ink = self._ink(image) if space == "cmyk" else 0.0
        yield Mark(kind=Kind.PICTURE, space=space, box=box, dpi=dpi, ink=ink)

    def _ink(self, image: Stream) -> float:
        if image.objgen not in self._inks:
            self._inks[image.objgen] = ink_of(image)
        return self._inks[image.objgen]
