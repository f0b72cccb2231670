"""Documents of an e-book's chapters that are kept from build to build.

One is used again if nothing that it was made from has changed: the chapter, the templates and the
theme's options, the variables that the templates asked for besides, the pages that begin in it,
and the addresses of what it links to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jianbao.book import Book
from jianbao.edition.ebook.documents import FinishedDocument, Page
from jianbao.edition.model import DocumentRole
from jianbao.memo import Memo, key_of
from jianbao.themes import Theme

_KIND = "chapters"
_LIBRARIES = ("Jinja2", "MarkupSafe", "lxml", "jieba")
_LONG = frozenset({DocumentRole.CHAPTER, DocumentRole.FOREWORD})
"""Documents that are worth keeping; the others are few, and hang on the whole book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """What is kept of a document; ``variables`` are those asked for, each with its digest."""

    document: FinishedDocument
    variables: tuple[tuple[str, str], ...]


class ChapterCache:
    """The documents of one book: those of its last build, and those of this one."""

    def __init__(
        self, book: Book, theme: Theme, context: Mapping[str, object], *, is_paged: bool
    ) -> None:
        name = (str(book.folder), book.identifier)
        self._memo = Memo(_KIND, name, len(book.chapters), *_LIBRARIES)
        templates = tuple(file for file in theme.files if file.name.startswith("templates/"))
        self._base = key_of(templates, theme.options, book.language, is_paged)
        self._context = context
        self._digests: dict[str, str] = {}

    def find(self, page: Page) -> FinishedDocument | None:
        """Return the document of ``page``, if what its templates ask for is what it was."""
        if not (self._memo.kept and page.place in _LONG):
            return None
        kept: KeptDocument | None = self._memo.get(self._key(page))
        if kept is None or any(self._digest(name) != known for name, known in kept.variables):
            return None
        return kept.document

    def put(self, page: Page, document: FinishedDocument) -> None:
        """Keep the document of ``page`` for the next build."""
        if self._memo.kept and page.place in _LONG:
            variables = tuple((name, self._digest(name)) for name in document.asked)
            self._memo.put(self._key(page), KeptDocument(document=document, variables=variables))

    def keep(self) -> None:
        """Keep those of this build for the next, and no others."""
        self._memo.keep()

    def _key(self, page: Page) -> str:
        return key_of(self._base, page.place, page.name, page.title, *page.own.values())

    def _digest(self, name: str) -> str:
        """Return the digest of a variable, or of one of its attributes; empty where there is none."""
        if name not in self._digests:
            variable, _, attribute = name.partition(".")
            value = self._context.get(variable, "")
            if attribute:
                value = getattr(value, attribute, "")
            # The book itself is asked for its attributes, and told by these.
            self._digests[name] = "" if isinstance(value, Book) else key_of(value)
        return self._digests[name]


def leads_right(document: FinishedDocument, address: Callable[[str], str]) -> bool:
    """Whether all that ``document`` links to is where it was."""
    return all(address(name) == known for file in document.files for name, known in file.links)
