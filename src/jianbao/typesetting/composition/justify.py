"""Where every character of one line stands: squeeze and stretch in CLREQ's order (T8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jianbao.typesetting.composition.spacing import Spacing

_TINY = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class JustifiedLine:
    """A line's characters in place, in pixels from the line's left edge.

    ``cell`` is where each character's room begins, ``room`` how wide it is; ``cut`` is how far the
    glyph stands left of its cell. ``width`` is the line's, hanging marks left out. ``over`` is
    what does not fit, ``stretch`` the widest even gap in em.
    """

    cell: list[float]
    room: list[float]
    cut: dict[int, float]
    width: float
    over: float
    stretch: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How a line is to fill ``available`` pixels.

    ``full`` lines are stretched to both edges. ``squeeze`` allows marks and gaps to give way where
    the text is too long; ``trim_start`` takes the white off an opening mark at the start.
    """

    available: float
    full: bool
    squeeze: bool
    trim_start: bool


@dataclass(slots=True)
class _Work:
    """One line while slack is dealt out; the lists count from the start of the line."""

    spacing: Spacing
    start: int
    end: int
    gap: list[float]
    room: list[float]
    cut: dict[int, float]


def place(spacing: Spacing, start: int, end: int, fill: Fill) -> JustifiedLine:
    """Set the characters from ``start`` to ``end`` on a line of their own."""
    work = _Work(
        spacing,
        start,
        end,
        gap=[0.0, *spacing.gap[start + 1 : end]] if end > start else [],
        room=spacing.advance[start:end].tolist(),
        cut={at - start: spacing.cut[at] for at in range(start, end) if at in spacing.cut},
    )
    trim = spacing.start_trim.get(start)
    if trim and fill.trim_start and end > start:
        work.room[0] -= trim
        work.cut[0] = work.cut.get(0, 0.0) + trim
    measured = spacing.measured
    fixed = _fixed(measured.lead, start, end) + _fixed(measured.trail, start, end)
    slack = fill.available - fixed - sum(work.gap) - sum(work.room)
    hung = 0.0
    if fill.full or (fill.squeeze and slack < 0):
        hung, trimmed = _trim_end(work)
        slack += trimmed
    stretch = 0.0
    if fill.squeeze and slack < -_TINY:
        slack = _squeeze(work, slack)
    elif fill.full and slack > 0:
        stretch, slack = _stretch(work, slack)
    return _lay_out(work, hung=hung, over=max(0.0, -slack), stretch=stretch)


def _fixed(widths: Mapping[int, float], start: int, end: int) -> float:
    return sum(width for at, width in widths.items() if start <= at < end)


def _trim_end(work: _Work) -> tuple[float, float]:
    """Take the white off a closing mark at the end; return what hangs and what was gained."""
    trim = work.spacing.end_trim.get(work.end - 1, 0.0)
    if not trim or work.end <= work.start:
        return 0.0, 0.0
    if trim >= work.room[-1]:
        return trim, trim
    work.room[-1] -= trim
    return 0.0, trim


def _squeeze(work: _Work, slack: float) -> float:
    """Take from gaps and word spaces first, then from marks; return what is still missing."""
    spacing, start = work.spacing, work.start
    flex = spacing.flex_shrink[start + 1 : work.end]
    total = sum(flex)
    share = min(1.0, -slack / total) if total else 0.0
    for at, width in enumerate(flex, 1):
        if width:
            taken_from = work.gap if work.gap[at] else work.room
            taken_from[at] -= width * share
    slack += total * share
    if slack > -_TINY:
        return slack
    inside = range(start + 1, work.end - 1)
    left = {at - start: spacing.give_left[at] for at in inside if at in spacing.give_left}
    right = {at - start: spacing.give_right[at] for at in inside if at in spacing.give_right}
    total = sum(left.values()) + sum(right.values())
    share = min(1.0, -slack / total) if total else 0.0
    for at, width in left.items():
        work.room[at] -= width * share
        work.cut[at] = work.cut.get(at, 0.0) + width * share
    for at, width in right.items():
        work.room[at] -= width * share
    return slack + total * share


def _stretch(work: _Work, slack: float) -> tuple[float, float]:
    """Give to word spaces and gaps first, then to all gaps alike.

    Returns the even stretch in em per gap and the slack that is left: all of it where the line
    would have to be torn apart.
    """
    spacing, first = work.spacing, work.start + 1
    flex = spacing.flex_stretch[first : work.end]
    even = [at for at, wanted in enumerate(spacing.even[first : work.end], 1) if wanted]
    em = spacing.measured.em[work.start]
    total = sum(flex)
    share = min(1.0, slack / total) if total else 0.0
    rest = slack - total * share
    each = rest / len(even) if even else 0.0
    if rest > _TINY and (not even or each > spacing.settings.stretch_most * em):
        return rest / (max(len(even), 1) * em), slack
    for at, width in enumerate(flex, 1):
        work.gap[at] += width * share
    return _spread(work, even, each) / em, 0.0


def _spread(work: _Work, even: list[int], each: float) -> float:
    """Widen all gaps by ``each`` pixels, the rest by more for those that reach their limit.

    Those between Chinese and Latin have one. Returns what the rest are widened by.
    """
    most = work.spacing.settings.autospace_widest * work.spacing.measured.em[work.start]
    limited = {at for at in even if 0.0 < work.gap[at] < most < work.gap[at] + each}
    if len(limited) < len(even):
        kept = sum(each - (most - work.gap[at]) for at in limited)
        each += kept / (len(even) - len(limited))
    else:
        limited = set()
    for at in even:
        work.gap[at] = most if at in limited else work.gap[at] + each
    return each


def _lay_out(work: _Work, *, hung: float, over: float, stretch: float) -> JustifiedLine:
    lead, trail = work.spacing.measured.lead, work.spacing.measured.trail
    position = 0.0
    cell = []
    for at, (gap, room) in enumerate(zip(work.gap, work.room, strict=True), work.start):
        position += gap + lead.get(at, 0.0)
        cell.append(position)
        position += room + trail.get(at, 0.0)
    return JustifiedLine(
        cell=cell,
        room=work.room,
        cut=work.cut,
        width=position - hung,
        over=over,
        stretch=stretch,
    )
