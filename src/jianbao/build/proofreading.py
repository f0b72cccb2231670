"""How much proof-reading has to say of a book that is built; loads nothing before it is asked."""

from __future__ import annotations

from pathlib import Path

from jianbao.diagnostics import Severity


def count_findings(file: Path) -> int:
    """Return how many things in the book of ``file`` somebody should look at."""
    from jianbao import copyedit  # noqa: PLC0415 - loads more than a build

    return sum(finding.severity is not Severity.NOTICE for finding in copyedit.findings_of(file))
