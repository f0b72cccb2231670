"""Proof-reading of a book by the path of its book.yaml, for those who only want to know."""

from __future__ import annotations

from pathlib import Path

from jianbao import config
from jianbao.copyedit import baseline
from jianbao.copyedit.check import check
from jianbao.copyedit.model import Finding
from jianbao.copyedit.reading import read_copy
from jianbao.once import Kept
from jianbao.products import PRODUCTS


def findings_of(file: Path, kept: Kept | None = None) -> tuple[Finding, ...]:
    """Return what is found in the book of ``file``, but for its baseline.

    What was read before is in ``kept``, and is left there. Nothing is found where the book itself has faults; a baseline that is damaged counts for none.
    """
    loaded = config.load(file, PRODUCTS)
    if loaded.value is None or loaded.failed:
        return ()
    found = check(read_copy(loaded.value, kept), kept=kept)
    try:
        return baseline.without_known(found, loaded.value.folder)
    except (ValueError, OSError):
        return tuple(found)
