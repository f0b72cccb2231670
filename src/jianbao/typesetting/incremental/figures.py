"""Page numbers at the ends of lines, behind leaders, that are put in when the page is painted.

A contents page is the same whatever numbers it prints, but for these and for how many dots lead to
them, as long as its lines have room for them. So a unit that prints the page numbers of other units
is laid out beside these, with a number that stands in for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Final

from weasyprint.pdf.stream import Stream
from weasyprint.text import line_break

from jianbao.typesetting.incremental.digits import digits_of
from jianbao.typesetting.incremental.foreign import Box, Element
from jianbao.typesetting.incremental.line_ends import LineEnd, line_ends
from jianbao.typesetting.incremental.model import Digits, Figure, Rectangle, Tail

_END: Final = re.compile(
    rb"""
    1\ 0\ 0\ -1\ \S+\ (?P<dots_y>\S+)\ Tm\n (?P<dots_face>(?:\S+\ \S+\ Tf\n)?) (?P<dot>\[\S*\]\ TJ\n)
    (?:1\ 0\ 0\ -1\ \S+\ (?P=dots_y)\ Tm\n (?P=dot))*
    (?P<between>(?:(?!1\ 0\ 0\ -1).*\n)*)
    1\ 0\ 0\ -1\ \S+\ (?P<y>\S+)\ Tm\n (?P<face>(?:\S+\ \S+\ Tf\n)?) \[\S*\]\ TJ
    """,
    re.VERBOSE,
)
"""What shows a leader, dot by dot, and a number."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A number that has been drawn, and from which line of the stream to which, with its leader."""

    anchor: str
    number: int
    end: LineEnd | None = None
    digits: Digits | None = None
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Figures:
    """Watches which page numbers a unit prints, and how its pages show them."""

    foreign: Mapping[str, int]
    """The page numbers that it is laid out with, by anchor."""
    _printed: int = 0
    _marked: int = 0
    _seen: set[int] = field(default_factory=set)
    _earlier: set[Element] = field(default_factory=set)
    _ends: dict[int, LineEnd] = field(default_factory=dict)
    """The line ends of the page at work, by the identity of their numbers."""
    _dots: dict[int, int] = field(default_factory=dict)
    """In which line of the stream a dot is shown, by its identity."""
    _shown: list[_Shown] = field(default_factory=list)
    _faces: dict[tuple[str, Any, Any], Digits | None] = field(default_factory=dict)

    @property
    def are_known(self) -> bool:
        """Whether all numbers printed have been seen on the pages."""
        return self._printed == self._marked == len(self._seen)

    def mark(self, anchors: Sequence[str], made: Sequence[Box]) -> None:
        """Take note of ``made``, the boxes that print the page numbers of ``anchors``."""
        self._printed += bool(anchors)
        texts = [box for box in made if hasattr(box, "text")]
        if len(anchors) != 1 or len(texts) != 1 or anchors[0] not in self.foreign:
            return
        number = self.foreign[anchors[0]]
        if texts[0].text == str(number):
            texts[0].figure = (self._marked, anchors[0], number)
            self._marked += 1

    def look_at(self, page: Box) -> None:
        """Get ready for ``page`` to be painted."""
        self._ends = {id(end.number): end for end in line_ends(page, self._earlier)}
        self._dots = {id(end.dot): 0 for end in self._ends.values()}
        self._shown = []

    def draw_text(
        self, stock: Callable[..., None], stream: Stream, textbox: Box, *args: object
    ) -> None:
        """Draw a text: what stands in for WeasyPrint's function of that name."""
        start = len(stream.stream) - (stream.stream[-1:] == [b"ET"])  # which may be taken back
        stock(stream, textbox, *args)
        if id(textbox) in self._dots:
            self._dots[id(textbox)] = start
        found = getattr(textbox, "figure", None)
        if not found:
            return
        mark, anchor, number = found
        self._seen.add(mark)
        end = self._ends.get(id(textbox))
        if end:
            digits, first = self._digits(stream, textbox), self._dots[id(end.dot)]
            last = len(stream.stream) - 1  # which is ET
            self._shown.append(_Shown(anchor, number, end, digits, first, last))
        else:
            self._shown.append(_Shown(anchor, number))

    def _digits(self, stream: Stream, textbox: Box) -> Digits | None:
        """Return how the face of ``textbox`` shows digits; None if one hangs on the next."""
        style = textbox.style
        key = (
            line_break._font_style_cache_key(style, include_size=True),  # noqa: SLF001 - its rule
            style["letter_spacing"],
            style["font_kerning"],
        )
        if key not in self._faces:
            self._faces[key] = digits_of(stream, textbox)
        return self._faces[key]

    def on_page(self, lines: Sequence[bytes], areas: Sequence[Rectangle]) -> tuple[Figure, ...]:
        """Return the figures of the page whose stream has ``lines``, and whose links ``areas``."""
        places = list(accumulate((len(line) + 1 for line in lines), initial=0))
        return tuple(
            Figure(
                anchor=shown.anchor,
                number=shown.number,
                tail=_tail(shown, lines, places, areas) if shown.end else None,
            )
            for shown in self._shown
        )


def _tail(
    shown: _Shown, lines: Sequence[bytes], places: Sequence[int], areas: Sequence[Rectangle]
) -> Tail | None:
    """Return how ``lines``, which begin at ``places``, show a line end; None where it is strange."""
    if shown.end is None or shown.digits is None:
        return None
    text = b"\n".join(lines[shown.first : shown.last])
    found = _END.search(text)
    if not found or found.end() != len(text):
        return None
    start = places[shown.first]
    return Tail(
        span=(start + found.start(), start + found.end()),
        left=shown.end.left,
        right=shown.end.right,
        step=shown.end.step,
        slack=shown.end.slack,
        links=tuple(index for index, area in enumerate(areas) if area == shown.end.area),
        dots=(found["dots_y"], found["dots_face"], found["dot"]),
        between=found["between"],
        ends=(found["y"], found["face"]),
        digits=shown.digits,
    )
