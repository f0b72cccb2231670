"""Faces that WeasyPrint changes by fontTools keep their date: a book made twice is the same file.

fontTools stamps the time of day on what it saves: variable faces set at a weight, faces with
coloured glyphs, and any that HarfBuzz does not cut down.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from weasyprint.pdf import fonts

from jianbao.typesetting.adaptation import exchange


@contextmanager
def faces_undated() -> Iterator[None]:
    """Let the PDFs written meanwhile carry no time of their own in their faces."""
    with ExitStack() as stack:
        if hasattr(fonts, "TTFont"):
            exchange(stack, fonts, "TTFont", lambda stock: partial(stock, recalcTimestamp=False))
        yield
