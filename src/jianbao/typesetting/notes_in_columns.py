"""Notes within columns, which the layout engine leaves on other pages than their marks, or fails at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, TypeAlias

from weasyprint.layout import LayoutContext

from jianbao.typesetting.adaptation import Signatures, exchange, strange
from jianbao.typesetting.incremental.model import Unfit

Argument: TypeAlias = Any
"""WeasyPrint's own carry no types."""

_RELIED_ON: Final[Signatures] = ((LayoutContext, "layout_footnote", "(self, footnote)"),)


@contextmanager
def notes_outside_columns() -> Iterator[None]:
    """Raise Unfit where a note is called within columns; on an unknown WeasyPrint, nothing."""
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            exchange(stack, LayoutContext, "layout_footnote", _refusing)
        yield


def _refusing(stock: Callable[..., bool]) -> Callable[..., bool]:
    def layout_footnote(context: Argument, footnote: Argument) -> bool:
        if context.in_column:
            raise Unfit("notes stand in columns")
        return stock(context, footnote)

    return layout_footnote
