"""What a process does for a book: it keeps its press, and lays out what it is handed."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from jianbao.budget import OverBudgetError, limited
from jianbao.diagnostics import BookError, Span
from jianbao.failures import told
from jianbao.typesetting.incremental.model import (
    NOWHERE,
    BookSetting,
    Margin,
    MarginOrder,
    Unfit,
    Unit,
    UnitOrder,
)
from jianbao.typesetting.incremental.press import UnitPress


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Units and margins to lay out for the book of ``setting``, which ``key`` names."""

    key: str
    setting: BookSetting
    orders: tuple[UnitOrder, ...] = ()
    margins: tuple[MarginOrder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What came of a task; a margin is None where it cannot be laid out apart."""

    units: tuple[Unit, ...]
    margins: tuple[Margin | None, ...]


_SOURCE: Final = re.compile(r' data-source="([^"]*):(\d+)"')
_presses: dict[str, UnitPress] = {}
"""The press of the book at work; another book's goes when this one's comes."""


def press_of(key: str, setting: BookSetting) -> UnitPress:
    """Return the press of this process for a book."""
    if key not in _presses:
        _presses.clear()
        _presses[key] = UnitPress(setting)
    return _presses[key]


def work(task: Task) -> Work:
    """Do ``task``."""
    press = press_of(task.key, task.setting)
    return Work(
        units=tuple(_unit(press, order) for order in task.orders),
        margins=tuple(_margin(press, order) for order in task.margins),
    )


def _unit(press: UnitPress, order: UnitOrder) -> Unit:
    try:
        with limited(len(order.html)):
            return press.lay_out(order)
    except Unfit:
        return Unit(edges=NOWHERE, fits=False)
    except (MemoryError, OverBudgetError) as failure:
        raise BookError(told(failure, _source_of(order))) from failure
    finally:
        if not gc.isenabled():
            gc.collect()
            gc.freeze()  # what is left is kept: to look at all of it for each unit takes as long as layout


def _source_of(order: UnitOrder) -> Span | None:
    """Return where the first block of a unit stands in its manuscript."""
    match = _SOURCE.search(order.html)
    return Span(file=unescape(match[1]), line=int(match[2])) if match else None


def _margin(press: UnitPress, order: MarginOrder) -> Margin | None:
    try:
        return press.margins.lay_out(order)
    except Unfit:
        return None
