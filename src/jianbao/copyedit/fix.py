"""Apply edits to the text of manuscripts, and show what they change."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from jianbao.copyedit.model import Finding, SourceEdit


def safe_edits(findings: Iterable[Finding], file: str) -> tuple[SourceEdit, ...]:
    """Return the edits that may be applied unasked to ``file``, in order, none over another.

    Of findings whose edits meet, the first is put right; the next run takes the other.
    """
    kept: list[SourceEdit] = []
    for finding in findings:
        edits = [edit for edit in finding.edits if edit.file == file]
        if (
            finding.safe
            and edits
            and not any(_meet(edit, other) for edit in edits for other in kept)
        ):
            kept += edits
    return tuple(sorted(kept, key=lambda edit: edit.start))


def applied(source: str, edits: Iterable[SourceEdit]) -> str:
    """Return ``source`` with ``edits`` made; they come in order, none over another."""
    pieces = []
    at = 0
    for edit in edits:
        pieces += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join((*pieces, source[at:]))


def difference(file: str, before: str, after: str) -> str:
    """Return a unified diff of one file."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), file, file, n=1
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _meet(one: SourceEdit, other: SourceEdit) -> bool:
    return one.start <= other.end and other.start <= one.end
