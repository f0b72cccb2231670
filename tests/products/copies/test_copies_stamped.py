from __future__ import annotations

import io
import math
import subprocess
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from jianbao import fonts
from jianbao.diagnostics import Span
from jianbao.products.copies.model import Copy, CopyFaces, Distribution, WatermarkLine
from jianbao.products.copies.place import place_of
from jianbao.products.copies.printing import in_one_file, one_by_one
from jianbao.products.copies.setting import press_of
from jianbao.products.copies.watermark import VisiblePage, stream

if TYPE_CHECKING:
    from tests.products.copies.conftest import Make

PressOf = Callable[[Distribution], CopyFaces]
MM = 72 / 25.4
SECRETS = ("春眠不觉晓", "k2")


def text_of(pdf: bytes, folder: Path) -> str:
    file = folder / "copy.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def first(pdf: bytes, order: Distribution, press: CopyFaces) -> bytes:
    made = one_by_one(pdf, order, press)
    assert made.value is not None, made.diagnostics
    return next(made.value)


def drawing(pdf: bytes, page: int = 0) -> Any:  # noqa: ANN401 - a picture
    return pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("L")


def digits_on(pdf: bytes) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [char for char in opened.pages[0].chars if "JBNUMS" in char["fontname"]]


@pytest.mark.parametrize("theme", ["jianbao", "gongwen", "reader", "pocket"])
def test_every_theme_has_a_place_for_the_number(booklet: Make, press: PressOf, theme: str) -> None:
    order = Distribution(copies=(Copy(number=12),))
    stamped = first(booklet(theme), order, press(order))
    assert "".join(char["text"] for char in digits_on(stamped)) == "000012"


@pytest.mark.parametrize("theme", ["jianbao", "gongwen", "reader", "pocket", "meeting"])
def test_the_number_stands_on_nothing_else(booklet: Make, press: PressOf, theme: str) -> None:
    order = Distribution(copies=(Copy(number=12),))
    with pdfplumber.open(io.BytesIO(first(booklet(theme), order, press(order)))) as opened:
        chars = opened.pages[0].chars
    digits = [char for char in chars if "JBNUMS" in char["fontname"]]
    # A letter's box is that of its face, higher than its ink: the middles of lines tell.
    middle = (digits[0]["top"] + digits[0]["bottom"]) / 2
    others = [char for char in chars if char not in digits and char["text"].strip()]
    on_it = [
        char["text"]
        for char in others
        if digits[0]["x0"] < (char["x0"] + char["x1"]) / 2 < digits[-1]["x1"]
        and abs((char["top"] + char["bottom"]) / 2 - middle) < digits[0]["size"] * 0.8
    ]
    assert on_it == []


def test_the_number_of_a_document_stands_in_the_first_line_flush_left(
    booklet: Make, press: PressOf
) -> None:
    """GB/T 9704-2012 7.2.1: 三号, 顶格, 版心左上角第一行."""
    order = Distribution(copies=(Copy(number=7),))
    chars = digits_on(first(booklet("gongwen"), order, press(order)))
    assert chars[0]["x0"] / MM == pytest.approx(28, abs=0.1)
    assert chars[0]["size"] == pytest.approx(16, abs=0.3)
    line = 225 / 22
    assert 37 < chars[0]["top"] / MM < chars[0]["bottom"] / MM < 37 + line + 1


def test_the_number_of_a_briefing_ends_at_the_edge_of_the_text(
    booklet: Make, press: PressOf
) -> None:
    order = Distribution(copies=(Copy(number=7),))
    chars = digits_on(first(booklet("jianbao"), order, press(order)))
    assert chars[-1]["x1"] / MM == pytest.approx(28 + 156, abs=0.1)


def test_the_layout_is_that_of_the_plain_booklet_and_the_room_costs_no_page(
    booklet: Make,
) -> None:
    with pikepdf.open(io.BytesIO(booklet("gongwen"))) as pdf:
        place = place_of(pdf)
        assert place is not None
        assert (place.page, place.ends) == (0, False)


def test_a_watermark_changes_no_text(booklet: Make, press: PressOf, tmp_path: Path) -> None:
    plain = booklet("jianbao")
    numbered = Distribution(copies=people())
    marked = Distribution(copies=people(), watermark="内部资料 {姓名} {份号}")
    without = first(plain, numbered, press(numbered))
    assert text_of(first(plain, marked, press(marked)), tmp_path) == text_of(without, tmp_path)


