"""What preflight says of PDFs that have one thing wrong, and of those that have nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object
from PIL import Image

from jianbao.diagnostics import Diagnostic, Severity
from jianbao.preflight.check import check
from jianbao.preflight.dots import ink_of
from jianbao.preflight.model import Terms

Draw = Callable[..., bytes]
Resources = Callable[[pikepdf.Pdf], Dictionary]
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>%d</pdfaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"""
SQUARE = b" 100 100 80 80 re f"


def said(data: bytes, **terms: Any) -> dict[str, Diagnostic]:  # noqa: ANN401 - of Terms
    return {item.code: item for item in check(data, "书.pdf", Terms(**terms))}


def state(**settings: object) -> Resources:
    return lambda _: Dictionary(ExtGState=Dictionary(G=Dictionary(**settings)))  # type: ignore[arg-type] # plain values


def picture(
    size: tuple[int, int], mode: str = "CMYK", colour: tuple[int, ...] = (0, 0, 0, 0)
) -> Resources:
    def resources(pdf: pikepdf.Pdf) -> Dictionary:
        stream = pdf.make_stream(
            Image.new(mode, size, colour).tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=Name("/DeviceCMYK" if mode == "CMYK" else "/DeviceRGB"),
            BitsPerComponent=8,
        )
        return Dictionary(XObject=Dictionary(I=stream))

    return resources


def test_a_page_for_the_press_has_nothing_wrong(draw: Draw) -> None:
    assert said(draw(b"0 0 0 1 k" + SQUARE, bleed=3), colour="cmyk", multiple=1) == {}


@pytest.mark.parametrize(
    ("content", "code", "severity"),
    [
        (b"1 0 0 rg" + SQUARE, "V030", Severity.WARNING),
        (b"1 0 0 RG 2 w 100 100 m 200 200 l S", "V030", Severity.WARNING),
        (b"1 1 1 0.5 k" + SQUARE, "V031", Severity.WARNING),
        (b"0 0 0 1 K 0.1 w 100 100 m 200 200 l S", "V041", Severity.WARNING),
        (b"0 0 0 1 K 0 w 100 100 m 200 200 l S", "V041", Severity.WARNING),
        (b"0 0 0 1 K 1 w 0.2 0 0 0.2 0 0 cm 600 600 m 900 900 l S", "V041", Severity.WARNING),
        (b"0 0 0 1 k 100 100 80 0.1 re f", "V041", Severity.WARNING),
        (b"", "V060", Severity.NOTICE),
        (b"0 0 0 1 k -50 -50 20 20 re f", "V060", Severity.NOTICE),
        (b"0 1 1 0 k 0 100 80 80 re f", "V013", Severity.WARNING),
        (b"q 80 0 0 80 100 100 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q", "V030", Severity.WARNING),
    ],
)  # fmt: skip
def test_what_is_painted_wrongly_is_told(
    draw: Draw, content: bytes, code: str, severity: Severity
) -> None:
    found = said(draw(content), colour="cmyk")

    assert found[code].severity is severity
    assert found[code].message.zh.startswith("第 1 页")
    assert found[code].message.en.startswith("page 1")


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 0 1 K 0.25 w 100 100 m 200 200 l S",
        b"0 0 0 1 K 0.1 w 5 0 0 5 0 0 cm 30 30 m 40 40 l S",
        b"1 1 1 0 k" + SQUARE,
        b"0 0 0 0 k 0 0 400 400 re f",
        b"0 1 1 0 k -9 100 80 80 re f",
        b"q 0 0 1 1 re W n 0 1 1 0 k Q 0.5 g" + SQUARE,
    ],
)
def test_what_is_right_is_left_alone(draw: Draw, content: bytes) -> None:
    page = content + b" 0 0 0 1 k" + SQUARE

    assert set(said(draw(page, bleed=3), colour="cmyk")) <= {"V013"} & {"V000"}


