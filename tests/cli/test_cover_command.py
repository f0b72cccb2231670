"""jianbao cover, as a user runs it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_cover_alone_is_written_for_the_pages_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("书名: 汇编\n版式: reader\n文章: [a.md]\n", "utf-8")
    (tmp_path / "a.md").write_text("# 通知\n\n请准时。\n", "utf-8")
    made = run("cover", "--pages", "200")

    assert made.returncode == 0, made.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["汇编-封皮.pdf"]
    assert "H004" not in made.stderr
    assert "H004" in run("cover", "--pages", "20").stderr
