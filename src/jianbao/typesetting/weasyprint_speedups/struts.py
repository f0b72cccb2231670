"""The strut of a style's lines, found without naming all that tells it from others.

WeasyPrint remembers struts by a text made of a score of properties, which it makes for each box of
each line.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from operator import itemgetter
from typing import Final, TypeAlias

from weasyprint.text import line_break

from jianbao.typesetting.adaptation import Signatures, exchange_everywhere
from jianbao.typesetting.looks import LOOKS
from jianbao.typesetting.weasyprint_speedups.foreign import Style

RELIED_ON: Final[Signatures] = (
    (line_break, "strut", "(style)"),
    (line_break, "_font_style_cache_key", "(style, include_size=False)"),
)
_Strut: TypeAlias = tuple[float, float]
_read: Final = itemgetter(*LOOKS, "line_height")


def install(stack: ExitStack) -> None:
    """Keep each style's strut with it, until ``stack`` ends."""
    exchange_everywhere(stack, line_break, "strut", _strut)


def _strut(stock: Callable[[Style], _Strut]) -> Callable[[Style], _Strut]:
    def strut(style: Style) -> _Strut:
        values = _read(style)
        known: tuple[object, _Strut] | None = getattr(style, "strut", None)
        if known is None or known[0] != values:
            known = style.strut = (values, stock(style))
        return known[1]

    return strut
