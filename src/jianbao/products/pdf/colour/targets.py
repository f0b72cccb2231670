"""What becomes of a colour, and of a picture, in each edition.

A colour is a tuple of one number (grey, 0 is black), three (sRGB) or four (inks), 0 to 1 each,
as PDF's device spaces have them (ISO 32000-1, 8.6.4).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops

from jianbao.products.pdf.colour import profile

Colour = tuple[float, ...]
GREY, RGB, CMYK = 1, 3, 4

RED: Final = (199, 0, 11)
"""The red of official documents on a screen, #c7000b."""
RED_INKS: Final = (0.0, 0.8, 0.8, 0.0)
"""The same on the press: M80 Y80."""
RED_GREY: Final = 0.2
"""The same on an office printer: as much black as the press has magenta, so that it still reads."""
_NEUTRAL: Final = 2
"""Steps of 256 that the channels of a grey may lie apart."""
_FLAT: Final = 256
"""A picture of no more colours is a drawing, whose black is black ink and not four."""
_PLACES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An edition's colours; ``space`` is that of its transparency groups."""

    space: str
    colour: Callable[[Colour], Colour]
    picture: Callable[[Image.Image], Image.Image]
    """Takes L, RGB (sRGB) or CMYK."""


def _on_press(colour: Colour) -> Colour:
    if len(colour) == CMYK:
        return colour
    red, green, blue = _bytes(colour * 3 if len(colour) == GREY else colour)
    if (red, green, blue) == RED:
        return RED_INKS
    if max(red, green, blue) - min(red, green, blue) <= _NEUTRAL:
        return (0.0, 0.0, 0.0, _rounded(profile.black_of_grey()[green] / 255))
    return tuple(map(_rounded, profile.inks(red, green, blue)))


def _in_office(colour: Colour) -> Colour:
    if len(colour) == GREY:
        return colour
    if colour == RED_INKS:
        return (RED_GREY,)
    if len(colour) == CMYK:
        return (1 - colour[3],) if not any(colour[:3]) else _in_office(_on_screen(colour))
    if _bytes(colour) == RED:
        return (RED_GREY,)
    return (_rounded(Image.new("RGB", (1, 1), _bytes(colour)).convert("L").tobytes()[0] / 255),)


def _on_screen(colour: Colour) -> Colour:
    if len(colour) != CMYK:
        return colour
    if not any(colour[:3]):
        return (1 - colour[3],) * 3
    shown = RED if colour == RED_INKS else profile.seen(*(round(255 * ink) for ink in colour))
    return tuple(_rounded(channel / 255) for channel in shown)


def _in_mask(colour: Colour) -> Colour:
    """Return how much of what is masked a colour lets through (ISO 32000-1, 11.5.3, 10.3.2)."""
    if len(colour) == CMYK:
        red, green, blue = (1 - min(1, ink + colour[3]) for ink in colour[:3])
    else:
        red, green, blue = colour * 3 if len(colour) == GREY else colour
    return (_rounded(0.3 * red + 0.59 * green + 0.11 * blue),)


def _picture_on_press(picture: Image.Image) -> Image.Image:
    if picture.mode == "CMYK":
        return picture
    greys = bytes(255 - black for black in profile.black_of_grey())
    if picture.mode == "L":
        return picture.point(greys)
    distance = _colourfulness(picture)
    if not any(distance.histogram()[_NEUTRAL + 1 :]):
        return picture.getchannel("G").point(greys)
    separated = profile.separated(picture)
    if picture.getcolors(_FLAT):
        separated = _flat(picture, separated, distance)
    return separated


def _flat(picture: Image.Image, separated: Image.Image, distance: Image.Image) -> Image.Image:
    """Return a drawing ``separated`` as type is: greys by black ink alone, the red as it must be."""
    nothing = Image.new("L", picture.size)
    black = picture.getchannel("G").point(profile.black_of_grey())
    by_black = Image.merge("CMYK", (nothing, nothing, nothing, black))
    grey = distance.point([255 if step <= _NEUTRAL else 0 for step in range(256)])
    separated = Image.composite(by_black, separated, grey)
    away = ImageChops.difference(picture, Image.new("RGB", picture.size, RED))
    red = _largest(away).point([255 if step <= _NEUTRAL else 0 for step in range(256)])
    inks = tuple(round(255 * ink) for ink in RED_INKS)
    return Image.composite(Image.new("CMYK", picture.size, inks), separated, red)


def _colourfulness(picture: Image.Image) -> Image.Image:
    """Return how far the channels lie apart in each dot."""
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))


def _largest(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _picture_in_office(picture: Image.Image) -> Image.Image:
    return _picture_on_screen(picture).convert("L")


def _picture_on_screen(picture: Image.Image) -> Image.Image:
    return profile.proofed(picture) if picture.mode == "CMYK" else picture


def _bytes(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(255 * min(1.0, max(0.0, channel))) for channel in colour)
    return red, green, blue


def _rounded(value: float) -> float:
    return round(value, _PLACES)


TARGETS = {
    "rgb": Target(space="/DeviceRGB", colour=_on_screen, picture=_picture_on_screen),
    "cmyk": Target(space="/DeviceCMYK", colour=_on_press, picture=_picture_on_press),
    "grey": Target(space="/DeviceGray", colour=_in_office, picture=_picture_in_office),
}
MASK = Target(space="/DeviceGray", colour=_in_mask, picture=_picture_in_office)
