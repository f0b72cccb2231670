"""Whether two PDFs are the same book: texts, places, pictures and rules, links, bookmarks."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from jianbao.typesetting.pagination import BlockPlace

NEAR = 0.01
"""Points by which a place may differ."""

Mark = tuple[object, tuple[float, ...]]
"""What something is, and where."""


def differences(one: bytes, two: bytes) -> Iterator[str]:
    """Yield in which respects ``two`` is not the same book as ``one``."""
    with pdfium.PdfDocument(one) as first, pdfium.PdfDocument(two) as second:
        if len(first) != len(second):
            yield f"{len(first)} pages, not {len(second)}"
            return
        for number, (left, right) in enumerate(zip(first, second, strict=True), 1):
            where = f"page {number}"
            yield from _unlike(where, _characters(left), _characters(right))
            yield from _unlike(where, _objects(left), _objects(right))
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(two)) as second:
        for marks in (_boxes, _links, _destinations, _bookmarks):
            yield from _unlike(marks.__name__[1:], marks(first), marks(second))
        if dict(first.docinfo.items()) != dict(second.docinfo.items()):
            yield f"{first.docinfo!r}, not {second.docinfo!r}"
        labels = [str(pdf.Root.get("/PageLabels", {})) for pdf in (first, second)]
        if labels[0] != labels[1]:
            yield f"labels {labels[0]}, not {labels[1]}"
        if first.Root.get("/Lang") != second.Root.get("/Lang"):
            yield "the language"


def seen(pdf: bytes) -> list[bytes]:
    """Return what each page looks like."""
    with pdfium.PdfDocument(pdf) as document:
        return [page.render(scale=2).to_pil().tobytes() for page in document]


def _unlike(where: str, one: Iterator[Mark], two: Iterator[Mark]) -> Iterator[str]:
    for left, right in zip_longest(one, two):
        alike = (
            left is not None
            and right is not None
            and left[0] == right[0]
            and len(left[1]) == len(right[1])
            and all(abs(a - b) <= NEAR for a, b in zip(left[1], right[1], strict=True))
        )
        if not alike:
            yield f"{where}: {left}, not {right}"
            return


def _characters(page: pdfium.PdfPage) -> Iterator[Mark]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        size = raw.FPDFText_GetFontSize(text, index)
        yield code, (x.value, y.value, size)


def _objects(page: pdfium.PdfPage) -> Iterator[Mark]:
    """Yield what is drawn besides text, with its colours."""
    for item in page.get_objects():
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            continue
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, colour))
        yield (item.type, tuple(part.value for part in colour)), _bounds(item)


def _bounds(item: pdfium.PdfObject) -> tuple[float, ...]:
    """Return where ``item`` is on its page, whatever groups it is in."""
    bounds, group = item.get_bounds(), item.container
    while group is not None:
        bounds, group = group.get_matrix().on_rect(*bounds), group.container
    return tuple(bounds)


def _boxes(pdf: pikepdf.Pdf) -> Iterator[Mark]:
    for page in pdf.pages:
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            yield name, tuple(map(float, page.obj[name]))


def _pages(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}


def _links(pdf: pikepdf.Pdf) -> Iterator[Mark]:
    for number, page in enumerate(pdf.pages, 1):
        for link in page.obj.get("/Annots", ()):
            target = link.get("/Dest") or link.A.URI
            yield (number, str(target)), tuple(map(float, link.Rect))


def _destinations(pdf: pikepdf.Pdf) -> Iterator[Mark]:
    numbers = _pages(pdf)
    root: Any = pdf.Root
    names = list(root.Names.Dests.Names) if "/Names" in root else []
    for name, place in zip(names[::2], names[1::2], strict=True):
        yield (str(name), numbers[place[0].objgen]), (float(place[2]), float(place[3]))


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Mark]:
    numbers = _pages(pdf)
    with pdf.open_outline() as outline:
        waiting = [(0, item) for item in reversed(outline.root)]
        while waiting:
            depth, item = waiting.pop()
            destination: Any = item.destination
            page, _, x, y = list(destination)[:4]
            yield (
                (depth, item.title, item.is_closed, numbers[page.objgen]),
                (float(x), float(y)),
            )
            waiting += [(depth + 1, child) for child in reversed(item.children)]


def assert_same_places(one: tuple[BlockPlace, ...], two: tuple[BlockPlace, ...]) -> None:
    """Assert that the blocks of the manuscripts stand in the same places."""
    for left, right in zip(one, two, strict=True):
        assert (left.source, left.page) == (right.source, right.page)
        assert (left.left, left.top, left.right, left.bottom) == pytest.approx(
            (right.left, right.top, right.right, right.bottom), abs=NEAR
        )
