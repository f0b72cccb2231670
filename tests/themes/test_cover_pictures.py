"""The cover pictures of e-books: what a reader sees of them on the shelf of a phone."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from jianbao import build

BOOK = """\
书名: {title}
编印单位: 城南区教育局办公室
日期: 2024年3月5日
密级: 内部资料
期号: {number}
版式: {theme}
文章: [一.md]
"""
SHELF = (108, 144)
"""How small shelves show a cover, in pixels."""


def cover(folder: Path, theme: str, title: str = "城南教育简报", number: int = 7) -> Image.Image:
    """Return the cover picture of a small book."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "一.md").write_text("# 关于安全工作的通知\n\n各校落实责任。\n", "utf-8")
    book = folder / "book.yaml"
    book.write_text(BOOK.format(title=title, number=number, theme=theme), "utf-8")
    request = build.Request(file=book, out=folder / "out", only=("epub",))
    written = build.build(request, lambda _: None).value
    assert written
    package = zipfile.ZipFile(BytesIO(written[0].path.read_bytes()))
    return Image.open(BytesIO(package.read("EPUB/images/cover.jpg"))).convert("L")


def test_two_issues_are_told_apart_on_the_shelf_of_a_phone(tmp_path: Path) -> None:
    seven, twelve = (
        cover(tmp_path / str(number), "jianbao", number=number).resize(SHELF) for number in (7, 12)
    )
    changed = ImageChops.difference(seven, twelve).point(lambda value: 255 if value > 60 else 0)
    box = changed.getbbox()
    assert box is not None
    assert box[3] - box[1] >= 12


@pytest.mark.parametrize("theme", ["jianbao", "reader", "meeting"])
@pytest.mark.parametrize("title", ["简报", "城南区教育系统校园安全与后勤保障工作学习资料汇编选辑"])
def test_nothing_is_printed_on_the_frame_or_beyond_it(
    tmp_path: Path, theme: str, title: str
) -> None:
    picture = cover(tmp_path, theme, title)
    margin = round(picture.width * 9 / 150)
    ground = picture.crop(
        (picture.width // 2, margin + 8, picture.width // 2 + 1, margin + 9)
    ).tobytes()[0]
    inside = picture.crop((margin, margin, picture.width - margin, picture.height - margin))
    for x in (0, inside.width - 1):
        column = inside.crop((x, 0, x + 1, inside.height)).tobytes()
        assert all(abs(value - ground) < 40 or value > 215 for value in column)


@pytest.mark.parametrize("picture_of", ["", "\n![图](图.svg)\n"])
@pytest.mark.parametrize("title", ["简报", "城南区教育系统校园安全与后勤保障工作画报"])
def test_a_pictorial_shows_its_name_above_a_field_or_a_whole_drawing(
    tmp_path: Path, title: str, picture_of: str
) -> None:
    """Neither lines of a name nor the ends of a drawing are covered; without a picture there is colour."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="6" height="30"/><rect x="84" width="6" height="30"/></svg>'
    (tmp_path / "图.svg").write_text(drawing, "utf-8")
    (tmp_path / "一.md").write_text("# 题\n\n正文。\n" + picture_of, "utf-8")
    book = tmp_path / "book.yaml"
    book.write_text(BOOK.format(title=title, number=7, theme="huabao"), "utf-8")
    made = build.build(build.Request(file=book, out=tmp_path, only=("epub",)), lambda _: None)
    assert made.value, made.diagnostics
    assert "L015" not in {item.code for item in made.diagnostics}
    with zipfile.ZipFile(made.value[0].path) as package:
        picture = Image.open(BytesIO(package.read("EPUB/images/cover.jpg"))).convert("RGB")
    row = picture.resize((150, 200), Image.Resampling.BOX).crop((0, 100, 150, 101)).tobytes()
    left, middle, right = (row[3 * x : 3 * x + 3] for x in (4, 75, 146))
    if picture_of:
        assert max(*left, *right) < 60
    else:
        assert middle[0] > 150 > max(middle[1:]) + 60
