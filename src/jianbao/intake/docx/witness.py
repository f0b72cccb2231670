"""The account of a document taken from its package alone: every element that carries text.

It knows neither styles nor fields nor how the reader goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from jianbao.intake import witness
from jianbao.intake.conservation import letters
from jianbao.intake.docx import change_codes
from jianbao.intake.docx.changes import Log
from jianbao.intake.docx.names import DRAWING, FORMULA, w
from jianbao.intake.docx.package import DocxPackage
from jianbao.intake.docx.text import ALTERNATE
from jianbao.intake.model import Draft

_CARRIERS = (
    *map(w, ("t", "delText", "instrText", "delInstrText")),
    f"{{{FORMULA}}}t",
    f"{{{DRAWING}}}t",
)
_CODES = (w("instrText"), w("delInstrText"))
_HOLDERS = {w("p"), f"{{{DRAWING}}}p"}
_PARTS = ("header", "footer", "footnotes", "endnotes", "comments", "diagramData", "chart")


def completed(draft: Draft, package: DocxPackage) -> Draft:
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
    return witness.completed(draft, [*chunks, *codes])


def _roots(package: DocxPackage) -> Iterator[etree._Element]:
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
