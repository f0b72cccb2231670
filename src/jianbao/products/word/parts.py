"""The parts of a Word file besides its text: notes, settings, properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.edition.contents import flat
from jianbao.edition.labels import issue_of
from jianbao.fonts import Role
from jianbao.products.word import lists, sections
from jianbao.products.word.flow import Context, Flow
from jianbao.products.word.package import Part, Relation, Relations
from jianbao.products.word.pictures import media, media_name
from jianbao.products.word.properties import ParagraphLooks, RunLooks
from jianbao.products.word.style_table import style_table
from jianbao.products.word.styles import styles_part
from jianbao.products.word.xml import part, text, w

if TYPE_CHECKING:
    from jianbao.products.commission import Commission
    from jianbao.products.word.document import Body
    from jianbao.products.word.options import WordOptions
    from jianbao.products.word.pieces import Pieces

_KINDS: Final = {"styles": "styles", "settings": "settings", "numbering": "numbering",
                 "footnotes": "footnotes"}  # fmt: skip
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_SCHEMA: Final = "http://www.w3.org/2001/XMLSchema-instance"
_APPLICATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD_2013: Final = "15"


def parts_of(body: Body, commission: Commission[WordOptions]) -> tuple[Part, ...]:
    """Return all parts of the file of which ``body`` has been written."""
    pieces = body.pieces
    notes, note_relations = _notes(pieces)
    last = sections.section_properties(body.section, pieces)
    document = part(w("document", w("body", *body.elements, last)))
    texts = {
        "styles": styles_part(
            style_table(pieces.measures, pieces.setting),
            pieces.measures,
            pieces.faces,
            pieces.setting,
        ),
        "settings": _settings(pieces),
        "numbering": lists.numbering_part(pieces.lists, pieces.measures.em),
        "footnotes": notes,
    }
    made = [Part(name="word/document.xml", data=document, kind="document.main")]
    for name, data in texts.items():
        pieces.relations.add(Relation(kind=name, target=f"{name}.xml"))
        made.append(Part(name=f"word/{name}.xml", data=data, kind=_KINDS[name]))
    title = flat(commission.book.title)
    for name, data in sections.edges(title, pieces.measures, pieces.setting, pieces.faces).items():
        kind = name.partition("-")[0]
        if any(relation.target == f"{name}.xml" for relation in pieces.relations.known):
            made.append(Part(name=f"word/{name}.xml", data=data, kind=kind))
    made += _media(pieces)
    made.append(Part(name="word/_rels/document.xml.rels", data=pieces.relations.part()))
    if note_relations.known:
        made.append(Part(name="word/_rels/footnotes.xml.rels", data=note_relations.part()))
    return (*made, *_properties(commission))


def _media(pieces: Pieces) -> Iterator[Part]:
    targets = {relation.target for relation in pieces.relations.known}
    for asset in pieces.assets.values():
        name = f"media/{media_name(asset)}"
        if name in targets:
            yield Part(name=f"word/{name}", data=media(asset))


def _notes(pieces: Pieces) -> tuple[bytes, Relations]:
    """Return footnotes.xml, with the two rules that Word wants first, and what it links to."""
    own, pieces.relations = pieces.relations, Relations()
    root = w("footnotes")
    looks = ParagraphLooks(line=240).element(1.0)
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        line = w("p", ParagraphLooks(line=240).element(1.0), w("r", w(kind)))
        root.append(w("footnote", line, type=kind, id=number))
    del looks
    for number, identifier in enumerate(pieces.called, 1):
        flow = Flow(pieces)
        block = etree.fromstring(f"<div>{pieces.notes[identifier].html}</div>")
        flow.walk(block, Context(style="FootnoteText", is_cell=True))
        if not flow.elements:
            flow.add((), ParagraphLooks(style="FootnoteText"))
        style = RunLooks(role=Role.SONG).element(pieces.faces)
        first = flow.elements[0]
        first.insert(1, w("r", style, w("footnoteRef")))
        first.insert(2, w("r", text("t", " ")))
        root.append(w("footnote", *flow.elements, id=number))
    made, pieces.relations = pieces.relations, own
    return part(root), made


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
                w("numRestart", val="eachPage"),
                w("footnote", id=-1),
                w("footnote", id=0),
            ),
            w("compat", compatibility),
            w("themeFontLang", val="en-US", eastAsia=pieces.setting.language),
        )
    )


def _properties(commission: Commission[WordOptions]) -> Iterator[Part]:
    """Yield the properties of the document, and the relations of the package."""
    root = Relations()
    root.add(Relation(kind="officeDocument", target="word/document.xml"))
    root.add(Relation(kind="core-properties", target="docProps/core.xml"))
    root.add(Relation(kind="extended-properties", target="docProps/app.xml"))
    yield Part(name="_rels/.rels", data=root.part())
    yield Part(name="docProps/core.xml", data=_core(commission), kind="core-properties")
    yield Part(name="docProps/app.xml", data=_application(commission), kind="extended-properties")


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
