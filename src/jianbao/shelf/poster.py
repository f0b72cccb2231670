"""The poster for the notice board: a QR code that leads to the site, on A4."""

from __future__ import annotations

import segno

from jianbao.diagnostics import Result
from jianbao.shelf.printing import printed


def poster(title: str, address: str) -> Result[bytes]:
    """Return the poster of the site ``title`` at ``address`` as PDF."""
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=4, scale=10)
    made = printed("poster", title=title, address=address, code=code)
    return Result(value=made.value.pdf if made.value else None, diagnostics=made.diagnostics)