def test_a_place_is_told_in_millimetres_from_the_top_left_of_the_cut_page(draw: Draw) -> None:
    mm = 72 / 25.4
    at = b"1 0 0 rg %f %f %f %f re f" % (23 * mm, 63 * mm, 10 * mm, 10 * mm)

    (found,) = check(draw(at, bleed=3), "书.pdf", Terms(colour="cmyk"))

    assert "第 1 页（距左 20 mm，距上 30 mm）" in found.message.zh
    assert "20 mm from the left, 30 mm from the top" in found.message.en
    assert found.span is not None
    assert found.span.file == "书.pdf"


def test_faults_of_one_kind_are_told_once_with_all_pages(draw: Draw) -> None:
    bad, good = b"1 0 0 rg" + SQUARE, b"0 0 0 1 k" + SQUARE

    (found,) = check(draw(bad, good, bad, bad, bad, good, bad), "书.pdf", Terms(colour="cmyk"))

    assert "第 3–5、7 页也有" in found.message.zh


@pytest.mark.parametrize(
    ("pages", "multiple", "lacking"), [(4, 4, 0), (5, 4, 3), (10, 16, 6), (7, 1, 0)]
)
def test_the_pages_must_fill_the_sheets(
    draw: Draw, pages: int, multiple: int, lacking: int
) -> None:
    found = said(draw(*[b"0 0 0 1 k" + SQUARE] * pages), multiple=multiple)

    assert ("V061" in found) == bool(lacking)
    if lacking:
        assert f"还差 {lacking} 页" in found["V061"].message.zh


def test_a_face_that_is_not_in_the_file_is_an_error(draw: Draw, helvetica: Resources) -> None:
    found = said(draw(b"BT /F 20 Tf 100 100 Td (Hello) Tj ET", resources=helvetica))

    assert found["V020"].is_error
    assert "Helvetica" in found["V020"].message.zh


@pytest.mark.parametrize(
    ("place", "code"),
    [((4, 150), "V050"), ((-10, 150), "V051"), ((150, 279), "V051"), ((20, 150), None)],
)
def test_text_at_the_edge_is_told(
    draw: Draw, helvetica: Resources, place: tuple[int, int], code: str | None
) -> None:
    content = b"BT /F 12 Tf %d %d Td (Hello) Tj ET" % place

    found = said(draw(content, resources=helvetica)).keys() & {"V050", "V051"}

    assert found == ({code} if code else set())


