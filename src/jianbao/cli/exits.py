"""How commands end."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ends, in the manner of ruff and black."""

    CLEAN = 0
    PROBLEMS = 1
    """The input has faults, or something for a person to look at."""
    COULD_NOT_RUN = 2
    """A fault of the command line, a file that is not there, a library or a right that is wanting."""
    INTERRUPTED = 130
