"""A Word file read for its text alone, character by character, to be proof-read.

Paragraphs are counted as they stand in the file, those without text left out; so a remark finds its
place again in a file that nobody has imported. What is deleted by a tracked change is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from jianbao.diagnostics import BookError, Result
from jianbao.intake import splitting
from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole
from jianbao.intake.conservation import letters
from jianbao.intake.docx import faults
from jianbao.intake.docx import read as read_draft
from jianbao.intake.docx.names import COMPATIBILITY, STRICT, w
from jianbao.intake.docx.package import MAX_XML, DocxPackage
from jianbao.intake.model import Draft, Paragraph
from jianbao.manuscript.prose import NOWHERE, Passage, PassageKind, Prose

_MARKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_UNREAD = {w("pPr"), w("rPr"), w("p"), w("del"), w("moveFrom"), w("sdtPr"), w("rt"), w("instrText")}
"""What holds no text of a paragraph's own."""
_TWICE = f"{{{COMPATIBILITY}}}Fallback"
_ROLES = {
    ParagraphRole.HEADING: PassageKind.HEADING,
    ParagraphRole.SIGNATURE: PassageKind.SIGNATURE,
    ParagraphRole.ITEM: PassageKind.ITEM,
}


def read(data: bytes, source: str) -> Result[Prose]:
    """Return what the .docx ``data``, known as ``source``, says; each of its lines is a paragraph.

    A file that cannot be read has no value but a diagnostic, as when it is imported.
    """
    draft = read_draft(data, source)
    if draft.value is None:
        return Result(value=None, diagnostics=draft.diagnostics)
    try:
        package = DocxPackage(data, source)
        texts = [(one, _text(one)) for one in paragraphs(tree(package, package.main))]
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    kinds, numbers = _kinds(draft.value), _numbers(draft.value)
    passages, start = list[Passage](), 0
    for element, text in texts:
        passages.append(_passage(element, text, start, kinds, numbers))
        start += len(text) + 1
    written = "\n".join(text.replace("\n", "\u2028") for _, text in texts)
    prose = Prose(file=source, source=written, passages=tuple(passages))
    return Result(value=prose, diagnostics=draft.diagnostics)


def tree(package: DocxPackage, part: str) -> etree._Element:
    """Return the root of ``part`` as it is written, but for the names of the strict variant."""
    package.tree(part)  # refuses what is unsafe
    data = package.read(part, MAX_XML)
    if data is None:
        raise faults.broken(package.source, faults.NO_TEXT)
    for strict, usual in STRICT.items():
        data = data.replace(strict.encode(), usual.encode())
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that have text."""
    for one in root.iter(w("p")):
        if _text(one).strip() and not any(a.tag == _TWICE for a in one.iterancestors()):
            yield one


def _text(paragraph: etree._Element) -> str:
    return "".join(said for _, said in pieces(paragraph))


def pieces(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements of a paragraph that hold its text, each with its characters."""
    for child in element:
        if child.tag == w("t"):
            yield child, child.text or ""
        elif child.tag in _MARKS:
            yield child, _MARKS[child.tag]
        elif child.tag not in _UNREAD and child.tag != _TWICE and isinstance(child.tag, str):
            yield from pieces(child)


def _kinds(draft: Draft) -> Mapping[str, PassageKind]:
    """Return what the paragraphs are that an import would not take for text, by their letters."""
    found = dict[str, PassageKind]()
    for article in splitting.split(draft, splitting.Answers(unattended=True)).articles:
        found |= {letters(text): kind for text, kind in _said_in(article)}
    return found


def _said_in(article: Article) -> Iterator[tuple[str, PassageKind]]:
    for part in article.parts:
        if isinstance(part, ArticleParagraph) and part.role in _ROLES:
            yield part.text, _ROLES[part.role]
        elif isinstance(part, Figure):
            yield part.caption, PassageKind.CAPTION
    yield article.title, PassageKind.TITLE
    yield article.subtitle, PassageKind.SUBTITLE
    yield from ((author, PassageKind.AUTHOR) for author in article.authors)


def _numbers(draft: Draft) -> Mapping[str, str]:
    """Return the automatic numbers of paragraphs by their letters; those that differ are left out."""
    found = dict[str, str]()
    for block in draft.blocks:
        if isinstance(block, Paragraph) and block.looks.numbering:
            key = letters(block.text)
            same = found.setdefault(key, block.looks.numbering) == block.looks.numbering
            found[key] = block.looks.numbering if same else ""
    return found


def _passage(
    element: etree._Element,
    text: str,
    start: int,
    kinds: Mapping[str, PassageKind],
    numbers: Mapping[str, str],
) -> Passage:
    """Return the paragraph without the spaces around it, its automatic number before it."""
    bare = text.strip()
    number = numbers.get(letters(bare), "")
    first = start + text.index(bare)
    in_cell = any(a.tag == w("tc") for a in element.iterancestors())
    kind = PassageKind.CELL if in_cell else kinds.get(letters(bare), PassageKind.PARAGRAPH)
    places = (*[NOWHERE] * len(number), *range(first, first + len(bare)))
    level = 2 if kind is PassageKind.HEADING else 0
    return Passage(kind=kind, text=number + bare, places=places, level=level)
