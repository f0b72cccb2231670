"""What is asked for, what is at hand, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jianbao.atomic_files import Written
from jianbao.config.options import CopiesChoice
from jianbao.diagnostics import Text
from jianbao.products.commission import Artifact, Prepared

__all__ = ["Made", "Prepared", "Progress", "Request", "Written"]

Progress = Callable[[Text], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build: the book.yaml, which outputs (all where empty), and where to put them."""

    file: Path
    only: tuple[str, ...] = ()
    out: Path | None = None
    copies: CopiesChoice = CopiesChoice()  # noqa: RUF009 (frozen)
    """What is asked of copies beyond, or against, what the book says."""
    asked: tuple[tuple[str, str, object], ...] = ()
    """What is asked of products against what book.yaml says: product, option and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A product that was asked for, with the name of its file."""

    product: str
    file: str
    artifact: Artifact
