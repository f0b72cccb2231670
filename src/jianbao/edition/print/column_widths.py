"""The widths of a table's columns: what each asks for, shared out over the measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

_SMALLEST: Final = 7.5
"""Points: 六号, the least size in which a table is easily read."""
_TINIEST: Final = 6.5
"""小六, in which it is set before labels are broken."""
_STEPS: Final = 8
_PADDING, _TIGHT, _TIGHTEST = 0.5, 0.25, 0.1
"""White at each side of a cell, in em of its type."""
RULE: Final = 0.06
"""Half of a rule with some slack, in em."""
_LEAST: Final = 2.0
"""No column is narrower than two characters, if the paper allows it."""
_ONE: Final = 1.05
_SLACK: Final = 0.05


@dataclass(slots=True)
class MeasuredColumn:
    """What a column asks for, in em of the table's type: its longest line, word and figure.

    A figure (a number with its unit, a date) is broken in no case: its parts read as others.
    """

    wish: float = 0.0
    least: float = 1.0
    figure: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The widths inside the columns, in em of the type; ``size`` is this in em of the text.

    ``is_readable`` tells that no label is broken and the type no smaller than 六号, ``is_legible``
    that it is no smaller than 小六, no figure broken and no column of single characters.
    """

    widths: tuple[float, ...]
    size: float
    padding: float
    points: float
    is_readable: bool
    is_legible: bool = True


def fit_columns(columns: Sequence[MeasuredColumn], measure: float, em: float, size: float) -> Fit:
    """Return the widths of ``columns`` that fill ``measure``.

    ``measure`` and ``size``, the type's if there is room for it, are in em of the text, which is
    ``em`` points. The type is reduced before labels are broken, these before columns are narrower
    than two characters; a figure makes the type smaller still before it is broken. Ink never
    leaves the measure.
    """
    least = [column.least for column in columns]
    for number in range(_STEPS + 1):
        points = em * size + (_SMALLEST - em * size) * number / _STEPS
        if points > em * size:
            break
        for padding in (_PADDING, _TIGHT):
            if sum(least) <= _room(columns, measure, em, points, padding):
                return _fit(columns, least, measure, em, points, padding, is_readable=True)
    points = min(_TINIEST, em * size)
    if sum(least) <= _room(columns, measure, em, points, _TIGHT):
        return _fit(columns, least, measure, em, points, _TIGHT, is_readable=False)
    figures = [column.figure + _SLACK if column.figure else 0.0 for column in columns]
    for most in (_LEAST, _ONE):
        narrow = [max(min(low, most), own) for low, own in zip(least, figures, strict=True)]
        for padding in (_TIGHT, _TIGHTEST):
            if sum(narrow) <= _room(columns, measure, em, points, padding):
                fit = _fit(columns, narrow, measure, em, points, padding, is_readable=False)
                return replace(fit, is_legible=most == _LEAST)
    single = [max(_ONE, own) for own in figures]
    wide = sum(single) + 2 * (_TIGHTEST + RULE) * len(columns)
    points = min(points, em * measure / wide)
    fit = _fit(columns, single, measure, em, points, _TIGHTEST, is_readable=False)
    return replace(fit, is_legible=False)


def _room(
    columns: Sequence[MeasuredColumn], measure: float, em: float, points: float, padding: float
) -> float:
    """Return what the columns have inside, in em of a type of ``points``."""
    return measure * em / points - 2 * (padding + RULE) * len(columns)


def _fit(  # noqa: PLR0913, PLR0917 - as `fit_columns` has found them
    columns: Sequence[MeasuredColumn],
    least: Sequence[float],
    measure: float,
    em: float,
    points: float,
    padding: float,
    *,
    is_readable: bool,
) -> Fit:
    inside = _shared(
        [column.wish for column in columns], least, _room(columns, measure, em, points, padding)
    )
    return Fit(
        widths=tuple(inside),
        size=points / em,
        padding=padding,
        points=points,
        is_readable=is_readable,
    )


def _shared(wishes: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Share ``room`` out by what columns would like, none below its least, none above its wish.

    So columns of running text come to about as many lines each; what nobody wishes for goes to all.
    """
    wishes = [max(wish, low) for wish, low in zip(wishes, least, strict=True)]
    if sum(wishes) <= room:
        return (
            [wish * room / sum(wishes) for wish in wishes] if sum(wishes) else [room] * len(wishes)
        )
    widths: dict[int, float] = {}
    while len(widths) < len(wishes):
        free = [at for at in range(len(wishes)) if at not in widths]
        left = room - sum(widths.values())
        whole = sum(wishes[at] for at in free)
        short = [at for at in free if wishes[at] * left / whole < least[at]]
        if not short:
            widths |= {at: wishes[at] * left / whole for at in free}
        widths |= {at: least[at] for at in short}
    return [widths[at] for at in range(len(wishes))]
