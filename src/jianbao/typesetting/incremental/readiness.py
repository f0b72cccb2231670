"""Getting a process ready to lay out units; loads the layout engine only when it is called."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

from jianbao.typesetting.loading import load

_BOOKS: Final = count()
"""How many books this process has laid out."""


def preload() -> None:
    """Load all that tasks need, and leave it out of every collection of garbage."""
    load()
    from jianbao.typesetting.incremental import worker  # noqa: F401, PLC0415 - the very thing

    settle()


def settle() -> None:
    """Collect no garbage unasked, and never look at what there is by now."""
    gc.freeze()
    gc.disable()


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect garbage only when a unit is done, and only its own: a quarter of the time is that.

    That of the book before goes first. Once settled it would come back among what has lived
    longest, at which the collector looks hardly ever.
    """
    was_enabled = gc.isenabled()
    if next(_BOOKS):
        gc.collect()
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
