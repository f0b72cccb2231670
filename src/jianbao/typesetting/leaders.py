"""The dots of a leader, written many times but laid out and shaped once.

WeasyPrint sets each dot of a leader as a text box of its own, which every later step of the layout
looks at, and asks Pango for each. Here a leader keeps the first of these boxes, which knows how far
from it the others stand. What it puts into the page is put there again in their places. The file
stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final, TypeAlias

import pydyf
import weasyprint.draw
from weasyprint.layout import inline, leader
from weasyprint.pdf.stream import Stream

from jianbao.typesetting.adaptation import Signatures, replace, strange

Box: TypeAlias = Any
"""WeasyPrint's boxes carry no types."""

_RELIED_ON: Final[Signatures] = (
    (
        weasyprint.draw,
        "draw_text",
        "(stream, textbox, offset_x, text_overflow, block_ellipsis)",
    ),
    (inline, "handle_leader", "(context, line, containing_block)"),
    (leader, "leader_index", "(box)"),
    (Stream, "begin_text", "(self)"),
    (Stream, "end_text", "(self)"),
    (Stream, "set_font_size", "(self, font, size)"),
)


@contextmanager
def leaders_once() -> Iterator[None]:
    """Set each leader once in all that is laid out meanwhile; on an unknown WeasyPrint, not at all."""
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            replace(stack, inline, "handle_leader", _handle)
            replace(stack, weasyprint.draw, "draw_text", _draw_text)
        yield


def _handle(stock: Callable[..., None], context: object, line: Box, block: Box) -> None:
    stock(context, line, block)
    _, box = leader.leader_index(line)
    if box is not None and len(box.children) > 1:
        first, *others = box.children
        first.repeats = tuple(other.position_x - first.position_x for other in others)
        box.children = (first,)


def _draw_text(
    stock: Callable[..., None], stream: Stream, textbox: Box, offset: float, *args: object
) -> None:
    start = len(stream.stream) - (stream.stream[-1:] == [b"ET"])  # which may be taken back
    stock(stream, textbox, offset, *args)
    repeats: Sequence[float] = getattr(textbox, "repeats", ())
    if not repeats:
        return
    shown = _shown(stream, textbox, start)
    if shown is None:
        for distance in repeats:
            other = textbox.copy()
            other.position_x += distance
            stock(stream, other, offset + distance, *args)
        return
    x, y = textbox.position_x, pydyf._to_bytes(textbox.position_y + textbox.baseline)  # noqa: SLF001 - its rule
    stream.begin_text()
    for distance in repeats:
        across = pydyf._to_bytes(x + distance)  # noqa: SLF001
        stream.stream += (b"1 0 0 -1 %b %b Tm" % (across, y), *shown)
    stream.end_text()


def _shown(stream: Stream, textbox: Box, start: int) -> list[bytes] | None:
    """Return what shows the glyphs put into ``stream`` from ``start``; None if it was more than a text."""
    style = textbox.style
    lines = stream.stream[start:]
    places = [index for index, line in enumerate(lines) if bytes(line).endswith(b" Tm")]
    if len(places) != 1 or style["text_decoration_line"] != "none" or lines[-1] != b"ET":
        return None
    shown = [line for line in lines[places[0] + 1 : -1] if not line.endswith(b" Tf")]
    if style["visibility"] != "visible" or any(not line.endswith(b"TJ") for line in shown):
        return None
    return shown
