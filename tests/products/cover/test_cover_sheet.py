"""The one-piece cover, measured from its PDF."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from jianbao import build
from jianbao.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from tests.conftest import Write

MM = 72 / 25.4
TITLE = "城南教育简报"
BOOK = """
书名: {title}
期号: 12
作者: 张三
编印单位: 城南区教育局
简介: 一年来的工作。
标识: {identifier}
版式: {theme}
文章: [a.md]
输出: {{封皮: {{{options}}}}}
"""
ARTICLE = "# 通知\n\n请按时参加会议。\n"


class Sheet:
    """A cover after building, its places in mm from the trimmed page's lower left corner."""

    def __init__(self, data: bytes, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.data = data
        self.codes = {item.code for item in diagnostics if item.code.startswith(("H", "I"))}
        self.diagnostics = diagnostics
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == 1
            page = pdf.pages[0]
            trim = [float(side) for side in page.trimbox]
            self.trim = self._box(page.trimbox, trim)
            self.bleed = self._box(page.obj.BleedBox, trim)
            self.media = self._box(page.mediabox, trim)
        (laid_out,) = pdfplumber.open(io.BytesIO(data)).pages
        self.chars: list[dict[str, Any]] = [
            {
                "text": char["text"],
                "matrix": char["matrix"],
                "size": char["size"],
                "left": char["x0"] / MM,
                "right": char["x1"] / MM,
                "y": char["matrix"][5] / MM,
            }
            for char in laid_out.chars
        ]

    @staticmethod
    def _box(box: pikepdf.Object, trim: list[float]) -> list[float]:
        return [(float(side) - trim[index % 2]) / MM for index, side in enumerate(box)]

    def spine(self, left: float, right: float) -> list[dict[str, Any]]:
        """Return the characters between the folds."""
        return [char for char in self.chars if char["left"] > left and char["right"] < right]

    def drawn(self, dpi: int) -> Image.Image:
        """Return the sheet as a picture, its marks included."""
        with pypdfium2.PdfDocument(self.data) as pdf:
            image: Image.Image = pdf[0].render(scale=dpi / 72).to_pil().convert("RGB")
        return image

    def at(self, image: Image.Image, x: float, y: float) -> tuple[int, ...]:
        """Return the colour of ``image`` at a place."""
        scale = image.width / (self.media[2] - self.media[0])
        place = (int((x - self.media[0]) * scale), int((self.media[3] - y) * scale))
        return tuple(image.getpixel(place))  # type: ignore[arg-type] # three colours


def cover(
    write: Write,
    options: str = "页数: 200",
    *,
    theme: str = "reader",
    identifier: str = "简报",
    title: str = TITLE,
) -> Sheet:
    book = BOOK.format(title=title, identifier=identifier, theme=theme, options=options)
    folder = write({"book.yaml": book, "a.md": ARTICLE})
    result = build.build(build.Request(file=folder / "book.yaml"), lambda _: None)
    assert result.value is not None, result.diagnostics
    (written,) = result.value
    assert written.path.name == f"{title[:50]}-第12期-封皮.pdf"  # 150 bytes
    return Sheet(written.path.read_bytes(), result.diagnostics)


@pytest.mark.parametrize(
    ("theme", "width", "height"), [("jianbao", 210, 297), ("pocket", 148, 210)]
)
@pytest.mark.parametrize("flap", [0, 70])
def test_the_sheet_is_two_pages_a_spine_two_flaps_and_the_bleed(
    write: Write, theme: str, width: float, height: float, flap: float
) -> None:
    spine = 100 * 0.1 + 2 * 0.2
    sheet = cover(write, f"页数: 200, 勒口: {flap}mm", theme=theme)

    assert sheet.trim == pytest.approx([0, 0, 2 * (width + flap) + spine, height], abs=0.05)
    assert sheet.bleed == pytest.approx([-3, -3, sheet.trim[2] + 3, sheet.trim[3] + 3], abs=0.05)
    assert sheet.media[0] <= sheet.bleed[0] - 5
    assert sheet.media[3] >= sheet.bleed[3] + 5


def test_an_odd_number_of_pages_takes_a_leaf_for_the_last(write: Write) -> None:
    sheet = cover(write, "页数: 199, 纸厚: 0.12mm, 封皮纸: 300g铜版纸, 书脊余量: 1mm")

    assert sheet.trim[2] == pytest.approx(420 + 100 * 0.12 + 2 * 0.24 + 1, abs=0.05)


def test_the_width_that_the_print_shop_gives_stands(write: Write) -> None:
    assert cover(write, "页数: 200, 书脊宽: 11.5mm").trim[2] == pytest.approx(431.5, abs=0.05)


def test_the_title_runs_down_the_middle_of_the_spine_upright(write: Write) -> None:
    sheet = cover(write)
    letters = sheet.spine(210, 220.4)

    assert "".join(char["text"] for char in letters) == "城南教育简报张三第12期城南区教育局"
    heights = [char["y"] for char in letters if char["text"] != "2"]  # beside the 1 of 12
    assert heights == sorted(heights, reverse=True)
    for char in letters[:8]:
        a, b, c, d, *_ = char["matrix"]
        assert a > 0
        assert d > 0
        assert (b, c) == pytest.approx((0, 0), abs=1e-3)
        assert (char["left"] + char["right"]) / 2 == pytest.approx(215.2, abs=0.1)


def test_figures_of_an_issue_stand_side_by_side_in_the_middle(write: Write) -> None:
    one, two = [char for char in cover(write).spine(210, 220.4) if char["text"] in "12"]

    assert one["y"] == pytest.approx(two["y"], abs=0.01)
    assert (one["left"] + two["right"]) / 2 == pytest.approx(215.2, abs=0.1)


def test_latin_words_lie_on_their_sides(write: Write) -> None:
    letters = cover(write, title="学习Python").spine(210, 220.4)
    latin = [char for char in letters if char["text"] in "Python"]

    assert "".join(char["text"] for char in latin) == "Python"
    for char in latin:
        a, b, _, d, *_ = char["matrix"]
        assert (a, d) == pytest.approx((0, 0), abs=1e-3)
        assert b < 0


def test_a_narrow_spine_bears_no_text_and_says_so(write: Write) -> None:
    sheet = cover(write, "页数: 80")

    assert sheet.spine(210, 214.4) == []
    assert sheet.codes == {"H005"}
    assert all(item.severity is Severity.NOTICE for item in sheet.diagnostics)


def test_a_thin_book_is_better_stapled(write: Write) -> None:
    assert "H004" in cover(write, "页数: 36").codes


@pytest.mark.parametrize(("binding", "is_right"), [("左", True), ("右", False)])
def test_the_front_lies_on_the_right_unless_the_book_opens_from_the_right(
    write: Write, binding: str, *, is_right: bool
) -> None:
    sheet = cover(write, f"页数: 200, 装订边: {binding}")
    large = [char for char in sheet.chars if char["size"] > 40]

    assert "".join(char["text"] for char in large) == TITLE
    assert all((char["left"] > 220) is is_right for char in large)


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "reader", "pocket", "meeting", "gongwen"])
def test_the_front_says_its_name_in_a_colour_that_is_seen(write: Write, theme: str) -> None:
    """And inside its measure: a field of colour that the theme's e-book has is not printed."""
    sheet = cover(write, theme=theme, title="城南区教育系统学习资料汇编")
    front = sheet.trim[2] / 2 + 10
    name = [char for char in sheet.chars if char["left"] > front and char["size"] > 18]
    assert "学习资料" in "".join(char["text"] for char in name) or theme == "gongwen"
    left, right = (
        min(c["left"] for c in name) - front,
        sheet.trim[2] - max(c["right"] for c in name),
    )
    assert left > 0
    assert right > 0
    (page,) = pdfplumber.open(io.BytesIO(sheet.data)).pages
    inks = {char["non_stroking_color"] for char in page.chars if char["size"] > 18}
    assert inks
    assert not inks & {(1,), (1, 1, 1), (0, 0, 0, 0)}


