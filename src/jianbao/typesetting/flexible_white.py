"""White drawn in where a book would end with a page of a line or two (单行不成页).

A theme whose articles run on says ``data-white="flexible"`` in its markup and keeps styles for
``data-white="tight"``: less space around titles and pictures, as a printer would take it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes

_LOOSE: Final = 'data-white="flexible"'
_TIGHT: Final = 'data-white="tight"'


def tightened(html: str, said: Iterable[Diagnostic]) -> str:
    """Return ``html`` with tighter white, if its last page is nearly empty or a page half."""
    wanted = {codes.NEARLY_EMPTY.code, codes.LONE_IMPRINT.code, codes.HALF_EMPTY.code}
    if _LOOSE not in html or not any(item.code in wanted for item in said):
        return html
    return html.replace(_LOOSE, _TIGHT, 1)
