"""Fitted names as text of a drawing: centred on a point whatever the face measures itself."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from jianbao.edition.fitting import Fitted, is_spread, width_of

_LEADING: Final = 1.15
_MIDDLE: Final = 0.38
"""From the middle of a Chinese character down to its line: the em box is 0.88 above it."""


def drawn_families(css: str) -> str:
    """Return a stack of families as an attribute of a drawing: WeasyPrint keeps every space."""
    return ",".join(name.strip().replace('"', "'") for name in css.split(","))


def across(fitted: Fitted, x: float, y: float, css_class: str = "") -> Markup:
    """Return the lines of ``fitted`` with their middle at ``x`` and ``y``, each a ``text``."""
    first = y - (len(fitted.lines) - 1) / 2 * _LEADING * fitted.size
    lines = (
        _line(text, x, first + at * _LEADING * fitted.size, fitted.size, css_class)
        for at, text in enumerate(fitted.lines)
    )
    return Markup("").join(lines)


def downwards(fitted: Fitted, x: float, y: float, css_class: str = "") -> Markup:
    """Return one line of Chinese characters one below the other."""
    (text,) = fitted.lines
    size = fitted.size
    step = 2.0 if fitted.spread else 1.0
    first = y - (len(text) - 1) / 2 * step * size + _MIDDLE * size
    ys = " ".join(_number(first + at * step * size) for at in range(len(text)))
    xs = " ".join([_number(x - size / 2)] * len(text))
    return _text(text, xs, ys, size, css_class)


def _line(text: str, x: float, y: float, size: float, css_class: str) -> Markup:
    baseline = _number(y + _MIDDLE * size)
    if is_spread(text):
        left = x - width_of(text) / 2 * size
        return _text(text, f"{_number(left)} {_number(left + 2 * size)}", baseline, size, css_class)
    if width_of(text) == len(text):  # WeasyPrint makes a picture of each text with an anchor
        return _text(text, _number(x - len(text) / 2 * size), baseline, size, css_class)
    return _text(text, _number(x), baseline, size, css_class, anchor=' text-anchor="middle"')


def _text(  # noqa: PLR0913, PLR0917 - the attributes of one element
    text: str, x: str, y: str, size: float, css_class: str, anchor: str = ""
) -> Markup:
    named = f' class="{css_class}"' if css_class else ""
    markup = f'<text x="{x}" y="{y}" font-size="{_number(size)}"{anchor}{named}>{{}}</text>'
    return Markup(markup).format(escape(text))  # noqa: S704 - numbers and names of our own


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
