from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.typesetting.composition.breaks import breakable
from jianbao.typesetting.composition.classes import classify
from jianbao.typesetting.composition.justify import Fill, place
from jianbao.typesetting.composition.paragraph import BrokenLine, MeasuredParagraph, Mode
from jianbao.typesetting.composition.spacing import Measured
from jianbao.typesetting.settings import Composition

EM = 10.0
WORDS = st.lists(
    st.sampled_from(
        [
            "中",
            "文",
            "教育",
            "学校",
            "，",
            "。",
            "、",
            "“双减”",
            "《通知》（试行）",
            "2021年",
            "800人",
            "GDP",
            "——",
            "……",
            "word",
            " ",
        ]
    ),
    min_size=1,
    max_size=80,
)


def paragraph(text: str, settings: Composition | None = None) -> MeasuredParagraph:
    """Measure ``text`` as a face would whose Latin letters are half an em wide."""
    letters = classify(text)
    wide = [letter in "HOCEDAI" for letter in letters]
    measured = Measured(
        text=text,
        classes=letters,
        em=[EM] * len(text),
        advance=[EM if full else EM / 2 for full in wide],
        room={
            at: (EM / 2, 0.0) if letter == "O" else (0.0, EM / 2)
            for at, letter in enumerate(letters)
            if letter in "OCE"
        },
        lead={},
        trail={},
    )
    unicode_breaks = bytes(
        not (one in "LP" and two in "LP") and two != "S"
        for one, two in zip(" " + letters, letters, strict=False)
    )
    return MeasuredParagraph(
        measured,
        breakable(text, unicode_breaks),
        breaks_words=False,
        settings=settings or Composition(),
    )


def lines(one: MeasuredParagraph, width: float, mode: Mode = Mode.JUSTIFIED) -> list[BrokenLine]:
    found = [one.line(0, width, width, mode, indented=False)]
    while found[-1].resume < len(one.measured.text):
        found.append(one.line(found[-1].resume, width, width, mode, indented=False))
    return found


def texts(one: MeasuredParagraph, width: float, mode: Mode = Mode.JUSTIFIED) -> list[str]:
    return [one.measured.text[line.start : line.end] for line in lines(one, width, mode)]


@given(WORDS, st.integers(10, 30))
def test_lines_hold_the_whole_text_in_order(words: list[str], em: int) -> None:
    text = "".join(words)
    got = "".join(texts(paragraph(text), em * EM))
    assert got.replace(" ", "") == text.replace(" ", "")


@given(WORDS, st.integers(10, 30))
def test_full_lines_fill_the_measure(words: list[str], em: int) -> None:
    one = paragraph("".join(words))
    for line in lines(one, em * EM):
        fill = Fill(available=em * EM, full=not line.last, squeeze=True, trim_start=True)
        placed = place(one.spacing, line.start, line.end, fill)
        even = one.spacing.even[line.start + 1 : line.end]
        if not line.last and any(even) and not placed.over and placed.stretch <= 1:
            assert abs(placed.width - em * EM) < 0.01
        assert placed.over or placed.width <= em * EM + 0.01
        assert placed.cell == sorted(placed.cell)


@given(WORDS)
def test_no_glyph_covers_another(words: list[str]) -> None:
    one = paragraph("".join(words))
    for line in lines(one, 16 * EM):
        fill = Fill(available=16 * EM, full=not line.last, squeeze=True, trim_start=True)
        placed = place(one.spacing, line.start, line.end, fill)
        assert min(placed.room, default=1) >= 0
        ink = [
            (cell - placed.cut.get(at, 0) + (EM / 2 if letter == "O" else 0), letter)
            for at, (cell, letter) in enumerate(
                zip(placed.cell, one.measured.classes[line.start : line.end], strict=True)
            )
        ]
        for (left, letter), (right, _) in pairwise(ink):
            inked = EM / 2 if letter in "OCELPMS" else EM
            assert letter == "S" or right - left >= inked - 0.01


def test_no_paragraph_ends_with_a_lone_character() -> None:
    one = paragraph("中" * 33)
    assert sorted(len(text) for text in texts(one, 16 * EM)) == [2, 15, 16]
    assert len(texts(one, 16 * EM)[-1]) == 2


def test_marks_are_squeezed_before_characters_are_spread() -> None:
    text = "教育，教学，教师，教材，教法，教室"
    one = paragraph(text)
    assert texts(one, 16.5 * EM)[0] == text


def test_a_unit_that_fits_nowhere_stands_out_of_the_measure() -> None:
    one = paragraph("中文" + "w" * 19 + "中文")
    assert texts(one, 5 * EM) == ["中文", "w" * 19, "中文"]


def test_a_long_run_is_parted_anywhere_rather_than_leave_a_line_torn() -> None:
    one = paragraph("中文" + "w1" * 25 + "中文")
    first, second, *_ = texts(one, 10 * EM)
    assert first.startswith("中文w1w")
    assert set(second) == set("w1")
    whole = paragraph("中" * 14 + "w1" * 10 + "中文")
    assert texts(whole, 14 * EM)[:2] == ["中" * 14, "w1" * 10 + "中文"]


@pytest.mark.parametrize("ahead", range(6, 20))
def test_a_name_with_a_dot_stays_whole_where_other_lines_can_be_as_good(ahead: int) -> None:
    one = paragraph("中，" * (ahead // 2) + "文" * (ahead % 2) + "卡尔·马克思" + "教，育" * 20)
    assert any("卡尔·马克思" in text for text in texts(one, 20 * EM))


def test_a_unit_that_fits_nowhere_is_broken_where_the_theme_allows_it() -> None:
    one = paragraph("中文" + "w" * 50 + "中文")
    one.breaks_words = True
    assert all(len(text) <= 20 for text in texts(one, 10 * EM))


def test_centred_titles_are_balanced() -> None:
    assert [len(text) for text in texts(paragraph("中" * 20), 16 * EM, Mode.BALANCED)] == [10, 10]


def test_ragged_lines_are_filled() -> None:
    assert [len(text) for text in texts(paragraph("中" * 20), 16 * EM, Mode.RAGGED)] == [16, 4]


def test_a_break_set_by_hand_is_kept() -> None:
    assert texts(paragraph("中文\n教育"), 16 * EM) == ["中文", "教育"]


def test_the_optimum_is_kept_from_line_to_line() -> None:
    one = paragraph("教育教学工作会议，" * 12)
    first = lines(one, 16 * EM)
    assert lines(one, 16 * EM) == first


def test_content_widths_are_the_longest_unit_and_the_longest_line() -> None:
    narrow, wide = paragraph("中文2021年\n教育教学工作").content_widths
    assert narrow == 4 * 5 + 2.5 + 10
    assert wide == 60


def test_several_loose_lines_are_better_than_one_torn_line() -> None:
    text = "“双减”《方案》2021～2025年——落实重点WORD2021年2021年GDP的工作2021～2025年——2021年教育"
    assert min(len(line) for line in texts(paragraph(text), 20 * EM)[:-1]) > 12
