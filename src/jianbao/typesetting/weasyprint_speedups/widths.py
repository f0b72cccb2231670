"""The narrowest lines of a text, broken once however often it stands in a table.

To know how narrow a cell can be, WeasyPrint breaks its text at every possible place, line after
line, and shapes what is left of the text for each. Here the same rest of a text is broken once;
and of a rest that begins with two Han, only the first can be the line, whatever follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from operator import itemgetter
from typing import Any, Final, TypeAlias

from weasyprint.layout import preferred

from jianbao.typesetting.adaptation import Signatures, exchange
from jianbao.typesetting.looks import LOOKS

RELIED_ON: Final[Signatures] = (
    (
        preferred,
        "split_first_line",
        (
            "(text, style, context, max_width, justification_spacing, is_line_start=True, "
            "minimum=False)"
        ),
    ),
)
_KEPT: Final = 20_000
_TWO_HAN: Final = re.compile("[\u4e00-\u9fff]{2}")
_SOFT_HYPHEN: Final = "\u00ad"
_WRAPPING: Final = frozenset({"normal", "pre-wrap", "pre-line"})
_read: Final = itemgetter(
    *LOOKS,
    *("white_space", "letter_spacing", "word_spacing", "tab_size", "hyphens"),
    *("hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
    *("overflow_wrap", "word_break"),
)
_Line: TypeAlias = tuple[Any, ...]
Style: TypeAlias = Any
"""WeasyPrint's styles come without types."""


def install(stack: ExitStack) -> None:
    """Break such texts once, until ``stack`` ends."""
    exchange(stack, preferred, "split_first_line", _split)


def _split(stock: Callable[..., _Line]) -> Callable[..., _Line]:
    def split(
        text: str,
        style: Style,
        context: object,
        max_width: float | None,
        *args: object,
        **named: bool,
    ) -> _Line:
        if max_width == 0 and _only_first(text, style):
            text = f"{text[0]}一"
        key = (text, max_width, *named.items(), _read(style))
        known: dict[object, _Line] = vars(style.font_config).setdefault("lines", {})
        found = known.get(key)
        if found is None:
            _, *others = stock(text, style, context, max_width, *args, **named)
            if len(known) >= _KEPT:
                known.clear()
            found = known[key] = (None, *others)  # all but Pango's layout, which nobody wants
        return found

    return split


def _only_first(text: str, style: Style) -> bool:
    """Return whether a line of no width ends behind the first character, whatever follows."""
    return (
        bool(_TWO_HAN.match(text))
        and _SOFT_HYPHEN not in text
        and style["hyphens"] != "auto"
        and style["word_break"] != "keep-all"
        and style["white_space"] in _WRAPPING
    )
