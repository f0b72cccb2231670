"""What preflight looks for: one module for each thing that can go wrong on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pikepdf

from jianbao.preflight.model import ExaminedPage, PageFault, Terms
from jianbao.preflight.rules import (
    archive,
    boxes,
    edges,
    exchange,
    faces,
    inks,
    pages,
    pictures,
    strokes,
)

Whole = Callable[[pikepdf.Pdf, Sequence[ExaminedPage], Terms], Iterator[PageFault]]
OnPage = Callable[[ExaminedPage, Terms], Iterator[PageFault]]

WHOLE_RULES: Final[tuple[Whole, ...]] = (
    boxes.check,
    faces.check,
    inks.check,
    pages.check,
    archive.check,
    exchange.check,
)
PAGE_RULES: Final[tuple[OnPage, ...]] = (
    pictures.check,
    strokes.check,
    edges.check,
)
