"""The rules of the check: ink outside its area, ink on ink, what stands alone, empty pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

from jianbao.typesetting.page_check.findings import FaultOnPage, PageFinding
from jianbao.typesetting.page_check.survey import Ink, InkPart, is_break_forced, items_on

Box: TypeAlias = Any
"""WeasyPrint's boxes carry no types."""

_SLACK: Final = 2.0
"""Pixels by which anything may lie outside: rules, rounding."""
_HANGING: Final = 1.0
"""Share of its size by which a line may: marks that hang, white at its end."""
_OVERLAP: Final = 0.3
"""Share of the smaller type by which two lines must cover each other to overprint."""
_HALF: Final = 0.5
_LEAST_LINES: Final = 3
"""On the last page of what runs on."""
_MOST: Final = 3
"""Findings of one kind on a page; more say nothing new."""
_AMONG_LINES: Final = frozenset({InkPart.READING, InkPart.IN_LINE})
_RUNNING: Final = frozenset(
    {InkPart.TEXT, InkPart.HEADING, InkPart.CAPTION, InkPart.HEAD, InkPart.SIGNATURE}
)


def look_over(pages: Sequence[Box]) -> tuple[tuple[PageFinding, ...], ...]:
    """Return what is wrong on each of ``pages``, which follow each other.

    A page is taken to follow the last one by a forced break, as one does the last.
    """
    surveys = [list(items_on(page)) for page in pages]
    found = []
    for number, (page, items) in enumerate(zip(pages, surveys, strict=True)):
        follows = number > 0 and not is_break_forced(pages[number - 1], page)
        following = surveys[number + 1] if number + 1 < len(pages) else []
        # A blank page turns the next one to its side of the leaf.
        more = bool(following) and not is_break_forced(page, pages[number + 1])
        following = following if more else []
        turns = more and _turns(page, pages[number + 1])
        ends = follows and not more and not _turns(pages[number - 1], page)
        found.append(
            (
                *_on(page, items, following, follows=follows, turns=turns),
                *(_empty(items) if ends else ()),
            )
        )
    return tuple(found)


def _turns(page: Box, after: Box) -> bool:
    """Whether one lies across and the other does not, so that neither can take from the other."""
    return bool(page.page_type.name != after.page_type.name)


def _on(
    page: Box, items: Sequence[Ink], following: Sequence[Ink], *, follows: bool, turns: bool
) -> Iterator[PageFinding]:
    yield from _few(FaultOnPage.OFF_PAPER, (item for item in items if _is_off(page, item)))
    yield from _few(FaultOnPage.OUTSIDE, (item for item in items if _is_outside(page, item)))
    yield from _few(FaultOnPage.CLIPPED, (item for item in items if item.is_clipped))
    yield from _few(FaultOnPage.OVERPRINTED, _overprinted(items))
    flowing = [item for item in items if not item.is_free and item.part in _RUNNING]
    if following and flowing:
        yield from _at_foot(page, flowing, following, turns=turns)
    if follows:
        yield from _at_head(items, flowing)


def _empty(items: Sequence[Ink]) -> Iterator[PageFinding]:
    """Tell a page that ends what runs on, where it holds a line or two of it (单行不成页)."""
    running = [item for item in items if not item.is_free and item.part in _RUNNING]
    if 0 < len(running) < _LEAST_LINES and all(item.size for item in running):
        first = running[0]
        yield PageFinding(
            kind=FaultOnPage.NEARLY_EMPTY,
            source=first.source,
            what=first.text,
            lines=len({round(item.top) for item in running}),
        )


def _few(kind: FaultOnPage, items: Iterator[Ink]) -> Iterator[PageFinding]:
    for _, item in zip(range(_MOST), items, strict=False):
        yield PageFinding(kind=kind, source=item.source, what=item.text)


def _is_off(page: Box, item: Ink) -> bool:
    """Whether ``item`` leaves the paper, to which the bleed belongs until it is cut."""
    left, right, top, bottom = (
        page.style[f"bleed_{side}"].value + _SLACK for side in ("left", "right", "top", "bottom")
    )
    return bool(
        item.left < -left
        or item.top < -top
        or item.right > page.margin_width() + right
        or item.bottom > page.margin_height() + bottom
    )


def _is_outside(page: Box, item: Ink) -> bool:
    if item.is_free or _is_off(page, item):
        return False
    left, top = page.content_box_x(), page.content_box_y()
    slack = max(_SLACK, item.size * _HANGING)
    return bool(
        item.left < left - slack
        or item.right > left + page.width + slack
        or item.top < top - slack
        or item.bottom > top + page.height + slack
    )


def _overprinted(items: Sequence[Ink]) -> Iterator[Ink]:
    """Yield the lines that stand on other lines or on pictures."""
    inked = sorted(
        (item for item in items if not _is_ground(item) and item.part not in _AMONG_LINES),
        key=lambda item: item.top,
    )
    for number, item in enumerate(inked):
        for other in inked[number + 1 :]:
            if other.top >= item.bottom:
                break
            if (item.size or other.size) and _covers(item, other):
                yield other if other.size else item
                break


def _is_ground(item: Ink) -> bool:
    """Whether lines may stand on ``item``: a table, or a drawing that was put behind them."""
    return item.text == "table" or bool(item.is_free and not item.size)


def _covers(one: Ink, other: Ink) -> bool:
    size = min(size for size in (one.size, other.size) if size)
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > size * _OVERLAP and down > size * _OVERLAP


def _at_foot(
    page: Box, flowing: Sequence[Ink], following: Sequence[Ink], *, turns: bool
) -> Iterator[PageFinding]:
    texts = [item for item in flowing if item.text != "table"]
    last = max(texts or flowing, key=lambda item: item.bottom)
    if last.part in {InkPart.HEADING, InkPart.CAPTION}:
        source = last.source or _first_source(following)
        yield PageFinding(kind=FaultOnPage.LONE_HEADING, source=source, what=last.text)
    elif last.part is InkPart.HEAD:
        yield PageFinding(kind=FaultOnPage.LONE_HEAD, source=last.source, what=last.text)
    if not turns and last.bottom - page.content_box_y() < page.height * _HALF:
        worded = (item for item in following if item.text and item.text != "table")
        after = next(worded, following[0])
        source = after.source or _first_source(following)
        yield PageFinding(kind=FaultOnPage.HALF_EMPTY, source=source, what=after.text)


def _first_source(items: Sequence[Ink]) -> str:
    """Return the place of the first block of a manuscript: titles have none of their own."""
    return next((item.source for item in items if item.source), "")


def _at_head(items: Sequence[Ink], flowing: Sequence[Ink]) -> Iterator[PageFinding]:
    first = min(flowing, key=lambda item: item.top, default=None)
    if first is not None and first.part is InkPart.SIGNATURE:
        yield PageFinding(kind=FaultOnPage.LONE_SIGNATURE, source=first.source, what=first.text)
    imprint = next((item for item in items if item.part is InkPart.IMPRINT), None)
    if first is None and imprint is not None:
        yield PageFinding(kind=FaultOnPage.LONE_IMPRINT, source=imprint.source, what=imprint.text)
