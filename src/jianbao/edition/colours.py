"""Colours of the press on a screen."""

from __future__ import annotations

import re

_CMYK = re.compile(r"device-cmyk\(\s*([^()]*?)\s*\)")


def on_screen(value: str) -> str:
    """Return ``value`` with ``device-cmyk()``, which no reading system knows, as sRGB.

    Uses the plain conversion of CSS Color 5; a value that is no four numbers stays as it is.
    """
    return _CMYK.sub(_rgb, value)


def _rgb(match: re.Match[str]) -> str:
    parts = re.split(r"[\s,]+", match[1])
    try:
        inks = [float(p.removesuffix("%")) / (100 if p.endswith("%") else 1) for p in parts]
        cyan, magenta, yellow, black = inks
    except ValueError:
        return match[0]
    channels = (1 - min(1, ink * (1 - black) + black) for ink in (cyan, magenta, yellow))
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
