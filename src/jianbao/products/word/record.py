"""What a Word file said when it went out, kept in it, so that all that is done to it can be told.

It is a custom XML part (ECMA-376-1, 15.2.5), which Word, WPS and LibreOffice hand on. Nothing is in
it that cannot be read in the document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from jianbao.products.word.package import PackagePart, Relations, WrittenRelation
from jianbao.products.word.reviewed import PLAIN, Look, ReviewedParagraph, ReviewedPiece

SPACE: Final = "urn:jianbao:draft:2"
"""The namespace of the part."""
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM: Final = "{7A5B1C52-6F0E-4B7B-9C43-6A6961626F31}"
"""The name of the part among those of its kind; the same in each file."""
_LARGEST: Final = 16 * 1024 * 1024
"""Characters of a record that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRecord:
    """The book that a file was made from, by its identifier, and what the file said.

    ``articles`` are the paths of the manuscripts that it consists of, none where of the whole book.
    """

    book: str
    articles: tuple[str, ...] = ()
    paragraphs: tuple[ReviewedParagraph, ...]
    whole: Look = PLAIN
    """Of pages and styles."""


def parts(record: WordRecord) -> Iterator[PackagePart]:
    """Yield the parts that keep ``record``; the document is to have a relation to the first."""
    root = etree.Element(f"{{{SPACE}}}draft", nsmap={"d": SPACE})
    root.text = _written(record)
    yield PackagePart(name="customXml/item1.xml", data=_bytes(root))
    props = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    props.set(f"{{{_STORE}}}itemID", _ITEM)
    schemas = etree.SubElement(props, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", SPACE)
    yield PackagePart(
        name="customXml/itemProps1.xml", data=_bytes(props), kind="custom-xml-properties"
    )
    relations = Relations()
    relations.add(WrittenRelation(kind="customXmlProps", target="itemProps1.xml"))
    yield PackagePart(name="customXml/_rels/item1.xml.rels", data=relations.part())


def read(root: etree._Element) -> WordRecord | None:
    """Return the record in a custom XML part; None where it holds none that can be read."""
    text = root.text or ""
    if root.tag != f"{{{SPACE}}}draft" or len(text) > _LARGEST:
        return None
    try:
        kept = json.loads(text)
        looks = [frozenset(map(str, look)) for look in kept["looks"]]
        paragraphs = tuple(
            ReviewedParagraph(
                pieces=tuple(_pieces(said, runs, looks)), style=str(style), listed=str(listed)
            )
            for style, listed, said, runs in kept["paragraphs"]
        )
        return WordRecord(
            book=str(kept["book"]),
            articles=tuple(map(str, kept["articles"])),
            paragraphs=paragraphs,
            whole=frozenset(map(str, kept["whole"])),
        )
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _written(record: WordRecord) -> str:
    looks = list(dict.fromkeys(piece.look for one in record.paragraphs for piece in one.pieces))
    numbers = {look: number for number, look in enumerate(looks)}
    kept = {
        "book": record.book,
        "articles": record.articles,
        "looks": [sorted(look) for look in looks],
        "paragraphs": [
            [one.style, one.listed, one.text, list(_runs(one.pieces, numbers))]
            for one in record.paragraphs
        ],
        "whole": sorted(record.whole),
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    # Some of the tokens are no characters, which not every reader of XML lets pass.
    return "".join(f"\\u{ord(sign):04x}" if "\ufdd0" <= sign <= "\ufdef" else sign for sign in text)


def _runs(pieces: Iterable[ReviewedPiece], numbers: Mapping[Look, int]) -> Iterator[int]:
    """Yield for each run of tokens that look alike its length and its look, odd where bold."""
    for (look, bold), alike in groupby(pieces, key=lambda piece: (piece.look, piece.bold)):
        yield sum(len(piece.text) for piece in alike)
        yield 2 * numbers[look] + bold


def _pieces(text: str, runs: Sequence[int], looks: Sequence[Look]) -> Iterator[ReviewedPiece]:
    at = 0
    for length, look in zip(map(int, runs[::2]), map(int, runs[1::2]), strict=True):
        said = text[at : at + length]
        at += length
        if said:
            yield ReviewedPiece(text=said, bold=bool(look % 2), look=looks[look // 2])
    if text[at:]:
        yield ReviewedPiece(text=text[at:])


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
