"""The pipeline: a book.yaml in, finished files out; all of it or nothing."""

from __future__ import annotations

from jianbao.build.model import Made, Prepared, Progress, Request, Written
from jianbao.build.pipeline import build, inspect
from jianbao.build.preparation import prepare
from jianbao.build.production import produce

__all__ = [
    "Made",
    "Prepared",
    "Progress",
    "Request",
    "Written",
    "build",
    "inspect",
    "prepare",
    "produce",
]
