"""What a book says of its one-piece cover."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.products.pdf.options import PrintOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOptions:
    """What a book says of its one-piece cover for perfect binding (胶装封皮); lengths in mm."""

    pages: int = 0
    """Pages of the book; 0: counted."""
    leaf: float = 0.1
    """Thickness of a leaf of the book; 80 g/m² 双胶纸 by default."""
    stock: float = 0.2
    """Thickness of the cover itself; 250 g/m² 铜版纸 by default."""
    allowance: float = 0.0
    """What the print shop adds to the spine."""
    spine: float = 0.0
    """Width of the spine where the print shop has told it; 0: reckoned."""
    binding: str = "left"
    """``left`` or ``right``, on which side the book is bound: right for vertical lines."""
    flap: float = 0.0
    """勒口: what is turned in at each side."""
    picture: str = ""
    """Of the front, to the bleed; relative to the book folder. Empty: drawn by the theme."""
    blurb: str = ""
    """封底文字; ``yes`` for the book's description."""
    barcode: str = "auto"
    """``yes``, ``no``, ``auto`` (the book's own number, if it has one) or a URN of ISBN or ISSN."""
    magnification: int = 100
    """Per cent of the bars' nominal size, 80 to 200."""
    qr: str = ""
    """What the QR code says."""
    qr_size: float = 20.0
    bleed: float = 3.0
    marks: bool = True
    printing: PrintOptions = PrintOptions()  # noqa: RUF009 (frozen)
    """Colour, standard and resolution; its bleed and marks are those of the cover."""
    sheet: str = "half"
    """What the cover is printed on, by its name in `products.cover.paper_sizes`."""