def test_the_front_of_a_pictorial_shows_its_first_picture(write: Write, tmp_path: Path) -> None:
    Image.new("RGB", (1200, 800), (0, 90, 0)).save(tmp_path / "p.png")
    book = BOOK.format(title=TITLE, identifier="x", theme="huabao", options="页数: 200")
    folder = write({"book.yaml": book, "a.md": "# 通知\n\n![操场](p.png)\n"})
    result = build.build(build.Request(file=folder / "book.yaml"), lambda _: None)
    assert result.value is not None, result.diagnostics
    (page,) = pdfplumber.open(result.value[0].path).pages
    assert len(page.images) == 1


@pytest.mark.parametrize("theme", ["jianbao", "reader", "pocket", "gongwen"])
def test_the_colour_of_every_theme_reaches_the_bleed_and_no_further(
    write: Write, theme: str
) -> None:
    sheet = cover(write, theme=theme)
    image = sheet.drawn(100)
    top = sheet.bleed[3]

    for x in (sheet.bleed[0] + 0.5, sheet.trim[2] / 2 + 20, sheet.bleed[2] - 0.5):
        assert sheet.at(image, x, top - 0.5)[1] < 120
        assert sheet.at(image, x, top + 0.5) == (255, 255, 255)


def test_the_user_s_picture_covers_the_front_to_the_bleed(write: Write, tmp_path: Path) -> None:
    Image.new("RGB", (600, 900), (0, 90, 0)).save(tmp_path / "front.png")
    sheet = cover(write, "页数: 200, 封面图: front.png")
    image = sheet.drawn(100)
    left, right = 210 + 10.4, sheet.bleed[2]

    for x, y in ((left + 0.5, -2.5), (right - 0.5, -2.5), (left + 0.5, 299.5), (right - 0.5, 150)):
        assert sheet.at(image, x, y) == (0, 90, 0)
    assert sheet.at(image, left - 0.5, 150) == (255, 255, 255)
    (coarse,) = [item for item in sheet.diagnostics if item.code == "H010"]
    assert coarse.hint is not None
    assert "2516 × 3579" in coarse.hint.zh


