"""Golden books: each folder of tests/books is built and measured."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from jianbao import build

if TYPE_CHECKING:
    from tests.conftest import Check

BOOKS = Path(__file__).parent / "books"
MM = 72 / 25.4


class Built:
    """A golden book after building: its PDF opened for measuring, its EPUB's files."""

    def __init__(self, name: str, out: Path) -> None:
        self.name = name
        request = build.Request(file=BOOKS / name / "book.yaml", out=out)
        result = build.build(request, lambda _: None)
        self.diagnostics = result.diagnostics
        assert result.value is not None, result.diagnostics
        paths = {item.path.suffix: item.path for item in result.value}
        self.pdf_data = paths[".pdf"].read_bytes()
        self.epub_data = paths[".epub"].read_bytes()
        self.pdf = pdfplumber.open(io.BytesIO(self.pdf_data))
        self.texts = [page.extract_text(x_tolerance=1) for page in self.pdf.pages]

    def chars(self, page: int) -> list[dict[str, Any]]:
        """Return the characters of a page (from 1) with their places in points."""
        return self.pdf.pages[page - 1].chars

    def pages_with(self, text: str) -> list[int]:
        """Return the pages (from 1) whose text, without spaces, has ``text``."""
        bare = [re.sub(r"\s", "", page) for page in self.texts]
        return [number for number, page in enumerate(bare, 1) if text in page]

    def page_with(self, text: str, after: int = 0) -> int:
        """Return the first page beyond ``after`` that has ``text``."""
        return next(number for number in self.pages_with(text) if number > after)

    def last_page_with(self, text: str) -> int:
        """Return the last page that has ``text``."""
        return self.pages_with(text)[-1]


Get = Callable[[str], Built]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Get:
    books: dict[str, Built] = {}

    def get(name: str) -> Built:
        if name not in books:
            books[name] = Built(name, tmp_path_factory.mktemp(name))
        return books[name]

    return get


def inked(chars: list[dict[str, Any]], face: str) -> list[dict[str, Any]]:
    return [char for char in chars if face in char["fontname"]]


def lines_of(chars: list[dict[str, Any]]) -> dict[float, str]:
    """Return the text of each line by the top of its characters, in points."""
    lines: dict[float, str] = {}
    for char in sorted(chars, key=lambda item: (round(item["top"], 1), item["x0"])):
        top = round(char["top"], 1)
        lines[top] = lines.get(top, "") + char["text"]
    return lines


def test_a_golden_book_builds_without_complaint(built: Get) -> None:
    for name in ("briefing", "reader", "pocket", "gongwen", "meeting", "pictorial"):
        assert {item.code for item in built(name).diagnostics} <= {"F006"}, name


@pytest.mark.parametrize(("name", "size"), [("briefing", (210, 297)), ("pocket", (148, 210))])
def test_the_paper_is_that_of_the_theme(built: Get, name: str, size: tuple[int, int]) -> None:
    for page in built(name).pdf.pages:
        assert (page.width / MM, page.height / MM) == pytest.approx(size, abs=0.1)


def test_a_line_of_the_briefing_holds_28_characters_within_the_type_area(built: Get) -> None:
    book = built("briefing")
    body = inked(book.chars(1), "FandolFang") + inked(book.chars(2), "FandolFang")
    em = 156 * MM / 28
    assert {round(char["size"], 2) for char in body} >= {round(em, 2)}
    for page, inner in ((1, 28), (2, 26)):
        text = [char for char in inked(book.chars(page), "FandolFang") if char["text"] > "一"]
        assert min(char["x0"] for char in text) >= inner * MM - 0.5
        assert max(char["x1"] for char in text) <= (inner + 156) * MM + 0.5


def test_body_lines_of_the_briefing_stand_a_22nd_of_the_type_area_apart(built: Get) -> None:
    book = built("briefing")
    tops = sorted(
        {round(c["top"], 2) for c in inked(book.chars(2), "FandolFang") if c["text"] > "一"}
    )
    pitch = 225 * MM / 22
    steps = [round((b - a) / pitch, 2) for a, b in pairwise(tops)]
    assert steps.count(1.0) > len(steps) / 2


