"""长图: pictures that a chat group can read, cut between lines, with nothing left out."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageChops
from tests.products.test_screen_texts import read

from jianbao import build, edition
from jianbao.diagnostics import Diagnostic
from jianbao.products.long_image.make import LARGEST, PIXELS
from jianbao.products.pdf.production import produce

BOOKS = Path(__file__).parents[2] / "books"


def book(folder: Path, text: str, more: str = "") -> Path:
    (folder / "a.md").write_text(f"# 开学检查\n\n{text}\n", "utf-8")
    (folder / "b.md").write_text(
        "# 防汛准备\n\n看[那一篇](a.md)，见注[^1]。\n\n[^1]: 注文。\n", "utf-8"
    )
    file = folder / "book.yaml"
    base = "书名: 教育简报\n期号: 3\n编印单位: 某局\n日期: 2026-11-02\n文章: [a.md, b.md]\n"
    file.write_text(base + more, "utf-8")
    return file


def made(file: Path, out: Path) -> tuple[dict[str, Image.Image], tuple[Diagnostic, ...]]:
    result = build.build(build.Request(file=file, only=("long_image",), out=out), lambda _: None)
    pictures = dict[str, Image.Image]()
    for each in result.value or ():
        data = each.path.read_bytes()
        assert len(data) <= LARGEST
        pictures[each.path.stem] = Image.open(BytesIO(data))
    return pictures, result.diagnostics


def is_white(picture: Image.Image, top: int, bottom: int) -> bool:
    strip = picture.crop((0, top, picture.width, bottom)).convert("L")
    return ImageChops.invert(strip).getbbox() is None


def test_the_list_and_each_article_are_pictures_as_wide_as_a_phone_wants(tmp_path: Path) -> None:
    pictures, said = made(book(tmp_path, "正文。"), tmp_path / "out")
    assert list(pictures) == [f"教育简报-第3期-长图{part}" for part in ("", "-第01篇", "-第02篇")]
    assert {picture.width for picture in pictures.values()} == {PIXELS}
    assert [item.code for item in said if item.is_error] == []


def test_a_long_article_is_cut_between_its_lines(tmp_path: Path) -> None:
    text = "\n\n".join(["检查组看校园环境、看教学秩序、看食堂卫生、看安全设施。" * 6] * 20)
    pictures, _ = made(book(tmp_path, text, "输出: {长图: {文章: 1}}\n"), tmp_path / "out")
    slices = [picture for name, picture in pictures.items() if "第01篇" in name]
    assert len(slices) > 1
    assert all(picture.height <= 20_000 for picture in slices)
    for picture in slices:
        assert is_white(picture, 0, 40)
        assert is_white(picture, picture.height - 40, picture.height)
        assert not is_white(picture, 40, 100)
    assert not any("第02篇" in name for name in pictures)


def test_an_article_that_there_is_not_is_told(tmp_path: Path) -> None:
    pictures, said = made(
        book(tmp_path, "正文。", "输出: {长图: {文章: [1, 7]}}\n"), tmp_path / "out"
    )
    assert pictures == {}
    assert [item.code for item in said if item.is_error] == ["W020"]


def test_a_code_stands_at_the_foot_where_there_is_an_address(tmp_path: Path) -> None:
    plain, _ = made(book(tmp_path, "正文。"), tmp_path / "a")
    coded, _ = made(book(tmp_path, "正文。", "网址: https://example.org/jb/3\n"), tmp_path / "b")
    for name, picture in coded.items():
        assert picture.height > plain[name].height + 300


@pytest.mark.parametrize("name", ["briefing", "reader", "gongwen", "pictorial"])
def test_the_text_of_every_article_is_on_its_strips(name: str) -> None:
    prepared = build.prepare(BOOKS / name / "book.yaml").value
    assert prepared is not None
    chapter = prepared.book.chapters[0]
    composed = edition.compose_slices(
        prepared.book, prepared.theme, prepared.typefaces, chapter
    ).value
    assert composed is not None
    pdf = produce(composed, modified=datetime(2026, 1, 1, tzinfo=UTC)).value
    assert pdf is not None
    with pypdfium2.PdfDocument(pdf.data) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    shown = "".join(text.split())
    words = read(etree.fromstring(f"<div>{chapter.title}{chapter.html}</div>"))
    # Lines that are cut in two say a little less to the one who copies them, and never more.
    assert sum(shown.count(each) > 0 for each in set(words)) == len(set(words))
    assert len(shown) >= len(words)
    assert all(
        note.mark == "" or read(etree.fromstring(f"<p>{note.html}</p>")) in shown
        for note in chapter.notes
    )
