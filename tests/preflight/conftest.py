"""Small PDFs drawn by hand, one page with one thing on it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
Draw = Callable[..., bytes]


@pytest.fixture
def draw() -> Draw:
    """Return a function that makes a PDF of pages of 100 × 100 mm out of their operators."""

    def make(
        *contents: bytes,
        bleed: float = 0.0,
        resources: Callable[[pikepdf.Pdf], Dictionary] | None = None,
        has_trim: bool = True,
        finish: Callable[[pikepdf.Pdf], None] | None = None,
    ) -> bytes:
        pdf = pikepdf.new()
        for content in contents:
            page = pdf.add_blank_page(page_size=((100 + 2 * bleed) * MM, (100 + 2 * bleed) * MM))
            page.obj.Contents = pdf.make_stream(content)
            if resources:
                page.obj.Resources = resources(pdf)
            edge = bleed * MM
            if has_trim:
                far = 100 * MM + edge
                page.obj.TrimBox = Array([edge, edge, far, far])
                page.obj.BleedBox = Array([0, 0, far + edge, far + edge])
        if finish:
            finish(pdf)
        stream = BytesIO()
        pdf.save(stream)
        return stream.getvalue()

    return make


@pytest.fixture
def helvetica() -> Callable[[pikepdf.Pdf], Dictionary]:
    """Return resources with a face that every reader has, and that is not in the file."""
    return lambda pdf: Dictionary(
        Font=Dictionary(
            F=pdf.make_indirect(
                Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            )
        )
    )
