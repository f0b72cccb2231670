"""The golden meeting pack, measured on its pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from PIL import ImageOps

from jianbao import build

BOOK = Path(__file__).parent / "books" / "meeting" / "book.yaml"
MM = 72 / 25.4
HEAD = "学校问题整改措施时限"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("meeting")
    written = build.build(build.Request(file=BOOK, only=("pdf",), out=out), lambda _: None).value
    assert written is not None
    return written[0].path.read_bytes()


@pytest.fixture(scope="module")
def pdf(data: bytes) -> Iterator[PDF]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        yield document


def bare(page: Page) -> str:
    """Return the text of ``page`` as it was written, without spaces."""
    return re.sub(r"\s", "", "".join(char["text"] for char in page.chars))


def pages_with(pdf: PDF, text: str) -> list[Page]:
    return [page for page in pdf.pages if text in bare(page)]


def place_of(page: Page, text: str) -> tuple[float, float, float]:
    """Return the left, right and top edges of ``text`` on ``page``, in points.

    The space that spreads a name is no part of its last character.
    """
    chars = [char for char in page.chars if char["text"].strip()]
    whole = "".join(char["text"] for char in chars)
    at = whole.index(text)
    found = chars[at : at + len(text)]
    return found[0]["x0"], found[-1]["x0"] + found[-1]["size"], found[0]["top"]


def ink_of(data: bytes, page: Page, name: str) -> tuple[float, float]:
    """Return the left and right edge of the ink of ``name``, in points.

    Readers of text disagree on where a character with letter-spacing ends; the ink does not lie.
    """
    scale = 4
    left, _, top = place_of(page, name)
    drawn = pypdfium2.PdfDocument(data)[page.page_number - 1].render(scale=scale).to_pil()
    box = tuple(round(side * scale) for side in (left - 9, top + 2, left + 55, top + 14))
    columns = ImageOps.invert(drawn.convert("L").crop(box)).getbbox()
    assert columns is not None
    return left - 9 + columns[0] / scale, left - 9 + columns[2] / scale


def test_the_parts_come_in_the_order_of_book_yaml(pdf: PDF) -> None:
    titles = ("参会须知", "会议议程", "参会人员名单", "座位表", "会议材料之一", "会议材料之二")
    contents = 3
    first = [
        next(page.page_number for page in pages_with(pdf, title) if page.page_number > contents)
        for title in titles
    ]
    assert first == sorted(set(first))


def test_each_paper_begins_a_right_hand_page_with_its_number_in_the_corner(pdf: PDF) -> None:
    for label in ("会议材料之一", "会议材料之二"):
        page = next(page for page in pages_with(pdf, label) if page.page_number > 3)
        assert page.page_number % 2 == 1
        _, right, top = place_of(page, label)
        assert right / MM == pytest.approx(28 + 156, abs=0.5)
        assert 37 < top / MM < 37 + 225 / 22


def test_names_of_two_and_of_three_characters_are_as_wide_and_centred_alike(
    pdf: PDF, data: bytes
) -> None:
    page = next(page for page in pages_with(pdf, "王立局长"))
    two, three = (ink_of(data, page, name) for name in ("王立", "张小芳"))
    assert two == pytest.approx(three, abs=1.5)
    # The space is none: the name is found and copies as it is written.
    text = pypdfium2.PdfDocument(data)[page.page_number - 1].get_textpage()
    assert "王立" in text.get_text_range()


def test_a_unit_of_many_is_named_again_and_no_merged_cell_runs_over_a_page(pdf: PDF) -> None:
    listing = pages_with(pdf, "单位姓名职务")
    text = "".join(bare(page) for page in listing)
    assert text.count("第三小学") == 3
    assert len(listing) > 2
    for page in listing[1:]:
        assert "单位姓名职务第三小学" in bare(page)


def test_the_wide_table_lies_on_landscape_pages_below_its_repeated_head(pdf: PDF) -> None:
    pages = pages_with(pdf, HEAD)
    assert len(pages) > 1
    for page in pages:
        assert (page.width / MM, page.height / MM) == pytest.approx((297, 210), abs=0.1)
        lines = [line for line in page.lines + page.rects if line["width"] > 100]
        assert max(line["x1"] for line in lines) / MM <= 35 + 225 + 0.5
        assert min(line["x0"] for line in lines) / MM >= 35 - 0.5


def test_the_columns_of_the_wide_table_stand_alike_on_every_page(pdf: PDF) -> None:
    places = {
        tuple(round(place_of(page, word)[0]) for word in ("学校问题", "措施", "时限"))
        for page in pages_with(pdf, HEAD)
    }
    assert len(places) == 1


def test_no_page_begins_inside_a_merged_cell(pdf: PDF) -> None:
    rows = 0
    for page in pages_with(pdf, HEAD):
        body = bare(page).partition("时限")[2]
        schools, problems = re.findall(r"第\d校", body), re.findall(r"问题\d之\d", body)
        assert len(problems) == 4 * len(schools)
        assert problems[0].endswith("之1")
        rows += len(problems)
    assert rows == 32


def test_the_folio_of_a_landscape_page_turns_with_it(pdf: PDF) -> None:
    for page in pages_with(pdf, HEAD):
        folio = [char for char in page.chars if char["x1"] < 30 * MM]
        assert "".join(char["text"] for char in folio).strip().isdigit()
        assert not folio[0]["upright"]
        # On the outer edge of the bound leaf: the foot of the sheet on a right page, else its head.
        assert (folio[0]["top"] > page.height / 2) == (page.page_number % 2 == 1)


def test_everybody_on_the_list_has_a_seat_on_the_plan(pdf: PDF) -> None:
    names = [
        re.sub(r"\s", "", line.split(",")[2])
        for line in (BOOK.parent / "名单.csv").read_text("utf-8").splitlines()[1:]
    ]
    (page,) = pages_with(pdf, "主席台")
    assert [name for name in names if name not in bare(page)] == []
    row = sorted((place_of(page, name)[0], name) for name in ("王立", "欧阳䶮", "李𬭎", "张小芳"))
    assert [name for _, name in row] == ["李𬭎", "王立", "欧阳䶮", "张小芳"]
