"""The parts of a PDF that name places in it: links, destinations, bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Final

import pydyf
from weasyprint.anchors import make_page_bookmark_tree
from weasyprint.matrix import Matrix
from weasyprint.pdf.anchors import add_outlines

from jianbao.typesetting.incremental.model import BarePage
from jianbao.typesetting.incremental.painting import SCALE

Place = tuple[BarePage, tuple[float, float]]
"""A sheet and how far it is moved."""


def links(place: Place, anchors: frozenset[str]) -> list[bytes]:
    """Return the annotations for the links on a sheet whose targets exist."""
    made = []
    for kind, target, (x1, y1, x2, y2) in place[0].links:
        if kind == "internal" and target not in anchors:
            continue
        leads = b"/Dest %s" if kind == "internal" else b"/A <</Type /Action/S /URI/URI %s>>"
        rectangle = b"%s %s" % (_point(place, x1, y1), _point(place, x2, y2))
        made.append(_LINK % (rectangle, leads % pydyf.String(target).data))
    return made


def destinations(places: Sequence[Place], references: Sequence[bytes]) -> bytes:
    """Return the sorted name tree of all anchors, each where it first stands."""
    named: dict[str, bytes] = {}
    for place, reference in zip(places, references, strict=True):
        for name, x, y in place[0].anchors:
            if name not in named:
                named[name] = b"[%s /XYZ %s 0]" % (reference, _point(place, x, y))
    return b" ".join(b"%s %s" % (pydyf.String(name).data, named[name]) for name in sorted(named))


_LINK: Final = b"<</Type /Annot/Subtype /Link/Rect [%s]/BS <</W 0>>%s>>"


def _point(place: Place, x: float, y: float) -> bytes:
    """Return a point on a sheet, in pixels from its top left corner, as the file has it."""
    sheet, (dx, dy) = place
    return b"%.6f %.6f" % ((x + dx) * SCALE, (sheet.height - y - dy) * SCALE)


def add_bookmarks(pdf: pydyf.PDF, places: Iterable[Place], references: Sequence[bytes]) -> None:
    """Add the outline of all bookmarks, nested by their levels."""
    root: list[object] = []
    skipped: list[int] = []
    by_depth = [root]
    level = 0
    for number, (sheet, (dx, dy)) in enumerate(places):
        page = SimpleNamespace(
            bookmarks=[
                (rank, label, (x + dx, y + dy), state)
                for rank, label, x, y, state in sheet.bookmarks
            ]
        )
        level = make_page_bookmark_tree(
            page,
            skipped,
            by_depth,
            level,
            number,
            Matrix(SCALE, 0, 0, -SCALE, 0, sheet.height * SCALE),
        )
    # Asked for once: WeasyPrint makes the list of pages anew for every bookmark.
    around = SimpleNamespace(
        page_references=references, add_object=pdf.add_object, catalog=pdf.catalog
    )
    add_outlines(around, root)
