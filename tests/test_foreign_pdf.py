"""The gate for PDFs of others: what is no book of pages stays out, what is odd about it does no harm."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from jianbao import budget, foreign_pdf
from jianbao.diagnostics import Span
from jianbao.foreign_pdf import Refusal, RefusedPdfError
from jianbao.imposition import impose as imposing
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet
from jianbao.preflight.check import check
from jianbao.preflight.model import Terms
from jianbao.products.copies.model import Copy, CopyFaces, Distribution
from jianbao.products.copies.printing import in_one_file, one_by_one


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
        pdf.save(stream, fix_metadata_version=False)
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
    (b"no PDF", Refusal.BROKEN, "V001"),
    (b"", Refusal.BROKEN, "V001"),
    (made(pages=0), Refusal.EMPTY, "V004"),
    (made(kids(7)), Refusal.EMPTY, "V004"),
    (made(page("/MediaBox", Array([0, 0, 0, 0]))), Refusal.ODD_PAGE, "V005"),
    (made(page("/MediaBox", Array([0, 0, 10**9, 10**9]))), Refusal.ODD_PAGE, "V005"),
    (made(page("/MediaBox", Array([0, 0, 420]))), Refusal.ODD_PAGE, "V005"),
    (made(page("/MediaBox", 7)), Refusal.ODD_PAGE, "V005"),
    (made(page("/UserUnit", 10**9)), Refusal.ODD_PAGE, "V005"),
    (made(bomb(Name.FlateDecode)), Refusal.TOO_LARGE, "V007"),
    (made(bomb(Name.FlateDecode, Name.FlateDecode)), Refusal.TOO_LARGE, "V007"),
    (made(bomb(Name.Fl, Name.Fl)), Refusal.TOO_LARGE, "V007"),
]


def test_too_many_pages_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_pdf, "MOST_PAGES", 3)
    (told,) = check(made(pages=4), "a.pdf", Terms())
    assert (told.code, told.message.zh) == ("V006", "PDF 有 4 页，最多 3 页")


@pytest.mark.parametrize(("data", "fault", "code"), REFUSED)
def test_what_is_no_book_of_pages_stays_out(data: bytes, fault: Refusal, code: str) -> None:
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
    assert refused.value.fault is Refusal.LOCKED


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


def test_a_page_of_us_letter_comes_in() -> None:
    data = made(page("/MediaBox", Array([0, 0, 612, 792])))
    assert "V005" not in {item.code for item in check(data, "a.pdf", Terms())}
    broken = data.replace(b"startxref", b"startxxxx")
    assert "V008" in {item.code for item in check(broken, "a.pdf", Terms())}
    assert impose(broken, Booklet(), Span(file="a.pdf")).value is not None


ODD: tuple[Callable[[], Any], ...] = (
    *(partial(int, 7), partial(float, 0.5), bool, Array, Dictionary),
    *(partial(Array, [1, 2, 3]), partial(Name, "/X"), partial(String, b"\xd7\xff\x00")),
)
BESIDE = [
    "/Metadata", "/Outlines", "/Dests", "/Names", "/PageLabels", "/StructTreeRoot", "/MarkInfo",
    "/OCProperties", "/OutputIntents", "/AcroForm", "/ViewerPreferences", "/OpenAction", "/Lang",
]  # fmt: skip
OF_A_PAGE = [
    "/Rotate",
    "/TrimBox",
    "/CropBox",
    "/BleedBox",
    "/Annots",
    "/Resources",
    "/Group",
    "/Tabs",
]


def copied(data: bytes) -> tuple[list[str], int]:
    """Return what is said of two copies of ``data``, a file each and in one, and the files made."""
    order = Distribution(copies=(Copy(number=1, name="甲"), Copy(number=2, name="乙")))
    faces = CopyFaces(digits=None, marks=(None, None))
    apart, together = one_by_one(data, order, faces), in_one_file(data, order, faces, 4)
    files = [*(apart.value or ()), *([together.value] if together.value else [])]
    return [item.code for item in (*apart.diagnostics, *together.diagnostics)], len(files)


@pytest.mark.parametrize("key", [*BESIDE, *OF_A_PAGE])
def test_what_is_odd_ends_in_sheets_and_copies_or_in_a_sentence(key: str) -> None:
    for odd in ODD:
        data = made((page if key in OF_A_PAGE else root)(key, odd()))
        told = [item.code for item in check(data, "a.pdf", Terms())]
        assert not {"B005", "B006"} & set(told)
        for scheme in ("saddle", "2-up"):
            result = impose(data, Booklet(scheme=scheme), Span(file="a.pdf"))
            assert result.value is not None or {item.code for item in result.diagnostics} == {
                "J001"
            }
        codes, files = copied(data)
        assert (codes, files) == ([], 3) or (set(codes) == {"K016"} and files == 0)


def test_copies_of_what_is_no_book_of_pages_are_refused() -> None:
    for data, *_ in REFUSED:
        assert copied(data) == (["K016", "K016"], 0)


def test_an_unforeseen_failure_of_imposition_has_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AssertionError("odd")

    monkeypatch.setattr(imposing, "press", fails)
    (told,) = impose(made(), Booklet(), Span(file="a.pdf")).diagnostics
    assert (told.code, str(told.span)) == ("B006", "a.pdf")


def test_imposition_takes_no_more_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(imposing, "press", never_ends)
    monkeypatch.setenv(budget.SECONDS, "0.1")
    with budget.watched():
        (told,) = impose(made(), Booklet(), Span(file="a.pdf")).diagnostics
    assert (told.code, str(told.span)) == ("B005", "a.pdf")


def mutated(data: bytes, draw: random.Random) -> bytes:
    """Return ``data`` with a few bytes or values that are others."""
    if draw.random() < 0.4:
        broken = bytearray(data)
        for _ in range(draw.choice([1, 3, 20])):
            at = draw.randrange(len(broken))
            broken[at : at + draw.choice([0, 1, 1, 40])] = draw.randbytes(draw.choice([0, 1, 1, 8]))
        return bytes(broken)
    with pikepdf.open(BytesIO(data)) as pdf:
        held = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        for _ in range(draw.choice([1, 1, 2, 4])):
            place = draw.choice([pdf.Root, pdf.pages[0].obj, *held])
            key = draw.choice([*place.keys(), *BESIDE, *OF_A_PAGE, "/Contents", "/Parent", "/Kids"])
            if draw.random() < 0.2 and key in place:
                del place[key]
            else:
                place[key] = draw.choice(ODD)()
        stream = BytesIO()
        pdf.save(stream, fix_metadata_version=False)
    return stream.getvalue()


def whole(pdf: pikepdf.Pdf) -> None:
    """Give ``pdf`` links, bookmarks, named places and labels."""
    lead(Array([pdf.pages[1].obj, Name.XYZ, 0, 0, 0]))(pdf)
    names = pdf.make_indirect(
        Dictionary(Names=Array([String("a"), Array([pdf.pages[0].obj, Name.Fit])]))
    )
    pdf.Root.Names = Dictionary(Dests=names)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("书")))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("甲", 0))


@pytest.mark.outside
@pytest.mark.parametrize("seed", range(10))
def test_mutants_end_in_sheets_and_copies_or_in_a_sentence(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - damage, not secrets
    data = made(whole)
    for _ in range(20):
        try:
            mutant = mutated(data, draw)
        except (pikepdf.PdfError, ValueError, RuntimeError):
            continue  # it cannot even be written
        told = {item.code for item in check(mutant, "a.pdf", Terms())}
        for scheme in ("saddle", "2-up"):
            result = impose(mutant, Booklet(scheme=scheme), Span(file="a.pdf"))
            told |= {item.code for item in result.diagnostics}
            assert result.value is not None or result.failed
        codes, files = copied(mutant)
        assert codes or files == 3
        assert not {"B005", "B006"} & {*told, *codes}
