"""Properties that nothing sets for an element, looked up without asking how they might be set.

Most of what WeasyPrint looks up in a style is inherited or initial, and still goes through all that
a declared value might need: variables, logical directions, arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Final, TypeAlias

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from jianbao.typesetting.adaptation import Signatures, exchange

RELIED_ON: Final[Signatures] = ((css.ComputedStyle, "__missing__", "(self, key)"),)

Style: TypeAlias = Any
"""WeasyPrint's styles come without types."""
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
_OF_PARTS: Final = frozenset({"first-line", "first-letter"})
"""Of these WeasyPrint copies what has been looked up; so nothing else may be."""


def install(stack: ExitStack) -> None:
    """Look such properties up at once, until ``stack`` ends."""
    exchange(stack, css.ComputedStyle, "__missing__", _computed)


def _computed(stock: Callable[[Style, str], Any]) -> Callable[[Style, str], Any]:
    def missing(style: Style, name: str) -> Any:  # noqa: ANN401 - any property
        cascaded = style.cascaded
        if name in cascaded or style.pseudo_type in _OF_PARTS:
            return stock(style, name)
        if name in _ALIASES and not _ALIASES[name].isdisjoint(cascaded):
            return stock(style, name)
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
