"""The comparison of tagged books finds what is otherwise: each difference is put into a book."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Object, Pdf, String
from tests.typesetting.incremental.tags_alike import differences

from jianbao.typesetting.incremental import composed
from jianbao.typesetting.job import Job, Style

CSS = "section { break-before: page } h1 { bookmark-level: 1 } html, body { margin: 0 }"
SECTION = (
    '<section><h1>题</h1><p>见<a href="https://example.org/">外</a>。</p>'
    '<p style="opacity: 0.5">透</p>'
    '<table><tr><th colspan="2">头</th></tr><tr><td>一</td><td>二</td></tr></table></section>'
)


@cache
def tagged() -> bytes:
    html = f"<html lang='zh'><head><title>书</title></head><body>{SECTION * 2}</body></html>"
    styles = (Style(file="book.css", css=CSS),)
    made = composed.compose(Job(html=html, styles=styles, standard="pdf/a-2a")).value
    assert made
    return made.pdf


def element(pdf: Pdf, role: str) -> Object:
    """Return the last structure element of ``role``."""
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, Dictionary) and thing.get("/S") == f"/{role}" and "/P" in thing
    ][-1]


def annotation(pdf: Pdf) -> Object:
    return pdf.pages[-1].obj.Annots[0]


def owners(pdf: Pdf) -> Object:
    """Return the owners of the content of the first page."""
    return pdf.Root.StructTreeRoot.ParentTree.Nums[1]


def turn(array: Object) -> None:
    array[0], array[1] = array[1], array[0]


SPOILT: dict[str, Callable[[Pdf], object]] = {
    "a role": lambda pdf: element(pdf, "H1").__setitem__("/S", Name.H2),
    "an attribute": lambda pdf: element(pdf, "TH").A.__setitem__("/ColSpan", 3),
    "a name": lambda pdf: element(pdf, "TH").__setitem__("/ID", String("x")),
    "the order": lambda pdf: turn(element(pdf, "Sect").K),
    "the content": lambda pdf: element(pdf, "H1").K.__setitem__(0, 1),
    "an owner": lambda pdf: turn(owners(pdf)),
    "no more a link": lambda pdf: element(pdf, "Link").K.__delitem__(0),
    "what a link says": lambda pdf: annotation(pdf).__setitem__("/Contents", String("x")),
    "a flag": lambda pdf: annotation(pdf).__delitem__("/F"),
    "the order of tabs": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "the claim": lambda pdf: pdf.Root.Metadata.write(b"<x/>"),
    "the intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "a mark": lambda pdf: pdf.pages[-1].contents_add(b"/Artifact BMC EMC"),
}


@pytest.mark.parametrize("difference", SPOILT)
def test_a_difference_is_found(difference: str) -> None:
    with pikepdf.open(BytesIO(tagged())) as pdf:
        SPOILT[difference](pdf)
        made = BytesIO()
        pdf.save(made, preserve_pdfa=False)
    assert not list(differences(tagged(), tagged()))
    assert list(differences(tagged(), made.getvalue()))
