"""Dots and lines beside the text, measured in the PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pdfplumber
import pypdfium2
import pytest

Typeset = Callable[..., bytes]

EM = 16.0
STYLE = """<style>
.dots { --emphasis-mark: dot }
.plain { --emphasis-mark: none }
.proper, .book { text-decoration: underline 0.05em; text-underline-offset: 0.22em }
.proper, .book { --text-decoration: apart }
.book { text-decoration-style: wavy }
</style>"""
STRESSED = "“五育并举”、GDP增长3.5%，务必在2021年10月底以前全部落实到位，任何人不得推诿"


def page_of(pdf: bytes) -> Any:  # noqa: ANN401 - pdfplumber has no types
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return document.pages[0]


def dots_of(page: Any) -> list[tuple[float, float]]:  # noqa: ANN401 - as above
    return [((c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2) for c in page.curves]


def test_a_dot_stands_under_each_character_and_none_under_marks(typeset: Typeset) -> None:
    page = page_of(typeset(f"{STYLE}<p>各校要<em class='dots'>{STRESSED}</em>，切实。</p>"))
    expected = [
        ((char["x0"] + char["x1"]) / 2, char["matrix"][5])
        for char in page.chars[3 : 3 + len(STRESSED)]
        if char["text"].isalnum()
    ]
    found = dots_of(page)
    assert len(found) == len(expected) > 30
    assert len({round(y) for _, y in found}) == 3
    for (x, y), (middle, baseline) in zip(found, expected, strict=True):
        assert x == pytest.approx(middle, abs=0.06 * EM)
        assert (y - (page.height - baseline)) / EM == pytest.approx(0.12 + 0.27, abs=0.01)


def test_dots_reach_into_inner_markup_but_not_where_they_are_called_off(typeset: Typeset) -> None:
    body = "<p><em class='dots'>甲<b>乙</b><i class='plain'>丙</i>丁</em>戊</p>"
    assert len(dots_of(page_of(typeset(STYLE + body)))) == 3


def test_dots_add_nothing_to_the_text_nor_move_it(typeset: Typeset) -> None:
    def chars(style: str) -> list[tuple[str, float, float]]:
        page = page_of(typeset(f"{style}<p>各校<em class='dots'>{STRESSED}</em>，切实。</p>"))
        return [(char["text"], char["x0"], char["y0"]) for char in page.chars]

    assert chars(STYLE) == chars("")


def test_lines_that_are_not_composed_are_set_without_dots(typeset: Typeset) -> None:
    body = f"{STYLE}<p style='white-space: pre'><em class='dots'>重点</em></p>"
    page = page_of(typeset(body))
    assert "".join(char["text"] for char in page.chars) == "重点"
    assert dots_of(page) == []


@pytest.mark.parametrize("kind", ["proper", "book"])
@pytest.mark.parametrize("space", ["normal", "pre"])
def test_lines_under_adjacent_names_do_not_touch(typeset: Typeset, kind: str, space: str) -> None:
    name = f"<u class='{kind}'>{{}}</u>"
    body = f"<p style='white-space: {space}'>{name.format('一一一')}{name.format('一一')}</p>"
    document = pypdfium2.PdfDocument(typeset(STYLE + body))
    scale = 10
    image = document[0].render(scale=scale).to_pil().convert("L")
    page = page_of(typeset(STYLE + body))
    char = page.chars[0]
    baseline = page.height - char["matrix"][5]
    strip = image.crop(
        (
            int((char["x0"] - EM) * scale),
            int((baseline + 0.13 * EM) * scale),
            int((char["x0"] + 6 * EM) * scale),
            int((baseline + 0.5 * EM) * scale),
        )
    )
    columns = [strip.crop((x, 0, x + 1, strip.height)) for x in range(strip.width)]
    inked = [column.getextrema()[0] < 128 for column in columns]
    starts = [x for x in range(1, strip.width) if inked[x] and not inked[x - 1]]
    ends = [x for x in range(1, strip.width) if inked[x - 1] and not inked[x]]
    assert len(starts) == len(ends) == 2
    assert 0.1 < (starts[1] - ends[0]) / scale / EM < 0.2
    assert (ends[0] - starts[0]) / scale / EM == pytest.approx(3, abs=0.2)
