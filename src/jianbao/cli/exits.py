"""How commands end."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ends, in the manner of ruff and black."""

    CLEAN = 0
    PROBLEMS = 1
    COULD_NOT_RUN = 2
    INTERRUPTED = 130
