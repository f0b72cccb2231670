"""Lengths of boxes that hang on nothing around them, resolved once for a style.

WeasyPrint resolves a score of lengths for each box each time it is laid out, as any of them could
be a part of its block's. Most are none.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from operator import itemgetter
from typing import Any, Final, TypeAlias

from weasyprint.layout import percent

from jianbao.typesetting.adaptation import Signatures, exchange_everywhere
from jianbao.typesetting.weasyprint_speedups.foreign import Box, Style

RELIED_ON: Final[Signatures] = (
    (percent, "resolve_percentages", "(box, containing_block)"),
    (percent, "resolve_one_percentage", "(box, property_name, refer_to)"),
)

_SIDES: Final = ("top", "right", "bottom", "left")
_SIZES: Final = tuple(
    f"{bound}{name}" for name in ("width", "height") for bound in ("", "min_", "max_")
)
_LENGTHS: Final = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in _SIDES),
    *_SIZES,
)
_BORDERS: Final = tuple(f"border_{side}_width" for side in _SIDES)

_NAMES: Final = (*_LENGTHS, *_BORDERS, "box_sizing")
_read: Final[Callable[[Style], tuple[Any, ...]]] = itemgetter(*_NAMES)
_Lengths: TypeAlias = "dict[str, float | str]"


def install(stack: ExitStack) -> None:
    """Resolve such lengths once, until ``stack`` ends."""
    exchange_everywhere(stack, percent, "resolve_percentages", _resolve)


def _resolve(stock: Callable[[Box, Box], None]) -> Callable[[Box, Box], None]:
    def resolve(box: Box, containing_block: Box) -> None:
        style = box.style
        values = _read(style)
        known = getattr(style, "used", None)
        if known is None or known[0] != values:
            known = style.used = (values, *_used(values))
        _, lengths, borders = known
        if lengths is None:
            stock(box, containing_block)
            return
        box.__dict__.update(lengths)
        if style["border_collapse"] != "collapse":
            box.__dict__.update(borders)
            return
        for name, width in borders.items():
            box.__dict__.setdefault(name, width)  # the table may have given it another's border

    return resolve


def _used(values: tuple[Any, ...]) -> tuple[_Lengths | None, _Lengths]:
    """Return the used lengths and borders of a style; no lengths where they hang on its block."""
    computed = dict(zip(_NAMES, values, strict=True))
    borders = {name: computed[name] for name in _BORDERS}
    lengths: _Lengths = {}
    for name in _LENGTHS:
        value = computed[name]
        if value == "auto":
            lengths[name] = 0 if name.startswith("min_") else value
        elif getattr(value, "unit", "") == "px":
            lengths[name] = value.value
        else:
            return None, borders
    return (lengths if computed["box_sizing"] == "content-box" else None), borders
