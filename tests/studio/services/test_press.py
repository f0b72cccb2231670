"""The pages before the press: paper, objections, sheets with pictures."""

from __future__ import annotations

import io
from base64 import b64decode

import pikepdf
from PIL import Image

from jianbao.imposition.options import Booklet
from jianbao.studio.services.press import examined, laid_out


def pages(count: int, size: tuple[float, float] = (595.28, 841.89)) -> bytes:
    pdf, stream = pikepdf.new(), io.BytesIO()
    for _ in range(count):
        pdf.add_blank_page(page_size=size)
    pdf.save(stream)
    return stream.getvalue()


def test_the_paper_and_the_objections_are_told() -> None:
    said, paper, count = examined(pages(5), "书.pdf")
    assert (paper, count) == ("A4", 5)
    assert {item.code[0] for item in said} <= {"V"}


def test_the_sheets_come_with_a_picture_of_each_side() -> None:
    result, said = laid_out(pages(6), Booklet(), "书.pdf")
    assert (result["paper"], result["sheets"], result["blanks"], result["flip"]) == ("A3", 2, 2, "short")  # fmt: skip
    sides = result["sides"]
    assert isinstance(sides, list)
    assert len(sides) == 4
    picture = Image.open(io.BytesIO(b64decode(sides[0].removeprefix("data:image/png;base64,"))))
    assert picture.width > picture.height
    assert not [item for item in said if item.is_error]


def test_no_more_than_the_first_sheets_are_drawn() -> None:
    result, _ = laid_out(pages(60), Booklet(), "书.pdf")
    assert result["sheets"] == 15
    assert len(result["sides"]) == 16  # type: ignore[arg-type] # a list


def test_pages_that_do_not_fit_the_paper_are_told() -> None:
    result, said = laid_out(pages(4, (1200, 1600)), Booklet(paper=(210, 297)), "书.pdf")
    assert not result
    assert [item for item in said if item.is_error]
