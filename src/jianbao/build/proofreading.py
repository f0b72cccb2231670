"""How much proof-reading has to say of a book that is built; loads nothing before it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jianbao.diagnostics import Severity
from jianbao.memo import Memory

if TYPE_CHECKING:
    from jianbao.copyedit import Finding


def findings_of(file: Path) -> tuple[Finding, ...]:
    """Return what proof-reading finds in the book of ``file``, manuscript by manuscript as they change."""
    from jianbao import copyedit  # noqa: PLC0415 - loads more than a build

    memory = Memory(file)
    found = copyedit.findings_of(file, memory.of("proofreading"))
    memory.keep()
    return found


def count_findings(file: Path) -> int:
    """Return how many things in the book of ``file`` somebody should look at."""
    return sum(finding.severity is not Severity.NOTICE for finding in findings_of(file))
