"""Every readable character of a .docx, by going over its text elements and nothing else.

It knows nothing of styles, fields, hidden text or tracked changes, so that what the reader makes of
those can be held against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jianbao.intake.docx.names import COMPATIBILITY, DRAWING, FORMULA, VML, w
from jianbao.intake.docx.package import DocxPackage
from jianbao.intake.docx.text import characters, in_reading_order, plain

_WRITTEN = {w("t"), w("delText"), f"{{{FORMULA}}}t"}
_SPACES = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_FORMATS = {w("pPr"), w("rPr")}
_LETTERING = f"{{{VML}}}textpath"
_DRAWN = f"{{{DRAWING}}}p"
_BOX = (w("txbxContent"), _LETTERING, _DRAWN)
_BRANCH = {f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"}
_TELLING = (*_WRITTEN, f"{{{DRAWING}}}blip", f"{{{VML}}}imagedata", _LETTERING)
_AFTER = ("comments", "header", "footer")
_NOTES = {"footnotes": w("footnoteReference"), "endnotes": w("endnoteReference")}


def text(package: DocxPackage) -> str:
    """Return the text of the body, of the notes as they are called, and of what stands outside."""
    body = package.document()
    parts = [*_lines(body), *_notes(package, body)]
    relations = package.relations(package.main).values()
    for kind in _AFTER:
        names = [item.target for item in relations if item.kind.endswith(f"/{kind}")]
        for root in map(package.tree, dict.fromkeys(names)):
            parts += _lines(root) if root is not None else ()
    return "\n".join(parts)


def _notes(package: DocxPackage, body: etree._Element) -> Iterator[str]:
    """Yield the notes in the order of their calls, then those without any."""
    found: dict[tuple[str, str], etree._Element] = {}
    for kind, call_tag in _NOTES.items():
        name = package.related(package.main, kind)
        root = package.tree(name) if name else None
        for note in root if root is not None else ():
            found[call_tag, note.get(w("id"), "")] = note
    for call in body.iter(*_NOTES.values()):
        key = (call.tag, call.get(w("id"), ""))
        if key in found:
            yield from _lines(found.pop(key))
    for note in found.values():
        yield from _lines(note)


def _lines(root: etree._Element) -> Iterator[str]:
    """Yield the paragraphs; a text box goes before the words it stands before, else after them."""
    for paragraph in root.iter(w("p")):
        if not _is_inside(paragraph, root):
            yield from _line(paragraph)


def _line(paragraph: etree._Element) -> Iterator[str]:
    before: list[str] = []
    own = ""
    after: list[str] = []
    for item in _own(paragraph):
        if item.tag in _BOX:
            boxed = _boxed(item)
            (after if own.strip() else before).extend(boxed)
        else:
            own += _SPACES.get(item.tag) or characters(item)
    yield from (*before, own, *after)


def _boxed(item: etree._Element) -> list[str]:
    if item.tag == _LETTERING:
        return [item.get("string", "")]
    return [plain(item)] if item.tag == _DRAWN else list(_lines(item))


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what an element says itself, boxes as wholes, a reading after its base."""
    for child in in_reading_order(element):
        if child.tag in _WRITTEN or child.tag in _SPACES or child.tag in _BOX:
            yield child
        elif child.tag not in _FORMATS and not (child.tag in _BRANCH and _is_repeated(child)):
            yield from _own(child)


def _is_inside(paragraph: etree._Element, root: etree._Element) -> bool:
    """Whether ``paragraph`` stands in a text box below ``root`` or, in a damaged file, in another."""
    for ancestor in paragraph.iterancestors():
        if ancestor is root:
            return False
        if ancestor.tag in {w("txbxContent"), w("p")}:
            return True
    return False


def _is_repeated(branch: etree._Element) -> bool:
    """Whether another branch of the same mc:AlternateContent has already said it."""
    return any(
        next(earlier.iter(*_TELLING), None) is not None
        for earlier in branch.itersiblings(preceding=True)
    )