def test_notes_of_the_printer_beside_the_page_are_no_fault(
    draw: Draw, helvetica: Resources
) -> None:
    def far(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([-100, -100, 400, 400])

    data = draw(b"BT /F 9 Tf 20 -60 Td (job 12) Tj ET", resources=helvetica, finish=far)

    assert not said(data).keys() & {"V050", "V051"}


@pytest.mark.parametrize(
    ("colour", "is_rich"),
    [(b"0 0 0 1 k", False), (b"0.6 0.4 0.4 1 k", True), (b"0 0.8 0.8 0 k", False)],
)
def test_black_text_of_several_inks_is_told(
    draw: Draw, helvetica: Resources, colour: bytes, *, is_rich: bool
) -> None:
    content = colour + b" BT /F 12 Tf 100 100 Td (Hello) Tj ET"

    assert ("V033" in said(draw(content, resources=helvetica))) == is_rich


def test_invisible_text_has_no_colour(draw: Draw, helvetica: Resources) -> None:
    content = b"1 1 1 1 k BT 3 Tr /F 12 Tf 100 100 Td (Hello) Tj ET"

    assert not said(draw(content, resources=helvetica)).keys() & {"V031", "V033"}


@pytest.mark.parametrize(("op", "is_lost"), [(True, True), (False, False)])
def test_white_that_overprints_is_an_error(draw: Draw, op: bool, is_lost: bool) -> None:  # noqa: FBT001 - cases
    content = b"/G gs 0 0 0 0 k" + SQUARE + b" 0 0 0 1 k" + SQUARE

    found = said(draw(content, resources=state(OP=op)))

    assert ("V034" in found) == is_lost


@pytest.mark.parametrize(("pixels", "is_coarse"), [(200, True), (231, True), (240, False)])
def test_a_picture_of_one_inch_has_as_many_dots_as_pixels(
    draw: Draw,
    pixels: int,
    is_coarse: bool,  # noqa: FBT001 - cases
) -> None:
    content = b"q 84 0 0 84 100 100 cm /I Do Q"

    found = said(draw(content, resources=picture((pixels, pixels))), colour="cmyk")

    assert ("V040" in found) == is_coarse
    if is_coarse:
        assert f"{pixels * 72 / 84:.0f} dpi" in found["V040"].message.zh


def test_the_ink_of_pictures_is_measured(draw: Draw) -> None:
    content = b"q 70 0 0 70 100 100 cm /I Do Q"
    heavy, light = (255, 255, 200, 150), (200, 200, 200, 100)

    assert (
        "337%"
        in said(draw(content, resources=picture((300, 300), colour=heavy)))["V032"].message.zh
    )
    assert "V032" not in said(draw(content, resources=picture((300, 300), colour=light)))


def test_colours_in_forms_and_patterns_are_seen(draw: Draw) -> None:
    def form(pdf: pikepdf.Pdf) -> Dictionary:
        inner = pdf.make_stream(
            b"1 0 0 rg" + SQUARE, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 300])
        )
        return Dictionary(XObject=Dictionary(X=inner))

    def tile(pdf: pikepdf.Pdf) -> Dictionary:
        inner = pdf.make_stream(
            b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 5, 5]), XStep=5, YStep=5, Resources=Dictionary(),
        )  # fmt: skip
        return Dictionary(Pattern=Dictionary(P=inner))

    assert "V030" in said(draw(b"/X Do", resources=form), colour="cmyk")
    assert "V030" in said(draw(b"/Pattern cs /P scn" + SQUARE, resources=tile), colour="cmyk")


def test_colour_in_an_edition_of_greys_is_told(draw: Draw) -> None:
    assert "V035" in said(draw(b"0 1 1 0 k" + SQUARE), colour="grey")
    assert "V035" not in said(draw(b"0.5 0.5 0.5 rg" + SQUARE), colour="grey")


def test_a_spot_colour_is_mentioned_where_it_prints(draw: Draw) -> None:
    def gold(pdf: pikepdf.Pdf) -> Dictionary:
        tint = pdf.make_indirect(
            Dictionary(
                FunctionType=2, Domain=Array([0, 1]), N=1,
                C0=Array([0, 0, 0, 0]), C1=Array([0, 0.2, 0.6, 0.1]),
            )
        )  # fmt: skip
        space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])
        return Dictionary(ColorSpace=Dictionary(S=space))

    found = said(draw(b"/S cs 1 scn" + SQUARE, resources=gold), colour="cmyk")
    assert found["V036"].severity is Severity.NOTICE
    assert "V036" not in said(draw(b"/S cs 1 scn -50 -50 9 9 re f", resources=gold), colour="cmyk")


def test_rgb_is_only_mentioned_where_no_press_is_asked_for(draw: Draw) -> None:
    data = draw(b"1 0 0 rg" + SQUARE)

    assert said(data)["V030"].severity is Severity.NOTICE
    assert "V030" not in said(data, colour="rgb")


