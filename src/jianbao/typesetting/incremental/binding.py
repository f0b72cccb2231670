"""The laid out book made a file: its margins, its numbers, its complaints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbao.diagnostics import Diagnostic, Result, Span, by_place
from jianbao.failures import span_of
from jianbao.typesetting import codes
from jianbao.typesetting.complaints import anchored_twice, unanchored
from jianbao.typesetting.folios import Folio, labelled
from jianbao.typesetting.incremental.assemble import BoundPage, assemble
from jianbao.typesetting.incremental.cut import Sections
from jianbao.typesetting.incremental.model import (
    BarePage,
    Counters,
    MarginOrder,
    Unit,
)
from jianbao.typesetting.incremental.numbering import NamedStrings
from jianbao.typesetting.incremental.painting import SCALE
from jianbao.typesetting.incremental.placing import PlacedUnit
from jianbao.typesetting.incremental.workshop import LayoutWorkshop
from jianbao.typesetting.job import Job, Typeset
from jianbao.typesetting.page_check.findings import CODES, all_told
from jianbao.typesetting.pagination import BlockPlace
from jianbao.typesetting.source import MemoryFetcher, XmlSource

_ORDER = (
    (codes.NOT_COMPOSED,),
    (codes.SET_PLAINLY,),
    (codes.TOO_LONG_LINE, codes.LOOSE_LINE),
    (codes.NO_GRID,),
    (codes.NOTES_AS_THEY_ARE,),
    (codes.NO_FOLIOS,),
    tuple(CODES.values()),
)
"""The order in which `engine.typeset` gives its diagnostics, those of styles before them."""
_RANKS = {code.code: rank for rank, alike in enumerate(_ORDER) for code in alike}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page with its counters and the margin boxes that it is to have."""

    unit: Unit
    sheet: BarePage
    shift: tuple[float, float]
    number: int
    margins: tuple[MarginOrder, ...]


def bound(
    job: Job, parts: Sections, workshop: LayoutWorkshop, placed: Sequence[PlacedUnit]
) -> Result[Typeset]:
    """Return the PDF of ``placed`` with its page map."""
    pages = list(_pages(workshop, placed))
    made = workshop.margins([order for page in pages for order in page.margins])
    leaves = [
        BoundPage(
            unit=page.unit,
            sheet=page.sheet,
            shift=page.shift,
            margins=tuple(made[order] for order in page.margins),
        )
        for page in pages
    ]
    head = XmlSource(
        f"{parts.html_tag}{parts.head}{parts.body_tag}</body></html>", MemoryFetcher(())
    )
    printed = [next(filter(None, (m.folio for m in leaf.margins)), "") for leaf in leaves]
    counters = [page.number for page in pages]
    folios = tuple(map(Folio, printed, counters))
    pdf, faults = assemble(leaves, head, workshop.press.fonts, folios, job)
    value = Typeset(
        pdf=pdf,
        page_count=len(leaves),
        pages=_first_pages(leaves),
        starts=labelled([leaf.sheet.start for leaf in leaves], printed, counters),
        places=tuple(_places(leaves)),
    )
    told = (*workshop.press.diagnostics, *_told(leaves), *_misled(leaves), *_seen(leaves), *faults)
    return Result(value=value, diagnostics=tuple(sorted(by_place(told), key=_rank)))


def _pages(workshop: LayoutWorkshop, placed: Sequence[PlacedUnit]) -> Iterator[_Page]:
    total = sum(len(item.numbers) for item in placed)
    strings = NamedStrings()
    for item in placed:
        for (unit, sheet, shift), counters in zip(item.sheets(), item.numbers, strict=True):
            numbers = {**dict(counters), "pages": total}
            printed = workshop.printed(sheet.kind)
            asked = tuple(name for side in printed for name in side.strings)
            values = strings.on(sheet.strings, sheet.openings, asked)
            yield _Page(
                unit=unit,
                sheet=sheet,
                shift=shift,
                number=numbers.get("page", 0),
                margins=tuple(
                    MarginOrder(
                        kind=sheet.kind,
                        side=side.side,
                        strings=tuple((*name, values[name]) for name in side.strings),
                        counters=_named(numbers, side.counters),
                    )
                    for side in printed
                ),
            )


def _named(numbers: dict[str, int], names: Sequence[str]) -> Counters:
    return tuple((name, numbers.get(name, 0)) for name in names)


def _first_pages(leaves: Sequence[BoundPage]) -> tuple[tuple[str, int], ...]:
    pages: dict[str, int] = {}
    for number, leaf in enumerate(leaves, 1):
        for name, _, _ in leaf.sheet.anchors:
            pages.setdefault(name, number)
    return tuple(pages.items())


def _places(leaves: Sequence[BoundPage]) -> Iterator[BlockPlace]:
    for number, leaf in enumerate(leaves, 1):
        dx, dy = (distance * SCALE for distance in leaf.shift)
        for place in leaf.sheet.places:
            yield BlockPlace(
                source=place.source,
                page=number,
                left=place.left + dx,
                top=place.top + dy,
                right=place.right + dx,
                bottom=place.bottom + dy,
            )


def _told(leaves: Sequence[BoundPage]) -> Iterator[Diagnostic]:
    for unit in {id(leaf.unit): leaf.unit for leaf in leaves}.values():
        yield from unit.diagnostics
    for leaf in leaves:
        for margin in leaf.margins:
            yield from margin.diagnostics


def _seen(leaves: Sequence[BoundPage]) -> Iterator[Diagnostic]:
    yield from all_told([leaf.sheet.findings for leaf in leaves])


def _misled(leaves: Sequence[BoundPage]) -> Iterator[Diagnostic]:
    """Yield complaints of links that lead nowhere, and of anchors in two units."""
    owners: dict[str, Unit] = {}
    for leaf in leaves:
        for name, _, _ in leaf.sheet.anchors:
            if owners.setdefault(name, leaf.unit) is not leaf.unit:
                yield anchored_twice(name, _begun(leaf.sheet))
    for leaf in leaves:
        for kind, target, (left, top, _, _) in leaf.sheet.links:
            if kind == "internal" and target not in owners:
                yield unanchored(target, _around(leaf.sheet, left * SCALE, top * SCALE))


def _begun(sheet: BarePage) -> Span | None:
    return next((span_of(place.source) for place in sheet.places), None)


def _around(sheet: BarePage, x: float, y: float) -> Span | None:
    """Return the place of the innermost block at a point of ``sheet``, or of what it begins with."""
    around = [
        span_of(place.source)
        for place in sheet.places
        if place.left <= x <= place.right and place.top <= y <= place.bottom
    ]
    return around[-1] if around else _begun(sheet)


def _rank(told: Diagnostic) -> int:
    return -1 if told.code.startswith("P") else _RANKS.get(told.code, len(_ORDER))
