"""The gate for PDFs of others: what is no book of pages stays out, what is odd about it does no harm."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from jianbao import foreign_pdf
from jianbao.diagnostics import Span
from jianbao.foreign_pdf import Fault, RefusedPdfError
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet
from jianbao.preflight.check import check
from jianbao.preflight.model import Terms


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let eight megabytes be as much as half a gigabyte."""
    monkeypatch.setattr(foreign_pdf, "_LARGEST_STREAM", 8 * 1024 * 1024)


Change = Callable[[pikepdf.Pdf], object]


def made(change: Change = lambda _: None, pages: int = 2) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(420, 595))
        change(pdf)
        stream = BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def page(key: str, value: Any) -> Change:  # noqa: ANN401 - pikepdf's objects are any
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = value

    return change


def bomb(*filters: Name) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        packer = zlib.compressobj(9)
        zeros = bytes(1024 * 1024)
        data = b"".join(packer.compress(zeros) for _ in range(9)) + packer.flush()
        for _ in filters[1:]:
            data = zlib.compress(data, 9)
        stream = pdf.make_stream(data)
        stream.Filter = Array(list(filters))
        pdf.pages[0].obj.Contents = stream

    return change


def kids(value: Any) -> Change:  # noqa: ANN401 - as above
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids = Array([value])

    return change


REFUSED = [
    (b"no PDF", Fault.BROKEN, "V001"),
    (b"", Fault.BROKEN, "V001"),
    (made(pages=0), Fault.EMPTY, "V004"),
    (made(kids(7)), Fault.EMPTY, "V004"),
    (made(page("/MediaBox", Array([0, 0, 0, 0]))), Fault.ODD_PAGE, "V005"),
    (made(page("/MediaBox", Array([0, 0, 10**9, 10**9]))), Fault.ODD_PAGE, "V005"),
    (made(page("/UserUnit", 10**9)), Fault.ODD_PAGE, "V005"),
    (made(bomb(Name.FlateDecode)), Fault.TOO_LARGE, "V007"),
    (made(bomb(Name.FlateDecode, Name.FlateDecode)), Fault.TOO_LARGE, "V007"),
    (made(bomb(Name.Fl, Name.Fl)), Fault.TOO_LARGE, "V007"),
]


def test_too_many_pages_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_pdf, "MOST_PAGES", 3)
    (told,) = check(made(pages=4), "a.pdf", Terms())
    assert (told.code, told.message.zh) == ("V006", "PDF 有 4 页，最多 3 页")


@pytest.mark.parametrize(("data", "fault", "code"), REFUSED)
def test_what_is_no_book_of_pages_stays_out(data: bytes, fault: Fault, code: str) -> None:
    with pytest.raises(RefusedPdfError) as refused:
        foreign_pdf.opened(data)
    assert refused.value.fault is fault
    assert [item.code for item in check(data, "a.pdf", Terms())] == [code]
    told = impose(data, Booklet(), Span(file="a.pdf"))
    assert told.value is None
    assert [str(item.span) for item in told.diagnostics] == ["a.pdf"]


def test_a_locked_one_stays_out() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user="", R=6))
    with pytest.raises(RefusedPdfError) as refused:
        foreign_pdf.opened(stream.getvalue())
    assert refused.value.fault is Fault.LOCKED


def info(value: Any) -> Change:  # noqa: ANN401 - as above
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=value, Author=String("甲")))

    return change


def root(key: str, value: Any) -> Change:  # noqa: ANN401 - as above
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value

    return change


def lead(place: Any) -> Change:  # noqa: ANN401 - as above
    def change(pdf: pikepdf.Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=place)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])

    return change


@pytest.mark.parametrize(
    "change",
    [
        *map(info, (True, 7, Array([1]), Dictionary(), Name.X, String(b"\xd7\xff\x00"))),
        *(root("/Lang", value) for value in (7, Array([]), Name.X)),
        *(root("/OutputIntents", value) for value in (7, Dictionary())),
        root("/Metadata", 7),
        *(root("/Names", Dictionary(Dests=value)) for value in (7, Dictionary(Names=7))),
        *(root("/Outlines", Dictionary(First=value)) for value in (7, Dictionary(Title=7))),
        *map(lead, (7, Array([]), Array([7, Name.XYZ]), String(b"\xd7\xff"), Dictionary(D=7))),
    ],
)
def test_what_is_odd_beside_the_pages_is_left_where_it_cannot_be_copied(change: Change) -> None:
    result = impose(made(change), Booklet(), Span(file="a.pdf"))
    assert result.value is not None
    with pikepdf.open(BytesIO(result.value.data)) as sheets:
        assert len(sheets.pages) == 2


def test_what_is_said_of_a_document_goes_with_its_sheets() -> None:
    result = impose(made(info(String("书名"))), Booklet(), Span(file="a.pdf"))
    assert result.value is not None
    with pikepdf.open(BytesIO(result.value.data)) as sheets:
        assert str(sheets.docinfo["/Title"]) == "书名"


def test_a_repaired_one_is_told() -> None:
    data = made().replace(b"startxref", b"startxxxx")
    codes = [item.code for item in check(data, "a.pdf", Terms())]
    assert "V008" in codes


def test_a_large_honest_picture_comes_in() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(zlib.compress(bytes(8_000_000), 9) + bytes(20_000))
        stream.Filter = Name.FlateDecode
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=stream))

    foreign_pdf.opened(made(change)).close()
