"""What the files of a book are called."""

from __future__ import annotations

import re
from typing import Any

from jianbao.book import Metadata
from jianbao.edition.contents import flat
from jianbao.edition.labels import in_language, issue_of
from jianbao.products.model import Product

_UNWRITABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)", re.IGNORECASE)
"""Devices of Windows, whatever follows a dot (Microsoft, Naming Files, Paths, and Namespaces)."""
_LONGEST = 80
_MOST_BYTES = 150
"""Of a title, so that issues and endings are seen beside it."""
_NAME_BYTES = 255
"""Of a whole name (NAME_MAX of Linux; Windows and macOS count in units of which it has no more)."""


def file_name(book: Metadata, product: Product[Any], chosen: str = "") -> str:
    """Return the name ``chosen`` for the file of ``product``, or the book's name with its ending."""
    ending = in_language(product.ending, book.language)
    if not chosen:
        return fitted(stem_of(book), ending)
    suffix = f".{ending.rpartition('.')[2]}"
    if chosen.lower().endswith(suffix.lower()):
        chosen, suffix = chosen[: -len(suffix)], chosen[-len(suffix) :]
    return fitted(chosen, suffix)  # what a file is, its name has to tell


def fitted(stem: str, ending: str) -> str:
    """Return ``stem`` with ``ending``, cut where it has to be to be a name on every file system."""
    room = _NAME_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore") + ending


def stem_of(book: Metadata) -> str:
    """Return ``title-第N期``, or the title alone, as a name that every file system takes."""
    title = writable(flat(book.title))[:_LONGEST]
    title = title.encode()[:_MOST_BYTES].decode(errors="ignore")
    issue = writable(issue_of(book)).replace(" ", "")
    stem = "-".join(filter(None, (title, issue))) or "book"
    return f"_{stem}" if _RESERVED.match(stem) else stem


def writable(text: str) -> str:
    """Return ``text`` without what a name may not have: separators, controls, marks of direction."""
    return _UNWRITABLE.sub("", text).strip(" .")
