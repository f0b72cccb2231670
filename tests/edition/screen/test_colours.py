from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageColor

from jianbao.edition.screen.colours import (
    BLACK,
    WHITE,
    contrast,
    field_of,
    legible,
    on_screen,
    tint_of,
)

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


def rgb(value: str) -> tuple[int, int, int]:
    red, green, blue = ImageColor.getrgb(value)[:3]
    return red, green, blue


ACCENTS = ("#c7000b", "#1f5d9b", "#e07b1a", "black", "device-cmyk(0% 80% 80% 0%)", "yellow")


@pytest.mark.parametrize("accent", ACCENTS)
def test_white_can_be_read_on_the_field_of_a_masthead(accent: str) -> None:
    assert contrast(WHITE, rgb(field_of(on_screen(accent)))) >= 4.5


@pytest.mark.parametrize("accent", ACCENTS)
def test_black_and_a_dark_accent_can_be_read_on_a_tint(accent: str) -> None:
    tint = rgb(on_screen(tint_of(accent)))
    assert contrast(BLACK, tint) > 17
    if accent == "#c7000b":
        assert contrast(channels(accent), tint) > 5.5


def test_a_tint_is_of_the_inks_of_its_colour() -> None:
    assert tint_of("black") == "#f5f5f5"
    assert tint_of("device-cmyk(0% 80% 80% 0%)") == "device-cmyk(0% 3.2% 3.2% 0%)"
    assert tint_of("no colour") == "#f5f5f5"
