"""Single things that PDFs draw, each on a page of its own, and what is said of PDFs."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # carries no types
from fontTools.misc import eexec  # type: ignore[import-untyped] # as above
from fontTools.misc.psCharStrings import T1CharString  # type: ignore[import-untyped] # as above
from fontTools.pens.recordingPen import RecordingPen  # type: ignore[import-untyped] # as above
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # as above
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # as above
from lxml import etree
from pikepdf import Array, Dictionary, Name
from tests.ofd import reader, schema

from jianbao.diagnostics import Result, Span
from jianbao.ofd.convert import convert

SPAN = Span(file="来文.pdf")
Draw = Callable[[pikepdf.Pdf], tuple[str, dict[str, Any]]]


def stitched(pdf: pikepdf.Pdf, *drawings: Draw) -> bytes:
    """Return a PDF with a page for each of ``drawings``: content and resources."""
    for draw in drawings:
        content, resources = draw(pdf)
        page = pdf.add_blank_page(page_size=(200, 200))
        page.obj["/Contents"] = pdf.make_stream(content.encode("latin-1"))
        page.obj["/Resources"] = pdf.make_indirect(Dictionary(resources))
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:  # noqa: ANN401 - of pikepdf's save
    target = BytesIO()
    pdf.save(target, **how)
    return target.getvalue()


def paths(_: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    return (
        (
            "1 0 0 rg 20 20 60 60 re f 0 0 1 RG 4 w 1 J 1 j [12 8] 3 d 100 20 m 180 60 l 120 90 l s"
            " [] 0 d 0 0.5 0 rg 20 120 m 60 180 90 180 100 120 c 60 140 l b*"
            " q 2 0 0.5 0.7 100 110 cm 6 w 0 J 0 j 5 5 20 40 re S Q"
        ),
        {},
    )


def clips(_: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    return (
        (
            "q 100 100 m 180 100 l 140 180 l h W n 1 0 0 rg 0 0 200 200 re f Q"
            " q 20 20 50 50 re W n 40 10 50 40 re W n 0 0 1 rg 0 0 200 200 re f Q"
            " q 120 20 m 180 20 l 180 80 l 120 80 l h 135 35 m 165 35 l 165 65 l 135 65 l h W* n"
            " 0 1 0 rg 100 0 100 100 re f Q"
        ),
        {},
    )


def inks(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.9, 0.8, 0.1], N=1)
    spaces = Dictionary(
        Spot=Array([Name.Separation, Name("/Brand"), Name.DeviceCMYK, tint]),
        Lab=Array([Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09], Range=[-100, 100, -100, 100])]),
        List=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x00\x80\x00\xff\x80\x00")]),
    )
    del pdf
    return (
        (
            "0.1 0.8 0.9 0 k 20 20 40 160 re f /Spot cs 0.6 scn 60 20 40 160 re f"
            " /Lab cs 60 40 -50 scn 100 20 40 160 re f /List cs 1 sc 140 20 40 160 re f"
        ),
        {"/ColorSpace": spaces},
    )


def gradients(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    axial = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[20, 0, 90, 30], Function=ramp,
        Extend=[True, False],
    )  # fmt: skip
    radial = Dictionary(
        ShadingType=3, ColorSpace=Name.DeviceRGB, Coords=[140, 140, 5, 150, 140, 40],
        Function=ramp, Extend=[False, True],
    )  # fmt: skip
    pattern = Dictionary(
        Type=Name.Pattern, PatternType=2, Shading=axial, Matrix=[1, 0.3, 0, 1, 0, 0]
    )
    del pdf
    return (
        "q 100 100 90 90 re W n /R sh Q /Pattern cs /P scn 10 10 m 180 10 l 100 90 l f",
        {"/Shading": Dictionary(R=radial), "/Pattern": Dictionary(P=pattern)},
    )


def tiles(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    common = {
        "Type": Name.Pattern, "PatternType": 1, "TilingType": 1, "BBox": [0, 0, 10, 10],
        "XStep": 14, "YStep": 12, "Resources": Dictionary(),
    }  # fmt: skip
    own = pdf.make_stream(b"1 0 0 rg 0 0 6 6 re f 0 0 1 rg 4 4 6 6 re f", PaintType=1, **common)
    bare = pdf.make_stream(b"2 2 5 5 re f", PaintType=2, **common)
    bare["/Matrix"] = Array([0.8, 0.6, -0.6, 0.8, 0, 0])
    return (
        "/Pattern cs /A scn 10 110 180 80 re f /B cs 0 0.6 0 /C scn 10 10 m 190 10 l 100 100 l f",
        {
            "/Pattern": Dictionary(A=own, C=bare),
            "/ColorSpace": Dictionary(B=Array([Name.Pattern, Name.DeviceRGB])),
        },
    )


def pictures(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    size = {"Width": 2, "Height": 2, "BitsPerComponent": 8}
    dots = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0))
    mask = pdf.make_stream(
        bytes((255, 128, 0, 255)), Subtype=Name.Image, ColorSpace=Name.DeviceGray, **size
    )
    plain = pdf.make_stream(dots, Subtype=Name.Image, ColorSpace=Name.DeviceRGB, **size)
    soft = pdf.make_stream(dots, Subtype=Name.Image, ColorSpace=Name.DeviceRGB, SMask=mask, **size)
    stencil = pdf.make_stream(
        b"\x40\x80", Subtype=Name.Image, ImageMask=True, Width=2, Height=2, BitsPerComponent=1
    )
    inline = "q 40 0 0 40 130 20 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\x80\xff\x40 EI Q"
    return (
        (
            "q 60 20 -20 60 60 110 cm /A Do Q q 60 0 0 60 120 120 cm /B Do Q"
            f" 0.8 0 0.4 rg q 60 0 0 60 20 20 cm /C Do Q {inline}"
        ),
        {"/XObject": Dictionary(A=plain, B=soft, C=stencil)},
    )


def groups(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    form = pdf.make_stream(
        b"1 0 0 rg 0 0 40 40 re f 0 0 1 rg 50 0 40 40 re f",
        Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 80, 40], Matrix=[1, 0, 0, 1, 10, 0],
        Group=Dictionary(S=Name.Transparency),
    )  # fmt: skip
    return (
        "0.5 g 0 60 200 20 re f q 1 0 0 1 20 50 cm /H gs /F Do Q q 1 0 0 1 20 120 cm /F Do Q",
        {"/XObject": Dictionary(F=form), "/ExtGState": Dictionary(H=Dictionary(ca=0.5))},
    )


def face(pdf: pikepdf.Pdf) -> Any:  # noqa: ANN401 - an object of the PDF
    """Return a font of three triangles; the third stands for “fi”, the fourth code for nothing."""
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "A", "B", "f_i"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x41: "A", 0x42: "B"})
    glyphs = {}
    for at, name in enumerate(names):
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((600 - 100 * at, 0))
        pen.lineTo((300, 200 + 200 * at))
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (700, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "T", "styleName": "R"})
    builder.setupOS2()
    builder.setupPost()
    target = BytesIO()
    builder.save(target)
    descriptor = pdf.make_indirect(
        Dictionary(Type=Name.FontDescriptor, FontName=Name.T, Flags=4, FontBBox=[0, 0, 700, 800],
                   ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80,
                   FontFile2=pdf.make_stream(target.getvalue()))
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.T, FontDescriptor=descriptor,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0), DW=700,
        CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    unicode = pdf.make_stream(
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange"
        b" 2 beginbfchar <0001> <7532> <0003> <00660069> endbfchar"
        b" 1 beginbfrange <0002> <0002> [<4E59>] endbfrange"
    )
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.T, ToUnicode=unicode,
                   Encoding=Name("/Identity-H"), DescendantFonts=[pdf.make_indirect(inner)])
    )  # fmt: skip


def words(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    return (
        (
            "BT /F 30 Tf 20 150 Td [<00010002> -300 <0003> <0001>] TJ 1 0 0 rg 50 Tz 0 -40 Td"
            " <00020002> Tj 100 Tz 0.7 0.7 -0.7 0.7 120 20 Tm 0 0 1 rg <000100030002> Tj"
            " 1 Tr 2 w 1 0 0 1 20 20 Tm 5 Ts <0001> Tj 0 Tr <0000> Tj ET"
        ),
        {"/Font": Dictionary(F=face(pdf))},
    )


def drawings(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    """Type 3: each glyph is a drawing."""
    square = pdf.make_stream(b"700 0 0 0 600 600 d1 0 0 600 600 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 0, 0], FirstChar=65, LastChar=65,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0], Widths=[700], CharProcs=Dictionary(sq=square),
        Encoding=Dictionary(Differences=[65, Name("/sq")]), Resources=Dictionary(),
    )  # fmt: skip
    font["/ToUnicode"] = pdf.make_stream(b"1 beginbfchar <41> <53E3> endbfchar")
    return "0 0.4 0.8 rg BT /F 40 Tf 20 100 Td (AAA) Tj ET", {"/Font": Dictionary(F=font)}


def postscript(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    """Type 1, as TeX embeds it: an outline, and one that is called."""
    outlines = {
        b".notdef": "0 700 hsbw endchar",
        b"A": "50 700 hsbw 0 callsubr endchar",
        b"emdash": "0 700 hsbw 300 vmoveto 600 hlineto 60 vlineto -600 hlineto closepath endchar",
    }
    subr = "0 hmoveto 600 hlineto -300 700 rlineto closepath return"

    def coded(program: str) -> bytes:
        outline = T1CharString(
            program=[int(w) if w.strip("-").isdigit() else w for w in program.split()]
        )
        outline.compile()
        return bytes(eexec.encrypt(b"\0\0\0\0" + outline.bytecode, 4330)[0])

    clear = (
        b"%!PS-AdobeFont-1.0: T\n/FontMatrix [0.001 0 0 0.001 0 0] def\n"
        b"/Encoding 256 array dup 65 /A put dup 66 /emdash put readonly def\ncurrentfile eexec\n"
    )
    secret = b"0000/lenIV 4 def /Subrs 1 array\ndup 0 %d RD %b NP\n/CharStrings 3 dict begin\n" % (
        len(coded(subr)),
        coded(subr),
    )
    for name, program in outlines.items():
        secret += b"/%b %d RD %b ND\n" % (name, len(coded(program)), coded(program))
    hidden = bytes(eexec.encrypt(secret + b"end mark currentfile closefile", 55665)[0])
    file = pdf.make_stream(clear + hidden, Length1=len(clear), Length2=len(hidden), Length3=0)
    descriptor = pdf.make_indirect(
        Dictionary(Type=Name.FontDescriptor, FontName=Name.T, Flags=4, FontBBox=[0, 0, 700, 800],
                   ItalicAngle=0, Ascent=800, Descent=0, CapHeight=700, StemV=80, FontFile=file)
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.T, FirstChar=65, LastChar=66,
        Widths=[700, 700], FontDescriptor=descriptor,
    )  # fmt: skip
    return "BT /F 60 Tf 20 60 Td (ABA) Tj ET", {"/Font": Dictionary(F=font)}


VECTORS = (paths, clips, inks, gradients, tiles, groups, words, drawings)


@pytest.mark.parametrize("draw", [*VECTORS, pictures], ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_drawn_looks_alike_however_the_page_is_turned(draw: Draw, turn: int) -> None:
    with pikepdf.new() as pdf:
        stitched(pdf, draw)
        pdf.pages[0].rotate(turn, relative=False)
        pdf.pages[0].cropbox = Array([5, 5, 200, 190])
        data = saved(pdf)
    made = convert(data, SPAN)
    assert made.value is not None
    assert schema.faults(reader.parts(made.value)) == []
    again = reader.as_pdf(made.value)
    # PDFium puts the cells of a pattern, and the edges of a picture, on whole dots.
    limit = 0.06 if draw in {pictures, tiles} else 5e-3
    assert reader.off(reader.drawn(data, 0, 144), reader.drawn(again, 0, 144), 24) < limit
    assert [item.code for item in made.diagnostics] == (["O007"] if draw is words else [])


def test_text_is_that_of_the_pdf_and_ligatures_are_their_letters() -> None:
    with pikepdf.new() as pdf:
        made = convert(stitched(pdf, words, drawings, postscript), SPAN)
    assert made.value is not None
    first, second, third = reader.texts(made.value)
    assert first.replace("\ue000", "") == "甲乙fi甲乙乙甲fi乙甲"
    assert (second, third) == ("口口口", "A—A")


def test_type_1_keeps_its_curves_without_its_program() -> None:
    with pikepdf.new() as pdf:
        made = convert(stitched(pdf, postscript), SPAN)
    assert made.value is not None
    (data,) = (data for name, data in reader.parts(made.value).items() if name.endswith(".otf"))
    font = TTFont(BytesIO(data))
    pen = RecordingPen()
    font.getGlyphSet()[font.getBestCmap()[ord("A")]].draw(pen)
    points = [place for _, places in pen.value for place in places]
    assert points == [(50, 0), (650, 0), (350, 700)]


def blended(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
    return (
        (
            "0.9 0.9 0 rg 20 20 100 100 re f q /M gs 0 0.8 0.8 rg 60 60 100 100 re f"
            " BT /F 40 Tf 80 80 Td <0001> Tj ET Q"
        ),
        {
            "/ExtGState": Dictionary(M=Dictionary(BM=Name.Multiply)),
            "/Font": Dictionary(F=face(pdf)),
        },
    )


def test_what_ofd_lacks_is_drawn_as_a_picture_told_and_still_text() -> None:
    with pikepdf.new() as pdf:
        data = stitched(pdf, paths, blended)
    made = convert(data, SPAN)
    assert made.value is not None
    assert [item.code for item in made.diagnostics] == ["O005"]
    assert "第 2 页" in made.diagnostics[0].message.zh
    assert reader.texts(made.value)[1] == "甲"
    again = reader.as_pdf(made.value)
    assert reader.off(reader.drawn(data, 1, 144), reader.drawn(again, 1, 144), 24) < 0.01


def test_layers_that_are_off_are_left_out() -> None:
    def layered(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
        off = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="off"))
        pdf.Root["/OCProperties"] = Dictionary(OCGs=[off], D=Dictionary(OFF=[off]))
        content = (
            "/OC /L BDC BT /F 20 Tf 20 20 Td <0001> Tj ET EMC BT /F 20 Tf 20 60 Td <0002> Tj ET"
        )
        return content, {"/Properties": Dictionary(L=off), "/Font": Dictionary(F=face(pdf))}

    with pikepdf.new() as pdf:
        made = convert(stitched(pdf, layered), SPAN)
    assert made.value is not None
    assert reader.texts(made.value) == ["乙"]


def test_links_contents_labels_files_and_stamps_come_along() -> None:
    with pikepdf.new() as pdf:
        stitched(pdf, paths, words)
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("第二页<&", 1, "XYZ", top=150, left=10))
        pdf.Root["/PageLabels"] = Dictionary(
            Nums=[0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D)]
        )
        pdf.attachments["名单.csv"] = pikepdf.AttachedFileSpec(pdf, b"a,b", filename="名单.csv")
        look = pdf.make_stream(b"1 0 0 rg 0 0 10 10 re f", Subtype=Name.Form, BBox=[0, 0, 10, 10])
        web = Dictionary(S=Name.URI, URI="https://example.cn/?a=1&b=2")
        script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        pdf.pages[0].obj["/Annots"] = pdf.make_indirect(
            Array(
                [
                    Dictionary(Subtype=Name.Link, Rect=[10, 10, 60, 30], A=web),
                    Dictionary(Subtype=Name.Link, Rect=[10, 40, 60, 60], A=script),
                    Dictionary(Subtype=Name.Stamp, Rect=[100, 100, 150, 150], Contents="章",
                               AP=Dictionary(N=look)),
                ]
            )
        )  # fmt: skip
        made = convert(saved(pdf), SPAN)
    assert made.value is not None
    assert [item.code for item in made.diagnostics] == ["O007", "O008"]
    files = reader.parts(made.value)
    assert schema.faults(files) == []
    document = etree.fromstring(files["Doc_0/Document.xml"])
    (entry,) = document.iterfind(".//o:OutlineElem", reader.NS)
    dest = entry.find(".//o:Dest", reader.NS)
    assert entry.get("Title") == "第二页<&"
    assert dest is not None
    assert (dest.get("Left"), dest.get("Top")) == ("3.5278", "17.6389")
    assert [mark.get("Name") for mark in document.iterfind(".//o:Bookmark", reader.NS)] == [
        "i",
        "1",
    ]
    assert files["Doc_0/Attachs/attach_0.csv"] == b"a,b"
    notes = etree.fromstring(files["Doc_0/Annots/Page_0/Annotation.xml"])
    assert [note.get("Type") for note in notes] == ["Link", "Stamp"]
    assert notes.find(".//o:URI", reader.NS).get("URI") == "https://example.cn/?a=1&b=2"  # type: ignore[union-attr] # there is one


def refused(result: Result[bytes]) -> list[str]:
    assert result.value is None
    return [item.code for item in result.diagnostics]


def test_what_cannot_be_used_is_refused_with_its_reason() -> None:
    assert refused(convert(b"no pdf", SPAN)) == ["O001"]
    with pikepdf.new() as pdf:
        assert refused(convert(saved(pdf), SPAN)) == ["O001"]
        stitched(pdf, paths)
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused(convert(locked, SPAN)) == ["O002"]


def test_forms_within_themselves_end() -> None:
    def endless(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
        form = pdf.make_stream(b"/F Do /F Do", Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form["/Resources"] = Dictionary(XObject=Dictionary(F=form))
        return "/F Do", {"/XObject": Dictionary(F=form)}

    with pikepdf.new() as pdf:
        assert refused(convert(stitched(pdf, endless), SPAN)) == ["O003"]


def test_content_that_says_nothing_is_told_with_its_page() -> None:
    with pikepdf.new() as pdf:
        result = convert(stitched(pdf, paths, lambda _: ("1 0 0 rg 20 20 60 re f", {})), SPAN)
    assert refused(result) == ["O001"]
    assert "第 2 页" in result.diagnostics[0].message.zh


def test_faces_that_the_pdf_does_not_bring_are_told() -> None:
    def plain(_: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return "BT /F 20 Tf 20 20 Td (Hello) Tj ET", {"/Font": Dictionary(F=font)}

    with pikepdf.new() as pdf:
        made = convert(stitched(pdf, plain), SPAN)
    assert made.value is not None
    assert [item.code for item in made.diagnostics] == ["O006"]
    assert reader.texts(made.value) == ["Hello"]


def test_a_damaged_file_is_repaired_and_told() -> None:
    with pikepdf.new() as pdf:
        data = stitched(pdf, paths)
        drawn = stitched(pdf, blended)
    made = convert(data.replace(b"startxref", b"startxxxx"), SPAN)
    assert made.value is not None
    assert [item.code for item in made.diagnostics] == ["O004"]
    # What draws the piece that OFD lacks does not repair as well.
    made = convert(drawn.replace(b"trailer", b"trxxler"), SPAN)
    assert made.value is not None
    assert [item.code for item in made.diagnostics] == ["O004", "O005"]


@pytest.mark.parametrize(
    ("table", "said"), [("hmtx", "O005"), ("head", "O005"), ("glyf", "O006"), ("cmap", "O007")]
)
def test_faces_with_damaged_tables_are_drawn_or_left_to_the_reader(table: str, said: str) -> None:
    def damaged(pdf: pikepdf.Pdf) -> tuple[str, dict[str, Any]]:
        content, resources = words(pdf)
        descriptor = resources["/Font"].F.DescendantFonts[0].FontDescriptor
        data = bytearray(descriptor.FontFile2.read_bytes())
        record = data.index(table.encode(), 12)  # tag, checksum, offset, length (ISO 14496-22 4.4)
        data[record + 12 : record + 16] = (0xFFFFFF if table == "glyf" else 3).to_bytes(4, "big")
        descriptor.FontFile2.write(bytes(data))
        return content, resources

    with pikepdf.new() as pdf:
        made = convert(stitched(pdf, damaged), SPAN)
    assert made.value is not None
    assert said in {item.code for item in made.diagnostics}
    assert reader.texts(made.value)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("/CropBox", pikepdf.Array([0, None, 200, 200]), []),
        ("/CropBox", pikepdf.Array([0, Name.X, 200]), []),
        ("/UserUnit", Name.X, ["O001"]),
    ],
)
def test_odd_boxes_are_passed_over_or_told(key: str, value: Any, said: list[str]) -> None:  # noqa: ANN401 - an object of the PDF
    with pikepdf.open(BytesIO(stitched(pikepdf.new(), paths))) as pdf:
        pdf.pages[0].obj[key] = value
        made = convert(saved(pdf), SPAN)
    assert [item.code for item in made.diagnostics] == said
