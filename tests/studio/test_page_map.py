"""From manuscript to page and back."""

from __future__ import annotations

import pytest

from jianbao.diagnostics import Span
from jianbao.studio.map import PageMap, source_of
from jianbao.typesetting.places import BlockPlace


def block(
    source: str, page: int, left: float, top: float, right: float, bottom: float
) -> BlockPlace:
    return BlockPlace(source=source, page=page, left=left, top=top, right=right, bottom=bottom)


PAGES = PageMap(
    (("chapter-01", 2),),
    (
        block("稿件/a.md:3", 2, 70, 100, 500, 140),
        block("稿件/a.md:5", 2, 70, 150, 500, 400),
        block("稿件/a.md:6", 2, 90, 200, 500, 230),
        block("稿件/a.md:12", 2, 70, 420, 500, 700),
        block("稿件/a.md:12", 3, 70, 100, 500, 160),
    ),
)


@pytest.mark.parametrize(
    ("x", "y", "source"),
    [
        (100, 210, "稿件/a.md:6"),
        (80, 210, "稿件/a.md:5"),
        (100, 145, "稿件/a.md:3"),
        (20, 500, "稿件/a.md:12"),
    ],
)
def test_a_point_belongs_to_the_smallest_block_or_the_one_above(
    x: float, y: float, source: str
) -> None:
    found = PAGES.at(2, x, y)

    assert found is not None
    assert found.source == source


def test_above_the_text_and_on_other_pages_there_is_nothing() -> None:
    assert PAGES.at(2, 100, 50) is None
    assert PAGES.at(9, 100, 200) is None


@pytest.mark.parametrize(("line", "page"), [(1, 2), (4, 2), (12, 2), (40, 2)])
def test_a_line_is_on_the_page_of_the_block_that_holds_it(line: int, page: int) -> None:
    assert PAGES.page_of(Span(file="稿件/a.md", line=line)) == page


def test_other_files_are_on_no_page() -> None:
    assert PAGES.page_of(Span(file="book.yaml", line=3)) == 0
    assert PAGES.page_of(None) == 0
    assert PAGES.page_of_id("chapter-01") == 2
    assert PAGES.page_of_id("chapter-09") == 0


def test_a_source_has_a_file_and_a_line() -> None:
    assert source_of(block("c:d.md:7", 1, 0, 0, 1, 1)) == ("c:d.md", 7)
