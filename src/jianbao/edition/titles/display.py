"""Names set large, as a masthead's or a cover's: whatever their length, they fit their measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from jianbao.edition.lengths import points
from jianbao.edition.titles.lines import TitleShape, break_title, width_of

_NARROWEST: Final = 0.75
"""How far letters may be condensed before a name takes two lines, or smaller type."""
_TWO_LINES: Final = 0.85
"""Size of a name on two lines, so that they do not outweigh one."""
_ROOMIER: Final = 1.25
"""How much larger than the least size of one line two lines may be."""
_MOST_LINES: Final = 2
_STEP: Final = 0.96


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedTitle:
    """The lines of a name; ``size`` in the unit of the measure, letters condensed to ``narrowing``."""

    lines: tuple[str, ...]
    size: float
    narrowing: float


def fit_display(
    name: str, size: float, measure: float, pitch: float = 1.0, least: float = 0.0
) -> FittedTitle:
    r"""Return ``name`` no larger than ``size`` and no wider than ``measure``.

    ``pitch`` is the advance of a character in em. A name is set smaller down to ``least`` where
    there is such a size, else condensed down to a limit; then set on two lines, then smaller.
    Breaks set by hand (``\n``) are kept.
    """
    written = tuple(name.split("\n"))
    if least:
        fitting = min(size, size * _share(written, size, measure, pitch))
        if fitting >= least:
            return FittedTitle(lines=written, size=fitting, narrowing=1.0)
        size = min(size, least * _ROOMIER / _TWO_LINES)
    whole = _narrowing(written, size, measure, pitch)
    if whole >= _NARROWEST and not least:
        return FittedTitle(lines=written, size=size, narrowing=whole)
    if len(written) > 1:
        smaller = size * whole / _NARROWEST
        return FittedTitle(lines=written, size=smaller, narrowing=_NARROWEST)
    height = size * _TWO_LINES
    while True:
        room = measure / (height * pitch * _NARROWEST)
        lines = break_title(name, room, TitleShape.BALANCE)
        narrowing = _narrowing(lines, height, measure, pitch)
        if len(lines) <= _MOST_LINES and narrowing >= _NARROWEST * _STEP:
            return FittedTitle(lines=lines, size=height, narrowing=narrowing)
        height *= _STEP


def _narrowing(lines: tuple[str, ...], size: float, measure: float, pitch: float) -> float:
    return min(1.0, _share(lines, size, measure, pitch))


def _share(lines: tuple[str, ...], size: float, measure: float, pitch: float) -> float:
    """Return the measure as a share of the longest line."""
    widest = max(map(width_of, lines)) * size * pitch
    return measure / widest if widest else 1.0


@pass_context
def display(  # noqa: PLR0913, PLR0917 - as templates give them
    context: Context, text: str, size: str, width: str, pitch: float = 1.0, least: str = "0pt"
) -> Markup:
    """Return a name set large as markup; the filter ``display`` of the templates.

    ``size`` is the largest type, ``width`` the measure, ``least`` as for `fit_display`, all lengths of CSS (rem is
    the text's).
    """
    options = context["options"]
    rem = points(str(options["type_width"])) / max(int(str(options["chars_per_line"])), 1)
    fitted = fit_display(
        text.strip(), points(size, rem), points(width, rem), pitch, points(least, rem)
    )
    lines = Markup("<br/>").join(map(escape, fitted.lines))
    style = f"font-size: {fitted.size:.2f}pt"
    if fitted.narrowing < 1.0:
        wide = 100 / fitted.narrowing
        style += (
            f"; width: {wide:.2f}%; margin-left: {(100 - wide) / 2:.2f}%"
            f"; transform: scaleX({fitted.narrowing:.4f})"
        )
    return Markup('<div class="display" style="{}">{}</div>').format(style, lines)
