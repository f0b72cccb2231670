"""合订本: the issues of a year as one book, whose numbers lead to where things stand."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pdfplumber
import pikepdf
import pytest
from tests.shelf.conftest import Shelve

from jianbao import build_book
from jianbao.build import Request
from jianbao.diagnostics import Result
from jianbao.shelf import SiteWishes, build_site
from jianbao.shelf.volume import BoundVolume, VolumeWishes, bind

Check = Callable[[bytes], list[str]]
SEASONS = {1: "春日", 2: "秋天"}
PARTS = {"工作动态": ["甲", "乙"], "读书": ["丙"]}


def issue(shelf: Path, number: int, month: int, paragraphs: int) -> None:
    """Build an issue with three articles, of two parts, by two authors."""
    folder = shelf / f"第{number}期"
    folder.mkdir(parents=True)
    lines = ["书名: 某区教育简报", f"期号: {number}", f"日期: 2025-{month:02}-05"]
    lines += ["编印单位: 某区教育局", "主题词: [校园安全]", "输出: [pdf, epub]", "辑:"]
    for part, names in PARTS.items():
        lines += [f"  - 辑名: {part}", "    文章:"]
        lines += [f"      - {name}.md" for name in names]
        for name in names:
            said = (
                f"第{number}期的{name}篇说学校里的事，一件一件说清楚，说到做到。\n\n" * paragraphs
            )
            head = f"---\n标题: {SEASONS[number]}{name}篇\n作者: 张{name}\n供稿: 第一小学\n---\n\n"
            (folder / f"{name}.md").write_text(head + said, "utf-8")
    (folder / "book.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    assert build_book(Request(file=folder / "book.yaml")).value


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shelf = tmp_path_factory.mktemp("各期")
    for number, month, paragraphs in ((1, 1, 11), (2, 3, 3)):
        issue(shelf, number, month, paragraphs)
    return shelf


@pytest.fixture(scope="module")
def volume(built: Path, tmp_path_factory: pytest.TempPathFactory) -> BoundVolume:
    out = tmp_path_factory.mktemp("合订本")
    made = bind(VolumeWishes(shelf=built, out=out, year="2025"))
    assert made.diagnostics == ()
    assert made.value is not None
    assert len(made.value) == 1
    return made.value[0]


def file_of(volume: BoundVolume, ending: str) -> Path:
    return next(file for file in volume.files if file.suffix == ending)


def own_pages(built: Path, number: int) -> list[str]:
    (file,) = (built / f"第{number}期/out").glob("*.pdf")
    with pdfplumber.open(file) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_each_page_is_the_issue_s_own_with_a_head_and_a_number_of_the_volume(
    built: Path, volume: BoundVolume
) -> None:
    first, second = own_pages(built, 1), own_pages(built, 2)
    assert len(first) % 2 == 1  # or no blank page is tried
    leaves = [*((1, text) for text in first), (0, ""), *((2, text) for text in second)]
    with pdfplumber.open(file_of(volume, ".pdf")) as pdf:
        assert len(pdf.pages) == volume.pages
        front = next(n for n, page in enumerate(pdf.pages) if first[0][:9] in page.extract_text())
        assert front % 2 == 0
        for place, (number, own) in enumerate(leaves, 1):
            page = pdf.pages[front + place - 1]
            if not own:
                assert not page.extract_text()
                continue
            head, _, rest = page.extract_text().partition("\n")
            assert rest == own
            assert f"某区教育简报 第{number}期" in head
            words = [word for word in page.extract_words() if word["top"] < 36]
            (folio,) = [word for word in words if word["text"] == str(place)]
            outer = folio["x1"] > page.width * 0.8 if place % 2 else folio["x0"] < page.width * 0.2
            assert outer


def test_contents_and_indexes_tell_where_things_stand(built: Path, volume: BoundVolume) -> None:
    with pdfplumber.open(file_of(volume, ".pdf")) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    front = next(n for n, text in enumerate(texts) if own_pages(built, 1)[0][:9] in text)
    begins = {
        name: next(n for n, text in enumerate(texts[front:], 1) if heading.search(text))
        for name in ("春日甲篇", "春日丙篇", "秋天乙篇")
        for heading in [re.compile(f"^{name} ?$", re.MULTILINE)]
    }
    for name, page in begins.items():
        lines = [
            line for text in texts[:front] for line in text.splitlines() if line.startswith(name)
        ]
        assert len(lines) == 2  # by issue, by part
        assert all(re.search(rf"[^\d]{page}$", line) for line in lines), (name, page, lines)
    indexes = "\n".join(texts[-3:])
    second = re.search(r"^第 ?2 ?期 ?2025.*?(\d+)$", "\n".join(texts[:front]), re.MULTILINE)
    assert second
    assert f"校园安全 1、{second[1]}" in indexes
    assert re.search(rf"张乙 \d+、{begins['秋天乙篇']}$", indexes, re.MULTILINE)
    assert indexes.index("作者索引") < indexes.index("单位索引") < indexes.index("主题索引")


def test_links_bookmarks_and_labels_lead_to_the_leaves(volume: BoundVolume) -> None:
    with pikepdf.open(file_of(volume, ".pdf")) as pdf:
        labels = {page.obj.objgen: page.label for page in pdf.pages}
        with pdf.open_outline() as outline:
            places: list[Any] = [item.destination for item in outline.root]
            told = [
                (item.title, labels[place[0].objgen])
                for item, place in zip(outline.root, places, strict=True)
            ]
            below = [len(item.children) for item in outline.root]
        assert told[:3] == [("各期目录", "ii"), ("分栏目录", "iii"), ("第1期 2025年1月5日", "1")]
        assert [title for title, _ in told[-3:]] == ["作者索引", "单位索引", "主题索引"]
        assert below == [0, 0, 3, 3, 0, 0, 0]
        first = next(page for page in pdf.pages if page.label == "1")
        targets = [labels[link.Dest[0].objgen] for link in first.obj.Annots if "/Dest" in link]
        assert targets == sorted(targets, key=int)
        assert targets


def test_the_e_book_is_valid_and_leads_to_every_article(
    volume: BoundVolume, check_epub: Check
) -> None:
    data = file_of(volume, ".epub").read_bytes()
    assert check_epub(data) == []
    with ZipFile(BytesIO(data)) as archive:
        contents = archive.read("EPUB/nav.xhtml").decode()
        index = archive.read("EPUB/index.xhtml").decode()
    assert re.findall(r">(..[甲乙丙]篇)<", contents) == [
        f"{season}{name}篇" for season in SEASONS.values() for name in "甲乙丙"
    ]
    assert ">第2期 3<" in contents or ">第2期 2<" in contents
    assert index.count(">第1期第") == 6  # three authors, and three articles of one unit


def test_an_e_book_that_is_too_large_goes_on_in_another(
    built: Path, tmp_path: Path, check_epub: Check
) -> None:
    sizes = [file.stat().st_size for file in built.rglob("*.epub")]
    made = bind(VolumeWishes(shelf=built, out=tmp_path, year="2025", megabytes=0))
    assert made.value is not None
    books = [file for file in made.value[0].files if file.suffix == ".epub"]
    assert [file.stem[-4:] for file in books] == ["-第1册", "-第2册"]
    assert all(file.stat().st_size < sum(sizes) for file in books)
    assert check_epub(books[1].read_bytes()) == []


def test_the_site_of_a_volume_offers_it_and_is_no_shelf_of_its_own(
    built: Path, volume: BoundVolume
) -> None:
    index = (volume.folder / "index.html").read_text("utf-8")
    assert re.findall(r"download>全年 (\w+)（", index) == ["PDF", "EPUB"]
    made = build_site(SiteWishes(shelf=volume.folder.parent, out=built / "站"))
    assert [item.code for item in made.diagnostics] == ["Y001"]


def test_bound_twice_it_is_the_same(built: Path, volume: BoundVolume, tmp_path: Path) -> None:
    again = bind(VolumeWishes(shelf=built, out=tmp_path, year="2025"))
    assert again.value is not None
    for file, other in zip(volume.files, again.value[0].files, strict=True):
        assert file.read_bytes() == other.read_bytes()


def bound(tmp_path: Path, year: str = "2025") -> Result[tuple[BoundVolume, ...]]:
    return bind(VolumeWishes(shelf=tmp_path / "各期", out=tmp_path / "合订", year=year))


def pdf_of(pages: int, *, full: bool = False) -> bytes:
    """Return a PDF of A4, covered to its edges or empty."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            if full:
                page.contents_add(b"0.5 g 0 0 595 842 re f")
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_a_page_that_is_covered_to_its_edge_bears_no_head(shelve: Shelve, tmp_path: Path) -> None:
    shelve([("甲", ["文。"])], number=1).with_suffix(".pdf").write_bytes(pdf_of(1, full=True))
    shelve([("乙", ["文。"])], number=2).with_suffix(".pdf").write_bytes(pdf_of(1))
    made = bound(tmp_path)
    assert made.value is not None
    with pdfplumber.open(file_of(made.value[0], ".pdf")) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert [text.split("\n")[0] for text in texts if "2025年3月1日" in text][-1].startswith(
        "某区教育简报 第2期"
    )
    assert sum(text.startswith("某区教育简报 第") for text in texts) == 1


