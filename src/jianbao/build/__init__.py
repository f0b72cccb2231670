"""The pipeline: a book.yaml in, finished files out; all of it or nothing."""

from __future__ import annotations

from jianbao.build.model import NamedProduct, Prepared, Progress, Request, Written
from jianbao.build.pipeline import build, inspect
from jianbao.build.preparation import prepare
from jianbao.build.production import as_asked, produce

__all__ = [
    "NamedProduct",
    "Prepared",
    "Progress",
    "Request",
    "Written",
    "as_asked",
    "build",
    "inspect",
    "prepare",
    "produce",
]
