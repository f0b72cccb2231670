"""The printed book as PDF."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.copies import COPIES
from jianbao.products.model import Product
from jianbao.products.pdf.keys import PDF_KEYS, colours_at_odds
from jianbao.products.pdf.options import PrintOptions

PDF = Product(
    name="pdf",
    aliases=("PDF",),
    label=Text("PDF", "PDF"),
    about=Text("印刷用的 PDF", "The PDF for print"),
    ending=Text(".pdf", ".pdf"),
    media_type="application/pdf",
    archived=(("standard", "pdf/a-2a"), ("marks", False), ("bleed", 0.0), ("colour", "")),
    on_shelf="打印的 PDF",
    keys=PDF_KEYS,
    options=PrintOptions,
    fault=colours_at_odds,
    by_default=True,
    make="jianbao.products.pdf.make:make",
    batch=COPIES,
)
