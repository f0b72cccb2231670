"""Copies, and what is to be done to a PDF to make them."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy: its number, who gets it, and the password that opens it (empty: none)."""

    number: int
    name: str = ""
    unit: str = ""
    password: str = ""
    span: Span | None = None
    """Where the list names its recipient."""

    @property
    def digits(self) -> str:
        """The 份号 in six digits (GB/T 9704-2012 7.2.1)."""
        return f"{self.number:06}"

    @property
    def recipient(self) -> str:
        """Who gets it: a person, or else a unit; empty where nobody is named."""
        return self.name or self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """The copies wanted, and what they have in common."""

    copies: tuple[Copy, ...]
    watermark: str = ""
    """Text in which ``{姓名}``, ``{单位}`` and ``{份号}`` stand for those of each copy."""
    tiled: bool = True
    forbid: tuple[str, ...] = ()
    """``print``, ``copy``, ``change``: what a copy's reader may not do."""

    @property
    def locked(self) -> bool:
        """Whether the copies are encrypted."""
        return bool(self.forbid) or any(copy.password for copy in self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatermarkLine:
    """A line of text as shapes: PDF path operators in thousandths of an em, and their width."""

    paths: bytes
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitFont:
    """A font of the ten digits: a TrueType file, its name, and the widths in thousandths of an em."""

    name: str
    data: bytes
    widths: tuple[int, ...]
    ascent: int
    descent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFaces:
    """What the press needs of the faces: the digits of the numbers, and each copy's watermark."""

    digits: DigitFont | None
    marks: tuple[WatermarkLine | None, ...]
    """In the order of the copies; None where nothing is to be printed."""
