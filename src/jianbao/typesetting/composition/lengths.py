"""Lengths of type kept to what Pango can count, whatever they come to when multiplied.

A sheet's own numbers are judged as they are written; sizes in em of sizes in em, and spaces in em
of large type, come to more than any number of Pango's.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from weasyprint.css import computed_values

from jianbao.typesetting.adaptation import Signatures, strange

MOST: Final = 100_000.0
"""Pixels: 26 m, off any paper. Pango counts up to 2,097,151 of them, a word and its spaces together."""
_BOUNDED: Final = ("font_size", "letter_spacing", "word_spacing")
_RELIED_ON: Final[Signatures] = (
    (computed_values, "font_size", "(style, name, value)"),
    (computed_values, "pixel_length", "(style, name, value)"),
    (computed_values, "word_spacing", "(style, name, value)"),
)


@contextmanager
def lengths_bounded() -> Iterator[None]:
    """Bound type and its spaces in all that is laid out meanwhile; on an unknown WeasyPrint, not."""
    functions = computed_values.COMPUTER_FUNCTIONS
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            for name in _BOUNDED:
                stack.callback(functions.__setitem__, name, functions[name])
                functions[name] = functools.partial(_bounded, functions[name])
        yield


def _bounded(stock: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - as WeasyPrint has it
    value = stock(*args)
    return max(-MOST, min(value, MOST)) if isinstance(value, int | float) else value
