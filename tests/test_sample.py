"""The samples in book/, the manual among them, are what a newcomer sees first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao import build
from jianbao.diagnostics import Severity

if TYPE_CHECKING:
    from tests.conftest import Check

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "name", ["book.yaml", "handbook.yaml", "meeting.yaml", "pictorial.yaml", "manual/book.yaml"]
)
def test_the_sample_builds_without_a_warning(name: str, tmp_path: Path, check_epub: Check) -> None:
    result = build.build(build.Request(file=ROOT / "book" / name, out=tmp_path), lambda _: None)
    assert [item for item in result.diagnostics if item.severity is not Severity.NOTICE] == []
    assert result.value is not None
    pdf, epub = (item.path.read_bytes() for item in result.value[:2])
    assert pdf.startswith(b"%PDF-")
    assert len(epub) < (1_000_000 if name.startswith("manual") else 300_000)
    # 䶮 needs a face of its own, and EPUBCheck remarks on every rule that names one.
    assert [said for said in check_epub(epub) if not said.startswith("USAGE CSS-028")] == []
