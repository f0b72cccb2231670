"""What is printed from the list of participants besides the book, and what templates see of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from markupsafe import Markup

from jianbao.book import Book, Participant
from jianbao.diagnostics import Diagnostic, Span
from jianbao.fonts import Role
from jianbao.products.stationery.options import StationeryOptions

Options = TypeVar("Options", bound=StationeryOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a template sees, and whose names are printed on which paper."""

    values: dict[str, object]
    paper: tuple[float, float]
    """Width and height of the page in mm."""
    people: tuple[Participant, ...]
    title: str = ""
    """The name of the meeting, where it is printed."""
    has_details: bool = True
    """Whether unit and duty are printed."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery(Generic[Options]):
    """A sort of 会务用品: how it is set."""

    template: str
    """The name of its template and style sheet, without their endings."""
    names: Role
    """The usual face of the names."""
    details: Role
    """The face of units and duties, as the style sheet has it."""
    view: Callable[[Book, Options, Span], View]
    """May raise BookError."""


PAPERS: Final = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0)}
"""Sizes in mm, upright (ISO 216)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A line to cut or fold along, in mm from the top left corner of the sheet."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """桌牌: ``lettering`` is SVG text in mm, centred in a side of the plate."""

    name: str
    lettering: Markup
    details: Markup
    """Unit and duty below the name; empty where they are not to be shown."""
    red: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """胸卡: ``x`` and ``y`` are its top left corner on the sheet, in mm; sizes are in points.

    ``lettering`` is the name as SVG text in mm from that corner, ``size`` that of its characters.
    """

    x: float
    y: float
    lettering: Markup
    size: float
    unit: str
    unit_size: float
    duty: str
    duty_size: float
    kind: str
    """代表, 列席, 嘉宾, 工作人员: what the band says."""
    colour: str
    """The class of the band's colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeSheet:
    """A sheet of badges with the marks along which it is cut."""

    badges: tuple[Badge, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A line of the sign-in sheet (签到表); ``size`` is that of the name, in points."""

    number: int
    lines: tuple[str, ...]
    size: float
    spread: bool
    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInUnit:
    """The people of a unit, in the order of the list."""

    name: str
    people: tuple[Signer, ...]
