"""What templates see of the seating plan: ``seating.sheets`` and ``seating.rows``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from jianbao.book import Book, SeatingRow
from jianbao.edition.model import Medium
from jianbao.edition.paper import TURNED_MARGIN, in_mm, paper_of
from jianbao.edition.seating.model import Area, PlanPage
from jianbao.edition.seating.plan import Wishes, labelled, plan
from jianbao.edition.seating.svg import svg
from jianbao.themes import Theme

_HEADING = 2
"""Lines of the type area that the plan leaves to its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingSheet:
    """A page of the plan; ``caption`` says which part it is, where there are several."""

    svg: Markup
    caption: str
    landscape: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingLine:
    """A row in words: its label, then who sits there from left to right."""

    label: str
    names: tuple[str, ...]
    empty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingView:
    """The plan as drawings, and its rows as a list for those who cannot see or scroll them."""

    sheets: tuple[SeatingSheet, ...]
    rows: tuple[SeatingLine, ...]
    seats: int
    taken: int


def seating_view(book: Book, theme: Theme, medium: Medium, family: str = "") -> SeatingView | None:
    """Return the plan of ``book`` as ``theme`` wishes it; None where it has none.

    On paper it fits the type area; on a screen it is one drawing. Raises ValueError where the
    theme's type area has no absolute size.
    """
    seating = book.meeting.seating
    on_paper = medium is Medium.PRINT
    units = {person.name: person.unit for person in book.meeting.participants}
    wishes = Wishes(
        area=_area(theme),
        turned=_turned(theme) if on_paper else None,
        chair_below=theme.option("seating-chair") == "bottom",
        units=units if theme.option("seating-units") else None,
        may_split=on_paper,
    )
    drawings = plan(seating, wishes)
    if not drawings:
        return None
    numbered = labelled(seating)
    rows = tuple(
        _line(replace(row, label=row.label or "主席台") if at < len(numbered.chair) else row)
        for at, row in enumerate((*numbered.chair, *numbered.rows))
    )
    seats = sum(len(line.names) + line.empty for line in rows)
    return SeatingView(
        sheets=tuple(_sheet(drawing, rows if on_paper else (), family) for drawing in drawings),
        rows=rows,
        seats=seats,
        taken=sum(len(line.names) for line in rows),
    )


def _area(theme: Theme) -> Area:
    """Return the type area below a title."""
    height = in_mm(theme, "type-height") * (1 - _HEADING / int(theme.option("lines-per-page")))
    return Area(width=in_mm(theme, "type-width"), height=height)


def _turned(theme: Theme) -> Area:
    """Return what a page on its side has room for below a title, `TURNED_MARGIN` from each edge."""
    width, height = paper_of(theme)
    title = in_mm(theme, "type-height") * _HEADING / int(theme.option("lines-per-page"))
    return Area(width=height - 2 * TURNED_MARGIN, height=width - 2 * TURNED_MARGIN - title)


def _sheet(drawing: PlanPage, rows: tuple[SeatingLine, ...], family: str) -> SeatingSheet:
    """Return a page; ``rows`` are read out in its place where no list of them follows."""
    said = [f"{line.label}：{'、'.join(line.names) or '空'}" for line in rows]
    head = f"座位表，{drawing.caption}" if drawing.caption else "座位表"
    alternative = "；".join([head, *said] if not drawing.caption else [head])
    return SeatingSheet(
        svg=svg(drawing, alternative, family),
        caption=drawing.caption,
        landscape=drawing.landscape,
    )


def _line(row: SeatingRow) -> SeatingLine:
    names = tuple(name for name in row.seats if name)
    return SeatingLine(label=row.label, names=names, empty=len(row.seats) - len(names))