def test_boxes_are_compared(draw: Draw) -> None:
    def larger(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.TrimBox = Array([-9, -9, 300, 300])

    def wider(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.TrimBox = Array([0, 0, 200, 283.46])

    pages = [b"0 0 0 1 k" + SQUARE] * 3

    assert said(draw(*pages, has_trim=False))["V010"].severity is Severity.NOTICE
    assert said(draw(*pages, finish=larger))["V011"].is_error
    assert "第 2 页" in said(draw(*pages, finish=wider))["V012"].message.zh


def test_a_landscape_page_among_others_is_meant(draw: Draw) -> None:
    def a4(pdf: pikepdf.Pdf) -> None:
        for page, box in zip(
            pdf.pages, ([0, 0, 595, 842], [0, 0, 842, 595], [0, 0, 595, 842]), strict=True
        ):
            page.obj.MediaBox = page.obj.TrimBox = page.obj.BleedBox = Array(box)

    assert "V012" not in said(draw(*[b"0 0 0 1 k" + SQUARE] * 3, finish=a4))


@pytest.mark.parametrize(
    ("part", "ca", "is_wrong"), [(1, 0.5, True), (1, 1, False), (2, 0.5, False)]
)
def test_transparency_has_no_place_in_pdf_a_1(
    draw: Draw,
    part: int,
    ca: float,
    is_wrong: bool,  # noqa: FBT001 - cases
) -> None:
    def archive(pdf: pikepdf.Pdf) -> None:
        packet = XMP % part
        pdf.Root.Metadata = pdf.make_stream(packet)

    data = draw(b"/G gs 0 g" + SQUARE, resources=state(ca=ca), finish=archive)

    assert ("V070" in said(data)) == is_wrong


def test_what_is_no_pdf_gets_a_clear_error() -> None:
    for data in (b"", b"not a PDF", b"%PDF-1.7\n%%EOF"):
        (found,) = check(data, "书.pdf", Terms())
        assert found.code == "V001"
        assert found.is_error


@pytest.mark.parametrize("user", ["", "secret"])
def test_a_locked_pdf_gets_a_clear_error(draw: Draw, user: str) -> None:
    stream = BytesIO()
    with pikepdf.open(BytesIO(draw(SQUARE))) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user))

    (found,) = check(stream.getvalue(), "书.pdf", Terms())

    assert found.code == "V002"


def test_forms_that_draw_each_other_without_end_are_an_error(draw: Draw) -> None:
    def ring(pdf: pikepdf.Pdf) -> Dictionary:
        form = pdf.make_stream(
            b"/X Do /X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
        )
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        return Dictionary(XObject=Dictionary(X=form))

    assert set(said(draw(b"/X Do", resources=ring))) == {"V003"}


def test_forms_that_double_at_every_step_are_an_error(draw: Draw) -> None:
    def doubling(pdf: pikepdf.Pdf) -> Dictionary:
        form: Object = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
        for _ in range(20):
            inner = Dictionary(XObject=Dictionary(X=form))
            form = pdf.make_stream(
                b"/X Do /X Do", Type=Name.XObject, Subtype=Name.Form, Resources=inner
            )
        return Dictionary(XObject=Dictionary(X=form))

    assert set(said(draw(b"/X Do", resources=doubling))) == {"V003"}


def test_a_damaged_pdf_never_ends_in_a_traceback(draw: Draw, helvetica: Resources) -> None:
    sound = draw(
        b"q 1 0 0 1 3 3 cm 1 0 0 rg 0.1 w" + SQUARE + b" BT /F 9 Tf 20 20 Td (Hello) Tj ET Q",
        resources=helvetica,
    )
    luck = random.Random(7)  # noqa: S311 - the same damage in every run
    for _ in range(400):
        data = bytearray(sound)
        for _ in range(luck.randint(1, 12)):
            data[luck.randrange(len(data))] = luck.randrange(256)
        for item in check(bytes(data), "书.pdf", Terms(colour="cmyk")):
            assert item.message.zh
            assert item.message.en


@pytest.mark.parametrize("bits", [-1, 0, 3, 10**9])
def test_the_ink_of_a_picture_that_is_none_is_not_measured(bits: int) -> None:
    with pikepdf.new() as pdf:
        image = pdf.make_stream(bytes(36), Type=Name.XObject, Subtype=Name.Image, Width=3, Height=3)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, bits
        assert ink_of(image) == 0
