"""Marks in the middle of their squares, as a face for Taiwan or Hong Kong draws them."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

Glyph = tuple[str, float, float, float]
Typeset = Callable[..., bytes]
Rows = Callable[[bytes], list[list[Glyph]]]

EM = 16.0
TEXT = (
    "會議指出，「雙減」工作開展以來，各校迅速行動、積極落實；取得「階段性」成效。校長說：「要『持續』"
    "抓好。」教師們表示，將認真學習，扎實工作，辦好人民滿意的教育，讓每一個孩子都能健康成長。"
)
PARAGRAPH = f"<p style=\"font-family: 'Noto Serif CJK TC'\">{TEXT}</p>"


@pytest.mark.parametrize("language", ["zh-TW", "zh-HK", "zh-Hant"])
@pytest.mark.parametrize("em", [15, 18, 21])
def test_stops_keep_their_square_and_brackets_give_way(
    typeset: Typeset, rows: Rows, language: str, em: int
) -> None:
    lines = rows(typeset(PARAGRAPH, em=em, language=language))
    assert "".join(glyph[0] for line in lines for glyph in line) == TEXT
    for line in lines:
        for one, two in pairwise(line):
            advance = two[1] - one[1]
            if one[0] in "，。、；：" and two[0] not in "「『":
                assert advance >= EM - 0.05
            if (one[0], two[0]) in {("，", "「"), ("：", "「")}:
                assert advance == pytest.approx(EM / 2, abs=2)
        assert line[-1][2] <= 40 + em * EM + EM / 2 + 0.05
    for line in lines[:-1]:
        last = line[-1]
        half = EM / 2 if last[0] in "」』" else 0
        assert last[2] - half == pytest.approx(40 + em * EM, abs=0.05)


def test_the_ink_of_a_stop_is_in_the_middle_of_its_square(typeset: Typeset) -> None:
    pdf = typeset(PARAGRAPH, em=18, language="zh-TW")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        chars = page.chars
    scale = 8
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=scale).to_pil().convert("L")
    stops = [(one, two) for one, two in pairwise(chars) if one["text"] in "，；"]
    assert len(stops) > 5
    for stop, after in stops:
        if after["top"] != stop["top"] or after["text"] in "「『":
            continue
        left, right = stop["x0"], after["x0"]
        square = image.crop(
            (
                int(left * scale),
                int(stop["top"] * scale),
                int(right * scale),
                int(stop["bottom"] * scale),
            )
        )
        box = square.point(lambda value: 255 if value < 128 else 0).getbbox()
        assert box is not None
        middle = (box[0] + box[2]) / 2 / square.width
        assert middle == pytest.approx(0.5, abs=0.08)


def test_a_left_set_comma_of_the_mainland_is_still_cut(typeset: Typeset, rows: Rows) -> None:
    body = PARAGRAPH.replace("TC", "SC")
    advances = [
        two[1] - one[1]
        for line in rows(typeset(body, em=18, language="zh-CN"))
        for one, two in pairwise(line)
        if (one[0], two[0]) == ("，", "「")
    ]
    assert advances
    assert all(advance < EM for advance in advances)