@pytest.mark.parametrize("tiled", [True, False])
def test_a_watermark_is_seen_on_every_page_below_the_text(
    booklet: Make,
    press: PressOf,
    tiled: bool,  # noqa: FBT001 - a case
) -> None:
    plain = booklet("jianbao")
    order = Distribution(copies=people(), watermark="内部资料 {姓名}", tiled=tiled)
    made = first(plain, order, press(order))
    for number in range(1, len(pypdfium2.PdfDocument(plain))):
        before, after = drawing(plain, number), drawing(made, number)
        lighter = ImageChops.subtract(before, after)
        assert lighter.getbbox(), "no mark"
        # What was dark stays dark: nothing lies on the text.
        dark = before.point(lambda grey: 255 if grey < 60 else 0)
        paled = ImageChops.multiply(ImageChops.subtract(after, before), dark)
        assert paled.getextrema() == (0, 0)
        assert max(lighter.histogram()[60:]) == 0, "too dark"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_watermark_rises_to_the_right_on_a_page_that_is_shown_turned(
    typefaces: fonts.Typefaces, turned: int
) -> None:
    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 600)).Rotate = turned
        pdf.save(blank)
    order = Distribution(copies=people(), watermark="一一一一一一一一", tiled=False)
    press = press_of(order, typefaces, None, Span(file="")).value
    assert press is not None
    ink = ImageChops.invert(drawing(first(blank.getvalue(), order, press)))
    box = ink.getbbox()
    assert box is not None
    middle = (box[1] + box[3]) / 2
    left = ink.crop((box[0], 0, box[0] + 60, ink.height)).getbbox()
    right = ink.crop((box[2] - 60, 0, box[2], ink.height)).getbbox()
    assert left is not None
    assert right is not None
    assert left[1] > middle > right[3]
    assert (box[0] + box[2]) / 2 == pytest.approx(ink.width / 2, abs=6)


def test_fonts_are_embedded_and_the_mark_needs_none(booklet: Make, press: PressOf) -> None:
    order = Distribution(copies=people(), watermark="{姓名}")
    with pikepdf.open(io.BytesIO(first(booklet("jianbao"), order, press(order)))) as pdf:
        font: Any = pdf.pages[0].Resources.Font["/JianbaoNumber"]
        assert "/FontFile2" in font.FontDescriptor
        assert str(font.BaseFont).startswith("/JBNUMS+")
        assert "/JianbaoNumber" not in pdf.pages[1].Resources.get("/Font", {})


def test_rare_characters_are_drawn_and_unknown_ones_named(
    typefaces: fonts.Typefaces,
) -> None:
    place = Span(file="名单.csv", line=3)
    order = Distribution(
        copies=(
            Copy(number=1, name="李𬭎"),
            Copy(number=2, name="王\ue123", span=place),
        ),
        watermark="{姓名}",
    )
    result = press_of(order, typefaces, None, Span(file="book.yaml"))
    assert [(item.code, item.span) for item in result.diagnostics] == [("K015", place)]
    rare = press_of(
        Distribution(copies=order.copies[:1], watermark="{姓名}"), typefaces, None, place
    )
    assert rare.value is not None
    assert rare.value.marks[0] is not None
    assert rare.value.marks[0].width == pytest.approx(2000)


def test_one_file_shares_what_copies_have_in_common(booklet: Make, press: PressOf) -> None:
    plain = booklet("jianbao")
    names = tuple(f"张{'一二三四五六七八九十'[n % 10]}" for n in range(60))
    order = Distribution(copies=people(*names), watermark="{姓名} {份号}")
    made = in_one_file(plain, order, press(order), 4)
    assert made.value is not None
    own = (len(made.value) - len(plain)) / len(names)
    assert own < 4_000  # its pages' objects, its number and its mark, of whatever the book weighs
    with pikepdf.open(io.BytesIO(made.value)) as pdf:
        assert _programs(pdf) == _programs(pikepdf.open(io.BytesIO(plain))) + 1  # the digits'
        pages = len(pikepdf.open(io.BytesIO(plain)).pages)
        each = pages + -pages % 4
        assert len(pdf.pages) == 60 * each
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[:2] == ["000001 张一", "000002 张二"]
        shared = {page.Resources.objgen for page in islice(pdf.pages, 1, None, each)}
        assert len(shared) == 1
    with pdfplumber.open(io.BytesIO(made.value)) as opened:
        for number in (0, 59):
            assert f"{number + 1:06}" in opened.pages[number * each].extract_text()


