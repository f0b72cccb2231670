"""From colours of light to inks."""

from __future__ import annotations

import math
from functools import cache
from io import BytesIO
from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from jianbao.products.pdf.colour import profile
from jianbao.products.pdf.colour.targets import MASK, TARGETS

BYTE = st.integers(0, 255)
LIGHT = st.tuples(BYTE, BYTE, BYTE)
PRESS, OFFICE, SCREEN = TARGETS["cmyk"], TARGETS["grey"], TARGETS["rgb"]
Lab = tuple[float, float, float]


@cache
def _to_lab(mode: str) -> ImageCms.ImageCmsTransform:
    source = (
        ImageCms.createProfile("sRGB")
        if mode == "RGB"
        else ImageCms.ImageCmsProfile(BytesIO(profile.profile()))
    )
    lab = ImageCms.createProfile("LAB")
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.buildTransform(source, lab, mode, "LAB", intent, flags)


def labs(mode: str, values: list[tuple[int, ...]]) -> list[Lab]:
    image = Image.frombytes(mode, (len(values), 1), bytes(v for value in values for v in value))
    found = ImageCms.applyTransform(image, _to_lab(mode))
    assert found is not None
    data = found.tobytes()
    return [
        (data[at] / 2.55, _signed(data[at + 1]), _signed(data[at + 2]))
        for at in range(0, len(data), 3)
    ]


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def distance(one: Lab, other: Lab) -> float:
    """ΔE of 1976: the distance in L*a*b*."""
    return math.dist(one, other)


@cache
def printable() -> list[Lab]:
    """What a press can print, in steps of a fifth of each ink, within the limit."""
    steps = [inks for inks in product(range(0, 256, 51), repeat=4) if sum(inks) <= 765]
    return labs("CMYK", list(steps))


@given(LIGHT)
@example((0, 0, 1))
@example((255, 0, 0))
@example((40, 0, 60))
def test_no_colour_takes_more_ink_than_the_limit(light: tuple[int, int, int]) -> None:
    inks = PRESS.colour(tuple(channel / 255 for channel in light))

    assert len(inks) == 4
    assert all(0 <= ink <= 1 for ink in inks)
    assert sum(inks) <= profile.INK_LIMIT


@given(LIGHT)
def test_a_colour_comes_as_near_as_a_press_can(light: tuple[int, int, int]) -> None:
    assume(max(light) - min(light) > 2)
    assume(light != (199, 0, 11))
    inks = PRESS.colour(tuple(channel / 255 for channel in light))

    (wanted,) = labs("RGB", [light])
    (made,) = labs("CMYK", [tuple(round(255 * ink) for ink in inks)])

    nearest = min(distance(wanted, can) for can in printable())
    # Outside what can be printed the profile keeps the hue, which is further by this measure.
    assert distance(wanted, made) <= 1.25 * nearest + 14


@given(st.tuples(BYTE, BYTE, BYTE, st.integers(0, 127)))
def test_a_colour_that_can_be_printed_is_printed_as_it_is(inks: tuple[int, int, int, int]) -> None:
    assume(sum(inks) <= 700)
    light = profile.seen(*inks)
    # Where a channel is at its end, the colour may lie beyond those of sRGB.
    assume(max(light) - min(light) > 2)
    assume(0 not in light)
    assume(255 not in light)

    made = PRESS.colour(tuple(channel / 255 for channel in light))

    (wanted,) = labs("RGB", [light])
    (printed,) = labs("CMYK", [tuple(round(255 * ink) for ink in made)])
    assert distance(wanted, printed) <= 9


@given(BYTE)
def test_a_grey_is_black_ink_alone_and_as_light_as_black_ink_can_make_it(level: int) -> None:
    cyan, magenta, yellow, black = PRESS.colour((level / 255,))

    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert PRESS.colour((level / 255,) * 3) == (0, 0, 0, black)
    wanted, made = labs("RGB", [(level,) * 3])[0], labs("CMYK", [(0, 0, 0, round(255 * black))])[0]
    darkest = labs("CMYK", [(0, 0, 0, 255)])[0][0]
    assert abs(wanted[0] - made[0]) <= darkest + 3


