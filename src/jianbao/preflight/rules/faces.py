"""Fonts: a press has only those that come in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from jianbao.preflight import codes
from jianbao.preflight.model import ExaminedPage, PageFault, Terms

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check(pdf: pikepdf.Pdf, sheets: Sequence[ExaminedPage], terms: Terms) -> Iterator[PageFault]:
    """V020 a face that is not embedded."""
    del sheets, terms
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        for font in _fonts(page.resources, seen):
            if not _is_embedded(font):
                name = str(font.get("/BaseFont", "/?")).lstrip("/")
                yield PageFault(told=codes.NOT_EMBEDDED.of(name=name), page=number)


def _fonts(resources: Object, seen: set[tuple[int, int]]) -> Iterator[Dictionary]:
    """Yield the fonts of ``resources`` and of the forms and patterns in it, each once."""
    if not isinstance(resources, Dictionary) or _is_known(resources, seen):
        return
    for font in _entries(resources, "/Font"):
        if isinstance(font, Dictionary) and not _is_known(font, seen):
            yield font
    for kind in ("/XObject", "/Pattern"):
        for drawn in _entries(resources, kind):
            if isinstance(drawn, Stream) and not _is_known(drawn, seen):
                yield from _fonts(drawn.get("/Resources", Name.Null), seen)


def _is_known(thing: Object, seen: set[tuple[int, int]]) -> bool:
    if not thing.is_indirect:
        return False
    known = thing.objgen in seen
    seen.add(thing.objgen)
    return known


def _entries(owner: Dictionary, key: str) -> list[Object]:
    listed = owner.get(key)
    return [value for _, value in listed.items()] if isinstance(listed, Dictionary) else []


def _is_embedded(font: Dictionary) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    descendants = font.get("/DescendantFonts")
    owner = descendants[0] if descendants is not None else font
    descriptor = owner.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in _FILES)
