"""What a book says of its name plates, badges and sign-in sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StationeryOptions:
    """What all of them have."""

    face: str = ""
    """Role of the names; empty: the usual one."""
    paper: str = "A4"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateOptions(StationeryOptions):
    """桌牌."""

    size: tuple[float, float] | None = None
    """Width and height of one side in mm; None: half the sheet."""
    people: str = ""
    """Whose plates: ``chair``, ``all``; empty: the chair's table where there is one."""
    details: bool = False
    """Whether unit and duty stand below the name."""
    red: bool = False
    """Whether the plates of the chair's table are red."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeOptions(StationeryOptions):
    """胸卡."""

    title: str = ""
    """Name of the meeting; empty: the book's title, without 材料 at its end."""
    size: tuple[float, float] | None = None
    """Width and height in mm; None: the usual ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInOptions(StationeryOptions):
    """签到表."""

    title: str = ""
    """Name of the meeting; empty: the book's title, without 材料 at its end."""
    phone: bool = False
    """Whether a telephone number is asked for."""
    blank_rows: int = 0
    """Lines at the end for those who are not on the list."""