def test_the_folio_is_outside_and_seven_millimetres_below_the_type_area(built: Get) -> None:
    book = built("briefing")
    for number, page in enumerate(book.pdf.pages, 1):
        foot = [char for char in page.chars if char["top"] > (37 + 225) * MM]
        assert "".join(char["text"] for char in foot).replace(" ", "") == f"—{number}—"
        middle = (foot[0]["x0"] + foot[-1]["x1"]) / 2
        assert (middle > page.width / 2) == (number % 2 == 1)
        ink = min(char["bottom"] - char["height"] for char in foot)
        assert ink / MM == pytest.approx(37 + 225 + 7, abs=2)


@pytest.mark.parametrize("name", ["briefing", "reader", "pocket", "meeting"])
def test_the_contents_name_the_page_on_which_each_article_begins(built: Get, name: str) -> None:
    book = built(name)
    listing = book.page_with("本期要目" if name == "briefing" else "目录")
    found = re.findall(r"^(\S.*?)[\s·.…]{3,}(\d+)$", book.texts[listing - 1], re.MULTILINE)
    assert found
    first = None
    for title, folio in found:
        label = re.sub(r"\s", "", title)
        # The page of a part, which names its articles too, has no folio at its foot.
        at = [number for number in book.pages_with(label) if book.texts[number - 1][-1].isdigit()]
        page = (
            book.last_page_with(label) if name == "briefing" else min(n for n in at if n > listing)
        )
        first = page - int(folio) if first is None else first
        assert int(folio) == page - first
    assert first == (0 if name == "briefing" else 4)


def test_a_footnote_stands_on_the_page_of_its_mark(built: Get) -> None:
    book = built("reader")
    for number in range(1, 9):
        mark = chr(0x2460 + number - 1)
        pages = [text for text in book.texts if f"第{number}条注释" in re.sub(r"\s", "", text)]
        assert len(pages) == 1
        assert pages[0].count(mark) == 2


def test_the_call_of_a_note_is_raised_and_six_tenths_of_the_text(built: Get) -> None:
    book = built("reader")
    em = 156 * MM / 36
    page = next(number for number, text in enumerate(book.texts, 1) if "①" in text)
    call = next(char for char in book.chars(page) if char["text"] == "①")
    before = max(
        (
            c
            for c in book.chars(page)
            if c["x1"] <= call["x0"] + 1 and abs(c["top"] - call["top"]) < em
        ),
        key=lambda char: char["x1"],
    )
    assert call["size"] == pytest.approx(0.6 * em, abs=0.05)
    assert before["bottom"] - call["bottom"] > 0.2 * em


def test_a_table_over_several_pages_repeats_its_head(built: Get) -> None:
    book = built("reader")
    pages = [re.sub(r"\s", "", text) for text in book.texts if "小学" in text]
    assert len(pages) > 1
    assert all("序号学校联系人班数" in text for text in pages)


def test_running_heads_name_the_book_on_the_left_and_the_chapter_on_the_right(
    built: Get,
) -> None:
    book = built("reader")
    for number in range(book.page_with("2024年春季工作方案", after=5), len(book.texts) + 1):
        head = [char for char in book.chars(number) if char["bottom"] < 31 * MM]
        text = "".join(char["text"] for char in head).replace(" ", "")
        if text:
            assert ("汇编" in text) == (number % 2 == 0)


def test_the_imprint_stands_at_the_foot_of_the_last_page(built: Get) -> None:
    book = built("briefing")
    last = book.pdf.pages[-1]
    copies = next(char for char in last.chars if char["text"] == "印" and char["x0"] > 150)
    assert (37 + 225 - 12) * MM < copies["bottom"] < (37 + 225) * MM
    assert "".join(book.texts).replace(" ", "").count("共印60份") == 1


def test_bookmarks_nest_as_the_contents(built: Get) -> None:
    levels = [
        (level, re.sub(r"\s", "", title))
        for level, title, *_ in built("reader").pdf.doc.get_outlines()
    ]
    assert levels == [
        (1, "第一部分文件"),
        (2, "2024年春季工作方案"),
        *[(3, f"{n}、第{n}项任务") for n in "一二三四五"],
        (1, "第二部分经验"),
        (2, "学校花名册"),
        (2, "多条脚注"),
    ]


