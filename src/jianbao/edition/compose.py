"""compose: the entry point of the edition stage."""

from __future__ import annotations

from jianbao.book import Book
from jianbao.diagnostics import BookError, Result
from jianbao.edition import words
from jianbao.edition.model import Edition, Medium
from jianbao.fonts import Typefaces
from jianbao.themes import Theme
from jianbao.typesetting.pagination import PageStart


def compose(
    book: Book,
    theme: Theme,
    medium: Medium,
    typefaces: Typefaces,
    starts: tuple[PageStart, ...] = (),
) -> Result[Edition]:
    """Return ``book`` in the dress of ``theme`` as documents and style sheets for ``medium``.

    ``starts`` are the places where printed pages begin, to be marked in an e-book.

    Faults: T006 an undefined variable in a style sheet, T007 a template that fails, T008 a
    template whose result is not well-formed, T009 a file that the theme lacks.
    """
    try:
        if medium is Medium.PRINT:
            from jianbao.edition.printed import compose_printed  # noqa: PLC0415 - one is enough

            return compose_printed(book, theme, typefaces)
        if medium is Medium.WEB:
            from jianbao.edition.web import compose_web  # noqa: PLC0415 - as above

            return compose_web(book, theme, typefaces)
        from jianbao.edition.ebook import compose_ebook  # noqa: PLC0415 - as above

        return compose_ebook(book, theme, typefaces, starts)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    finally:
        words.forget()
