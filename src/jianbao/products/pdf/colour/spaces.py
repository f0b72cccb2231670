"""What the numbers of a colour mean: the colour spaces of PDF (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Stream
from PIL import Image, ImageCms

from jianbao.products.pdf.colour.targets import CMYK, Colour

if TYPE_CHECKING:
    from collections.abc import Iterable

Reader = Callable[[Sequence[float]], Colour]

_DEVICE = {
    "/DeviceGray": 1, "/G": 1, "/CalGray": 1,
    "/DeviceRGB": 3, "/RGB": 3, "/CalRGB": 3,
    "/DeviceCMYK": 4, "/CMYK": 4,
}  # fmt: skip
_AB_ZERO = 128


def components(space: Object) -> int | None:
    """Return how many numbers a colour of ``space`` has; None for one that is none of ours.

    Ours are the spaces of grey, RGB and CMYK, whether of a device, calibrated or with a profile.
    """
    if isinstance(space, Name):
        return _DEVICE.get(str(space))
    if not isinstance(space, Array) or not len(space):
        return None
    family = str(space[0])
    if family == "/ICCBased" and isinstance(space[1], Stream):
        count = int(space[1].get("/N", 0))
        return count if count in {1, 3, CMYK} else None
    return _DEVICE.get(family)


def reader(space: Object) -> Reader | None:
    """Return what turns numbers of ``space`` into a colour; None for spots and patterns."""
    if components(space):
        return tuple
    if isinstance(space, Array) and len(space) and str(space[0]) == "/Lab":
        return _lab
    return None


def initial(space: Object) -> Colour:
    """Return the colour that is set together with ``space`` (8.6.8): black."""
    count = components(space)
    return (0.0, 0.0, 0.0, 1.0) if count == CMYK else (0.0,) * (count or 3)


def named(name: Object, resources: Dictionary) -> Object:
    """Return the space that the operand of ``cs`` names."""
    spaces = resources.get("/ColorSpace")
    if str(name) not in _DEVICE and isinstance(spaces, Dictionary):
        found = spaces.get(str(name))
        if found is not None:
            return found
    return name


def numbers(operands: Iterable[Object]) -> tuple[float, ...]:
    """Return operands as numbers."""
    return tuple(float(operand) for operand in operands)


def _lab(values: Sequence[float]) -> Colour:
    """Return a colour of CIE L*a*b* in sRGB; the white point is that of the paper in both."""
    lightness, a, b = values
    dot = Image.new(
        "LAB",
        (1, 1),
        (round(lightness * 2.55), round(a + _AB_ZERO) & 255, round(b + _AB_ZERO) & 255),
    )
    found = ImageCms.profileToProfile(
        dot, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    return tuple(value / 255 for value in (found or dot).tobytes())
