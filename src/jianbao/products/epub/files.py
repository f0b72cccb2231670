"""The XML files of the package, looked over and deflated: those of the last build are known."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jianbao.book import Book
from jianbao.diagnostics import Diagnostic
from jianbao.memo import Memo, key_of
from jianbao.products.epub.model import Item
from jianbao.products.epub.survey import Survey, survey

_KIND = "files"
_SURVEYED = frozenset({"application/xhtml+xml", "image/svg+xml"})
"""Not the NCX: it is our own, and repeats the addresses of the navigation document."""
LEVEL = 9
"""How hard files are deflated: an e-book is made once, and sent to many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is kept of a file that is named by its content."""

    survey: Survey
    deflated: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Files of the package, with what was found in those that are XML."""

    items: tuple[Item, ...]
    surveys: tuple[Survey, ...]
    diagnostics: tuple[Diagnostic, ...]


def look_over(items: Iterable[Item], book: Book) -> Checked:
    """Survey the XML files of ``items`` and deflate them; faults are those of `survey`."""
    place = (str(book.folder), book.identifier)
    kept = Memo(_KIND, place, len(book.chapters), "lxml")
    done: list[Item] = []
    surveys: list[Survey] = []
    diagnostics: list[Diagnostic] = []
    for item in items:
        if item.media_type not in _SURVEYED:
            done.append(item)
            continue
        key = key_of(item.name, item.data, zlib.ZLIB_RUNTIME_VERSION) if kept.kept else ""
        known: Known | None = kept.get(key)
        if known is None:
            found = survey(item)
            diagnostics += found.diagnostics
            if found.value is None:
                continue
            known = Known(survey=found.value, deflated=deflated(item.data))
            if not found.diagnostics:
                kept.put(key, known)
        surveys.append(known.survey)
        done.append(replace(item, deflated=known.deflated))
    kept.keep()
    return Checked(items=tuple(done), surveys=tuple(surveys), diagnostics=tuple(diagnostics))


def deflated(data: bytes) -> bytes:
    """Return ``data`` as it stands in a zip."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
