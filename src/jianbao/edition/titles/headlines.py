"""Titles as markup: broken by us on paper, by the reading system on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from jianbao.edition.lengths import points
from jianbao.edition.model import Medium
from jianbao.edition.titles.breaks import title_breaks
from jianbao.edition.titles.lines import TitleShape, break_title, width_of

_WIDE_SPACE: Final = "\u3000"
_SURE: Final = 9.0
"""What fits every screen at every size, in em of a title."""
_SPAN: Final = re.compile(r"((?<![0-9.])[0-9.]++[—–~～-][0-9.]++[^\W\d_]?)")
_POOR: Final = 0.5
"""The cost at which a place is no better to end a line than the middle of a word."""


@pass_context
def lines(
    context: Context, text: str, size: str = "", width: str = "", pitch: float = 1.0
) -> Markup:
    """Return a title with its line breaks as markup; the filter ``lines`` of the templates.

    Hand-set breaks are kept. On paper, a line too long for ``width`` (the type area's, if not
    given) at the type ``size`` is broken in the shape that the theme's title-shape names; without
    ``size`` it runs on, ending a line only between words. ``pitch`` is the advance of a character in em. On a screen, clauses
    that stand apart by a full-width space are each kept on one line if possible, and a longer
    one may end a line only between words, which ``wbr`` marks for ``word-break: keep-all``.
    """
    text = re.sub(r"\n+", "\n", text.strip())
    if context["medium"] != Medium.PRINT.value:
        return Markup("<br/>").join(_clauses(line) for line in text.split("\n"))
    options: Mapping[str, object] = context["options"]
    measure = _measure(options, size, width) / pitch
    if not measure:
        return Markup("<br/>").join(_running(line) for line in text.split("\n"))
    broken = break_title(text, measure, TitleShape(str(options["title_shape"])))
    return Markup("<br/>").join(_line(line) for line in broken)


def _clauses(line: str) -> Markup:
    clauses = line.split(_WIDE_SPACE)
    if len(clauses) == 1:
        return _words(line)
    marked = (Markup('<span class="clause">{}</span>').format(_words(one)) for one in clauses)
    return Markup("\u3000").join(marked)


@lru_cache(maxsize=4096)  # a title stands in the contents too
def _words(clause: str) -> Markup:
    if width_of(clause) <= _SURE:
        return escape(clause)
    pieces = map(_whole, _pieces(clause))
    return Markup(f'<span class="words">{"<wbr/>".join(pieces)}</span>')  # noqa: S704 - each is escaped


@lru_cache(maxsize=4096)
def _running(line: str) -> Markup:
    if width_of(line) <= _SURE:
        return escape(line)
    *others, last = _pieces(line)
    return Markup("").join((*map(_kept, others), _kept(last, " last")))


def _kept(piece: str, more: str = "") -> Markup:
    """Return ``piece`` so that no line ends in it, but where it is too long for that."""
    if len(piece) == 1 or width_of(piece) > _SURE:
        return escape(piece)
    return Markup('<span class="whole{}">{}</span>').format(more, piece)


def _pieces(line: str) -> Iterator[str]:
    """Yield the parts of ``line`` between the places where a line may well end."""
    places = title_breaks(line, lambda text: width_of(text) <= _SURE)
    starts = [0, *sorted(at for at, cost in places.items() if cost < _POOR), len(line)]
    return (line[start:end] for start, end in pairwise(starts))


def _whole(piece: str) -> str:
    """Return ``piece`` escaped; spans of years stay in one, their dashes being breaks to a browser."""
    return _SPAN.sub(r'<span class="whole">\1</span>', str(escape(piece)))


def _line(line: str) -> Markup:
    """Return a line for paper; a wide space at its end is kept as text but takes no room.

    It shares its span with the character before it, since white alone would not be drawn.
    """
    if not line.endswith(_WIDE_SPACE):
        return escape(line)
    end = len(line.rstrip(_WIDE_SPACE)) - 1
    return Markup('{}<span class="line-end">{}</span>').format(line[:end], line[end:])


def _measure(options: Mapping[str, object], size: str, width: str) -> float:
    """Return how many em of ``size`` fill ``width``; 0 where that cannot be told."""
    try:
        type_width = points(str(options["type_width"]))
        rem = type_width / max(int(str(options["chars_per_line"])), 1)
        return (points(width, rem) if width else type_width) / points(size, rem)
    except (ValueError, ZeroDivisionError):
        return 0.0
