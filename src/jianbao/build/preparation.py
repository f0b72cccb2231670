"""The stages before the outputs: the book read and checked, its theme and its faces."""

from __future__ import annotations

from pathlib import Path

from jianbao import config, edition, fonts, manuscript, themes
from jianbao.book import Book
from jianbao.build.model import Prepared
from jianbao.build.production import check, chosen
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result
from jianbao.fonts import codes as font_codes
from jianbao.manuscript import picture_codes
from jianbao.memo import Memory
from jianbao.products import BY_NAME, PRODUCTS

_OF_PRINT = frozenset(
    {
        picture_codes.TOO_FEW_DOTS.code,
        font_codes.SUBSTITUTED.code,
        font_codes.BORROWED.code,
        font_codes.NO_LATIN.code,
    }
)
"""What matters on paper alone; phones have faces of their own."""


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


def read(settings: BookConfig, memory: Memory, only: tuple[str, ...] = ()) -> Result[Prepared]:
    """Read the manuscripts, find theme and faces, and check that they fit each other.

    Every stage that can run does, so that all faults are reported at once. What has not changed
    is found in ``memory``. Of the products ``only`` some may be wanted; where none of them is
    printed nothing is said of what only print needs.
    """
    book = manuscript.read(settings, memory.of("manuscripts"))
    memory.keep()
    theme = themes.find(settings)
    faces = fonts.resolve(settings.fonts, settings.language, settings.span)
    said = (*book.diagnostics, *theme.diagnostics, *faces.diagnostics)
    if book.value is None or theme.value is None or faces.value is None:
        return Result(value=None, diagnostics=said)
    if all(BY_NAME[choice.name].reflows for choice in chosen(settings, only)):
        said = tuple(item for item in said if item.code not in _OF_PRINT)
    else:
        said += _check_faces(settings, book.value, theme.value, faces.value)
    prepared = Prepared(config=settings, book=book.value, theme=theme.value, typefaces=faces.value)
    return Result(value=prepared, diagnostics=(*said, *check(prepared, only)))


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
