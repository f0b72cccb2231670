"""Colours of the press on a screen."""

from __future__ import annotations

import colorsys
import re
from typing import Final

from PIL import ImageColor

WHITE: Final = (255, 255, 255)
BLACK: Final = (0, 0, 0)

_CMYK = re.compile(r"device-cmyk\(\s*([^()]*?)\s*\)")
_CONTRAST: Final = 4.5
"""What WCAG 2.2 asks of text (1.4.3, level AA)."""
_SCREEN: Final = ("#1f5d9b", "#24793f", "#b3560a", "#8a4f96")
_INKS: Final = (
    "device-cmyk(85% 50% 10% 5%)",
    "device-cmyk(80% 20% 90% 20%)",
    "device-cmyk(10% 65% 100% 15%)",
    "device-cmyk(45% 75% 0% 10%)",
)
_GREYEST: Final = 16
"""Difference of its channels up to which a colour is a grey, and black ink is all there is."""
_TINT: Final = 0.04
_STEPS: Final = 1000
_GREY: Final = 0.1
"""Below this saturation a colour is none, and the text's own does better."""

Colour = tuple[int, int, int]


def on_screen(value: str) -> str:
    """Return ``value`` with ``device-cmyk()``, which no reading system knows, as sRGB.

    Uses the plain conversion of CSS Color 5; a value that is no four numbers stays as it is.
    """
    return _CMYK.sub(_rgb, value)


def tint_of(value: str) -> str:
    """Return the ground of boxes and heads of tables: the colour ``value`` at four parts in a hundred.

    Inks stay inks; what is no colour gives grey.
    """
    if inks := _CMYK.fullmatch(value.strip()):
        parts = (
            f"{_TINT * float(ink.rstrip('%')):g}" + "%" * ink.endswith("%") for ink in _inks(inks)
        )
        return f"device-cmyk({' '.join(parts)})"
    try:
        channels = ImageColor.getrgb(value)[:3]
    except ValueError:
        channels = BLACK
    return "#" + "".join(f"{round(255 - _TINT * (255 - part)):02x}" for part in channels)


def palette_of(value: str) -> tuple[str, ...]:
    """Return four colours beside the colour ``value``, on which white can be read; greys go with a grey.

    They are blue, green, orange and violet; inks where ``value`` is in inks.
    """
    if _CMYK.fullmatch(value.strip()):
        screen = ImageColor.getrgb(on_screen(value))
        chosen = _INKS
    else:
        try:
            screen = ImageColor.getrgb(value)[:3]
        except ValueError:
            screen = BLACK
        chosen = _SCREEN
    return chosen if max(screen) - min(screen) > _GREYEST else (value,) * len(chosen)


def legible(value: str, *grounds: Colour, least: float = _CONTRAST) -> str:
    """Return ``value``, lighter or darker as far as text in it needs to be read on ``grounds``.

    ``least`` is the contrast wanted. Its hue stays. A grey becomes ``currentColor``; what is no
    colour in sRGB stays as it is.
    """
    try:
        red, green, blue = ImageColor.getrgb(on_screen(value))[:3]
    except ValueError:
        return value
    hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < _GREY or lightness in (0.0, 1.0):
        return "currentColor"
    tried = sorted(range(_STEPS + 1), key=lambda step: abs(step / _STEPS - lightness))
    for step in tried:
        colour = _bytes(colorsys.hls_to_rgb(hue, step / _STEPS, saturation))
        if all(contrast(colour, ground) >= least for ground in grounds):
            return "#{:02x}{:02x}{:02x}".format(*colour)
    return "currentColor"


def field_of(value: str) -> str:
    """Return ``value`` as the ground of white text, darker where it has to be; of a grey, near black."""
    colour = legible(value, WHITE)
    return "#2b2b2b" if colour == "currentColor" else colour


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two sRGB colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for value in (channel / 255 for channel in colour)
    ]
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _bytes(channels: tuple[float, float, float]) -> Colour:
    red, green, blue = (round(255 * channel) for channel in channels)
    return red, green, blue


def _inks(match: re.Match[str]) -> list[str]:
    return re.split(r"[\s,]+", match[1])


def _rgb(match: re.Match[str]) -> str:
    parts = _inks(match)
    try:
        inks = [float(p.removesuffix("%")) / (100 if p.endswith("%") else 1) for p in parts]
        cyan, magenta, yellow, black = inks
    except ValueError:
        return match[0]
    channels = (1 - min(1, ink * (1 - black) + black) for ink in (cyan, magenta, yellow))
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
