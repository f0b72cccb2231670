"""The account of a document taken from its package alone: every element that carries text.

It knows neither styles nor fields nor how the reader goes; what it finds and the reader has
neither taken nor reported is kept as paragraphs at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from jianbao.intake.codes import UNKNOWN_STRUCTURE
from jianbao.intake.conservation import letters
from jianbao.intake.docx import change_codes
from jianbao.intake.docx.changes import Log
from jianbao.intake.docx.names import DRAWING, FORMULA, w
from jianbao.intake.docx.package import Package
from jianbao.intake.docx.text import ALTERNATE
from jianbao.intake.model import Block, Draft, Looks, Paragraph, Picture, Run, Table

_CARRIERS = (
    *map(w, ("t", "delText", "instrText", "delInstrText")),
    f"{{{FORMULA}}}t",
    f"{{{DRAWING}}}t",
)
_CODES = (w("instrText"), w("delInstrText"))
_HOLDERS = {w("p"), f"{{{DRAWING}}}p"}
_PARTS = ("header", "footer", "footnotes", "endnotes", "comments", "diagramData", "chart")


def completed(draft: Draft, package: Package) -> Draft:
    """Return ``draft`` with the codes of fields reported, and all text of ``package`` in it."""
    codes, chunks = list[str](), list[str]()
    for root in _roots(package):
        _drop_repeated(root)
        codes += [text for item in root.iter(*_CODES) if (text := (item.text or "").strip())]
        chunks += _chunks(root)
    log = Log(draft.source)
    if codes:
        log.add(change_codes.FIELD_CODES, 0, before="\n".join(codes))
    draft = replace(
        draft,
        changes=(*draft.changes, *log.changes),
        raw="\n".join([draft.raw, *codes]) if codes else draft.raw,
    )
    unheard = tuple(_unheard(draft, [*chunks, *codes]))
    return _with_paragraphs(draft, unheard) if unheard else draft


def _roots(package: Package) -> Iterator[etree._Element]:
    yield package.document()
    relations = package.relations(package.main).values()
    names = (r.target for r in relations if r.kind.endswith(tuple(f"/{kind}" for kind in _PARTS)))
    for name in dict.fromkeys(names):
        root = package.tree(name)
        if root is not None:
            yield root


def _drop_repeated(root: etree._Element) -> None:
    """Take away the branches of an mc:AlternateContent that say only what an earlier one says."""
    for alternate in list(root.iter(ALTERNATE)):
        said = ""
        for branch in list(alternate):
            own = letters(_text(branch))
            if said and own in said:
                alternate.remove(branch)
            said += own


def _text(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(*_CARRIERS))


def _chunks(root: etree._Element) -> list[str]:
    """Return the text of each paragraph; what stands in none is by itself."""
    found: dict[etree._Element, list[str]] = {}
    for item in root.iter(*_CARRIERS):
        if item.tag not in _CODES:
            holder = next((a for a in item.iterancestors() if a.tag in _HOLDERS), item)
            found.setdefault(holder, []).append(item.text or "")
    return ["".join(texts) for texts in found.values()]


def _unheard(draft: Draft, chunks: Iterable[str]) -> Iterator[str]:
    """Yield the chunks of text that are in ``draft`` neither as text nor as reported."""
    said = letters("\n".join(_said(draft)))
    have = Counter(said)
    for change in draft.changes:
        have.update(letters(change.before))
        have.subtract(letters(change.after))
    pieces = [(chunk, letters(chunk)) for chunk in chunks]
    missing = Counter("".join(own for _, own in pieces)) - have
    reported = letters("\n".join(change.before for change in draft.changes))
    for chunk, own in pieces:
        if missing and own and own not in said and own not in reported and missing & Counter(own):
            missing -= Counter(own)
            yield chunk


def _said(draft: Draft) -> Iterator[str]:
    for block in (*draft.blocks, *(item for note in draft.notes for item in note)):
        for paragraph in _paragraphs(block):
            yield "".join(run.text + run.ruby for run in paragraph.runs)


def _paragraphs(block: Block) -> Iterable[Paragraph]:
    if isinstance(block, Table):
        return (p for row in block.rows for cell in row for p in cell.paragraphs)
    return block.caption if isinstance(block, Picture) else (block,)


def _with_paragraphs(draft: Draft, unheard: tuple[str, ...]) -> Draft:
    """Put ``unheard`` behind the text; what the raw text has is moved there, the rest is new."""
    log = Log(draft.source)
    raw = letters(draft.raw)
    for text in unheard:
        before = text if letters(text) in raw else ""
        log.add(UNKNOWN_STRUCTURE, 0, before=before, after=text)
    span = log.changes[0].span
    paragraphs = [Paragraph(runs=(Run(text=text),), looks=Looks(), span=span) for text in unheard]
    return replace(
        draft, blocks=(*draft.blocks, *paragraphs), changes=(*draft.changes, *log.changes)
    )
