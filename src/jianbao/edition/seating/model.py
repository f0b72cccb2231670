"""A plan of seats on paper: every length in millimetres, from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.edition.fitting import Fitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat; ``name`` is empty where nobody sits, ``unit`` where it is not to be shown."""

    x: float
    y: float
    width: float
    height: float
    name: str
    shown: Fitted | None = None
    unit: Fitted | None = None
    vertical: bool = False
    """Whether the name is written from top to bottom."""
    chair: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLabel:
    """Words beside the seats, centred on a point: of a row, an aisle, the legend."""

    x: float
    y: float
    text: str
    size: float
    vertical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairTable:
    """The chair's table as a box with words in it."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """One page of the plan."""

    width: float
    height: float
    landscape: bool
    size: float
    """Of the names, in points; long ones are smaller."""
    seats: tuple[Seat, ...]
    """In reading order: the chair's table first, then row by row."""
    labels: tuple[PlanLabel, ...]
    tables: tuple[ChairTable, ...] = ()
    caption: str = ""
    """Which part of the plan it is; empty where it is the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What a page has room for, in millimetres."""

    width: float
    height: float