def test_greys_keep_their_order() -> None:
    blacks = [PRESS.colour((level / 255,))[3] for level in range(256)]

    assert blacks[0] == 1
    assert blacks[-1] == 0
    assert blacks == sorted(blacks, reverse=True)


@pytest.mark.parametrize(
    ("target", "inks"),
    [(PRESS, (0, 0.8, 0.8, 0)), (OFFICE, (0.2,)), (SCREEN, (199 / 255, 0, 11 / 255))],
)
def test_the_red_of_official_documents_is_what_it_must_be(
    target: object, inks: tuple[float, ...]
) -> None:
    for red in [(199 / 255, 0.0, 11 / 255), (0.0, 0.8, 0.8, 0.0)]:
        assert target.colour(red) == pytest.approx(inks, abs=0.001)  # type: ignore[attr-defined] # a Target


@given(st.lists(LIGHT, min_size=4, max_size=40), st.integers(0, 1))
def test_no_dot_of_a_picture_takes_more_ink_than_the_limit(
    colours: list[tuple[int, int, int]], photograph: int
) -> None:
    size = (64, 64) if photograph else (len(colours), 1)
    picture = Image.frombytes("RGB", (len(colours), 1), bytes(v for c in colours for v in c))
    picture = picture.resize(size, Image.Resampling.BICUBIC)

    made = PRESS.picture(picture)

    if made.mode == "L":
        return
    assert made.mode == "CMYK"
    data = made.tobytes()
    assert max(sum(data[at : at + 4]) for at in range(0, len(data), 4)) <= 765


def test_black_and_red_in_a_drawing_are_set_as_type_is() -> None:
    drawing = Image.new("RGB", (4, 1), "white")
    for at, colour in enumerate([(0, 0, 0), (199, 0, 11), (0, 96, 192)]):
        drawing.putpixel((at, 0), colour)

    made = PRESS.picture(drawing)

    assert made.getpixel((0, 0)) == (0, 0, 0, 255)
    assert made.getpixel((1, 0)) == (0, 204, 204, 0)
    assert made.getpixel((3, 0)) == (0, 0, 0, 0)
    blue = made.getpixel((2, 0))
    assert isinstance(blue, tuple)
    assert blue[0] > 200


def test_a_picture_without_colour_is_one_of_black_ink() -> None:
    grey = Image.linear_gradient("L").convert("RGB")

    assert PRESS.picture(grey).mode == "L"


@given(st.tuples(BYTE) | LIGHT | st.tuples(BYTE, BYTE, BYTE, BYTE))
def test_an_office_printer_and_a_mask_get_one_number_and_a_screen_three(
    colour: tuple[int, ...],
) -> None:
    numbers = tuple(channel / 255 for channel in colour)

    for target, count in ((OFFICE, {1}), (MASK, {1}), (SCREEN, {1, 3})):
        made = target.colour(numbers)
        assert len(made) in count
        assert all(0 <= value <= 1 for value in made)


@given(LIGHT, LIGHT)
def test_what_is_clearly_lighter_is_lighter_on_the_office_printer(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assume((199, 0, 11) not in {one, other})
    first, second = (
        sum(w * v for w, v in zip((299, 587, 114), c, strict=True)) for c in (one, other)
    )
    assume(first > second + 1000)

    lighter, darker = (OFFICE.colour(tuple(v / 255 for v in c)) for c in (one, other))

    assert lighter >= darker


def test_the_profile_is_one_of_four_inks_and_no_larger_than_it_need_be() -> None:
    opened = ImageCms.ImageCmsProfile(BytesIO(profile.profile()))

    assert opened.profile.xcolor_space == "CMYK"
    assert opened.profile.connection_space == "Lab "
    assert opened.profile.device_class == "prtr"
    assert "zlib" in (opened.profile.copyright or "")
