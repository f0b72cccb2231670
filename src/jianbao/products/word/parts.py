"""The parts of a Word file besides its text: notes, settings, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.edition.contents import flat
from jianbao.edition.labels import issue_of
from jianbao.fonts import Role
from jianbao.products.word import lists, record, sections
from jianbao.products.word.faces import font_table
from jianbao.products.word.flow import Context, WordFlow
from jianbao.products.word.looks import Shown, looks_of
from jianbao.products.word.package import PackagePart, Relations, WrittenRelation
from jianbao.products.word.pictures import media as drawn
from jianbao.products.word.pictures import media_name, seen
from jianbao.products.word.properties import ParagraphLooks, RunLooks
from jianbao.products.word.reading import SOURCE, Reader
from jianbao.products.word.reviewed import ReviewedParagraph
from jianbao.products.word.style_table import style_table
from jianbao.products.word.styles import styles_part
from jianbao.products.word.xml import WORD, part, text, w

if TYPE_CHECKING:
    from jianbao.products.commission import Commission
    from jianbao.products.word.document import DocumentBody
    from jianbao.products.word.options import WordOptions
    from jianbao.products.word.pieces import Pieces

_KINDS: Final = {"styles": "styles", "settings": "settings", "numbering": "numbering",
                 "fontTable": "fontTable", "footnotes": "footnotes"}  # fmt: skip
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_SCHEMA: Final = "http://www.w3.org/2001/XMLSchema-instance"
_APPLICATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD_2013: Final = "15"


def parts_of(body: DocumentBody, commission: Commission[WordOptions]) -> tuple[PackagePart, ...]:
    """Return all parts of the file of which ``body`` has been written."""
    pieces = body.pieces
    notes, note_relations = _notes(pieces)
    styles = _styles(pieces)
    last = sections.section_properties(body.section, pieces)
    document = w("document", w("body", *body.elements, last))
    media = tuple(_media(pieces))
    reader = _reader(pieces, styles, {one.name: one.data for one in media}, note_relations)
    numbers = {f"foo{note.get(f'{{{WORD}}}id')}": note for note in notes}
    edges = sections.edges(
        flat(commission.book.title), pieces.measures, pieces.setting, pieces.faces
    )
    edges = {
        name: data
        for name, data in edges.items()
        if any(relation.target == f"{name}.xml" for relation in pieces.relations.known)
    }
    kept = record.WordRecord(
        book=commission.book.identifier,
        articles=commission.options.articles,
        paragraphs=reader.story(document, numbers),
        whole=reader.looks.whole(
            document, map(etree.fromstring, edges.values()), etree.fromstring(_core(commission))
        ),
    )
    texts = {
        "styles": styles,
        "settings": _settings(pieces),
        "numbering": lists.numbering_part(pieces.lists, pieces.measures.em),
        "fontTable": font_table(pieces.faces),
        "footnotes": _bare(notes),
    }
    pieces.relations.add(WrittenRelation(kind="customXml", target="../customXml/item1.xml"))
    made = [PackagePart(name="word/document.xml", data=_bare(document), kind="document.main")]
    made += record.parts(kept)
    for name, data in texts.items():
        pieces.relations.add(WrittenRelation(kind=name, target=f"{name}.xml"))
        made.append(PackagePart(name=f"word/{name}.xml", data=data, kind=_KINDS[name]))
    made += [
        PackagePart(name=f"word/{name}.xml", data=data, kind=name.partition("-")[0])
        for name, data in edges.items()
    ]
    made += media
    made.append(PackagePart(name="word/_rels/document.xml.rels", data=pieces.relations.part()))
    if note_relations.known:
        made.append(PackagePart(name="word/_rels/footnotes.xml.rels", data=note_relations.part()))
    return (*made, *_properties(commission))


def _media(pieces: Pieces) -> Iterator[PackagePart]:
    targets = {relation.target for relation in pieces.relations.known}
    for asset in pieces.assets.values():
        name = f"media/{media_name(asset)}"
        if name in targets:
            yield PackagePart(name=f"word/{name}", data=drawn(asset))


def told_of(body: DocumentBody) -> tuple[ReviewedParagraph, ...]:
    """Return what the file of which ``body`` has been written says, and where it comes from."""
    notes, relations = _notes(body.pieces)
    media = {one.name: one.data for one in _media(body.pieces)}
    reader = _reader(body.pieces, _styles(body.pieces), media, relations)
    numbers = {f"foo{note.get(f'{{{WORD}}}id')}": note for note in notes}
    return reader.story(w("document", w("body", *body.elements)), numbers)


def _reader(
    pieces: Pieces, styles: bytes, media: Mapping[str, bytes], of_notes: Relations
) -> Reader:
    """Return what reads the file of these parts."""

    def shown(relations: Relations) -> Shown:
        def target(relation: str) -> str:
            found = relations.known[int(relation.removeprefix("rId")) - 1].target
            return seen(media[f"word/{found}"]) if f"word/{found}" in media else found

        return target

    numbering = etree.fromstring(lists.numbering_part(pieces.lists, pieces.measures.em))
    of_parts = {"document": shown(pieces.relations), "footnotes": shown(of_notes)}
    return Reader(looks=looks_of(etree.fromstring(styles), numbering, of_parts))


def _styles(pieces: Pieces) -> bytes:
    table = style_table(pieces.measures, pieces.setting)
    return styles_part(table, pieces.measures, pieces.faces, pieces.setting)


def _bare(root: etree._Element) -> bytes:
    """Return the part of ``root``, which no longer tells where its paragraphs come from."""
    etree.strip_attributes(root, SOURCE)
    return part(root)


def _notes(pieces: Pieces) -> tuple[etree._Element, Relations]:
    """Return the root of footnotes.xml, with the two rules that Word wants first, and what it links to."""
    own, pieces.relations = pieces.relations, Relations()
    root = w("footnotes")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        line = w("p", ParagraphLooks(line=240).element(1.0), w("r", w(kind)))
        root.append(w("footnote", line, type=kind, id=number))
    for number, identifier in enumerate(pieces.called, 1):
        flow = WordFlow(pieces)
        block = etree.fromstring(f"<div>{pieces.notes[identifier].html}</div>")
        flow.walk(block, Context(style="FootnoteText", is_cell=True))
        if not flow.elements:
            flow.add((), ParagraphLooks(style="FootnoteText"))
        style = RunLooks(role=Role.SONG).element(pieces.faces)
        first = flow.elements[0]
        mark = pieces.own_marks.get(identifier)
        first.insert(1, w("r", style, text("t", mark) if mark else w("footnoteRef")))
        first.insert(2, w("r", text("t", " ")))
        root.append(w("footnote", *flow.elements, id=number))
    made, pieces.relations = pieces.relations, own
    return root, made


def _settings(pieces: Pieces) -> bytes:
    compatibility = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_WORD_2013,
    )
    return part(
        w(
            "settings",
            w("zoom", percent=100),
            w("mirrorMargins"),
            w("bordersDoNotSurroundHeader"),
            w("bordersDoNotSurroundFooter"),
            w("defaultTabStop", val=420),
            w("evenAndOddHeaders"),
            w("drawingGridVerticalSpacing", val=pieces.measures.pitch),
            w("characterSpacingControl", val="compressPunctuation"),
            w(
                "footnotePr",
                w("numFmt", val="decimalEnclosedCircleChinese"),
                w("footnote", id=-1),
                w("footnote", id=0),
            ),
            w("compat", compatibility),
            w("themeFontLang", val="en-US", eastAsia=pieces.setting.language),
        )
    )


def _properties(commission: Commission[WordOptions]) -> Iterator[PackagePart]:
    """Yield the properties of the document, and the relations of the package."""
    root = Relations()
    root.add(WrittenRelation(kind="officeDocument", target="word/document.xml"))
    root.add(WrittenRelation(kind="core-properties", target="docProps/core.xml"))
    root.add(WrittenRelation(kind="extended-properties", target="docProps/app.xml"))
    yield PackagePart(name="_rels/.rels", data=root.part())
    yield PackagePart(name="docProps/core.xml", data=_core(commission), kind="core-properties")
    yield PackagePart(
        name="docProps/app.xml", data=_application(commission), kind="extended-properties"
    )


def _core(commission: Commission[WordOptions]) -> bytes:
    book = commission.book
    spaces = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _SCHEMA}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=spaces)
    title = " ".join(filter(None, (flat(book.title), issue_of(book))))
    facts = (
        (_DC, "title", title),
        (_DC, "subject", book.subtitle.replace("\n", " ")),
        (_DC, "creator", "、".join(book.authors) or book.issuer),
        (_CORE, "keywords", "，".join(book.subjects)),
        (_DC, "description", book.description),
        (_CORE, "lastModifiedBy", book.issuer),
        (_DC, "language", book.language),
    )
    for space, name, value in facts:
        if value:
            etree.SubElement(root, f"{{{space}}}{name}").text = value
    day = f"{commission.modified:%Y-%m-%dT%H:%M:%SZ}"
    for name in ("created", "modified"):
        made = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        made.set(f"{{{_SCHEMA}}}type", "dcterms:W3CDTF")
        made.text = day
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _application(commission: Commission[WordOptions]) -> bytes:
    root = etree.Element(f"{{{_APPLICATION}}}Properties", nsmap={None: _APPLICATION})  # type: ignore[dict-item] # the stubs know no default namespace
    etree.SubElement(root, f"{{{_APPLICATION}}}Application").text = "jianbao"
    if commission.book.issuer:
        etree.SubElement(root, f"{{{_APPLICATION}}}Company").text = commission.book.issuer
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
