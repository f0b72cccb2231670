"""The dots of a leader, written many times but shaped once.

WeasyPrint sets each dot of a leader as a text box of its own, and asks Pango for each. Boxes of one
leader share their layout: what the first of them put into the page, the others put there too, in
their own place. The file stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import weasyprint.draw
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
    (Stream, "begin_text", "(self)"),
    (Stream, "end_text", "(self)"),
    (Stream, "set_font_size", "(self, font, size)"),
)


@dataclass(slots=True)
class _Written:
    """What a text box put into a stream: its font, and what shows its glyphs."""

    stream: Stream
    text: str
    font: tuple[str, float]
    shown: list[bytes]


@contextmanager
def leaders_once() -> Iterator[None]:
    """Shape each leader once in everything drawn meanwhile; on an unknown WeasyPrint, not at all."""
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            replace(stack, weasyprint.draw, "draw_text", _draw_text)
        yield


def _draw_text(stock: Callable[..., None], stream: Stream, textbox: Box, *args: object) -> None:
    layout = textbox.pango_layout
    before = getattr(layout, "drawn", None)
    if isinstance(before, _Written) and before.stream is stream and before.text == textbox.text:
        _repeat(stream, textbox, before)
        return
    start = len(stream.stream) - (stream.stream[-1:] == [b"ET"])  # which may be taken back
    stock(stream, textbox, *args)
    # Most layouts are drawn only once.
    layout.drawn = _written(stream, textbox, start) if before is stream else stream


def _repeat(stream: Stream, textbox: Box, written: _Written) -> None:
    x, y = textbox.position_x, textbox.position_y + textbox.baseline
    stream.set_color(textbox.style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, x, y)
    stream.set_font_size(*written.font)
    stream.stream.extend(written.shown)
    stream.end_text()


def _written(stream: Stream, textbox: Box, start: int) -> _Written | None:
    """Return what was put into ``stream`` from ``start``; None where it was more than a text."""
    style = textbox.style
    lines = stream.stream[start:]
    places = [index for index, line in enumerate(lines) if bytes(line).endswith(b" Tm")]
    if len(places) != 1 or style["text_decoration_line"] != "none" or lines[-1] != b"ET":
        return None
    shown = [line for line in lines[places[0] + 1 : -1] if not line.endswith(b" Tf")]
    if style["visibility"] != "visible" or any(not line.endswith(b"TJ") for line in shown):
        return None
    return _Written(stream, textbox.text, stream._old_font, shown)  # noqa: SLF001 - it ends with ET
