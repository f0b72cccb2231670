"""The first pages of a book as another theme would print them: a little of it, laid out and drawn.

`sample` is called in the process that builds, so that the server never waits for it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
from PIL import Image

from jianbao import build
from jianbao.build import preparation
from jianbao.config.editing import changed
from jianbao.config.listing import UneditableError
from jianbao.config.model import BookConfig, ChapterEntry, ThemeChoice
from jianbao.diagnostics import Diagnostic, Text
from jianbao.issues.contents import book_text
from jianbao.memo import Memory
from jianbao.products import PRINT
from jianbao.studio.map import PageMap
from jianbao.studio.services.form import key_of

_ARTICLES: Final = 2
_LARGEST: Final = 32 * 1024
"""Bytes of an article that is laid out: some ten pages."""
_SCALE: Final = 0.55
"""Pixels to a point; the same for all themes, so that a small page looks small."""
_GAP: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSample:
    """Two pages as a picture (PNG); none where the book cannot be printed so, for which ``diagnostics`` say why."""

    picture: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()


def sample(file: Path, theme: str) -> ThemeSample:
    """Return page 1 of the book of ``file`` in the ``theme``, beside the one on which its text begins."""
    loaded = preparation.load(file)
    if loaded.value is None:
        return ThemeSample(diagnostics=loaded.diagnostics)
    settings = replace(_shortened(loaded.value), theme=ThemeChoice(name=theme))
    memory = Memory(file.with_name(f"{file.name} {theme}"))
    prepared = preparation.read(settings, memory)
    if prepared.failed or prepared.value is None:
        return ThemeSample(diagnostics=prepared.diagnostics)
    products, said = build.produce(prepared.value, (PRINT.name,), _silent, memory=memory)
    if not products or any(item.is_error for item in said):
        return ThemeSample(diagnostics=tuple(said))
    printed = products[0].artifact
    starts = PageMap(printed.page_map)
    chapters = [chapter.id for part in prepared.value.book.parts for chapter in part.chapters]
    begin = next((page for page in map(starts.page_of_id, chapters) if page > 1), 2)
    return ThemeSample(picture=_drawn(printed.data, (1, begin)))


def state_of(file: Path) -> str:
    """Return what tells apart the states of a book in which its samples differ."""
    try:
        text = changed(book_text(file), key_of("theme").steps, None)
    except UneditableError:
        text = ""
    settings = preparation.load(file).value
    articles = _few(settings) if settings else ()
    at = [(settings.folder / one.path).stat() for one in articles] if settings else []
    told = (text, [(one.st_mtime_ns, one.st_size) for one in at])
    return sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _shortened(settings: BookConfig) -> BookConfig:
    """Return the book with its first articles alone."""
    few = {entry.path for entry in _few(settings)}
    parts = (
        replace(part, chapters=tuple(each for each in part.chapters if each.path in few))
        for part in settings.parts
    )
    return replace(settings, foreword=None, parts=tuple(part for part in parts if part.chapters))


def _few(settings: BookConfig) -> tuple[ChapterEntry, ...]:
    entries = (entry for part in settings.parts for entry in part.chapters if not entry.hidden)
    return tuple(islice(_short(settings, entries), _ARTICLES))


def _short(settings: BookConfig, entries: Iterator[ChapterEntry]) -> Iterator[ChapterEntry]:
    for entry in entries:
        path = settings.folder / entry.path
        if path.is_file() and path.stat().st_size <= _LARGEST:
            yield entry


def _drawn(pdf: bytes, numbers: tuple[int, ...]) -> bytes:
    """Return pages side by side as PNG."""
    with pdfium.PdfDocument(pdf) as document:
        wanted = [number for number in numbers if number <= len(document)]
        pages = [document[number - 1].render(scale=_SCALE).to_pil() for number in wanted]
    width = sum(page.width for page in pages) + _GAP * (len(pages) - 1)
    sheet = Image.new("RGBA", (width, max(page.height for page in pages)))
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + _GAP
    stream = io.BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()


def _silent(step: Text) -> None:
    del step