def test_text_copies_out_as_it_stands_in_the_manuscript(built: Get) -> None:
    book = built("briefing")
    text = "".join(re.sub(r"\s", "", page) for page in book.texts)
    for phrase in ("“开学第一课”内容实、形式新", "陈䶮", "𠮷田英", "99.6%", "龚㛃", "电教馆为18所"):
        assert phrase in text


def test_faces_are_embedded_as_subsets(built: Get) -> None:
    names = {char["fontname"] for page in built("briefing").pdf.pages for char in page.chars}
    assert all(re.match(r"[A-Z]{6}\+", name) for name in names), names
    assert len(built("briefing").pdf_data) < 600_000


def test_internal_links_lead_to_their_chapter(built: Get) -> None:
    book = built("briefing")
    names = {
        link["data"].get("Dest")
        for page in book.pdf.pages
        for link in page.annots
        if "data" in link
    }
    assert any(b"chapter-02" in name for name in names if isinstance(name, bytes))


@pytest.mark.parametrize(
    "name", ["briefing", "reader", "pocket", "gongwen", "meeting", "pictorial"]
)
def test_the_epub_is_as_it_was(built: Get, name: str, request: pytest.FixtureRequest) -> None:
    """Compare the file tree and each text file with what was looked at and found good."""
    expected = BOOKS / name / "expected"
    with zipfile.ZipFile(io.BytesIO(built(name).epub_data)) as archive:
        tree = archive.namelist()
        texts = {
            n: archive.read(n).decode() for n in tree if n.endswith((".xhtml", ".opf", ".ncx"))
        }
    if request.config.getoption("--renew-golden"):
        expected.mkdir(exist_ok=True)
        (expected / "tree.json").write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n")
        for file, text in texts.items():
            (expected / Path(file).name).write_text(text, "utf-8")
    assert tree == json.loads((expected / "tree.json").read_text("utf-8"))
    for file, text in texts.items():
        assert text == (expected / Path(file).name).read_text("utf-8"), file


@pytest.mark.parametrize("name", ["briefing", "reader", "pocket", "meeting", "pictorial"])
def test_epubcheck_has_nothing_to_say(built: Get, name: str, check_epub: Check) -> None:
    # Reading systems without ruby need rp, which EPUBCheck would rather do without, and names
    # with 䶮 need a face, whose rule it remarks on.
    messages = check_epub(built(name).epub_data)
    assert [m for m in messages if not m.startswith(("USAGE HTM_055", "USAGE CSS-028"))] == []


def body_lines(book: Built, page: int, size: float) -> list[tuple[float, str]]:
    """Return left edge and text of each line of a page that is set in ``size`` points."""
    lines: dict[float, list[dict[str, Any]]] = {}
    for char in book.chars(page):
        if abs(char["size"] - size) < 0.05 and char["text"].strip():
            lines.setdefault(round(char["bottom"]), []).append(char)
    return [
        (min(char["x0"] for char in chars), "".join(char["text"] for char in chars))
        for _, chars in sorted(lines.items())
    ]


def test_a_paragraph_begins_two_characters_in_and_follows_without_a_space(built: Get) -> None:
    book = built("reader")
    em = 156 * MM / 36
    page = book.page_with("（四）各学校要结合实际")
    left = (28 if page % 2 else 26) * MM
    starts = [x for x, text in body_lines(book, page, em) if text.startswith(("（", "二、"))]
    assert starts
    # The ink of an opening bracket stands in the right half of its square; the square is measured.
    assert {round((x - left) / em, 2) for x in starts} == {2.0}


def test_no_page_begins_with_the_last_line_of_a_paragraph_or_ends_with_a_heading(
    built: Get,
) -> None:
    book = built("reader")
    em = 156 * MM / 36
    first = book.page_with("2024年春季工作方案", after=6)
    pages = range(first, book.page_with("第二部分", after=first))
    assert len(pages) > 1
    for page in pages:
        left = (28 if page % 2 else 26) * MM
        lines = [(x > left + em, text) for x, text in body_lines(book, page, em)]
        if len(lines) > 1:
            assert lines[0][0] or not lines[1][0], lines[:2]
            assert not re.search(r"、第.项任务$", lines[-1][1])
