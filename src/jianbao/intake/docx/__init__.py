"""Word's .docx, read from its XML.

The place of a paragraph is its number: the ``line`` of a span counts the paragraphs of the body
from 1, those in tables and text boxes too. A note has the place where the text calls it; what
stands outside the text, e.g. a header, has line 0. Title and author of the file's properties are
not taken for the draft's: they tend to be those of the file that it was once copied from.
"""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from jianbao.diagnostics import BookError, Result
from jianbao.intake.docx import blocks, faults, notes, outside, raw, witness
from jianbao.intake.docx.changes import Log
from jianbao.intake.docx.fonts import FontScheme
from jianbao.intake.docx.names import w
from jianbao.intake.docx.numbering import Numbering
from jianbao.intake.docx.package import DocxPackage
from jianbao.intake.docx.pictures import DocxPictures
from jianbao.intake.docx.story import SharedStory, Story
from jianbao.intake.docx.styles import DocxStyles
from jianbao.intake.model import Draft, Form


def read(data: bytes, source: str) -> Result[Draft]:
    """Return the draft in ``data``, the bytes of a .docx file that the user knows as ``source``.

    A file that is encrypted, broken, abnormally large, unsafe, or no .docx at all has no value but
    a diagnostic N101 to N107; macros are left alone and reported (N108).
    """
    try:
        package = DocxPackage(data, source)
        draft = witness.completed(_draft(package), package)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    warnings = (faults.macros(source),) if package.has_macros else ()
    return Result(value=draft, diagnostics=warnings)


def _draft(package: DocxPackage) -> Draft:
    root = package.document()
    body = root.find(w("body"))
    if body is None:
        raise faults.broken(package.source, faults.NO_TEXT)
    document = _document(package)
    story = Story.of(document, package.main, root)
    story.section_kinds = _section_kinds(body)
    story.turned = _turned(body)
    read_blocks = blocks.read(story, body)
    read_notes = notes.read(document)
    outside.report(document)
    return Draft(
        source=package.source,
        form=Form.DOCUMENT,
        blocks=tuple(read_blocks),
        notes=read_notes,
        changes=document.log.changes,
        raw=raw.text(package),
    )


def _document(package: DocxPackage) -> SharedStory:
    def tree(kind: str) -> etree._Element | None:
        part = package.related(package.main, kind)
        return package.tree(part) if part else None

    settings = tree("settings")
    language = None if settings is None else settings.find(w("themeFontLang"))
    east_asian = "" if language is None else language.get(w("eastAsia"), "")
    log = Log(package.source)
    return SharedStory(
        package=package,
        styles=DocxStyles(tree("styles"), FontScheme(tree("theme"), east_asian)),
        numbering=Numbering(tree("numbering")),
        gallery=DocxPictures(package, log),
        log=log,
    )


def _section_kinds(body: etree._Element) -> dict[etree._Element, str]:
    """Return how the section begins that follows upon each; it says so in its own properties."""
    sections = [
        section
        for section in body.iter(w("sectPr"))
        if (parent := section.getparent()) is not None and parent.tag in {w("pPr"), w("body")}
    ]
    return {section: _kind(following) for section, following in pairwise(sections)}


def _turned(body: etree._Element) -> frozenset[etree._Element]:
    """Return the tables on pages on their side, where there are upright pages too (17.6.13)."""
    turned: list[etree._Element] = []
    waiting: list[etree._Element] = []
    is_upright = False
    for block in body:
        section = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        waiting += [block] if block.tag == w("tbl") else []
        if section is not None:
            size = section.find(w("pgSz"))
            if size is not None and size.get(w("orient")) == "landscape":
                turned += waiting
            else:
                is_upright = True
            waiting = []
    return frozenset(turned) if is_upright else frozenset()


def _kind(section: etree._Element) -> str:
    kind = section.find(w("type"))
    return "" if kind is None else kind.get(w("val"), "")
