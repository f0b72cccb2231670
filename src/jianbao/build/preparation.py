"""The stages before the outputs: the book read and checked, its theme and its faces."""

from __future__ import annotations

from pathlib import Path

from jianbao import config, edition, fonts, manuscript, themes
from jianbao.book import Book
from jianbao.build.model import Prepared
from jianbao.build.production import check
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result
from jianbao.memo import Memory
from jianbao.products import PRODUCTS


def prepare(file: Path) -> Result[Prepared]:
    """Load the configuration ``file`` and read its book."""
    loaded = load(file)
    if loaded.value is None:
        return Result(value=None, diagnostics=loaded.diagnostics)
    found = read(loaded.value, Memory(file))
    return Result(value=found.value, diagnostics=(*loaded.diagnostics, *found.diagnostics))


def load(file: Path) -> Result[BookConfig]:
    """Return what the configuration ``file`` says."""
    return config.load(file, PRODUCTS)


def read(settings: BookConfig, memory: Memory) -> Result[Prepared]:
    """Read the manuscripts, find theme and faces, and check that they fit each other.

    Every stage that can run does, so that all faults are reported at once. What has not changed
    is found in ``memory``.
    """
    book = manuscript.read(settings, memory.of("manuscripts"))
    memory.keep()
    theme = themes.find(settings)
    faces = fonts.resolve(settings.fonts, settings.language, settings.span)
    said = (*book.diagnostics, *theme.diagnostics, *faces.diagnostics)
    if book.value is None or theme.value is None or faces.value is None:
        return Result(value=None, diagnostics=said)
    said += _check_faces(settings, book.value, theme.value, faces.value)
    prepared = Prepared(config=settings, book=book.value, theme=theme.value, typefaces=faces.value)
    return Result(value=prepared, diagnostics=(*said, *check(prepared)))


def _check_faces(
    settings: BookConfig, book: Book, theme: themes.Theme, typefaces: fonts.Typefaces
) -> tuple[Diagnostic, ...]:
    """Return what characters the faces lack; places are looked for only where one is lacking."""
    allow = settings.fonts.allow_missing
    whole = edition.whole_runs(book, theme, settings.span)
    if not fonts.check_coverage(typefaces, whole, allow_missing=allow):
        return ()
    runs = edition.text_runs(book, theme, settings.span)
    return fonts.check_coverage(typefaces, runs, allow_missing=allow)
