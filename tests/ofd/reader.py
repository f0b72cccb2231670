"""A reader of OFD that shares nothing with what writes it: each page becomes one of a PDF again.

It goes by GB/T 33190-2016 alone: units, boundaries that cut, matrices, faces by their characters,
glyph transforms, clips, gradients, patterns, pictures. So PDFium can draw both, the PDF that an
OFD was made from and the OFD, and what differs between the pages was lost on the way.
"""

from __future__ import annotations

import math
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # carries no types
from lxml import etree
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

NS = {"o": "http://www.ofdspec.org/2016"}
MM = 72 / 25.4
Matrix = tuple[float, float, float, float, float, float]


def parts(ofd: bytes) -> dict[str, bytes]:
    """Return the files of a package."""
    with zipfile.ZipFile(BytesIO(ofd)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(ofd: bytes) -> list[str]:
    """Return the text of each page in the order of its objects."""
    files = parts(ofd)
    return [
        "".join(node.text or "" for node in etree.fromstring(data).iterfind(".//o:TextCode", NS))
        for _, data in _pages(files)
    ]


def drawn(pdf: bytes, page: int = 0, dpi: int = 100) -> Image.Image:
    """Return a page as PDFium draws it."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown: Image.Image = (
            document[page].render(scale=dpi / 72, draw_annots=False, may_draw_forms=False).to_pil()
        )
        return shown.convert("RGB")


def off(one: Image.Image, other: Image.Image, slack: int = 16) -> float:
    """Return the share of dots that differ by more than ``slack`` of 255 in some colour."""
    assert one.size == other.size
    red, green, blue = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(worst.histogram()[slack + 1 :]) / (one.width * one.height)


def as_pdf(ofd: bytes) -> bytes:
    """Return a PDF that shows what the OFD says."""
    files = parts(ofd)
    with pikepdf.new() as pdf:
        shelf = _Shelf(pdf, files)
        for _, data in _pages(files):
            page = etree.fromstring(data)
            _, _, width, height = _numbers(page.findtext("o:Area/o:PhysicalBox", "", NS))
            sheet = pdf.add_blank_page(page_size=(round(width * MM, 2), round(height * MM, 2)))
            base = (MM, 0.0, 0.0, -MM, 0.0, height * MM)
            drawing = _Drawing(shelf)
            for layer in page.iterfind("o:Content/o:Layer", NS):
                for item in layer:
                    drawing.item(item, base)
            sheet.obj["/Contents"] = pdf.make_stream("\n".join(drawing.lines).encode())
            sheet.obj["/Resources"] = Dictionary(drawing.resources)
        target = BytesIO()
        pdf.save(target)
        return target.getvalue()


def _pages(files: dict[str, bytes]) -> list[tuple[int, bytes]]:
    document = etree.fromstring(files["Doc_0/Document.xml"])
    return [
        (int(page.get("ID", "0")), files[f"Doc_0/{page.get('BaseLoc')}"])
        for page in document.iterfind("o:Pages/o:Page", NS)
    ]


def _numbers(text: str | None) -> list[float]:
    return [float(value) for value in (text or "").split()]


def _times(one: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _cm(matrix: Matrix) -> str:
    return " ".join(f"{value:.6f}" for value in matrix) + " cm"


@dataclass
class _Font:
    name: Name | Any
    characters: dict[int, int]
    codes: dict[int, int]
    """What to write for a glyph's number."""


class _Shelf:
    """The resources of an OFD as objects of a PDF."""

    def __init__(self, pdf: pikepdf.Pdf, files: dict[str, bytes]) -> None:
        self.pdf = pdf
        self.fonts: dict[str, _Font] = {}
        self.images: dict[str, Any] = {}
        self.spaces: dict[str, Any] = {}
        for name in ("PublicRes.xml", "DocumentRes.xml"):
            root = etree.fromstring(files[f"Doc_0/{name}"])
            folder = f"Doc_0/{root.get('BaseLoc')}/"
            for font in root.iterfind(".//o:Font", NS):
                file = font.findtext("o:FontFile", None, NS)
                data = files[folder + file] if file else b""
                self.fonts[font.get("ID", "")] = self._font(data)
            for medium in root.iterfind(".//o:MultiMedia", NS):
                file = medium.findtext("o:MediaFile", "", NS)
                self.images[medium.get("ID", "")] = self._image(files[folder + file])
            for space in root.iterfind(".//o:ColorSpace", NS):
                profile = space.get("Profile")
                self.spaces[space.get("ID", "")] = self._space(
                    files[folder + profile] if profile else b""
                )

    def _space(self, profile: bytes) -> Any:  # noqa: ANN401 - an object of the PDF
        if not profile:
            return Name.DeviceCMYK
        return Array([Name.ICCBased, self.pdf.make_stream(profile, N=4)])

    def _font(self, data: bytes) -> _Font:
        if not data:
            return _Font(None, {}, {})
        font = TTFont(BytesIO(data))
        order = font.getGlyphOrder()
        codes = {number: number for number in range(len(order))}
        is_cff = "CFF " in font
        if is_cff and hasattr(font["CFF "].cff.topDictIndex[0], "ROS"):
            codes = {
                n: int(name[3:]) if n else 0
                for n, name in enumerate(font["CFF "].cff.topDictIndex[0].charset)
            }
        # Within its wrapper FreeType would go by the numbers of glyphs, so CFF is taken out of it.
        stream = self.pdf.make_stream(font.reader["CFF "] if is_cff else data)
        if is_cff:
            stream["/Subtype"] = Name.CIDFontType0C
        descriptor = self.pdf.make_indirect(
            Dictionary(Type=Name.FontDescriptor, FontName=Name.F, Flags=4, FontBBox=[0, 0, 0, 0],
                       ItalicAngle=0, Ascent=0, Descent=0, CapHeight=0, StemV=0)
        )  # fmt: skip
        descriptor["/FontFile3" if is_cff else "/FontFile2"] = stream
        inner = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0 if is_cff else Name.CIDFontType2,
            BaseFont=Name.F, FontDescriptor=descriptor, DW=1000,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        )  # fmt: skip
        if not is_cff:
            inner["/CIDToGIDMap"] = Name.Identity
        whole = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.F, Encoding=Name("/Identity-H"),
            DescendantFonts=[self.pdf.make_indirect(inner)],
        )  # fmt: skip
        numbers = {name: number for number, name in enumerate(order)}
        characters = {code: numbers[name] for code, name in font.getBestCmap().items()}
        return _Font(self.pdf.make_indirect(whole), characters, codes)

    def _image(self, data: bytes) -> Any:  # noqa: ANN401 - as above
        image = Image.open(BytesIO(data))
        size = {"Width": image.width, "Height": image.height, "BitsPerComponent": 8}
        if image.format == "JPEG":
            space = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
            return self.pdf.make_stream(
                data, Subtype=Name.Image, ColorSpace=space, Filter=Name.DCTDecode, **size
            )
        whole = image.convert("RGBA")
        stream = self.pdf.make_stream(
            whole.convert("RGB").tobytes(), Subtype=Name.Image, ColorSpace=Name.DeviceRGB, **size
        )
        if whole.getchannel("A").getextrema() != (255, 255):
            stream["/SMask"] = self.pdf.make_stream(
                whole.getchannel("A").tobytes(),
                Subtype=Name.Image, ColorSpace=Name.DeviceGray, **size,
            )  # fmt: skip
        return stream


