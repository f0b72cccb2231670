"""The checkers of the standards find what is wrong: each fault is put into a good PDF."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf
from tests.products.pdf import accessible, archival
from tests.products.pdf.conftest import Make

Spoil = Callable[[Pdf], object]


def _element(pdf: Pdf, role: str) -> Object:
    return next(
        thing
        for thing in pdf.objects
        if isinstance(thing, Dictionary)
        and thing.get("/Type") == "/StructElem"
        and f"/{role}" == thing.S
    )


def _typed(pdf: Pdf, kind: str) -> Object:
    return next(
        thing
        for thing in pdf.objects
        if isinstance(thing, Dictionary) and thing.get("/Type") == kind
    )


def _add(pdf: Pdf, content: bytes) -> None:
    pdf.pages[-1].contents_add(content)


def _claim(pdf: Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def _cut(elements: Object) -> None:
    del elements.K[-1]


def _widen(widths: Object) -> None:
    for row in list(widths)[1::2]:
        for at, width in enumerate(row):
            row[at] = width + 50


def _font(pdf: Pdf) -> Object:
    return next(
        thing
        for thing in pdf.objects
        if isinstance(thing, Dictionary) and "/DescendantFonts" in thing
    )


ACCESSIBLE: dict[str, Spoil] = {
    "5-1": lambda pdf: _claim(pdf, b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "6.2-1": lambda pdf: pdf.Root.MarkInfo.__delitem__("/Marked"),
    "7.1-1, 7.1-2": lambda pdf: _add(
        pdf, b"\n/Artifact BMC /P <</MCID 999>> BDC 0 0 9 9 re f EMC EMC"
    ),
    "7.1-3": lambda pdf: _add(pdf, b"\n0 0 9 9 re f"),
    "content and structure differ": lambda pdf: _cut(_element(pdf, "P")),
    "7.1-5": lambda pdf: _element(pdf, "P").__setitem__("/S", Name("/Verse")),
    "7.1-10": lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
    "7.2-33": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "7.2:": lambda pdf: _element(pdf, "LBody").__setitem__("/S", Name.P),
    "7.2-41": lambda pdf: _element(pdf, "TD").A.__setitem__("/ColSpan", 2),
    "7.3-1": lambda pdf: _element(pdf, "Figure").__delitem__("/Alt"),
    "7.4.2-1": lambda pdf: _element(pdf, "H2").__setitem__("/S", Name.H4),
    "7.5-1": lambda pdf: _element(pdf, "TH").A.__delitem__("/Scope"),
    "7.5-2": lambda pdf: _element(pdf, "TH").__delitem__("/ID"),
    "7.9-1": lambda pdf: _element(pdf, "Note").__delitem__("/ID"),
    "7.18.3-1": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "7.18.5-1": lambda pdf: _element(pdf, "Link").__setitem__("/S", Name.Span),
    "7.18.5-2": lambda pdf: _typed(pdf, "/Annot").__delitem__("/Contents"),
}
ARCHIVAL: dict[str, Spoil] = {
    "6.1.13": lambda pdf: _add(pdf, b"\n" + b"q " * 29 + b"Q " * 29),
    "6.2.3": lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", Name.GTS_PDFX),
    "6.2.4.3": lambda pdf: _add(pdf, b"\n/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC"),
    "6.2.5": lambda pdf: _typed(pdf, "/Page").__setitem__("/TR", Name.Identity),
    "6.2.8.1": lambda pdf: next(
        thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/Width" in thing
    ).__setitem__("/Interpolate", pikepdf.Object.parse(b"true")),
    "6.2.11.4": lambda pdf: _typed(pdf, "/FontDescriptor").__setitem__("/CIDSet", Array()),
    "6.2.11.5": lambda pdf: _widen(_font(pdf).DescendantFonts[0].W),
    "6.2.11.7.2": lambda pdf: _font(pdf).__delitem__("/ToUnicode"),
    "6.3.2": lambda pdf: _typed(pdf, "/Annot").__delitem__("/F"),
    "6.5, 6.9": lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.GoTo)),
    "6.6.2.3": lambda pdf: _claim(pdf, b"pdfaSchema:prefix>pdfuaid<", b"pdfaSchema:prefix>x<"),
    "6.6.3": lambda pdf: pdf.docinfo.__setitem__("/Title", "另一本"),
    "6.6.4": lambda pdf: _claim(pdf, b"<pdfaid:part>2<", b"<pdfaid:part>3<"),
    "6.8": lambda pdf: pdf.attachments.__setitem__("a.txt", b"text"),
}


def _spoilt(data: bytes, spoil: Spoil) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        spoil(pdf)
        stream = BytesIO()
        pdf.save(stream, preserve_pdfa=False, deterministic_id=True)
    return stream.getvalue()


@pytest.mark.parametrize("rule", ACCESSIBLE)
def test_the_checker_of_pdf_ua_finds_a_breach(rule: str, make: Make) -> None:
    data = _spoilt(make("rich", "pdf/a-2a").pdf, ACCESSIBLE[rule])

    with pikepdf.open(BytesIO(data)) as pdf:
        assert any(breach.startswith(rule) for breach in accessible.breaches(pdf))


@pytest.mark.parametrize("rule", ARCHIVAL)
def test_the_checker_of_pdf_a_finds_a_breach(rule: str, make: Make) -> None:
    data = _spoilt(make("rich", "pdf/a-2a").pdf, ARCHIVAL[rule])

    assert any(rule in breach for breach in archival.breaches(data, 2, "A"))


def test_the_checker_of_pdf_a_wants_an_identifier_and_no_password(make: Make) -> None:
    data = make("rich", "pdf/a-2a").pdf

    assert any("6.1.3" in breach for breach in archival.breaches(data + b"\n\n", 2, "A"))
