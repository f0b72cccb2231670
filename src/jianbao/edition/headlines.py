"""Titles as markup: broken by us on paper, by the reading system on a screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from jianbao.edition.lengths import points
from jianbao.edition.model import Medium
from jianbao.edition.titles import Shape, break_title

_WIDE_SPACE: Final = "\u3000"


@pass_context
def lines(
    context: Context, text: str, size: str = "", width: str = "", pitch: float = 1.0
) -> Markup:
    """Return a title with its line breaks as markup; the filter ``lines`` of the templates.

    Hand-set breaks are kept. On paper, a line too long for ``width`` (the type area's, if not
    given) at the type ``size`` is broken in the shape that the theme's title-shape names; without
    ``size`` it is left alone. ``pitch`` is the advance of a character in em. On a screen, clauses
    that stand apart by a full-width space are each kept on one line if possible.
    """
    text = re.sub(r"\n+", "\n", text.strip())
    if context["medium"] != Medium.PRINT.value:
        return Markup("<br/>").join(_clauses(line) for line in text.split("\n"))
    options: Mapping[str, object] = context["options"]
    measure = _measure(options, size, width) / pitch
    if not measure:
        return Markup("<br/>").join(text.split("\n"))
    broken = break_title(text, measure, Shape(str(options["title_shape"])))
    return Markup("<br/>").join(_line(line) for line in broken)


def _clauses(line: str) -> Markup:
    clauses = line.split(_WIDE_SPACE)
    if len(clauses) == 1:
        return escape(line)
    marked = (Markup('<span class="clause">{}</span>').format(clause) for clause in clauses)
    return Markup("\u3000").join(marked)


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