@pytest.mark.parametrize("size", [80, 100, 200])
def test_the_bars_are_read_back_and_stand_15_mm_from_the_edges(write: Write, size: int) -> None:
    sheet = cover(write, f"页数: 200, 条码大小: {size}%", identifier="ISBN 978-7-04-050694-5")
    image = sheet.drawn(200)
    (code,) = zxingcpp.read_barcodes(image)
    scale = image.width / (sheet.media[2] - sheet.media[0])

    assert code.text == "9787040506945"
    assert code.format == zxingcpp.BarcodeFormat.EAN13
    module = 0.33 * size / 100
    places = (code.position.top_left.x, code.position.top_right.x)
    left, right = (place / scale + sheet.media[0] for place in places)
    assert right - left == pytest.approx(95 * module, abs=0.5)
    assert right == pytest.approx(210 - 15 - 7 * module, abs=0.5)
    label = [char for char in sheet.chars if char["right"] < 210 and char["size"] > 1][:22]
    assert "".join(char["text"] for char in label) == "ISBN 978-7-04-050694-5"
    assert left - 11 * module < label[0]["left"] < label[-1]["right"] < right + 7 * module


def test_the_bars_are_drawn_in_black_ink_alone(write: Write) -> None:
    sheet = cover(write, identifier="ISBN 978-7-04-050694-5")
    with pikepdf.open(io.BytesIO(sheet.data)) as pdf:
        streams = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]

    assert any(b"0 0 0 1 scn" in stream for stream in streams)


def test_no_bars_are_drawn_where_they_are_switched_off(write: Write) -> None:
    sheet = cover(write, "页数: 200, 条码: 否", identifier="ISBN 978-7-04-050694-5")

    assert zxingcpp.read_barcodes(sheet.drawn(150)) == []


def test_the_qr_code_is_read_back_at_its_size(write: Write) -> None:
    sheet = cover(write, "页数: 200, 二维码: 'https://example.cn/简报', 二维码大小: 18mm")
    image = sheet.drawn(200)
    (code,) = zxingcpp.read_barcodes(image)
    width = code.position.top_right.x - code.position.top_left.x

    assert code.text == "https://example.cn/简报"
    scale = image.width / (sheet.media[2] - sheet.media[0])
    assert width / scale == pytest.approx(18, abs=0.5)
    back = "".join(char["text"] for char in sheet.chars if char["right"] < 210)
    assert back == "手机阅读"


def test_the_description_stands_on_the_back_where_it_is_asked_for(write: Write) -> None:
    def back(options: str) -> str:
        chars = cover(write, options).chars
        return "".join(char["text"] for char in chars if char["right"] < 210)

    assert back("页数: 200") == ""
    assert back("页数: 200, 封底文字: 是") == "一年来的工作。"
    assert back("页数: 200, 封底文字: 内部使用") == "内部使用"


def test_a_cover_that_office_paper_does_not_hold_is_reported(write: Write) -> None:
    assert "H011" in cover(write, "页数: 200, 印张: A3").codes
    assert "H011" not in cover(write, "页数: 200, 印张: A3, 裁切标记: 否", theme="pocket").codes


