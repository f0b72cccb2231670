"""What is there but is no regular file is called so wherever a file is named, and waited for nowhere."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from jianbao import check_book, config, files, spreadsheets, uptodate
from jianbao.copyedit import baseline
from jianbao.intake import sources
from jianbao.products import PRODUCTS
from jianbao.uptodate import LastBuild, Question

NAMED = {
    "a.md": "文章: [a.md]\n",
    "名单.xlsx": "文章: [b.md]\n分发: {名单: 名单.xlsx}\n",
    "提法.xlsx": "文章: [b.md]\n校对: {提法: 提法.xlsx}\n",
    "style.css": "文章: [b.md]\n",
    "p.png": "文章: [b.md]\n",
    "book.yaml": "",
}


def odd(path: Path, kind: str) -> None:
    """Let something be at ``path`` that is no regular file."""
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(os.path.relpath(path))
        case _:
            path.mkdir()


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
@pytest.mark.parametrize("name", NAMED)
def test_what_is_no_file_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket may not be long
    (tmp_path / "book.yaml").write_text(f"书名: 简报\n{NAMED[name]}", "utf-8")
    (tmp_path / "b.md").write_text(
        "# 题\n\n![图](p.png)\n" if name == "p.png" else "# 题\n\n文。\n", "utf-8"
    )
    odd(tmp_path / name, kind)
    if name.endswith(".xlsx"):  # read when it is needed
        loaded = config.load(tmp_path / "book.yaml", PRODUCTS)
        read = spreadsheets.read(tmp_path / name, name, (), tmp_path)
        said = [*loaded.diagnostics, *read.diagnostics]
    else:
        said = [item for item in check_book(tmp_path / "book.yaml") if item.is_error]
    assert said
    assert said[0].span is not None
    assert "不是普通文件" in said[0].message.zh or "是文件夹" in said[0].message.zh
    assert not any("找不到" in item.message.zh for item in said)


@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_a_contribution_that_is_no_file_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    odd(tmp_path / "来稿.docx", kind)
    (tmp_path / "通知.txt").write_text("通知\n\n各校：\n", "utf-8")
    assert [item.code for item in sources.read(tmp_path / "来稿.docx").diagnostics] == ["N411"]
    whole = sources.read(tmp_path)
    assert whole.value is not None
    assert "N411" in [item.code for item in whole.diagnostics]


def test_a_pipe_beside_a_book_keeps_nothing_from_being_built(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("书名: 简报\n文章: []\n", "utf-8")
    os.mkfifo(tmp_path / "pipe")
    (before,) = uptodate.fingerprints(Question(file=tmp_path / "book.yaml", only=(), out=None))
    assert before is not None
    uptodate.remember(before, LastBuild(written=(), diagnostics=(), findings=None))
    assert uptodate.last_build(before, proofread=False) is None


@pytest.mark.parametrize("content", ["[" * 100_000, "[[[[", '{"a": 1}'])
def test_a_baseline_that_is_damaged_is_called_so(tmp_path: Path, content: str) -> None:
    (tmp_path / baseline.NAME).write_text(content, "utf-8")
    with pytest.raises(ValueError):  # noqa: PT011 - what is raised is for a sentence of its own
        baseline.without_known((), tmp_path)


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
def test_a_baseline_that_is_no_file_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    odd(tmp_path / baseline.NAME, kind)
    with pytest.raises(files.RefusedError, match="regular"):
        baseline.without_known((), tmp_path)