def _programs(pdf: pikepdf.Pdf) -> int:
    described = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    keys = ("/FontFile2", "/FontFile3")
    return len({thing[key].objgen for thing in described for key in keys if key in thing})


def test_the_same_copies_are_the_same_bytes(booklet: Make, press: PressOf) -> None:
    order = Distribution(copies=people("张三", "李四"), watermark="{姓名}")
    runs = []
    for _ in range(2):
        runs.append(list(one_by_one(booklet("jianbao"), order, press(order)).value or ()))
        time.sleep(1.1)  # a time in the file would count seconds
    assert runs[0] == runs[1]
    assert runs[0][0] != runs[0][1]
    assert len({in_one_file(booklet("jianbao"), order, press(order), 2).value for _ in "ab"}) == 1


def test_a_locked_copy_opens_with_its_own_password_and_forbids(
    booklet: Make, press: PressOf
) -> None:
    order = Distribution(
        copies=(Copy(number=1, password=SECRETS[0]), Copy(number=2, password=SECRETS[1])),
        forbid=("print", "copy"),
    )
    made = one_by_one(booklet("jianbao"), order, press(order))
    assert made.value is not None
    one, two = made.value
    for data, password in zip((one, two), SECRETS, strict=True):
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            assert pdf.encryption.R == 6
            assert pdf.encryption.bits == 256
            assert not pdf.allow.print_highres
            assert not pdf.allow.extract
            assert pdf.allow.accessibility
            assert pdf.allow.modify_other
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(two), password=SECRETS[0])


def test_pdfs_that_cannot_be_stamped_are_refused(booklet: Make, press: PressOf) -> None:
    order = Distribution(copies=people("张三"), forbid=("print",))
    ready = press(order)
    locked = first(booklet("jianbao"), order, ready)
    bare = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)
    archive = io.BytesIO()
    with pikepdf.open(io.BytesIO(booklet("jianbao"))) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "B"
        pdf.save(archive)
    cases = {
        "K016": b"%PDF-1.7\nbroken", "K017": locked, "K018": archive.getvalue(), "K019": bare.getvalue(),
    }  # fmt: skip
    for code, data in cases.items():
        for result in (
            one_by_one(data, order, ready),
            in_one_file(data, order, ready, 2),
        ):
            assert result.value is None
            assert [item.code for item in result.diagnostics] == [code]


def people(*names: str) -> tuple[Copy, ...]:
    return tuple(Copy(number=n, name=name) for n, name in enumerate(names or ("张三",), 1))


@pytest.mark.parametrize("width", range(2_000, 20_000, 1_500))
@pytest.mark.parametrize("size", [(420, 595), (595, 842), (842, 595)])
def test_a_page_bears_every_mark_of_a_larger_one_that_touches_it(
    width: int, size: tuple[float, float]
) -> None:
    """So that no corner of it is without one: marks stand about the middle, whatever the page."""
    mark = WatermarkLine(paths=b"", width=width)
    page, larger = _marks(mark, *size), _marks(mark, 2_000, 2_000)
    length = width / 1000 * 16
    inside = {
        (x, y)
        for x, y in larger
        for part in (0, 0.25, 0.5, 0.75, 1)
        if abs(x + part * length * math.cos(math.pi / 6)) < size[0] / 2
        and abs(y + part * length * math.sin(math.pi / 6)) < size[1] / 2
    }
    assert inside <= page <= larger


def _marks(mark: WatermarkLine, width: float, height: float) -> set[tuple[float, float]]:
    """Return where each mark begins, from the middle of the page, in points."""
    sheet = VisiblePage(box=(-width / 2, -height / 2, width / 2, height / 2), turned=0)
    steps = [line.split() for line in stream(mark, sheet, tiled=True).decode().splitlines()]
    placing = [line for line in steps if line[-1] == "cm"]
    a, b, c, d, e, f = map(float, placing[0][:-1])
    found = (line for line in placing if line[0] == "q")
    places = ((float(line[5]), float(line[6])) for line in found)
    return {(round(a * x + c * y + e), round(b * x + d * y + f)) for x, y in places}
