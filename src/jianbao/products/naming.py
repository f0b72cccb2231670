"""What the files of a book are called."""

from __future__ import annotations

import re
from typing import Any

from jianbao.book import Book
from jianbao.edition.contents import flat
from jianbao.edition.labels import in_language, issue_of
from jianbao.products.model import Product

_UNWRITABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80
_MOST_BYTES = 180
"""Of a title; file systems take 255 for the whole name, with issue and ending."""


def file_name(book: Book, product: Product[Any], chosen: str = "") -> str:
    """Return the name ``chosen`` for the file of ``product``, or the book's name with its ending."""
    return chosen or stem_of(book) + in_language(product.ending, book.language)


def stem_of(book: Book) -> str:
    """Return ``title-第N期``, or the title alone, as a name that every file system takes."""
    title = _UNWRITABLE.sub("", flat(book.title)).strip(" .")[:_LONGEST]
    title = title.encode()[:_MOST_BYTES].decode(errors="ignore")
    issue = _UNWRITABLE.sub("", issue_of(book)).replace(" ", "")
    return "-".join(filter(None, (title, issue))) or "book"
