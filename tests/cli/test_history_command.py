"""jianbao history, and jianbao new --from, as a user runs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_versions_are_kept_listed_compared_and_put_back(run: Run, tmp_path: Path) -> None:
    run("new", "第12期简报")
    file = next((tmp_path / "第12期简报/稿件").glob("*.md"))
    assert "还没有存过" in run("history", "第12期简报").stderr
    run("history", "第12期简报", "--keep", "初稿")
    file.write_text("# 题\n\n共3页\n", "utf-8")
    run("history", "第12期简报", "--keep", "二稿")

    listed = run("history", "第12期简报").stdout.splitlines()
    assert "二稿" in listed[0]
    assert "初稿" in listed[1]
    assert "{+共3页+}" in run("history", "第12期简报", "--show", "1").stdout
    name = file.relative_to(tmp_path / "第12期简报").as_posix()
    done = run("history", "第12期简报", "--restore", "2", "--file", name)
    assert done.returncode == 0
    assert "共3页" not in file.read_text("utf-8")
    assert run("history", "第12期简报", "--show", "99").returncode == 2
    assert run("history", "第12期简报", "--restore", "1", "--file", "没有.md").returncode == 2


def test_the_next_issue_is_made_from_the_last(run: Run, tmp_path: Path) -> None:
    run("new", "第12期简报")
    done = run("new", "--from", "第12期简报")
    assert done.returncode == 0
    assert "期号 13" in done.stderr
    assert (tmp_path / "第13期简报/book.yaml").is_file()
    assert not (tmp_path / "第13期简报/稿件").exists()
    named = run("new", "年终", "--from", "第12期简报/book.yaml")
    assert (tmp_path / "年终/book.yaml").is_file(), named.stderr
    assert run("new", "年终", "--from", "第12期简报").returncode == 2
    (tmp_path / "第12期简报/book.yaml").write_text("- 不是一本书\n", "utf-8")
    assert run("new", "别的", "--from", "第12期简报").returncode == 2
    assert run("new").returncode == 2
