"""The file made of the pages of all units."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pydyf
import weasyprint
from weasyprint.document import DocumentMetadata
from weasyprint.html import get_html_metadata
from weasyprint.text.fonts import FontConfiguration

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting.delivery import lacking_glyphs
from jianbao.typesetting.embedding import faces_embedded
from jianbao.typesetting.folios import Folio
from jianbao.typesetting.incremental import outline
from jianbao.typesetting.incremental.faces import loaded
from jianbao.typesetting.incremental.model import (
    COLOR_SPACE,
    FONTS,
    BarePage,
    Margin,
    Portable,
    Unit,
    Used,
    UsedFace,
)
from jianbao.typesetting.incremental.painting import SCALE
from jianbao.typesetting.job import Job
from jianbao.typesetting.labels import number_tree
from jianbao.typesetting.source import XmlSource

_LEFT_AS_IT_IS = (0.0, 0.0)
_FAR = 14_400
"""No page is wider or higher, in points (PDF 32000-1, annex C)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPage:
    """A page of the book: whose it is, how far its content moves, what stands in its margins."""

    unit: Unit
    sheet: BarePage
    shift: tuple[float, float] = _LEFT_AS_IT_IS
    margins: tuple[Margin, ...] = ()


def assemble(
    leaves: Sequence[BoundPage],
    head: XmlSource,
    fonts: FontConfiguration,
    folios: tuple[Folio, ...],
    job: Job,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the PDF of ``leaves``; ``head`` is a document with the book's metadata.

    ``job`` says how fine its pictures are.
    """
    metadata = DocumentMetadata(**get_html_metadata(head))
    document = weasyprint.Document([], metadata, head.url_fetcher, fonts, {}, None)
    document.fonts = loaded(_faces(leaves), fonts)

    def finish(_: weasyprint.Document, pdf: pydyf.PDF) -> None:
        _Binder(pdf).bind(leaves)
        pdf.catalog["PageLabels"] = number_tree(folios)

    with faces_embedded():
        made: bytes = document.write_pdf(finisher=finish, dpi=job.dpi, custom_metadata=True)
    return made, lacking_glyphs(document, job.standard)


def _faces(leaves: Sequence[BoundPage]) -> list[UsedFace]:
    faces: list[UsedFace] = []
    seen: set[int] = set()
    for leaf in leaves:
        for found in (leaf.unit.faces, *(margin.faces for margin in leaf.margins)):
            if id(found) not in seen:
                seen.add(id(found))
                faces += found
    return faces


class Ready(pydyf.Object):
    """An object whose bytes are ready."""

    def __init__(self, data: bytes, *, is_stream: bool = False) -> None:
        super().__init__()
        self._data = data
        self._is_stream = is_stream

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether it may go into an object stream."""
        return not self._is_stream


@dataclass(slots=True)
class _Binder:
    """Puts pages into a file that has everything else."""

    pdf: pydyf.PDF
    numbers: dict[bytes, int] = field(default_factory=dict)
    """The objects put in so far, by the digest of their bytes."""
    shared: dict[int, bytes] = field(default_factory=dict)
    alphas: dict[str, bytes] = field(default_factory=dict)
    resources: dict[tuple[int, ...], bytes] = field(default_factory=dict)
    """The reference of the resources of a page, by the identities of its unit and its margins."""
    objects: dict[int, dict[int, int]] = field(default_factory=dict)
    """By identity of what is used: the numbers of the objects in it."""

    def bind(self, leaves: Sequence[BoundPage]) -> None:
        """Add ``leaves`` with their links, destinations and bookmarks."""
        self._find_shared()
        for leaf in leaves:
            for margin in leaf.margins:
                self.alphas |= dict(margin.used.alphas)
            self.alphas |= dict(leaf.unit.used.alphas)
        places = [(leaf.sheet, leaf.shift) for leaf in leaves]
        anchors = frozenset(name for leaf in leaves for name, _, _ in leaf.sheet.anchors)
        for leaf in leaves:
            self.pdf.add_page(self._page(leaf, anchors))
        references = self.pdf.page_references
        outline.add_bookmarks(self.pdf, places, references)
        if anchors:
            names = Ready(b"<</Names [%s]>>" % outline.destinations(places, references))
            self.pdf.catalog.setdefault("Names", pydyf.Dictionary())["Dests"] = names

    def _find_shared(self) -> None:
        """Find what WeasyPrint put in for all pages: the resources with fonts and colour spaces."""
        for item in self.pdf.objects:
            if isinstance(item, pydyf.Dictionary) and "Font" in item and "ColorSpace" in item:
                self.shared |= {COLOR_SPACE: item["ColorSpace"], FONTS: item["Font"]}

    def _page(self, leaf: BoundPage, anchors: frozenset[str]) -> pydyf.Dictionary:
        sheet = leaf.sheet
        top, right, bottom, left = (edge * SCALE for edge in sheet.bleed)
        width, height = sheet.width * SCALE, sheet.height * SCALE
        page = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": pydyf.Array([-left, -top, width + right, height + bottom]),
                "Contents": self._contents(leaf),
                "Resources": self._resources(leaf),
                "TrimBox": pydyf.Array([0, 0, width, height]),
                "BleedBox": pydyf.Array(
                    [
                        -min(10, left),
                        -min(10, top),
                        width + min(10, right),
                        height + min(10, bottom),
                    ]
                ),
            }
        )
        links = outline.links((sheet, leaf.shift), anchors)
        if links:
            made = [Ready(link) for link in links]
            for link in made:
                self.pdf.add_object(link)
            page["Annots"] = pydyf.Array(link.reference for link in made)
        return page

    def _contents(self, leaf: BoundPage) -> pydyf.Array:
        """Return the streams of a page: its matrix, its ground, its text, its margins."""
        sheet = leaf.sheet
        upright, moved, back = pydyf.Stream(), pydyf.Stream(), pydyf.Stream()
        upright.set_matrix(1, 0, 0, -1, 0, sheet.height * SCALE)
        streams = [upright.data, *([_deflated(sheet.ground)] if sheet.ground else [])]
        content = _deflated(sheet.content)
        if leaf.shift == _LEFT_AS_IT_IS:
            streams.append(content)
        else:
            moved.push_state()
            moved.set_matrix(1, 0, 0, 1, leaf.shift[0] * SCALE, leaf.shift[1] * SCALE)
            back.pop_state()
            streams += [moved.data, content, back.data]
        streams += [self._margin(margin) for margin in leaf.margins]
        return pydyf.Array(b"%d 0 R" % self._add(data, is_stream=True) for data in streams)

    def _margin(self, margin: Margin) -> bytes:
        if not margin.used.named:
            return _deflated(margin.content)
        return _deflated(zlib.compress(b"/%s Do" % _name(margin).encode()))

    def _resources(self, leaf: BoundPage) -> bytes:
        """Return the reference of the resources for the page of ``leaf``."""
        pictures = [margin for margin in leaf.margins if margin.used.named]
        key = (id(leaf.unit), *map(id, pictures))
        if key not in self.resources:
            forms = {_name(margin): self._form(margin) for margin in pictures}
            self.resources[key] = self._listed(leaf.unit.used, forms)
        return self.resources[key]

    def _form(self, margin: Margin) -> bytes:
        """Return the reference of margin boxes with pictures, as an object with its own resources."""
        data = _deflated(margin.content).removeprefix(b"<<")
        head = b"<</Type/XObject/Subtype/Form/BBox[%d %d %d %d]" % (-_FAR, -_FAR, _FAR, _FAR)
        data = b"%s/Resources %s%s" % (head, self._listed(margin.used, {}), data)
        return b"%d 0 R" % self._add(data, is_stream=True)

    def _listed(self, used: Used, forms: Mapping[str, bytes]) -> bytes:
        """Return the reference of a list of all that is ``used``, of ``forms`` and what all pages share."""
        numbers = self.objects.setdefault(id(used), {})
        kinds = {"ExtGState": dict(self.alphas)}
        if forms:
            kinds["XObject"] = dict(forms)
        for kind, name, parts in used.named:
            kinds.setdefault(kind, {})[name] = self._filled(parts, used.objects, numbers)
        named = {kind: pydyf.Dictionary(values) for kind, values in kinds.items()}
        shared = {"ColorSpace": self.shared[COLOR_SPACE], "Font": self.shared[FONTS]}
        data = pydyf.Dictionary({**named, **shared}).data
        return b"%d 0 R" % self._add(data)

    def _filled(
        self, parts: Sequence[bytes | int], objects: Sequence[Portable], numbers: dict[int, int]
    ) -> bytes:
        """Return ``parts`` with references; objects that they lead to are added first."""
        filled = []
        for part in parts:
            if isinstance(part, bytes):
                filled.append(part)
            elif part < 0:
                filled.append(self.shared[part])
            else:
                if part not in numbers:
                    item = objects[part]
                    data = self._filled(item.parts, objects, numbers)
                    if item.stream is not None:
                        data = b"%s\nstream\n%s\nendstream" % (data, item.stream)
                    numbers[part] = self._add(data, is_stream=item.stream is not None)
                filled.append(b"%d 0 R" % numbers[part])
        return b"".join(filled)

    def _add(self, data: bytes, *, is_stream: bool = False) -> int:
        """Add an object, or find the one of these bytes; return its number."""
        digest = hashlib.sha256(data).digest()
        if digest not in self.numbers:
            item = Ready(data, is_stream=is_stream)
            self.pdf.add_object(item)
            self.numbers[digest] = item.number
        return self.numbers[digest]


def _name(margin: Margin) -> str:
    """Return what a page calls margin boxes with pictures."""
    return f"margin-{hashlib.sha256(margin.content).hexdigest()[:16]}"


def _deflated(data: bytes) -> bytes:
    return b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(data), data)
