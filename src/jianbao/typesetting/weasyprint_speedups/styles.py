"""Properties that nothing sets for an element, looked up without asking how they might be set.

Most of what WeasyPrint looks up in a style is inherited or initial, and still goes through all that
a declared value might need: variables, logical directions, arithmetic. What the layout asks of
every box is filled in at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any, Final

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from jianbao.typesetting.adaptation import Signatures, exchange
from jianbao.typesetting.weasyprint_speedups.foreign import Style

RELIED_ON: Final[Signatures] = (
    (css.ComputedStyle, "__missing__", "(self, key)"),
    (css.AnonymousStyle, "__missing__", "(self, key)"),
)

_SIDES: Final = ("top", "right", "bottom", "left")
_CORNERS: Final = ("top_left", "top_right", "bottom_right", "bottom_left")
_NAMES: Final = (
    frozenset(name for name in INITIAL_VALUES if not name.startswith("text_decoration_"))
    # These hang on others, or are noted as specified.
    - {"position", "float", "display", "page"}
)
_INHERITED: Final = _NAMES & INHERITED
_INITIAL: Final = _NAMES - INHERITED - INITIAL_NOT_COMPUTED
_ALIASES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(logical(block="ttb", inline=direction) for direction in ("ltr", "rtl"))
    for name, logical in PHYSICAL_FUNCTIONS.items()
}
"""By which logical names each physical property may be set as well."""
_LOGICAL: Final = frozenset().union(*_ALIASES.values())
_ASKED_OF_BOXES: Final = {
    name: INITIAL_VALUES[name]
    for name in (
        *(f"border_{side}_style" for side in _SIDES),
        *(f"border_{corner}_radius" for corner in _CORNERS),
        *(f"{bound}{size}" for bound in ("", "min_", "max_") for size in ("width", "height")),
        *(f"{space}_{side}" for space in ("margin", "padding") for side in _SIDES),
        *(
            "background_color",
            "background_image",
            "border_image_source",
            "box_shadow",
            "box_sizing",
        ),
        *("mask_border_source", "opacity", "overflow", "outline_style", "transform"),
    )
    if name in _INITIAL
}
_OF_PARTS: Final = frozenset({"first-line", "first-letter"})
"""Of these WeasyPrint copies what has been looked up; so nothing else may be."""


def install(stack: ExitStack) -> None:
    """Look such properties up at once, until ``stack`` ends."""
    exchange(stack, css.ComputedStyle, "__missing__", _computed)
    exchange(stack, css.AnonymousStyle, "__missing__", _anonymous)


def _computed(stock: Callable[[Style, str], Any]) -> Callable[[Style, str], Any]:
    def missing(style: Style, name: str) -> Any:  # noqa: ANN401 - any property
        cascaded = style.cascaded
        if name in cascaded or style.pseudo_type in _OF_PARTS:
            return stock(style, name)
        if name in _ALIASES and not _ALIASES[name].isdisjoint(cascaded):
            return stock(style, name)
        if name in _ASKED_OF_BOXES:
            _fill(style, cascaded)
            return style[name]
        if name in _INITIAL:
            value = style[name] = INITIAL_VALUES[name]
            return value
        if name in _INHERITED and style.parent_style is not None:
            value = style.parent_style[name]
            if not check_math(value):
                style[name] = value
                return value
        return stock(style, name)

    return missing


def _anonymous(stock: Callable[[Style, str], Any]) -> Callable[[Style, str], Any]:
    def missing(style: Style, name: str) -> Any:  # noqa: ANN401 - any property
        if name not in _ASKED_OF_BOXES:
            return stock(style, name)
        _fill(style, {})
        return style[name]

    return missing


def _fill(style: Style, cascaded: Mapping[str, object]) -> None:
    """Give ``style`` the initial values of what is asked of every box and nothing sets."""
    values = _ASKED_OF_BOXES.copy()
    for name in cascaded:
        values.pop(name, None)
    if not _LOGICAL.isdisjoint(cascaded):
        for name in values.keys() & _ALIASES.keys():
            if not _ALIASES[name].isdisjoint(cascaded):
                del values[name]
    values.update(style)
    style.update(values)
