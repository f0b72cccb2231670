"""Names fitted to a box: spread to the width of three characters, made smaller, or on two lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SELECTOR: Final = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Chooses a form of the character before it (IVS), and takes no room."""
_LATIN: Final = 0.6
"""About how wide a letter is, in em; capitals are wider, and names have few of them."""
_LEADING: Final = 1.15
"""Height of a line, in em."""
_WORTH_TWO_LINES: Final = 1.2
"""How much larger a name must become for being set on two lines."""
_BREAKS: Final = "··•・ -"
"""Where a name may go on in the next line; all but the space stay at the end of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A name as it stands in its box; ``size`` is in the unit of the box."""

    lines: tuple[str, ...]
    size: float
    spread: bool
    """Whether its two characters stand as far apart as the outer ones of three."""

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max(map(width_of, self.lines)) * self.size


def fit(name: str, width: float, height: float, largest: float) -> Fitted:
    """Return ``name`` as large as ``width`` and ``height`` allow, at most ``largest``.

    Names are broken only where they have a mark or a space to be broken at.
    """
    whole = _sized((name,), width, height, largest)
    broken = [_sized(lines, width, height, largest) for lines in _broken(name)]
    best = max(broken, key=lambda each: each.size, default=whole)
    return best if best.size > whole.size * _WORTH_TWO_LINES else whole


def is_spread(name: str) -> bool:
    """Whether ``name`` is one of two Chinese characters, which lists set as wide as three."""
    letters = _SELECTOR.sub("", name)
    return len(letters) == 2 and all(map(_HAN.fullmatch, letters))  # noqa: PLR2004 - two


def width_of(text: str) -> float:
    """Return about how wide ``text`` is in em, spread if it is to be."""
    if is_spread(text):
        return 3.0
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _LATIN


def _sized(lines: tuple[str, ...], width: float, height: float, largest: float) -> Fitted:
    widest = max(map(width_of, lines)) or 1.0
    tallest = 1.0 + (len(lines) - 1) * _LEADING
    size = min(largest, width / widest, height / tallest)
    return Fitted(lines=lines, size=size, spread=len(lines) == 1 and is_spread(lines[0]))


def _broken(name: str) -> list[tuple[str, str]]:
    pairs = ((name[: at + 1].rstrip(), name[at + 1 :]) for at in _places(name))
    return [(head, tail) for head, tail in pairs if head and tail]


def _places(name: str) -> list[int]:
    return [at for at, character in enumerate(name) if character in _BREAKS]