def test_two_builds_give_the_same_bytes(write: Write) -> None:
    options = "页数: 200, 二维码: x"

    assert cover(write, options).data == cover(write, options).data


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("条码: 是", "H007"),
        ("条码: 4711", "H002"),
        ("条码: ISBN 978-7-04-050694-2", "C033"),
        ("条码大小: 50%", "H003"),
        (f"二维码: {'长' * 2000}", "H008"),
        ("二维码: x, 二维码大小: 10mm", "H014"),
        ("内文纸: 80g 双叫纸", "H001"),
        ("封面图: 没有.jpg", "C062"),
        ("封面图: a.jpg", "I005"),
    ],
)
def test_what_cannot_be_printed_is_an_error_with_a_place_and_no_file(
    write: Write, options: str, code: str
) -> None:
    book = BOOK.format(title=TITLE, identifier="x", theme="reader", options=f"页数: 200, {options}")
    folder = write({"book.yaml": book, "a.md": ARTICLE, "a.jpg": "no picture"})
    result = build.build(build.Request(file=folder / "book.yaml"), lambda _: None)

    assert result.value is None
    (error,) = [item for item in result.diagnostics if item.is_error]
    assert error.code == code
    assert error.span is not None
    assert error.span.line == 10
    assert error.hint is not None
    assert not (folder / "out").exists()


def test_the_pages_of_the_book_are_counted_where_nobody_tells_them(write: Write) -> None:
    book = BOOK.format(title=TITLE, identifier="x", theme="reader", options="页数: 200")
    folder = write({"book.yaml": book.replace("页数: 200", ""), "a.md": ARTICLE})
    request = build.Request(file=folder / "book.yaml", only=("pdf", "cover"))
    written = {item.path.name: item for item in build.build(request, lambda _: None).value or ()}
    counted = written[f"{TITLE}-第12期-封皮.pdf"].path.read_bytes()
    pages = written[f"{TITLE}-第12期.pdf"].pages
    told = build.Request(
        file=folder / "book.yaml", only=("cover",), asked=(("cover", "pages", pages),)
    )
    (again,) = build.build(told, lambda _: None).value or ()
    alone = build.Request(file=folder / "book.yaml", only=("cover",))
    (uncounted,) = build.build(alone, lambda _: None).value or ()

    assert pages > 1
    assert again.path.read_bytes() == counted
    assert uncounted.path.read_bytes() == counted


def said(write: Write, options: str, code: str, **more: str) -> Diagnostic:
    """Return the one diagnostic of ``code`` that a cover so made has."""
    found = cover(write, f"页数: 200, {options}", **more).diagnostics
    (one,) = [item for item in found if item.code == code]
    return one


def test_a_title_too_long_for_the_spine_is_reported(write: Write) -> None:
    title = "城南区教育系统关于进一步加强和改进新时代中小学劳动教育与综合实践活动工作的情况简报" * 2
    small = said(write, "书脊宽: 6mm", "H006", title=title)
    assert small.severity is Severity.WARNING
    assert small.span is not None
    assert small.span.line == 2


def test_a_code_of_dots_too_fine_says_how_large_it_should_be(write: Write) -> None:
    address = f"https://例子.cn/{'0' * 180}"
    fine = said(write, f"二维码: '{address}', 二维码大小: 15mm", "H009")
    assert fine.hint is not None
    (size,) = re.findall(r"“二维码大小”写成 (\d+)mm", fine.hint.zh)
    folder = cover(write, f"页数: 200, 二维码: '{address}', 二维码大小: {size}mm")
    assert "H009" not in folder.codes


def test_a_text_too_long_for_the_back_is_reported(write: Write) -> None:
    text = "这一年，全区各校各园扎实推进各项工作。" * 150
    assert said(write, f"封底文字: {text}", "H013").severity is Severity.WARNING


def test_a_page_of_unknown_size_has_no_cover(write: Write) -> None:
    theme = "{名称: reader, 选项: {page-size: 大度}}"
    book = BOOK.format(title=TITLE, identifier="x", theme=theme, options="页数: 200")
    folder = write({"book.yaml": book, "a.md": ARTICLE})
    result = build.build(build.Request(file=folder / "book.yaml"), lambda _: None)
    assert result.value is None
    (unknown,) = [item for item in result.diagnostics if item.is_error]
    assert (unknown.code, unknown.span and unknown.span.line) == ("H012", 8)
