"""Pictures side by side, and their captions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.manuscript.conftest import BookFolder

Png = Callable[..., bytes]


@pytest.fixture
def pictures(book: BookFolder, png: Png) -> BookFolder:
    book.write("a.png", png(1800, 1200))
    book.write("b.png", png(1200, 1200))
    return book


def widths(body: str) -> list[float]:
    return [float(width) for width in re.findall('data-width="([^"]*)"', body)]


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_a_paragraph_of_pictures_is_a_row_of_equal_height(
    pictures: BookFolder, between: str
) -> None:
    body = pictures.body(f"![入场](a.png){between}![接力](b.png)")
    assert body.startswith('<div class="pictures"><figure data-width=')
    assert re.findall("<figcaption>(.*?)</figcaption>", body) == ["入场", "接力"]
    first, second = widths(body)
    assert abs(first / 1.5 - second / 1.0) < 0.1
    assert first + second < 97


def test_widths_that_fit_are_kept_and_others_shared(pictures: BookFolder) -> None:
    assert widths(pictures.body("![](a.png){width=40%} ![](b.png){width=30%}")) == [40, 30]
    assert sum(widths(pictures.body("![](a.png){width=90%} ![](b.png){width=80%}"))) < 97


@pytest.mark.parametrize("width", ["", "{width=50%}"])
def test_a_very_high_picture_in_a_row_is_neither_too_high_nor_too_narrow(
    pictures: BookFolder, png: Png, width: str
) -> None:
    pictures.write("s.png", png(600, 3000))
    body = pictures.body(f"![](a.png){width} ![](s.png){width}")
    shares = [float(found) for found in re.findall('<figure data-width="([^"]*)"', body)]
    assert min(shares) >= 9.9
    inner = float(found[1]) if (found := re.search('<img[^>]*data-width="([^"]*)"', body)) else 100
    assert shares[1] * inner / 100 * 5 <= 111
    if not width:
        assert abs(shares[0] / 1.5 - shares[1] * inner / 100 * 5) < 1


@pytest.mark.parametrize(
    ("count", "rows"), [(2, [2]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (9, [3, 3, 3])]
)
def test_many_pictures_take_several_rows(pictures: BookFolder, count: int, rows: list[int]) -> None:
    body = pictures.body(" ".join(["![图](a.png)"] * count))
    assert [row.count("<figure") for row in body.split('<div class="pictures">')[1:]] == rows


def test_a_gallery_of_four_is_two_by_two(pictures: BookFolder) -> None:
    body = pictures.body("::: 图集\n" + "![图](a.png)\n\n" * 4 + ":::")
    assert [row.count("<figure") for row in body.split('<div class="pictures">')[1:]] == [2, 2]


def test_a_picture_in_a_sentence_stays_there(pictures: BookFolder) -> None:
    assert "pictures" not in pictures.body("甲![图](a.png)乙![图](b.png)")


@pytest.mark.parametrize("title", ["图1　检查现场", "图 2 检查现场", "图一：检查现场"])
def test_a_numbered_title_below_a_picture_is_its_caption(pictures: BookFolder, title: str) -> None:
    body = pictures.body(f"![现场](a.png)\n\n{title}\n\n正文。")
    assert f"<figcaption>{title}</figcaption></figure>" in body
    assert body.count("figcaption") == 2


def test_a_sentence_that_begins_with_a_number_is_no_caption(pictures: BookFolder) -> None:
    body = pictures.body("![现场](a.png)\n\n图1 是检查组在食堂检查的情形。")
    assert body.endswith("<p>图1 是检查组在食堂检查的情形。</p>")
