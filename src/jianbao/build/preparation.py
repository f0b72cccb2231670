"""The stages before the outputs: the book read and checked, its theme and its faces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jianbao import config, edition, fonts, manuscript, themes
from jianbao.book import Book
from jianbao.build.model import Prepared
from jianbao.build.production import check
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result
from jianbao.memo import Memo
from jianbao.products import PRODUCTS

_PARSERS = ("markdown-it-py", "mdit-py-plugins", "nh3", "lxml", "PyYAML")


def prepare(file: Path, foresee: Callable[[BookConfig], None] = lambda _: None) -> Result[Prepared]:
    """Read the book of ``file``, find its theme and faces, and check that they fit each other.

    Every stage that can run does, so that all faults are reported at once. ``foresee`` is told of
    the configuration before anything else is read.
    """
    loaded = config.load(file, PRODUCTS)
    if loaded.value is None:
        return Result(value=None, diagnostics=loaded.diagnostics)
    settings = loaded.value
    foresee(settings)
    made = read(settings)
    theme = themes.find(settings)
    faces = fonts.resolve(settings.fonts, settings.language, settings.span)
    diagnostics = [*loaded.diagnostics, *made.diagnostics, *theme.diagnostics, *faces.diagnostics]
    if made.value is None or theme.value is None or faces.value is None:
        return Result(value=None, diagnostics=tuple(diagnostics))
    diagnostics += _check_faces(settings, made.value, theme.value, faces.value)
    prepared = Prepared(config=settings, book=made.value, theme=theme.value, typefaces=faces.value)
    diagnostics += check(prepared)
    return Result(value=prepared, diagnostics=tuple(diagnostics))


def read(settings: BookConfig) -> Result[Book]:
    """Read the manuscripts; those of a large book that have not changed are rendered no more."""
    chapters = sum(len(part.chapters) for part in settings.parts)
    memo = Memo("manuscripts", (str(settings.file),), chapters, *_PARSERS)
    made = manuscript.read(settings, memo.on(manuscript.render))
    memo.keep()
    return made


def _check_faces(
    settings: BookConfig, book: Book, theme: themes.Theme, typefaces: fonts.Typefaces
) -> tuple[Diagnostic, ...]:
    """Return what characters the faces lack; places are looked for only where one is lacking."""
    span, allow = settings.span("title"), settings.fonts.allow_missing
    whole = edition.whole_runs(book, theme, span)
    if not fonts.check_coverage(typefaces, whole, allow_missing=allow):
        return ()
    runs = edition.text_runs(book, theme, span)
    return fonts.check_coverage(typefaces, runs, allow_missing=allow)
