"""Remarks put into a copy of a Word file as comments (ECMA-376-1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from jianbao.intake.docx.names import PACKAGE_RELATION, STRICT, WORD, XML, w
from jianbao.intake.docx.package import MAX_XML, DocxPackage
from jianbao.intake.docx.proofs import paragraphs, pieces, tree

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART: Final = "[Content_Types].xml"
_PRESERVED: Final = f"{{{XML}}}space"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxRemark:
    """What is said of the characters from ``start`` to before ``end`` of what `proofs.read` read."""

    start: int
    end: int
    text: str


def with_remarks(data: bytes, remarks: Sequence[DocxRemark], author: str) -> bytes:
    """Return a copy of the .docx ``data``, which `proofs` has read, with ``remarks`` as comments."""
    package = DocxPackage(data, "")
    folder, _, name = package.main.rpartition("/")
    comments = package.related(package.main, "comments")
    part = comments or f"{folder}/comments.xml"
    body = tree(package, package.main)
    said = tree(package, part) if comments else etree.Element(w("comments"), nsmap={"w": WORD})
    number = 1 + max((int(one.get(w("id"), "0")) for one in said), default=-1)
    start = 0
    for paragraph in list(paragraphs(body)):
        end = start + sum(len(text) for _, text in pieces(paragraph)) + 1
        for remark in remarks:
            if start <= remark.start < end:
                _enclose(paragraph, remark.start - start, remark.end - start, str(number))
                said.append(_comment(remark.text, author, str(number)))
                number += 1
        start = end
    changed = {package.main: body, part: said}
    if not comments:
        relations = f"{folder}/_rels/{name}.rels"
        changed[relations] = _related(package, relations)
        changed[_TYPES_PART] = _typed(package, part)
    return _copied(data, {name: _written(package, name, root) for name, root in changed.items()})


def _enclose(paragraph: etree._Element, start: int, end: int, number: str) -> None:
    """Put the marks of comment ``number`` around the characters from ``start`` to ``end``."""
    end = max(end, start + 1)
    for place in (start, end):
        _cut(paragraph, place)
    inside = [run for at, run, text in _runs(paragraph) if at < end and at + len(text) > start]
    if inside:
        reference = etree.Element(w("r"))
        etree.SubElement(reference, w("commentReference"), {w("id"): number})
        inside[0].addprevious(etree.Element(w("commentRangeStart"), {w("id"): number}))
        inside[-1].addnext(reference)
        inside[-1].addnext(etree.Element(w("commentRangeEnd"), {w("id"): number}))


def _runs(paragraph: etree._Element) -> Iterator[tuple[int, etree._Element, str]]:
    """Yield where each piece of text begins, the run it stands in, and its characters."""
    start = 0
    for element, text in pieces(paragraph):
        yield start, next((a for a in element.iterancestors() if a.tag == w("r")), element), text
        start += len(text)


def _cut(paragraph: etree._Element, place: int) -> None:
    """Let a run end before the character at ``place``, and another begin with it."""
    start = 0
    for element, text in list(pieces(paragraph)):
        inside, run = place - start, element.getparent()
        start += len(text)
        if run is None or run.tag != w("r") or not 0 <= inside < len(text):
            continue
        if inside:
            rest = deepcopy(element)
            element.text, rest.text = text[:inside], text[inside:]
            for one in (element, rest):
                one.set(_PRESERVED, "preserve")
            element.addnext(rest)
            _part(run, rest)
        elif next(pieces(run))[0] is not element:
            _part(run, element)


def _part(run: etree._Element, element: etree._Element) -> None:
    """Move ``element`` and what follows it in ``run`` to a run of its own behind it."""
    made = etree.Element(run.tag)
    made.attrib.update(run.attrib)
    properties = run.find(w("rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend([element, *element.itersiblings()])
    run.addnext(made)


def _comment(text: str, author: str, number: str) -> etree._Element:
    by = {w("id"): number, w("author"): author, w("initials"): author[:1]}
    made = etree.Element(w("comment"), by)
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(made, w("p")), w("r"))
        etree.SubElement(run, w("t"), {_PRESERVED: "preserve"}).text = line
    return made


def _related(package: DocxPackage, part: str) -> etree._Element:
    """Return the relations of the text with one to the comments more."""
    data = package.read(part, MAX_XML)
    root = etree.fromstring(data) if data else etree.Element(f"{{{PACKAGE_RELATION}}}Relationships")
    taken = {one.get("Id") for one in root}
    own = next(name for n in range(len(taken) + 1) if (name := f"rIdRemarks{n}") not in taken)
    made = etree.SubElement(root, f"{{{PACKAGE_RELATION}}}Relationship")
    made.attrib.update({"Id": own, "Type": _KIND, "Target": "comments.xml"})
    return root


def _typed(package: DocxPackage, part: str) -> etree._Element:
    """Return the content types of the package with that of the comments."""
    root = etree.fromstring(package.read(_TYPES_PART, MAX_XML) or b"")
    made = etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override")
    made.attrib.update({"PartName": f"/{part}", "ContentType": _TYPE})
    return root


def _written(package: DocxPackage, part: str, root: etree._Element) -> bytes:
    """Return the bytes of a part, in the strict variant where the text is in it."""
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    main = package.read(package.main, MAX_XML) or b""
    for strict, usual in STRICT.items():
        if strict.encode() in main and part != _TYPES_PART:
            data = data.replace(usual.encode(), strict.encode())
    return data


def _copied(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the package ``data`` with the parts ``changed`` in place of its own, or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, changed.get(item.filename) or old.read(item))
        for name in sorted(changed.keys() - set(old.namelist())):
            new.writestr(name, changed[name])
    return out.getvalue()
