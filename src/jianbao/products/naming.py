"""What the files of a book are called."""

from __future__ import annotations

import re
from typing import Any

from jianbao.book import Book
from jianbao.edition.contents import flat
from jianbao.edition.labels import in_language, issue_of
from jianbao.products.model import Product

_UNWRITABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')
_LONGEST = 80
_MOST_BYTES = 150
"""Of a title; file systems take 255 for the whole name, with issue, recipients and endings."""


def file_name(book: Book, product: Product[Any], chosen: str = "") -> str:
    """Return the name ``chosen`` for the file of ``product``, or the book's name with its ending."""
    ending = in_language(product.ending, book.language)
    suffix = f".{ending.rpartition('.')[2]}"
    if chosen and not chosen.lower().endswith(suffix.lower()):
        return chosen + suffix  # what a file is, its name has to tell
    return chosen or stem_of(book) + ending


def stem_of(book: Book) -> str:
    """Return ``title-第N期``, or the title alone, as a name that every file system takes."""
    title = _UNWRITABLE.sub("", flat(book.title)).strip(" .")[:_LONGEST]
    title = title.encode()[:_MOST_BYTES].decode(errors="ignore")
    issue = _UNWRITABLE.sub("", issue_of(book)).replace(" ", "")
    return "-".join(filter(None, (title, issue))) or "book"
