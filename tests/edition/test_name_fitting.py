"""Names fitted to a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.edition.fitting import fit, is_spread, width_of

NAMES = st.text(st.sampled_from("王李明芳𠅤䶮·- AbéZ"), min_size=1, max_size=24).filter(str.strip)


@given(NAMES, st.floats(5, 300), st.floats(5, 300), st.floats(1, 100))
def test_a_fitted_name_keeps_its_letters_and_stays_in_its_box(
    name: str, width: float, height: float, largest: float
) -> None:
    fitted = fit(name, width, height, largest)

    assert "".join(fitted.lines).replace(" ", "") == name.replace(" ", "")
    assert fitted.size <= largest
    assert fitted.width <= width * 1.0001
    assert fitted.size * len(fitted.lines) <= height * 1.0001


def test_two_characters_take_the_room_of_three() -> None:
    assert width_of("王明") == width_of("欧阳修") == 3
    assert fit("王明", 30, 30, 30).spread
    assert not fit("欧阳修", 30, 30, 30).spread


@pytest.mark.parametrize("name", ["王", "王A", "Li", "王·", "欧阳修"])
def test_only_two_chinese_characters_are_spread(name: str) -> None:
    assert not is_spread(name)


@pytest.mark.parametrize("name", ["王明", "𠅤䶮", "葛\U000e0101明"])
def test_rare_characters_and_chosen_forms_count_as_one(name: str) -> None:
    assert is_spread(name)


def test_a_long_name_goes_on_after_its_dot() -> None:
    assert fit("迪丽努尔·艾合买提", 30, 30, 30).lines == ("迪丽努尔·", "艾合买提")


def test_a_name_that_fits_stays_on_one_line() -> None:
    assert fit("迪丽努尔·艾合买提", 90, 10, 10).lines == ("迪丽努尔·艾合买提",)
