"""What is asked for, what is at hand, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jianbao.atomic_files import Written
from jianbao.diagnostics import Text
from jianbao.products.commission import Artifact, Prepared

__all__ = ["NamedProduct", "Prepared", "Progress", "Request", "Written"]

Progress = Callable[[Text], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build: the book.yaml, which outputs (all where empty), and where to put them."""

    file: Path
    only: tuple[str, ...] = ()
    out: Path | None = None
    asked: tuple[tuple[str, str, object], ...] = ()
    """What is asked of products and batches against what book.yaml says: the name of one, an
    option and its value, as in ``("copies", "numbers", (1, 2, 3))``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedProduct:
    """A product that was asked for, with the name of its file."""

    product: str
    file: str
    artifact: Artifact
