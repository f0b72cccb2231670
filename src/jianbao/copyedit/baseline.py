"""Findings that were there before: kept in a file beside book.yaml, and no longer reported.

A finding is known again by its rule, its file, the words around it and what it says, not by its
place, so that lines may come and go above it. Of all this the file keeps a digest.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from jianbao import files
from jianbao.copyedit.model import Finding
from jianbao.failure_codes import TOO_MUCH, UNFORESEEN

NAME = "check-baseline.json"
_DIGITS = 24
_FAILURES = frozenset({TOO_MUCH.code, UNFORESEEN.code})
"""What was not looked at is not known."""
_LARGEST = 32 * 1024 * 1024


def without_known(findings: Iterable[Finding], folder: Path) -> tuple[Finding, ...]:
    """Return the findings that the baseline of ``folder`` does not have.

    Raises ValueError where the file is damaged, OSError where it cannot be read.
    """
    known = _read(folder / NAME)
    fresh = []
    for finding in findings:
        mark = _mark(finding)
        if known[mark]:
            known[mark] -= 1
        else:
            fresh.append(finding)
    return tuple(fresh)


def baseline_of(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline that has all ``findings``."""
    marks = sorted(_mark(finding) for finding in findings if finding.code not in _FAILURES)
    return json.dumps(marks, ensure_ascii=False, indent=1) + "\n"


def _read(file: Path) -> Counter[str]:
    if not os.path.lexists(file):
        return Counter()
    data = files.read(file, _LARGEST, file.parent)
    try:
        marks = json.loads(data)
    except RecursionError as deep:
        raise ValueError(NAME) from deep
    if not isinstance(marks, list) or not all(isinstance(mark, str) for mark in marks):
        raise ValueError(NAME)
    return Counter(marks)


def _mark(finding: Finding) -> str:
    quote = finding.quote
    words = f"{quote.before}{quote.wrong}{quote.after}".strip()
    known = f"{finding.code}\x00{finding.span.file}\x00{words}\x00{finding.message.zh}"
    return sha256(known.encode()).hexdigest()[:_DIGITS]
