"""What Pango needs to set a text in a style, prepared once for the style.

WeasyPrint makes a Pango context and a font description anew for each text that it measures, and
again when it draws the text.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from operator import itemgetter
from typing import Any, Final

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

from jianbao.typesetting.adaptation import Signatures, exchange
from jianbao.typesetting.looks import LOOKS
from jianbao.typesetting.weasyprint_speedups.foreign import Layout, Style

RELIED_ON: Final[Signatures] = ((line_break.Layout, "setup", "(self, style)"),)

_read: Final = itemgetter(*LOOKS, "text_decoration_line")
"""All that WeasyPrint reads of a style to set a layout up."""

ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);")


def install(stack: ExitStack) -> None:
    """Copy what was set up for a style, until ``stack`` ends."""
    exchange(stack, line_break.Layout, "setup", _setup)


def _setup(stock: Callable[[Layout, Style], None]) -> Callable[[Layout, Style], None]:
    def setup(layout: Layout, style: Style) -> None:
        values = _read(style)
        prepared: dict[object, dict[str, Any]] = vars(style.font_config).setdefault("layouts", {})
        try:
            found = prepared.get(values)
        except TypeError:  # texts in drawings have lists in their styles
            stock(layout, style)
            return
        if found is None:
            found = prepared[values] = _template(stock, style)
        layout.__dict__.update(found)
        layout.style = style
        layout.layout = ffi.gc(pango.pango_layout_copy(layout.layout), gobject.g_object_unref)

    return setup


def _template(stock: Callable[[Layout, Style], None], style: Style) -> dict[str, Any]:
    """Return what sets a layout up for ``style``, but for the style itself."""
    template = line_break.Layout.__new__(line_break.Layout)
    stock(template, style)
    return {name: value for name, value in vars(template).items() if name != "style"}
