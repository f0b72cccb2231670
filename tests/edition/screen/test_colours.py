from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.edition.screen.colours import BLACK, WHITE, contrast, legible

CHANNEL = st.integers(0, 255)


def channels(value: str) -> tuple[int, int, int]:
    red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


@given(CHANNEL, CHANNEL, CHANNEL)
def test_any_accent_can_be_read_on_white_and_on_black(red: int, green: int, blue: int) -> None:
    made = legible(f"#{red:02x}{green:02x}{blue:02x}", WHITE, BLACK)
    if made != "currentColor":
        assert min(contrast(channels(made), ground) for ground in (WHITE, BLACK)) >= 4.5


@given(CHANNEL, CHANNEL, CHANNEL)
def test_a_colour_that_can_be_read_stays_as_it_is(red: int, green: int, blue: int) -> None:
    value = f"#{red:02x}{green:02x}{blue:02x}"
    made = legible(value, WHITE)
    if made != "currentColor" and contrast((red, green, blue), WHITE) >= 4.6:
        assert all(abs(a - b) <= 1 for a, b in zip(channels(made), channels(value), strict=True))


@pytest.mark.parametrize("value", ["#c7000b", "red", "device-cmyk(0% 80% 80% 0%)"])
def test_the_reds_of_the_press_stay_red(value: str) -> None:
    red, green, blue = channels(legible(value, WHITE, BLACK))
    assert red > 3 * green
    assert red > 3 * blue


@pytest.mark.parametrize("value", ["black", "#000", "#808080", "white"])
def test_a_grey_becomes_the_colour_of_the_text(value: str) -> None:
    assert legible(value, WHITE, BLACK) == "currentColor"


def test_what_is_no_colour_is_left_alone() -> None:
    assert legible("nonsense", WHITE) == "nonsense"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((0xC7, 0x00, 0x0B), BLACK) == pytest.approx(3.43, abs=0.05)
