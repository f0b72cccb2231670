"""书籍信息: what the last page of an e-book says of the book itself."""

from __future__ import annotations

from jianbao.book import Book
from jianbao.edition.contents import flat
from jianbao.edition.labels import date_line, issue_of, labels_for

_NUMBERS = {"urn:isbn:": "ISBN ", "urn:issn:": "ISSN "}


def colophon_of(book: Book, *, is_paged: bool) -> tuple[tuple[str, str], ...]:
    """Return labels with what they name, in the language of ``book``; what it lacks is left out.

    ``is_paged``: the e-book is marked with the pages of the printed edition.
    """
    labels = labels_for(book.language)
    issues = (
        issue_of(book),
        labels.total_issue.format(book.total_issue) if book.total_issue is not None else "",
    )
    rows = (
        (labels.book_title, (flat(book.title), flat(book.subtitle))),
        (labels.issue_number, issues),
        (labels.issuer, (book.issuer,)),
        (labels.author, book.authors),
        (labels.date, (date_line(book),)),
        (labels.identifier, (_number(book.identifier),)),
        (labels.rights, (book.rights,)),
        (labels.about, tuple(book.back_page.text.splitlines())),
        (labels.copy_text, (labels.printed_edition if is_paged else "",)),
        (labels.made_with, ("jianbao",)),
    )
    said = ((label, labels.listing.join(filter(None, values))) for label, values in rows)
    return tuple((label, value) for label, value in said if value)


def _number(identifier: str) -> str:
    for prefix, name in _NUMBERS.items():
        if identifier.startswith(prefix):
            return name + identifier.removeprefix(prefix)
    return identifier
