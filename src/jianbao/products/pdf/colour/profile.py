"""The press: offset on coated paper (FOGRA39), through its profile.

A colour is converted relative to the white of the paper, with black point compensation, and
never takes more ink than `INK_LIMIT`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

CONDITION: Final = "FOGRA39"
"""The name in the ICC's registry of characterisation data."""
INK_LIMIT: Final = 3.0
"""Cyan, magenta, yellow and black together; sheet-fed offset takes 300 % on coated paper."""

_GRID: Final = 33
_SAFE: Final = INK_LIMIT - 4 * 0.5 / 255  # four channels, each rounded to a byte
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION

Inks = tuple[float, float, float, float]
Channels = tuple[float, float, float]


@cache
def profile() -> bytes:
    """Return the profile, as it is embedded in a PDF."""
    return (files(__package__) / "FOGRA39L.icc").read_bytes()


@cache
def _separation() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), _opened(), "RGB", "CMYK", _INTENT, _FLAGS
    )


@cache
def _proof() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        _opened(), ImageCms.createProfile("sRGB"), "CMYK", "RGB", _INTENT, _FLAGS
    )


@cache
def _opened() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(BytesIO(profile()))


def within_limit(inks: Iterable[float], limit: float = _SAFE) -> Inks:
    """Return ``inks`` with less cyan, magenta and yellow where all together are too much."""
    cyan, magenta, yellow, black = inks
    colours = cyan + magenta + yellow
    share = min(1.0, (limit - black) / colours) if colours else 1.0
    return cyan * share, magenta * share, yellow * share, black


@cache
def inks(red: int, green: int, blue: int) -> Inks:
    """Return the inks of a colour in sRGB (bytes), 0 to 1 each."""
    dot = Image.new("RGB", (1, 1), (red, green, blue))
    found = ImageCms.applyTransform(dot, _separation())
    return within_limit(value / 255 for value in (found.tobytes() if found else b""))


@cache
def seen(cyan: int, magenta: int, yellow: int, black: int) -> tuple[int, int, int]:
    """Return how a screen shows inks (bytes), in sRGB."""
    dot = Image.new("CMYK", (1, 1), (cyan, magenta, yellow, black))
    found = ImageCms.applyTransform(dot, _proof())
    red, green, blue = found.tobytes() if found else b"\0\0\0"
    return red, green, blue


@cache
def black_of_grey() -> bytes:
    """Return for each grey of sRGB (0 black, 255 white) the black ink that looks as light."""
    ramp = Image.frombytes("CMYK", (256, 1), bytes(v for k in range(256) for v in (0, 0, 0, k)))
    shown = ImageCms.applyTransform(ramp, _proof())
    light = (shown.convert("L") if shown else ramp.convert("L")).tobytes()
    darkest = light[255]
    # What is darker than black ink alone is black ink alone: text never takes a second plate.
    wanted = [darkest + (255 - darkest) * grey / 255 for grey in range(256)]
    return bytes(min(range(256), key=lambda k: (abs(light[k] - want), k)) for want in wanted)


@cache
def _cube() -> ImageFilter.Color3DLUT:
    """Return the separation as a table; between its points no more ink can come out than at them."""
    steps = [round(step * 255 / (_GRID - 1)) for step in range(_GRID)]
    colours = bytes(v for b, g, r in product(steps, repeat=3) for v in (r, g, b))
    points = Image.frombytes("RGB", (_GRID**3, 1), colours)
    found = ImageCms.applyTransform(points, _separation())
    data = found.tobytes() if found else b""
    table = [
        value
        for at in range(0, len(data), 4)
        for value in within_limit(byte / 255 for byte in data[at : at + 4])
    ]
    return ImageFilter.Color3DLUT(_GRID, table, channels=4, target_mode="CMYK")


def separated(picture: Image.Image) -> Image.Image:
    """Return an RGB ``picture`` (sRGB) as CMYK."""
    return picture.filter(_cube())


def proofed(picture: Image.Image) -> Image.Image:
    """Return a CMYK ``picture`` in sRGB."""
    return ImageCms.applyTransform(picture, _proof()) or picture
