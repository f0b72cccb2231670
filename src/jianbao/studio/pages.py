"""Printed pages as pictures, and what tells a page that has changed from one that has not."""

from __future__ import annotations

import hashlib
import io
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator

import pikepdf
import pypdfium2 as pdfium

from jianbao.studio.model import PrintedPage

_MARK = re.compile(
    rb"(?P<style>/\S+ [\d.]+ Tf\b|[\d.]+ [\d.]+ [\d.]+ rg\b)|(?P<letters>\[[^\]]*\]) TJ\b"
    rb"|(?:(?P<size>[\d.-]+ \S+ \S+ [\d.-]+) \S+ \S+ cm\s+)?/(?P<name>[^\s/<>\[\]()]+)\s+Do\b"
)
"""What is drawn, without its place: letters with their face, size and colour; pictures with their size."""
_KEPT = 48
"""Pictures kept in memory: a dozen spreads of two sizes."""
_WIDEST = 4000
"""Pixels; a page magnified fourfold on a fine screen."""

PDFIUM = threading.Lock()
"""Held by whoever draws: PDFium is not made for threads, not even on different files."""


def leaves_of(pdf: bytes) -> tuple[PrintedPage, ...]:
    """Return the pages of ``pdf`` with their sizes and digests."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pictures: dict[tuple[int, int], bytes] = {}
        return tuple(_leaf(page, pictures) for page in document.pages)


def _leaf(page: pikepdf.Page, pictures: dict[tuple[int, int], bytes]) -> PrintedPage:
    left, bottom, right, top = (float(value) for value in page.mediabox)
    drawn = hashlib.sha256()
    marks = list[int]()
    for stream in _contents(page):
        data = stream.read_bytes()
        drawn.update(data)
        style = dict[bytes, bytes]()
        for mark in _MARK.finditer(data):
            if mark["style"]:
                style[mark["style"][-2:]] = mark["style"]
            elif mark["letters"]:
                marks.append(hash((mark["letters"], *style.values())))
            else:
                picture = _picture(page, "/" + mark["name"].decode("latin-1"), pictures)
                drawn.update(picture)
                marks.append(hash((picture, mark["size"])))
    return PrintedPage(
        width=right - left,
        height=top - bottom,
        digest=drawn.hexdigest()[:24],
        folio=page.label,
        marks=tuple(marks),
    )


def changed_pages(before: tuple[PrintedPage, ...], now: tuple[PrintedPage, ...]) -> tuple[int, ...]:
    """Return the pages, from 1, on which something stands that was nowhere, or no longer stands.

    Where text has only moved on from page to page nobody has to look again. Where that tells of none,
    those that are drawn otherwise are meant; where all of several have changed, none stands out.
    """
    known = {leaf.digest for leaf in before}
    fresh = [n for n, leaf in enumerate(now, 1) if leaf.digest not in known]
    there = {mark for leaf in before for mark in leaf.marks}
    place = {mark: n for n, leaf in enumerate(now, 1) for mark in leaf.marks}
    changed = {n for n in fresh if not there.issuperset(now[n - 1].marks)}
    last = 1
    for mark in (mark for leaf in before for mark in leaf.marks):
        if mark in place:
            last = place[mark]
        elif last in fresh:
            changed.add(last)
    told = sorted(changed) or fresh
    return tuple(told) if before and not 1 < len(now) == len(told) else ()


def _contents(page: pikepdf.Page) -> Iterator[pikepdf.Stream]:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        yield contents
    elif isinstance(contents, pikepdf.Array):
        for part in contents:
            if isinstance(part, pikepdf.Stream):
                yield part


def _picture(page: pikepdf.Page, name: str, known: dict[tuple[int, int], bytes]) -> bytes:
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    found = resources.get("/XObject", pikepdf.Dictionary()).get(name)
    if not isinstance(found, pikepdf.Stream):
        return b""
    if found.objgen not in known:
        known[found.objgen] = hashlib.sha256(found.read_raw_bytes()).digest()
    return known[found.objgen]


class Printer:
    """Draws pages of the PDF shown now; may be asked from any thread."""

    def __init__(self) -> None:
        self._document: pdfium.PdfDocument | None = None
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def load(self, pdf: bytes) -> None:
        """Draw from ``pdf`` from now on."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
            self._document = pdfium.PdfDocument(pdf)

    def draw(self, number: int, digest: str, width: int) -> bytes | None:
        """Return page ``number`` (from 1) as PNG, ``width`` pixels wide; None where there is none.

        ``digest`` is that of its `PrintedPage`: the picture of a page that stayed is not drawn again.
        """
        key = digest, max(16, min(width, _WIDEST))
        with PDFIUM:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]
            if self._document is None or not 0 < number <= len(self._document):
                return None
            page = self._document[number - 1]
            image = page.render(scale=key[1] / page.get_width()).to_pil()
            page.close()
        stream = io.BytesIO()
        image.save(stream, "PNG", compress_level=1)
        with PDFIUM:
            self._drawn[key] = stream.getvalue()
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return stream.getvalue()
