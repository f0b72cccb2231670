"""The text of the spine: title, authors, issue and issuer from top to bottom (GB/T 11668-1989).

The line is set horizontally and turned by 90° to the right; what stands upright in vertical lines
is turned back, character by character. So Latin words and brackets lie on their sides by
themselves, as they do in vertical Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jianbao.edition.titles.lines import width_of
from jianbao.products.cover.geometry import NARROWEST_LETTERED, Wrap

_WORD: Final = r"[A-Za-z0-9À-ɏ.,:;&'’/+%°-]+"
_BRACKETS: Final = r"[()（）\[\]［］{}｛｝<>《》〈〉「」『』【】〔〕“”‘’—…～~–]+"
_ALONE: Final = r"(?<![A-Za-z0-9.,%]){}(?![A-Za-z0-9.,%])"
_CELLS: Final = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in (
            ("combined", _ALONE.format("[0-9]{2}")),
            ("figure", _ALONE.format("[0-9]")),
            ("lying", rf"{_BRACKETS}|{_WORD}(?: +{_WORD})*"),
            ("blank", r"[^\S\u3000]"),
            ("mark", "[，、。．]"),
            ("stop", "[；：？！]"),
            ("upright", "."),
        )
    )
)
_SIDE: Final = 0.2
"""What stays clear at each fold, as a share of the spine: folds wander by up to a millimetre."""
_LARGEST_TITLE, _LARGEST_OTHER = 0.036, 0.019
"""Sizes as shares of the page's height: 30 pt and 16 pt on A4."""
_HEAD, _FOOT = 0.09, 0.06
"""Margins at head and foot as shares of the height; the theme's band stands at the head."""
_TITLE_SHARE, _AUTHORS_SHARE, _FOOT_SHARE = 0.52, 0.18, 0.24
_BLANK: Final = 0.3
SMALLEST: Final = 2.1
"""mm, about 6 pt: smaller Chinese cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineCell:
    """One or more characters that stand or lie together."""

    text: str
    kind: str
    """``upright``, ``figure``, ``combined`` (two figures side by side), ``mark``, ``stop``,
    ``blank`` or ``lying``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpinePart:
    """A piece of the line, ``size`` mm large, ``start`` mm below the head of the page."""

    name: str
    cells: tuple[SpineCell, ...]
    size: float
    start: float


def pieces(wrap: Wrap, title: str, authors: str, foot: str) -> tuple[SpinePart, ...]:
    """Return what stands on the spine; nothing where it is too narrow to bear text."""
    if wrap.spine < NARROWEST_LETTERED:
        return ()
    head, foot_end = wrap.page_height * _HEAD, wrap.page_height * (1 - _FOOT)
    room = foot_end - head
    broad = wrap.spine * (1 - 2 * _SIDE)
    share = _TITLE_SHARE if authors else _TITLE_SHARE + _AUTHORS_SHARE
    share += 0 if foot else _FOOT_SHARE
    largest = wrap.page_height * _LARGEST_OTHER
    title_size = _size(title, min(broad, wrap.page_height * _LARGEST_TITLE), room * share)
    foot_size = _size(foot, min(broad, largest, 0.8 * title_size), room * _FOOT_SHARE)
    authors_size = _size(authors, min(broad, largest, 0.8 * title_size), room * _AUTHORS_SHARE)
    foot_start = foot_end - length_of(foot) * foot_size
    title_end = head + length_of(title) * title_size
    middle = (title_end + foot_start - length_of(authors) * authors_size) / 2
    found = (
        SpinePart(name="title", cells=cells(title), size=title_size, start=head),
        SpinePart(name="authors", cells=cells(authors), size=authors_size, start=middle),
        SpinePart(name="foot", cells=cells(foot), size=foot_size, start=foot_start),
    )
    return tuple(piece for piece in found if piece.cells)


def cells(text: str) -> tuple[SpineCell, ...]:
    """Return ``text`` in the cells of a vertical line; joined, they are ``text``."""
    return tuple(
        SpineCell(text=found[0], kind=found.lastgroup or "upright")
        for found in _CELLS.finditer(text)
    )


def length_of(text: str) -> float:
    """Return about how many em ``text`` takes from top to bottom."""
    return sum(
        {"lying": width_of(cell.text), "blank": _BLANK}.get(cell.kind, 1.0) for cell in cells(text)
    )


def _size(text: str, largest: float, room: float) -> float:
    return min(largest, room / max(length_of(text), 1.0))
