"""A draft as it came back: what it says, and what it said when it went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from jianbao.intake.docx.package import DocxPackage
from jianbao.merge.told import Told
from jianbao.products.word import record
from jianbao.products.word.looks import looks_of
from jianbao.products.word.pictures import digest_of, kind_of, seen
from jianbao.products.word.reading import Reader
from jianbao.products.word.reviewed import By, Look, ReviewedParagraph
from jianbao.products.word.xml import WORD

_W = f"{{{WORD}}}"
_STORE = "customXml"
_ALTERED = frozenset({"margins", "section"})
"""LibreOffice moves margins where a page has no head or foot, and begins sections between pages."""
_LARGEST = 100 * 1024 * 1024
"""Bytes of a picture that is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A file that came back: its name, what it says now, what it said when it went out."""

    name: str
    paragraphs: tuple[ReviewedParagraph, ...]
    base: Told | None
    """None where the file does not know it."""
    whole: Look
    """How its pages and styles are."""
    unsure: frozenset[str] = frozenset()
    """What of all looks the program that saved the file writes otherwise by itself."""
    book: str = ""
    """The identifier of the book that it was made from."""
    articles: tuple[str, ...] = ()
    """The manuscripts of which alone it consists."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Those that a manuscript can show, by their digests."""
    comments: tuple[tuple[str, By, str], ...] = ()
    """Of each its key, its author and its text."""

    @property
    def untracked(self) -> By:
        """Who is named for what was done without a trace."""
        return By(who=self.name.rpartition("/")[2].removesuffix(".docx"))


def read(data: bytes, name: str) -> Review:
    """Read the file ``name``; raises BookError where it is none of Word's or is damaged."""
    package = DocxPackage(data, name)
    document = package.document()
    styles = package.tree(package.related(package.main, "styles") or "word/styles.xml")
    numbering = package.tree(package.related(package.main, "numbering"))
    pictures = dict[str, bytes]()
    shown = {
        part: partial(
            _shown, package, pictures, package.related(package.main, part) or package.main
        )
        for part in ("document", "footnotes", "endnotes")
    }
    if styles is None:
        styles = etree.Element(f"{_W}styles")
    reader = Reader(looks=looks_of(styles, numbering, shown))
    notes = {
        f"{kind[:3]}{note.get(f'{_W}id')}": note
        for kind in ("footnotes", "endnotes")
        if (root := package.tree(package.related(package.main, kind))) is not None
        for note in root
    }
    kept = _record(package)
    paragraphs = reader.story(document, notes)
    unsure = _ALTERED if "LibreOffice" in _program(package) else frozenset[str]()
    return Review(
        name=name,
        paragraphs=_whole(paragraphs, kept.paragraphs) if kept and unsure else paragraphs,
        base=Told(paragraphs=kept.paragraphs, whole=kept.whole) if kept else None,
        whole=reader.looks.whole(document, _edges(package), package.tree("docProps/core.xml")),
        unsure=unsure,
        book=kept.book if kept else "",
        articles=kept.articles if kept else (),
        pictures=pictures,
        comments=tuple(_comments(package)),
    )


def _whole(
    paragraphs: Sequence[ReviewedParagraph], sent: Sequence[ReviewedParagraph]
) -> tuple[ReviewedParagraph, ...]:
    """Return ``paragraphs`` with those in one again that LibreOffice parts where a page ends."""
    known, made = {one.text for one in sent}, list[ReviewedParagraph]()
    for one in paragraphs:
        last = one.pieces[-1]
        if made and "section=1" in last.look and made[-1].text[:-1] + one.text in known:
            end = replace(last, look=last.look - {"section=1"})
            one = replace(one, pieces=(*made.pop().pieces[:-1], *one.pieces[:-1], end))  # noqa: PLW2901 - in its stead
        made.append(one)
    return tuple(made)


def _shown(package: DocxPackage, pictures: dict[str, bytes], part: str, relation: str) -> str:
    """Return the address of a link in ``part``, or what is seen of a picture, which is kept."""
    found = package.relations(part).get(relation)
    if found is None:
        return ""
    if found.external:
        return found.target
    data = package.read(found.target, _LARGEST)
    if data is None:
        return ""
    said = seen(data)
    if kind_of(data):
        pictures[digest_of(said)] = data
    return said


def _program(package: DocxPackage) -> str:
    """Return what saved the file."""
    root = package.tree("docProps/app.xml")
    return "" if root is None else root.findtext("{*}Application") or ""


def _edges(package: DocxPackage) -> Iterator[etree._Element]:
    """Yield the parts above and below the text."""
    for relation in package.relations(package.main).values():
        if relation.kind.endswith(("/header", "/footer")) and not relation.external:
            root = package.tree(relation.target)
            if root is not None:
                yield root


def _record(package: DocxPackage) -> record.WordRecord | None:
    for relation in package.relations(package.main).values():
        if relation.kind.endswith(f"/{_STORE}") and not relation.external:
            root = package.tree(relation.target)
            found = None if root is None else record.read(root)
            if found is not None:
                return found
    return None


def _comments(package: DocxPackage) -> Iterator[tuple[str, By, str]]:
    root = package.tree(package.related(package.main, "comments"))
    if root is None:
        return
    for one in root.iter(f"{_W}comment"):
        lines = ["".join(item.text or "" for item in line.iter(f"{_W}t")) for line in one]
        text = "；".join(line.strip() for line in lines if line.strip())
        by = By(who=one.get(f"{_W}author", ""), when=one.get(f"{_W}date", ""))
        yield one.get(f"{_W}id", ""), by, text