def test_what_is_not_bound_is_told(shelve: Shelve, tmp_path: Path) -> None:
    shelve([("甲", ["文。"])], number=1).with_suffix(".pdf").write_bytes(pdf_of(2))
    shelve([("乙", ["文。"])], number=2)
    shelve([("丙", ["文。"])], number=3).with_suffix(".pdf").write_bytes(b"%PDF-1.7 cut")
    shelve([("丁", ["文。"])], number=4, date="2024-05-01")
    made = bound(tmp_path)
    said = {item.span.file: item.code for item in made.diagnostics if item.span}
    assert said == {"第2期/out/简报.epub": "Y009", "第3期/out/简报.epub": "Y010"}
    assert made.value is not None
    assert made.value[0].issues == 3


def test_series_are_bound_apart_and_a_year_without_issues_is_told(
    shelve: Shelve, tmp_path: Path
) -> None:
    shelve([("甲", ["文。"])], number=1)
    shelve([("乙", ["文。"])], number=2, folder="画报", title="某区画报")
    made = bound(tmp_path)
    assert made.value is not None
    assert [volume.folder.name for volume in made.value] == ["某区教育简报-2025", "某区画报-2025"]
    assert all(volume.pages == 0 for volume in made.value)
    none = bound(tmp_path, "1999")
    assert none.value is None
    assert [item.code for item in none.diagnostics] == ["Y008"]


def test_what_is_in_the_way_is_left(shelve: Shelve, tmp_path: Path) -> None:
    shelve([("甲", ["文。"])])
    place = tmp_path / "合订/某区教育简报-2025"
    place.mkdir(parents=True)
    (place / "信.txt").write_text("要紧")
    assert [item.code for item in bound(tmp_path).diagnostics] == ["Y006"]
    assert os.listdir(place) == ["信.txt"]  # noqa: PTH208 - its names alone


def test_a_name_of_a_series_leads_nowhere_else(shelve: Shelve, tmp_path: Path) -> None:
    shelve([("甲", ["文。"])], title="../../某刊")
    made = bound(tmp_path)
    assert made.value is not None
    assert made.value[0].folder.parent == tmp_path / "合订"
    assert all(file.resolve().is_relative_to(tmp_path / "合订") for file in made.value[0].files)
