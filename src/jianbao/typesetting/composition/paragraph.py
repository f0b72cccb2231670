"""A measured paragraph: its breakpoints, its lines, and where every character of a line stands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import accumulate, compress, pairwise

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.composition.breaks import DEAR, LAST_OF_ALL
from jianbao.typesetting.composition.optimum import (
    DIVIDED,
    PARTED,
    SPLIT,
    TORN,
    Measure,
    Nodes,
    justified,
    ragged,
)
from jianbao.typesetting.composition.spacing import Measured, Spacing, space_out
from jianbao.typesetting.settings import Composition

_NOTHING: Mapping[int, float] = {}
_NARROW = 10.0
"""In a cell of fewer em a last character may stand alone: the price of two would be a torn line."""
_FREE, _DEAR, _SPLIT = (0.0, 0.0), (0.0, PARTED), (0.0, SPLIT)
"""Room of the hyphen and price of a line's end."""
_UNTORN = bytes.maketrans(bytes((LAST_OF_ALL,)), b"\0")
"""Leaves out the places that are only for lines that would be torn."""
_WHITE = re.compile(f"[{kind.WHITE}]")
_SOLID = frozenset((kind.HAN, kind.LATIN, kind.ATOM))


class Mode(Enum):
    """How the lines of a paragraph relate to the measure."""

    JUSTIFIED = "justified"
    RAGGED = "ragged"
    BALANCED = "balanced"
    """Ragged, with all lines of about the same length, as centred titles want it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """A line: the text from ``start`` to ``end``; the next one begins at ``resume``.

    ``forced`` says that a break set by hand ends it, ``last`` that it ends its paragraph or stands
    before such a break, and is therefore not stretched. ``hyphen`` is the room of that which
    divides its last word, 0 where none is.
    """

    start: int
    end: int
    resume: int
    forced: bool
    last: bool
    hyphen: float = 0.0


@dataclass
class MeasuredParagraph:
    """One paragraph, measured once and broken for any width that is asked for."""

    measured: Measured
    allowed: bytearray
    """Before which characters a line may begin, after all rules."""
    breaks_words: bool
    """Whether a unit wider than the measure may be broken anywhere (CSS overflow-wrap)."""
    settings: Composition
    shrinks: bool = False
    """Whether it may be so broken in order to be narrow."""
    divide: Callable[[], Mapping[int, float]] = dict
    """Tells before which characters a line may begin if a hyphen of some width ends the one before."""
    spacing: Spacing = field(init=False)
    _sums: tuple[array[float], ...] = field(init=False)
    _lines: dict[tuple[object, ...], BrokenLine] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Work out the spacing once."""
        self.spacing = space_out(self.measured, self.settings)
        self._sums = self._prefix_sums()

    def line(
        self, start: int, available: float, rest: float, mode: Mode, *, indented: bool
    ) -> BrokenLine:
        """Return the line that begins at ``start``, part of the optimum for what is left.

        ``available`` is the width of this line, ``rest`` of those that follow it. ``indented``
        tells whether an opening mark at ``start`` keeps its white. An optimum found earlier is
        kept as long as widths agree.
        """
        start = self.visible(start)
        key = (start, round(available, 2), mode, indented)
        if key not in self._lines:
            for line in self._break(start, available, rest, mode, indented=indented):
                width, inset = (available, indented) if line.start == start else (rest, False)
                self._lines[(line.start, round(width, 2), mode, inset)] = line
        return self._lines[key]

    def visible(self, start: int) -> int:
        """Return the first character at or after ``start`` that is not dropped at a line's start."""
        text = self.measured.classes
        while start < len(text) and text[start] in kind.WHITE and text[start] != kind.NEWLINE:
            start += 1
        return start

    @cached_property
    def hyphens(self) -> Mapping[int, float]:
        """Return what ``divide`` tells: dictionaries are read only where a line would be torn."""
        return self.divide()

    @cached_property
    def content_widths(self) -> tuple[float, float]:
        """Return the widths that breaking everywhere and breaking nowhere would give."""
        narrow = wide = 0.0
        for first, end in self._segments(0):
            wide = max(wide, self._width(first, end))
            cuts = [first, *self._allowed_between(first + 1, end), end]
            narrow = max(narrow, *(self._width(one, two) for one, two in pairwise(cuts)))
        return (0.0 if self.shrinks else narrow), wide

    def _width(self, start: int, end: int) -> float:
        """Return the natural width of a stretch of text set on a line of its own."""
        start = self.visible(start)
        end = self._trimmed(end, start)
        if start >= end:
            return 0.0
        return self._sums[0][end] - self._sums[0][start] - self.spacing.gap[start]

    def _segments(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches between breaks set by hand."""
        classes = self.measured.classes
        while True:
            end = classes.find(kind.NEWLINE, start)
            if end < 0:
                yield start, len(classes)
                return
            yield start, end
            start = end + 1
            if start == len(classes):
                return

    def _break(
        self, start: int, available: float, rest: float, mode: Mode, *, indented: bool
    ) -> Iterator[BrokenLine]:
        """Break what is left up to the next break set by hand."""
        first, end = next(self._segments(start))
        size = len(self.measured.classes)
        forced = end < size
        resume = end + forced
        whole = BrokenLine(
            start=first, end=self._trimmed(end, first), resume=resume, forced=forced, last=True
        )
        if mode is not Mode.BALANCED and self._fits(whole, available, mode, indented=indented):
            yield whole
            return
        justify = mode is Mode.JUSTIFIED
        places = self._breakpoints(first, end, min(available, rest))
        inner = {at: _DEAR if self.allowed[at] == DEAR else _FREE for at in places}
        nodes = self._nodes(inner, first, end, trim=justify, indented=indented)
        em = self.measured.em[min(first, size - 1)]
        measure = Measure(
            first=available,
            width=rest,
            em=em,
            lone=self.settings.lone if rest > _NARROW * em else 0,
            most=self.settings.stretch_most,
        )
        if justify:
            path, price = justified(nodes, measure)
            for bearable, others in (
                (DIVIDED, self._hyphens_between),
                (TORN, self._last_of_all_between),
            ):
                if price > bearable and (more := others(first, end)):
                    inner = dict(sorted((more | inner).items()))
                    nodes = self._nodes(inner, first, end, trim=True, indented=indented)
                    path, price = justified(nodes, measure)
        else:
            path = ragged(nodes, measure, balanced=mode is Mode.BALANCED)
        for one, two in pairwise(path):
            last = two == path[-1]
            yield BrokenLine(
                start=nodes.start[one],
                end=nodes.end[two],
                resume=resume if last else nodes.start[two],
                forced=last and forced,
                last=last,
                hyphen=nodes.hyphens.get(two, 0.0),
            )

    def _fits(self, line: BrokenLine, width: float, mode: Mode, *, indented: bool) -> bool:
        """Return whether the line, the last of its paragraph, fits without being squeezed."""
        spacing, start, end = self.spacing, line.start, line.end
        natural = self._sums[0][end] - self._sums[0][start]
        if start < end:
            natural -= spacing.gap[start]
        if mode is Mode.JUSTIFIED:
            natural -= spacing.end_trim.get(end - 1, 0.0)
            if not indented:
                natural -= spacing.start_trim.get(start, 0.0)
        return natural <= width

    def _trimmed(self, end: int, start: int) -> int:
        classes = self.measured.classes
        while end > start and classes[end - 1] in kind.WHITE:
            end -= 1
        return end

    def _prefix_sums(self) -> tuple[array[float], ...]:
        spacing, measured = self.spacing, self.measured
        natural = [gap + advance for gap, advance in zip(spacing.gap, spacing.advance, strict=True)]
        for extra in (measured.lead, measured.trail):
            for index, width in extra.items():
                natural[index] += width
        give = [0.0] * len(natural)
        for gives in (spacing.give_left, spacing.give_right):
            for index, width in gives.items():
                give[index] += width
        solid = [letter in _SOLID for letter in measured.classes]
        columns = (natural, spacing.flex_shrink, give, spacing.flex_stretch, spacing.even, solid)
        return tuple(array("d", (0.0, *accumulate(column))) for column in columns)

    def _breakpoints(self, first: int, end: int, width: float) -> list[int]:
        """Return where lines may begin between ``first`` and ``end``, both left out."""
        begin = self.visible(first) + 1
        inner = list(self._allowed_between(begin, end))
        while inner and self.visible(inner[-1]) >= end:
            inner.pop()
        if not self.breaks_words:
            return inner
        natural, letters = self._sums[0], self.measured.classes
        more = [
            at
            for start, stop in pairwise([first, *inner, end])
            if natural[stop] - natural[start] > width
            for at in range(start + 1, stop)
            if natural[at + 1] > natural[at] and letters[at] not in (kind.JOINED, *kind.WHITE)
        ]
        return sorted([*inner, *more])

    def _allowed_between(self, begin: int, end: int) -> Iterator[int]:
        return compress(range(begin, end), self.allowed[begin:end].translate(_UNTORN))

    def _hyphens_between(self, first: int, end: int) -> dict[int, tuple[float, float]]:
        return {
            at: (width, DIVIDED)
            for at, width in self.hyphens.items()
            if first < at < end and self.allowed[at] in (0, LAST_OF_ALL)
        }

    def _last_of_all_between(self, first: int, end: int) -> dict[int, tuple[float, float]]:
        return {at: _SPLIT for at in range(first + 1, end) if self.allowed[at] == LAST_OF_ALL}

    def _nodes(
        self,
        inner: Mapping[int, tuple[float, float]],
        first: int,
        end: int,
        *,
        trim: bool,
        indented: bool,
    ) -> Nodes:
        """Lay out the breakpoints, each with its hyphen's width and its price, with their sums."""
        spacing = self.spacing
        natural, flex, give, stretch, even, solid = self._sums
        starts, ends = [first, *inner, end], [first, *inner, end]
        if _WHITE.search(self.measured.classes):
            starts[1:-1] = map(self.visible, inner)
            ends[1:] = [self._trimmed(at, first) for at in ends[1:]]
        gap = [*spacing.gap, 0.0]
        start_trim, end_trim = (
            (spacing.start_trim, spacing.end_trim) if trim else (_NOTHING, _NOTHING)
        )
        left = [natural[at] + gap[at] + start_trim.get(at, 0.0) for at in starts]
        if indented:
            left[0] = natural[first] + gap[first]
        after = [min(at + 1, len(gap) - 1) for at in starts]
        right = [natural[at] - end_trim.get(at - 1, 0.0) for at in ends]
        hyphens = {node: width for node, (width, _) in enumerate(inner.values(), 1) if width}
        for node, width in hyphens.items():
            right[node] += width
        return Nodes(
            start=starts,
            end=ends,
            left=left,
            right=right,
            hyphens=hyphens,
            prices={node: price for node, (_, price) in enumerate(inner.values(), 1) if price},
            flex_shrink=([flex[at] for at in after], [flex[at] for at in ends]),
            give=([give[at] for at in after], [give[max(at - 1, 0)] for at in ends]),
            flex_stretch=([stretch[at] for at in after], [stretch[at] for at in ends]),
            even=([even[at] for at in after], [even[at] for at in ends]),
            solid=([solid[at] for at in starts], [solid[at] for at in ends]),
        )
