"""The entry points of the edition stage, one for each medium.

Faults: T006 an undefined variable in a style sheet, T007 a template that fails, T008 a template
whose result is not well-formed, T009 a file that the theme lacks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from jianbao.book import Book, Chapter
from jianbao.budget import limited
from jianbao.diagnostics import BookError, Result
from jianbao.edition.model import EbookEdition, PrintEdition, WebEdition, WordEdition
from jianbao.edition.numbering import numbered
from jianbao.fonts import Typefaces
from jianbao.once import Kept
from jianbao.themes import Theme
from jianbao.typesetting.pagination import PageStart

Given = ParamSpec("Given")
Made = TypeVar("Made")


def composing(
    compose: Callable[Concatenate[Book, Theme, Given], Result[Made]],
) -> Callable[Concatenate[Book, Theme, Given], Result[Made]]:
    """Let what ``compose`` cannot go on with be its diagnostics, and the book's texts its time.

    What all media share is done to the book here.
    """

    @wraps(compose)
    def composed(
        book: Book, theme: Theme, /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Result[Made]:
        try:
            with limited(sum(len(text.html) for text in book.texts)):
                return compose(numbered(book, theme), theme, *args, **kwargs)
        except BookError as error:
            return Result(value=None, diagnostics=error.diagnostics)

    return composed


@composing
def compose_print(book: Book, theme: Theme, typefaces: Typefaces) -> Result[PrintEdition]:
    """Return ``book`` in the dress of ``theme`` as one document for paper."""
    from jianbao.edition.print.compose import compose_printed  # noqa: PLC0415 - one medium is enough

    return compose_printed(book, theme, typefaces)


@composing
def compose_slices(
    book: Book, theme: Theme, typefaces: Typefaces, chapter: Chapter | None
) -> Result[PrintEdition]:
    """Return ``chapter`` of ``book``, or what it holds, on strips of paper to be drawn."""
    from jianbao.edition.print import slices  # noqa: PLC0415 - as above

    # Of the book whose figures are numbered, and which has it under the same id.
    known = next((each for each in book.texts if chapter and each.id == chapter.id), None)
    return slices.compose_slices(book, theme, typefaces, known)


@composing
def compose_ebook(
    book: Book,
    theme: Theme,
    typefaces: Typefaces,
    starts: tuple[PageStart, ...] = (),
    kept: Kept | None = None,
) -> Result[EbookEdition]:
    """Return ``book`` in the dress of ``theme`` as the documents of an e-book.

    ``starts`` are the places where printed pages begin, to be marked in it; ``kept`` is what has
    been made before.
    """
    from jianbao.edition.ebook import compose as ebook  # noqa: PLC0415 - as above

    return ebook.compose_ebook(book, theme, typefaces, starts, {} if kept is None else kept)


@composing
def compose_web(
    book: Book, theme: Theme, typefaces: Typefaces, starts: tuple[PageStart, ...] = ()
) -> Result[WebEdition]:
    """Return ``book`` in the dress of ``theme`` as one page for browsers.

    ``starts`` are those of the printed pages, to be shown on wish.
    """
    from jianbao.edition import web  # noqa: PLC0415 - as above

    return web.compose_web(book, theme, typefaces, starts)


@composing
def compose_word(book: Book, theme: Theme, typefaces: Typefaces) -> Result[WordEdition]:
    """Return ``book`` in the dress of ``theme`` as one document for Word."""
    from jianbao.edition import word  # noqa: PLC0415 - as above

    return word.compose_word_file(book, theme, typefaces)
