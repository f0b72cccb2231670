"""Damaged contributions: each is read or refused with a reason, and nothing is lost unsaid."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.intake.mangling import tried


def test_damaged_files_are_read_or_told(tmp_path: Path) -> None:
    came = Counter(tried(25, 7, tmp_path))
    assert {suffix for suffix, what in came if what.startswith("read")} == {
        ".docx", ".txt", ".html", ".mht", ".eml"
    }  # fmt: skip
    assert all(what.strip() != "refused" for _, what in came)
