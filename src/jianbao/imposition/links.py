"""What is clicked on a page: links and bookmarks, led to the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, OutlineItem, Rectangle, String

from jianbao.foreign_pdf import BROKEN, text_of

_MOST_BOOKMARKS = 50_000
_DEEPEST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """Where a page of the source came to lie: the sheet's side, and its matrix there."""

    side: Object
    matrix: Matrix
    trim: Rectangle


class Leads:
    """Finds what the destinations of ``source`` have become; ``placed`` goes by page number."""

    def __init__(self, source: pikepdf.Pdf, placed: Mapping[int, PlacedPage]) -> None:
        self._placed = placed
        self._numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
        self._named = _named(source)

    def destination(self, target: Object | None) -> Array | None:
        """Return the place on a sheet for ``target``, a destination of the source."""
        for _ in range(3):
            if isinstance(target, (String, Name)):
                target = self._named.get(text_of(target))
            if isinstance(target, Dictionary):
                target = target.get("/D")
        if not isinstance(target, Array) or not len(target):
            return None
        page = target[0]
        is_page = isinstance(page, Dictionary)
        number = self._numbers.get(page.objgen) if is_page else page
        placed = self._placed.get(number) if isinstance(number, int) else None
        if placed is None:
            return None
        x, y = placed.matrix.transform(_point(target, placed.trim))
        return Array([placed.side, Name.XYZ, round(x, 3), round(y, 3), 0])

    def action(self, holder: Object) -> Array | None:
        """Return the place that a link or bookmark of the source leads to within the document."""
        action = holder.get("/A")
        if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            return self.destination(action.get("/D"))
        return self.destination(holder.get("/Dest"))

    def links(self, page: pikepdf.Page, placed: PlacedPage, pdf: pikepdf.Pdf) -> Iterator[Object]:
        """Yield the links of ``page`` for its sheet: within the document, and to addresses."""
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, Array) else ():
            if not isinstance(note, Dictionary) or note.get("/Subtype") != Name.Link:
                continue
            link = self._link(note, placed)
            if link is not None:
                yield pdf.make_indirect(link)

    def _link(self, note: Object, placed: PlacedPage) -> Dictionary | None:
        try:
            area = Rectangle(*(float(side) for side in note["/Rect"]))
        except (KeyError, TypeError, ValueError):
            return None
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=placed.matrix.transform(area).as_array(),
            Border=Array([0, 0, 0]),
            F=4,
        )
        action = note.get("/A")
        if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
            if not isinstance(action.get("/URI"), String):
                return None
            link.A = Dictionary(S=Name.URI, URI=String(bytes(action["/URI"])))
            return link
        place = self.action(note)
        if place is None:
            return None
        link.Dest = place
        return link


def _point(target: Array, trim: Rectangle) -> tuple[float, float]:
    """Return the place that a destination names, in the page's user space."""
    kind = text_of(target[1]) if len(target) > 1 else ""
    given = [_float(value) for value in list(target)[2:]]
    left: float | None = None
    top: float | None = None
    match kind, given:
        case "/XYZ", [left, top, *_]:
            pass
        case "/FitH" | "/FitBH", [top, *_]:
            pass
        case "/FitV" | "/FitBV", [left, *_]:
            pass
        case "/FitR", [left, _, _, top, *_]:
            pass
    return (trim.llx if left is None else left, trim.ury if top is None else top)


def _float(value: object) -> float | None:
    try:
        return float(value)  # type: ignore[arg-type] # null, or anything
    except (TypeError, ValueError):
        return None


def _named(source: pikepdf.Pdf) -> dict[str, Object]:
    found: dict[str, Object] = {}
    old = source.Root.get("/Dests")
    if isinstance(old, Dictionary):
        found.update(old.items())
    names = source.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        with suppress(*BROKEN):  # what names in no encoding stand for cannot be asked for
            found.update(pikepdf.NameTree(tree).items())
    return found


def keep_bookmarks(source: pikepdf.Pdf, pdf: pikepdf.Pdf, leads: Leads) -> None:
    """Give ``pdf`` the bookmarks of ``source`` that lead to one of its pages."""
    outlines = source.Root.get("/Outlines")
    if not isinstance(outlines, Dictionary):
        return
    seen: set[tuple[int, int]] = set()
    with pdf.open_outline() as outline:
        outline.root.extend(_bookmarks(outlines, leads, seen))


def _bookmarks(
    parent: Object, leads: Leads, seen: set[tuple[int, int]], depth: int = 0
) -> Iterator[OutlineItem]:
    node = parent.get("/First") if depth < _DEEPEST else None
    while isinstance(node, Dictionary) and node.objgen not in seen and len(seen) < _MOST_BOOKMARKS:
        seen.add(node.objgen)
        children = list(_bookmarks(node, leads, seen, depth + 1))
        place = leads.action(node)
        if place is not None or children:
            item = OutlineItem(text_of(node.get("/Title", "")), place)
            item.children.extend(children)
            yield item
        node = node.get("/Next")
