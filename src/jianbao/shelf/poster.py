"""The poster for the notice board: a QR code that leads to the site, on A4."""

from __future__ import annotations

from jianbao.diagnostics import Result
from jianbao.edition.symbols import qr
from jianbao.shelf.printing import printed


def poster(title: str, address: str) -> Result[bytes]:
    """Return the poster of the site ``title`` at ``address`` as PDF."""
    code = qr(address, 100.0, "black", "white").address
    made = printed("poster", title=title, address=address, code=code)
    return Result(value=made.value.pdf if made.value else None, diagnostics=made.diagnostics)