@dataclass
class _Drawing:
    shelf: _Shelf
    lines: list[str] = field(default_factory=list)
    resources: dict[str, Any] = field(default_factory=dict)

    def named(self, kind: str, thing: Any) -> str:  # noqa: ANN401 - as above
        of = self.resources.setdefault(kind, Dictionary())
        name = f"/R{len(of)}"
        of[name] = thing
        return name

    def item(self, node: etree._Element, base: Matrix) -> None:
        """Draw one object; ``base`` leads from the page or cell that it stands on to the PDF."""
        self.lines.append("q")
        x, y, width, height = _numbers(node.get("Boundary"))
        matrix: Matrix = (1.0, 0.0, 0.0, 1.0, x, y)
        self.lines += [_cm(base), f"{x} {y} {width} {height} re W n"]
        if node.get("CTM"):
            a, b, c, d, e, f = _numbers(node.get("CTM"))
            matrix = _times((a, b, c, d, e, f), matrix)
        self.lines.append(_cm(matrix))
        for clip in node.iterfind("o:Clips/o:Clip", NS):
            self._clip(clip)
        alpha = int(node.get("Alpha", "255")) / 255
        self._transparency(alpha, alpha)
        match etree.QName(node).localname:
            case "PathObject":
                self._path(node, _times(matrix, base), base)
            case "TextObject":
                self._text(node, _times(matrix, base), base)
            case "ImageObject":
                name = self.named("/XObject", self.shelf.images[node.get("ResourceID", "")])
                self.lines.append(f"1 0 0 -1 0 1 cm {name} Do")
            case other:
                raise AssertionError(other)
        self.lines.append("Q")

    def _transparency(self, fill: float, stroke: float) -> None:
        if (fill, stroke) != (1, 1):
            name = self.named("/ExtGState", Dictionary(ca=fill, CA=stroke))
            self.lines.append(f"{name} gs")

    def _clip(self, clip: etree._Element) -> None:
        for path in clip.iterfind("o:Area/o:Path", NS):
            x, y, width, height = _numbers(path.get("Boundary"))
            self.lines.append(f"{x} {y} {width} {height} re W n")
            rule = "W*" if path.get("Rule") == "Even-Odd" else "W"
            self.lines.append(f"{_data(path, x, y)} {rule} n")

    def _path(self, node: etree._Element, matrix: Matrix, base: Matrix) -> None:
        fills, strokes = node.get("Fill") == "true", node.get("Stroke", "true") == "true"
        star = "*" if node.get("Rule") == "Even-Odd" else ""
        data = _data(node)
        if fills:
            paint = node.find("o:FillColor", NS)
            if self._special(paint):
                self.lines.append(f"q {data} W{star} n")
                self._flood(paint, matrix, base)
                self.lines.append("Q")
                fills = False
            else:
                self._colour(paint, "fill")
        if strokes:
            self._line(node)
            self._colour(node.find("o:StrokeColor", NS), "stroke")
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((fills, strokes))
        if operator:
            self.lines.append(data + " " + operator + (star if fills else ""))

    def _line(self, node: etree._Element) -> None:
        caps, joins = ("Butt", "Round", "Square"), ("Miter", "Round", "Bevel")
        self.lines.append(
            f"{node.get('LineWidth', '0.353')} w {caps.index(node.get('Cap', 'Butt'))} J"
            f" {joins.index(node.get('Join', 'Miter'))} j {node.get('MiterLimit', '3.528')} M"
            f" [{node.get('DashPattern', '')}] {node.get('DashOffset', '0')} d"
        )

    def _text(self, node: etree._Element, matrix: Matrix, base: Matrix) -> None:
        fills, strokes = node.get("Fill", "true") == "true", node.get("Stroke") == "true"
        font = self.shelf.fonts[node.get("Font", "")]
        if font.name is None or not (fills or strokes):
            return
        paint = node.find("o:FillColor", NS)
        special = fills and self._special(paint)
        if fills and not special:
            self._colour(paint, "fill")
        if strokes:
            self._line(node)
            self._colour(node.find("o:StrokeColor", NS), "stroke")
        mode = 7 if special else {(True, True): 2, (True, False): 0}.get((fills, strokes), 1)
        name, size = self.named("/Font", font.name), node.get("Size")
        self.lines.append(f"BT {name} {size} Tf {mode} Tr")
        code = node.find("o:TextCode", NS)
        assert code is not None
        text = code.text or ""
        xs = _places(code.get("X"), code.get("DeltaX"), len(text))
        ys = _places(code.get("Y"), code.get("DeltaY"), len(text))
        glyphs: list[int | None] = [font.characters.get(ord(sign), 0) for sign in text]
        for change in node.iterfind("o:CGTransform", NS):
            start, count = int(change.get("CodePosition", "0")), int(change.get("CodeCount", "1"))
            numbers = [int(value) for value in change.findtext("o:Glyphs", "", NS).split()]
            assert len(numbers) == int(change.get("GlyphCount", "1"))
            glyphs[start : start + count] = (numbers + [None] * count)[:count]
        for glyph, x, y in zip(glyphs, xs, ys, strict=True):
            if glyph is not None:
                self.lines.append(f"1 0 0 -1 {x:.5f} {y:.5f} Tm <{font.codes[glyph]:04x}> Tj")
        self.lines.append("ET")
        if special:
            self._flood(paint, matrix, base)

    def _special(self, paint: etree._Element | None) -> bool:
        return paint is not None and len(paint) > 0

    def _colour(self, paint: etree._Element | None, kind: str) -> None:
        values = [
            value / 255 for value in _numbers(paint.get("Value") if paint is not None else "0 0 0")
        ]
        space = paint.get("ColorSpace") if paint is not None else None
        named = self.named("/ColorSpace", self.shelf.spaces[space]) if space else "/DeviceRGB"
        if space and self.shelf.spaces[space] == Name.DeviceCMYK:
            named = "/DeviceCMYK"
        numbers = " ".join(f"{value:.6f}" for value in values)
        both = ("cs", "sc") if kind == "fill" else ("CS", "SC")
        self.lines.append(f"{named} {both[0]} {numbers} {both[1]}")
        if paint is not None and paint.get("Alpha"):
            alpha = int(paint.get("Alpha", "255")) / 255
            key = "ca" if kind == "fill" else "CA"
            self.lines.append(f"{self.named('/ExtGState', Dictionary({'/' + key: alpha}))} gs")

    def _flood(self, paint: etree._Element | None, matrix: Matrix, base: Matrix) -> None:
        """Paint a gradient or a pattern over all that shows."""
        assert paint is not None
        inner = paint[0]
        if etree.QName(inner).localname == "Pattern":
            self._tiles(inner, matrix, base)
            return
        shading = Dictionary(ColorSpace=Name.DeviceRGB, Function=self._ramp(inner))
        extend = int(inner.get("Extend", "0"))
        shading["/Extend"] = Array([bool(extend & 1), bool(extend & 2)])
        ends = _numbers(inner.get("StartPoint")), _numbers(inner.get("EndPoint"))
        if etree.QName(inner).localname == "AxialShd":
            shading["/ShadingType"], shading["/Coords"] = 2, Array([*ends[0], *ends[1]])
        else:
            radii = float(inner.get("StartRadius", "0")), float(inner.get("EndRadius", "0"))
            shading["/ShadingType"] = 3
            shading["/Coords"] = Array([*ends[0], radii[0], *ends[1], radii[1]])
        self.lines.append(f"{self.named('/Shading', shading)} sh")

    def _ramp(self, gradient: etree._Element) -> Dictionary:
        stops = []
        for segment in gradient.iterfind("o:Segment", NS):
            colour = segment.find("o:Color", NS)
            assert colour is not None
            values = [value / 255 for value in _numbers(colour.get("Value"))]
            stops.append((float(segment.get("Position", "0")), values))
        pairs = list(pairwise(stops))
        functions = [
            Dictionary(FunctionType=2, Domain=[0, 1], C0=Array(one[1]), C1=Array(two[1]), N=1)
            for one, two in pairs
        ]
        return Dictionary(
            FunctionType=3, Domain=[0, 1], Functions=Array(functions),
            Bounds=Array([two[0] for _, two in pairs[:-1]]), Encode=Array([0, 1] * len(pairs)),
        )  # fmt: skip

    def _tiles(self, pattern: etree._Element, matrix: Matrix, base: Matrix) -> None:
        assert pattern.get("RelativeTo") == "Page"
        a, b, c, d, e, f = _numbers(pattern.get("CTM"))
        size = matrix[0] * matrix[3] - matrix[1] * matrix[2]
        p, q, r, s, t, u = matrix
        back = (
            s / size,
            -q / size,
            -r / size,
            p / size,
            (r * u - s * t) / size,
            (q * t - p * u) / size,
        )
        self.lines.append(_cm(back))
        across, down = float(pattern.get("XStep", "0")), float(pattern.get("YStep", "0"))
        inner = _times((a, b, c, d, e, f), base)
        reach = math.ceil(700 / min(across * math.hypot(a, b), down * math.hypot(c, d)))
        for row in range(-min(reach, 80), min(reach, 80)):
            for column in range(-min(reach, 80), min(reach, 80)):
                place = _times((1, 0, 0, 1, column * across, row * down), inner)
                if max(abs(place[4]), abs(place[5])) > 1000:
                    continue
                for item in pattern.iterfind("o:CellContent/*", NS):
                    self.item(item, place)


def _places(first: str | None, deltas: str | None, count: int) -> list[float]:
    steps: list[float] = []
    words = (deltas or "").split()
    while words:
        if words[0] == "g":
            steps += [float(words[2])] * int(words[1])
            words = words[3:]
        else:
            steps.append(float(words.pop(0)))
    assert not deltas or len(steps) == count - 1
    places = [float(first or "0")]
    for step in steps:
        places.append(places[-1] + step)
    return places if deltas else places * count


def _data(node: etree._Element, x: float = 0.0, y: float = 0.0) -> str:
    words = (node.findtext("o:AbbreviatedData", "", NS)).split()
    parts: list[str] = []
    counts = {"M": (2, "m"), "L": (2, "l"), "B": (6, "c"), "C": (0, "h")}
    while words:
        count, operator = counts[words.pop(0)]
        values = [float(value) for value in words[:count]]
        words = words[count:]
        moved = [value + (x if at % 2 == 0 else y) for at, value in enumerate(values)]
        parts.append(" ".join([*(f"{value:.5f}" for value in moved), operator]))
    return " ".join(parts)
