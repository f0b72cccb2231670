"""What the archive says of the issue, as XML whose element names come from a mapping file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml
from lxml import etree

from jianbao import files
from jianbao.archive import codes
from jianbao.book import Book
from jianbao.config.bare import Bare, bare
from jianbao.diagnostics import BookError, Span
from jianbao.edition.labels import issue_of

_DEFAULT: Final = Path(__file__).with_name("mapping.yaml")
_LARGEST: Final = 1024 * 1024


def metadata(book: Book, pages: int, formats: tuple[str, ...], mapping: Path | None) -> bytes:
    """Return the metadata of ``book``; raises BookError (Z003) where ``mapping`` is no mapping."""
    namespaces, names = _mapping(mapping or _DEFAULT)
    said = _facts(book, pages, formats)
    place = Span(file=(mapping or _DEFAULT).name)
    try:
        root = etree.Element("metadata", nsmap=namespaces)
        for field, name in names.items():
            prefix, _, local = name.rpartition(":")
            tag = f"{{{namespaces[prefix]}}}{local}" if prefix else local
            for value in said[field]:
                etree.SubElement(root, tag).text = value
    except (KeyError, ValueError) as error:
        raise BookError(codes.BAD_MAPPING.at(place, reason=str(error))) from error
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _facts(book: Book, pages: int, formats: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    one = {
        "identifier": book.identifier,
        "title": book.title,
        "subtitle": book.subtitle,
        "edition": issue_of(book),
        "issuer": book.issuer,
        "date": book.date.isoformat() if book.date else "",
        "language": book.language,
        "classification": book.classification,
        "description": book.description,
        "rights": book.rights,
        "pages": f"{pages}页" if pages else "",
    }
    return {name: (value,) if value else () for name, value in one.items()} | {
        "authors": book.authors,
        "subjects": book.subjects,
        "articles": tuple(chapter.title for chapter in book.texts),
        "formats": formats,
    }


def _mapping(file: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return the namespaces by their prefixes, and the element for each field."""
    place = Span(file=file.name)
    try:
        said = bare(files.read(file, _LARGEST, None).decode())
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise BookError(codes.BAD_MAPPING.at(place, reason=str(error))) from error
    given = said if isinstance(said, dict) else {}
    namespaces, names = (_texts(given.get(name)) for name in ("命名空间", "元素"))
    if not names:
        raise BookError(codes.BAD_MAPPING.at(place, reason="元素"))
    return namespaces, names


def _texts(said: Bare) -> dict[str, str]:
    return (
        {k: v for k, v in said.items() if isinstance(v, str)} if isinstance(said, Mapping) else {}
    )
