"""The finished PDF in other colours: for the press, the office printer, or screens alone.

It is a pass over the PDF, not a setting of the layout, so that whatever draws (text, borders,
SVG, gradients, pictures, stamps) is turned by the same rules.
"""

from __future__ import annotations

from jianbao.products.pdf.colour.document import recoloured
from jianbao.products.pdf.colour.exchange import exchangeable

__all__ = ["exchangeable", "recoloured"]
