"""扫码页: one page that leads to the issue, and says only what holds."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from jianbao import build
from jianbao.diagnostics import Diagnostic
from jianbao.products.sharing_sheet.advice import advice_for, is_file, is_near

BOOKS = Path(__file__).parents[2] / "books"
ADDRESS = "https://example.cn/jb/3/"
A4 = (595, 842)


def book(folder: Path, more: str = "", titles: int = 2) -> Path:
    names = [f"{number:02}.md" for number in range(1, titles + 1)]
    for name in names:
        (folder / name).write_text(f"# 开学检查{name}\n\n正文。\n", "utf-8")
    file = folder / "book.yaml"
    base = "书名: 教育简报\n期号: 3\n编印单位: 某局\n日期: 2026-11-02\n"
    file.write_text(f"{base}{more}文章: [{', '.join(names)}]\n", "utf-8")
    return file


def made(file: Path, out: Path) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    result = build.build(build.Request(file=file, only=("sharing_sheet",), out=out), lambda _: None)
    return {each.path.name: each.path.read_bytes() for each in result.value or ()}, (
        result.diagnostics
    )


def sheet_of(files: dict[str, bytes]) -> tuple[str, Image.Image, list[tuple[int, int]]]:
    """Return the text of the PDF, the picture, and the sizes of the PDF's pages."""
    (pdf, picture) = files.values()
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [tuple(round(side) for side in page.get_size()) for page in document]
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split()), Image.open(BytesIO(picture)), sizes


def test_it_is_a_page_and_the_same_page_as_a_picture(tmp_path: Path) -> None:
    files, said = made(book(tmp_path, f"网址: {ADDRESS}\n"), tmp_path / "out")
    assert list(files) == ["教育简报-第3期-扫码页.pdf", "教育简报-第3期-扫码页.png"]
    text, picture, sizes = sheet_of(files)
    assert sizes == [A4]
    assert [item.code for item in said if item.is_error] == []
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]
    for words in ("开学检查01.md", "开学检查02.md", ADDRESS, "iPhone", "安卓", "鸿蒙", "第3期"):
        assert words in text
    assert "无线网" not in text


@pytest.mark.parametrize(
    "name", ["briefing", "gongwen", "meeting", "pictorial", "pocket", "reader"]
)
def test_the_cover_of_every_theme_has_room_on_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    shutil.copytree(BOOKS / name, folder)
    file = folder / "book.yaml"
    file.write_text(f"网址: {ADDRESS}\n{file.read_text('utf-8')}", "utf-8")
    prepared = build.prepare(file).value
    assert prepared is not None
    text, picture, sizes = sheet_of(made(file, tmp_path / "out")[0])
    assert sizes == [A4]
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]
    assert "".join(prepared.book.chapters[0].title.split()) in text


def test_a_long_list_is_cut_and_its_length_told(tmp_path: Path) -> None:
    files, _ = made(book(tmp_path, f"网址: {ADDRESS}\n", titles=60), tmp_path / "out")
    text, _, sizes = sheet_of(files)
    assert sizes == [A4]
    assert "等60篇" in text
    assert "开学检查10.md" in text
    assert "开学检查60.md" not in text


def test_the_e_books_own_cover_stands_for_the_issue(tmp_path: Path) -> None:
    Image.new("RGB", (900, 1200), (10, 200, 30)).save(tmp_path / "封.png")
    more = f"网址: {ADDRESS}\n输出: {{epub: {{封面: 封.png}}}}\n"
    _, picture, sizes = sheet_of(made(book(tmp_path, more), tmp_path / "out")[0])
    colours = {colour: count for count, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
    assert colours[(10, 200, 30)] > 300_000
    assert sizes == [A4]


def test_without_an_address_there_is_nothing_to_lead_to(tmp_path: Path) -> None:
    file = book(tmp_path)
    files, said = made(file, tmp_path / "out")
    assert files == {}
    assert [item.code for item in said if item.is_error] == ["W021"]


def test_what_runs_over_the_page_is_told(tmp_path: Path) -> None:
    file = book(tmp_path, f"网址: {ADDRESS}\n作者: 甲\n", titles=2)
    file.write_text(file.read_text("utf-8").replace("某局", "某局办公室" * 150), "utf-8")
    files, said = made(file, tmp_path / "out")
    assert len(sheet_of(files)[2]) > 1
    assert "W022" in [item.code for item in said]


def test_a_character_that_no_face_has_is_told(tmp_path: Path) -> None:
    file = book(tmp_path, f"网址: {ADDRESS}\n")
    (tmp_path / "01.md").write_text("# 得了第一🎉\n\n正文。\n", "utf-8")
    files, said = made(file, tmp_path / "out")
    assert files == {}
    assert "F007" in [item.code for item in said]


@pytest.mark.parametrize("address", ["http://10.1.2.3:8000/", "http://jiaoyu/", "http://a.local/x"])
def test_in_the_offices_network_its_wi_fi_comes_first(tmp_path: Path, address: str) -> None:
    assert is_near(address)
    files, _ = made(book(tmp_path, f"网址: {address}\n"), tmp_path / "out")
    assert "先连上单位的无线网" in sheet_of(files)[0]


def test_steps_are_those_of_what_lies_there(tmp_path: Path) -> None:
    assert is_file("https://example.cn/3.epub?x=1")
    assert not is_file("https://example.cn/3.html")
    assert not is_near("https://example.cn/")
    files, _ = made(book(tmp_path, "网址: https://example.cn/3.epub\n"), tmp_path / "out")
    text = sheet_of(files)[0]
    assert "下载" in text
    assert "添加到主屏幕" not in text


@pytest.mark.parametrize(
    ("language", "word"),
    [("zh-Hans", "怎么打开"), ("zh-Hant", "怎麼打開"), ("en", "How to open it")],
)
def test_it_speaks_the_books_language(tmp_path: Path, language: str, word: str) -> None:
    assert advice_for(language).heading == word
    more = f"网址: {ADDRESS}\n语言: {language}\n"
    assert "".join(word.split()) in sheet_of(made(book(tmp_path, more), tmp_path / "out")[0])[0]
