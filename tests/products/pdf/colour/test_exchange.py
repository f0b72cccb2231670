"""PDF/X-4, by the rules of ISO 15930-7 (clauses in the names of the checks' comments)."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import ImageCms

from jianbao.preflight.check import check
from jianbao.preflight.model import Terms
from jianbao.products.pdf.colour import exchangeable
from jianbao.products.pdf.colour.document import recoloured

WHEN = datetime(2021, 11, 30, tzinfo=UTC)
XMP = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@pytest.fixture(scope="module", params=["cmyk", "grey"])
def made(request: pytest.FixtureRequest, swatch: bytes) -> bytes:
    return exchangeable(swatch, WHEN, grey=request.param == "grey")


def test_it_says_what_it_is_in_metadata_that_anyone_can_read(made: bytes) -> None:
    # 6.1, 6.7: the version, title, dates and identifiers in XMP, not packed
    with pikepdf.open(BytesIO(made)) as pdf:
        metadata = pdf.Root.Metadata
        assert isinstance(metadata, Stream)
        packet = ET.fromstring(metadata.read_raw_bytes())  # noqa: S314 - our own file
        said = {
            name: packet.findtext(f".//{name}", "", XMP)
            for name in (
                *("pdfxid:GTS_PDFXVersion", "pdf:Trapped", "xmp:CreateDate", "xmp:ModifyDate"),
                *("xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID"),
                *("xmpMM:RenditionClass",),
            )
        }
        title = "".join(packet.find(".//dc:title", XMP).itertext()).strip()  # type: ignore[union-attr] # it is there, or the test fails

        assert said["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert all(said.values())
        assert said["xmp:CreateDate"] == "2021-11-30T00:00:00Z"
        assert title == str(pdf.docinfo["/Title"]) == "色样"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20211130000000Z"
        assert pdf.docinfo["/Trapped"] == Name("/False")


def test_it_is_pdf_1_6_with_an_identifier_and_without_a_lock(made: bytes) -> None:
    assert made.startswith(b"%PDF-1.6")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert not pdf.is_encrypted
        assert len(pdf.trailer.ID) == 2


def test_the_press_that_it_is_for_comes_with_it(made: bytes) -> None:
    # 6.2.2: one output intent for PDF/X, its condition named, its profile one of a press
    with pikepdf.open(BytesIO(made)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        profile = intent.DestOutputProfile
        assert isinstance(profile, Stream)
        assert profile.N == 4
        opened = ImageCms.ImageCmsProfile(BytesIO(profile.read_bytes())).profile
        assert (opened.device_class, opened.xcolor_space) == ("prtr", "CMYK")


def test_every_page_says_where_it_is_cut(made: bytes) -> None:
    # 6.12: the trim box in the bleed box in the media box
    with pikepdf.open(BytesIO(made)) as pdf:
        for page in pdf.pages:
            media, bleed, trim = (
                [float(value) for value in page.obj[key]]
                for key in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert "/ArtBox" not in page.obj
            assert media[0] <= bleed[0] <= trim[0] < trim[2] <= bleed[2] <= media[2]
            assert media[1] <= bleed[1] <= trim[1] < trim[3] <= bleed[3] <= media[3]


def test_nothing_in_it_acts_or_lies_on_the_page_as_a_note(made: bytes) -> None:
    # 6.17, 6.19
    with pikepdf.open(BytesIO(made)) as pdf:
        assert all("/Annots" not in page.obj for page in pdf.pages)
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.Root


def test_every_face_is_in_the_file(made: bytes) -> None:
    # 6.9
    with pikepdf.open(BytesIO(made)) as pdf:
        descriptors = [
            thing for thing in pdf.objects
            if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor
        ]  # fmt: skip
        assert descriptors
        assert all(any(f"/FontFile{n}" in d for n in ("", "2", "3")) for d in descriptors)


def test_no_colour_of_a_screen_is_left(made: bytes) -> None:
    # 6.2.3, 6.2.4
    with pikepdf.open(BytesIO(made)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, (Dictionary, Stream)):
                for key in ("/ColorSpace", "/CS"):
                    assert thing.get(key) != Name.DeviceRGB


def test_preflight_takes_it(made: bytes) -> None:
    said = check(made, "x.pdf", Terms(colour="cmyk"))

    assert not [item for item in said if item.code >= "V080"]
    assert "V030" not in {item.code for item in said}


def test_the_same_page_gives_the_same_file(swatch: bytes) -> None:
    assert exchangeable(swatch, WHEN) == exchangeable(swatch, WHEN)


def test_a_file_without_an_identifier_is_told(swatch: bytes) -> None:
    with pikepdf.open(BytesIO(exchangeable(swatch, WHEN))) as pdf:
        stream = BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = stream.getvalue()
    without = whole.replace(b"/ID [", b"/XD [")

    assert "V081" not in {item.code for item in check(whole, "书.pdf", Terms())}
    assert "V081" in {item.code for item in check(without, "书.pdf", Terms())}


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("V080", lambda pdf: pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"xmp:ModifyDate", b"xmp:Other"))),
        ("V082", lambda pdf: pdf.docinfo.__delitem__("/Trapped")),
        ("V083", lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile")),
        ("V083", lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")),
        ("V084", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=[]))),
        ("V085", lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox")),
        ("V086", lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", [Dictionary(Subtype=Name.Link)])),
        ("V087", lambda pdf: pdf.pages[0].contents_add(b" 1 0 0 rg 50 50 99 99 re f")),
        ("V088", lambda pdf: pdf.make_indirect(pdf.pages[0].Resources.ExtGState).__setitem__("/x", Dictionary(TR=Dictionary()))),
    ],
)  # fmt: skip
def test_preflight_sees_what_is_not_as_it_should_be(
    swatch: bytes, code: str, spoil: object
) -> None:
    with pikepdf.open(BytesIO(exchangeable(swatch, WHEN))) as pdf:
        spoil(pdf)  # type: ignore[operator] # a function
        stream = BytesIO()
        pdf.save(stream)

    said = check(stream.getvalue(), "x.pdf", Terms())

    assert code in {item.code for item in said if item.is_error}


@pytest.fixture
def bare() -> bytes:
    """A page by another program: a fade named in resources of its own, and no box but its size."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 400)).obj
    fade = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1, 0, 0]), C1=Array([0, 0, 1])
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 300, 0]), Function=fade
    )
    page.Resources = Dictionary(Shading=Dictionary(S=shading))
    page.Contents = pdf.make_stream(b"0.25 0.5 0.75 rg 10 10 50 50 re f /S sh")
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("edition", ["cmyk", "grey"])
def test_resources_that_stand_in_the_page_itself_are_converted(bare: bytes, edition: str) -> None:
    with pikepdf.open(BytesIO(recoloured(bare, edition))) as pdf:
        page = pdf.pages[0]
        space = str(page.resources.Shading.S.ColorSpace)
        assert space == {"cmyk": "/DeviceCMYK", "grey": "/DeviceGray"}[edition]
        operators = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
        assert "rg" not in operators


def test_a_page_without_boxes_is_given_those_that_it_must_have(bare: bytes) -> None:
    with pikepdf.open(BytesIO(exchangeable(bare, WHEN))) as pdf:
        page = pdf.pages[0].obj
        for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
            assert [float(side) for side in page[key]] == [0, 0, 300, 400], key
        assert "/ArtBox" not in page
