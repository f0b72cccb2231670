"""Page numbers of other units in the text of a unit, which are known when all are laid out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Final
from urllib.parse import unquote

from jianbao.typesetting.incremental import numbers
from jianbao.typesetting.incremental.model import Order, Unit

_ID: Final = re.compile(r' id="([^"]*)"')
_LINK: Final = re.compile(r' href="#([^"]*)"')


def foreseen(order: Order, others: Sequence[str]) -> Order:
    """Return ``order`` with a number that stands in for the pages that links in it lead to.

    So it need not wait for ``others``, the markup of all units.
    """
    links = dict.fromkeys(unquote(unescape(name)) for name in _LINK.findall(order.html))
    names = {unescape(name) for html in others for name in _ID.findall(html)}
    names -= {unescape(name) for name in _ID.findall(order.html)}
    anchors = tuple((name, numbers.STAND_IN) for name in links if name in names)
    return replace(order, counters=(), anchors=anchors)


def fits(unit: Unit, where: Mapping[str, int]) -> bool:
    """Whether the true numbers of the pages, which ``where`` tells, can be put into ``unit``."""
    figures = (figure for sheet in unit.sheets for figure in sheet.figures)
    return unit.known and all(numbers.fits(item, where.get(item.anchor)) for item in figures)
