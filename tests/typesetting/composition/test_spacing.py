from __future__ import annotations

import pytest

from jianbao.typesetting.composition.classes import classify
from jianbao.typesetting.composition.justify import Fill, JustifiedLine, place
from jianbao.typesetting.composition.spacing import CENTRED, Measured, space_out
from jianbao.typesetting.settings import Composition

EM = 100.0
ROOM = {"O": (50.0, 0.0), "C": (0.0, 50.0), "E": (0.0, 50.0), "M": (25.0, 25.0)}


def placed(
    text: str,
    available: float,
    *,
    full: bool = True,
    trim_start: bool = True,
    settings: Composition | None = None,
) -> JustifiedLine:
    letters = classify(text)
    measured = Measured(
        text=text,
        classes=letters,
        em=[EM] * len(text),
        advance=[50.0 if letter in "LPS" else 100.0 for letter in letters],
        room={at: ROOM[letter] for at, letter in enumerate(letters) if letter in ROOM},
        lead={},
        trail={},
    )
    spacing = space_out(measured, settings or Composition())
    fill = Fill(available=available, full=full, squeeze=True, trim_start=trim_start)
    return place(spacing, 0, len(text), fill)


def width(text: str) -> float:
    """Return the natural width of ``text`` between two characters, which takes edges out."""
    return placed(f"中{text}中", 10000, full=False).width - 200


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("，", 100),
        ("，”", 150),
        ("」（", 150),
        ("。）》", 200),
        ("（《", 150),
        ("”，", 150),
        ("·", 100),
    ],
)
def test_adjacent_marks_share_their_white(marks: str, expected: float) -> None:
    assert width(marks) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", 100), ("a1", 150), (",", 50), (" a ", 100), ("“a”", 250)],
)
def test_a_quarter_em_stands_between_han_and_latin(text: str, expected: float) -> None:
    assert width(text) == expected


def test_a_mark_at_the_end_of_a_full_line_takes_half_an_em() -> None:
    assert placed("教学，", 250).room == [100, 100, 50]


def test_an_opening_mark_at_the_start_of_a_line_takes_half_an_em() -> None:
    line = placed("“教学", 250)
    assert (line.room, line.cut) == ([50, 100, 100], {0: 50})


def test_an_opening_mark_on_an_indented_line_keeps_its_white() -> None:
    assert placed("“教学", 300, trim_start=False).room == [100, 100, 100]


def test_the_last_line_keeps_the_white_of_its_stop() -> None:
    assert placed("教学。", 500, full=False).width == 300


def test_a_hanging_mark_stands_outside_the_measure() -> None:
    line = placed("教学，", 200, settings=Composition(hanging=True))
    assert line.cell[-1] == line.width == 200


def test_gaps_between_scripts_are_squeezed_before_marks() -> None:
    line = placed("中a，文", 350)
    assert line.room[2] == 87.5  # 375 wide: 12.5 from the gap, as much from the comma
    assert line.cell[1] == 112.5


def test_marks_are_squeezed_alike() -> None:
    line = placed("中，文、教", 450)
    assert line.room == [100, 75, 100, 75, 100]


def test_a_stop_inside_a_line_gives_half_of_what_a_comma_gives() -> None:
    line = placed("中，文。教", 425)
    assert line.room == [100, 50, 100, 75, 100]


def test_gaps_between_scripts_are_stretched_before_the_rest() -> None:
    line = placed("中a文教", 445)
    assert line.cell == pytest.approx([0, 134 + 9, 218 + 18, 345])


def test_gaps_between_scripts_are_never_holes() -> None:
    line = placed("中a文教", 450)
    assert line.cell == pytest.approx([0, 144, 238, 350])


def test_what_is_left_is_spread_over_all_gaps_alike() -> None:
    line = placed("中文教学", 430)
    assert line.cell == [0, 110, 220, 330]


def test_nothing_is_spread_inside_words_and_before_marks() -> None:
    line = placed("中ab，文——教", 760)
    assert line.cell[2] - line.cell[1] == 50
    assert line.cell[3] - line.cell[2] == 50
    assert line.cell[6] - line.cell[5] == 100


def test_a_line_that_cannot_be_squeezed_enough_says_by_how_much() -> None:
    assert placed("中文教学", 380).over == 20


def test_a_space_between_scripts_is_the_gap() -> None:
    assert width(" a ") == width("a")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("，", 100),
        ("，「", 150),
        ("」，", 150),
        ("。」", 200),
        ("。」，", 250),
        ("，。", 200),
        ("「，」", 300),
    ],
)
def test_centred_marks_are_left_whole_and_their_neighbours_give_way(
    marks: str, expected: float
) -> None:
    text = f"中{marks}中"
    letters = classify(text)
    measured = Measured(
        text=text,
        classes=letters,
        em=[EM] * len(text),
        advance=[100.0] * len(text),
        room={
            at: CENTRED if text[at] in "，。" else ROOM[letter]
            for at, letter in enumerate(letters)
            if letter in ROOM
        },
        lead={},
        trail={},
    )
    spacing = space_out(measured, Composition())
    assert sum(spacing.advance) + sum(spacing.gap) - 200 == expected
    assert not any(spacing.give_right.get(at) for at in range(len(text)) if text[at] in "，。")
