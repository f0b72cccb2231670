"""Numbers of one or two digits upright in vertical lines (纵中横, CLREQ 竖排中的数字)."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from jianbao.edition.wrapping import wrap_matches

_SHORT: Final = re.compile(r"(?<![\w.,%‰℃°$¥/-])[0-9]{1,2}(?![\w.,%‰℃°/-])", re.ASCII)
_ACROSS: Final = frozenset({"pre", "code", "rt", "head", "svg", "math"})
"""Elements whose text is not set in vertical lines, or not as words."""


def stand_up(tree: etree._Element) -> None:
    """Wrap each such number in ``span.upright``, which style sheets combine into one square."""
    wrap_matches(tree, _SHORT, "upright", _ACROSS)
