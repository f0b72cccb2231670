"""Documents of an e-book's chapters that have been made before.

One is used again if nothing that it was made from has changed: the chapter, the templates and the
theme's options, the variables that the templates asked for besides, the pages that begin in it,
and the addresses of what it links to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jianbao.book import Book
from jianbao.edition.ebook.documents import FinishedDocument, PlannedDocument
from jianbao.edition.model import DocumentRole
from jianbao.once import Kept, key_of
from jianbao.themes import Theme

_LONG = frozenset({DocumentRole.CHAPTER, DocumentRole.FOREWORD})
"""Documents that are worth keeping; the others are few, and hang on the whole book."""


class MadeDocuments:
    """The documents among ``kept`` that are those of one book in one dress."""

    def __init__(
        self, kept: Kept, book: Book, theme: Theme, context: Mapping[str, object], *, is_paged: bool
    ) -> None:
        self._kept = kept
        templates = tuple(file for file in theme.files if file.name.startswith("templates/"))
        self._base = key_of(templates, theme.options, book.language, is_paged)
        self._context = context
        self._digests: dict[str, str] = {}

    def find(self, page: PlannedDocument) -> FinishedDocument | None:
        """Return the document of ``page``, if what its templates ask for is what it was."""
        if page.place not in _LONG:
            return None
        match self._kept.get(self._key(page)):
            case (document, digests) if digests == self._asked(document):
                found: FinishedDocument = document
                return found
        return None

    def put(self, page: PlannedDocument, document: FinishedDocument) -> None:
        """Leave the document of ``page`` for another time."""
        if page.place in _LONG:
            self._kept[self._key(page)] = (document, self._asked(document))

    def _key(self, page: PlannedDocument) -> str:
        return key_of(self._base, page.place, page.name, page.title, *page.own.values())

    def _asked(self, document: FinishedDocument) -> tuple[str, ...]:
        """Return the digest of each variable that the templates of ``document`` asked for."""
        return tuple(map(self._digest, document.asked))

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
