"""A build of a book that is as it was says and makes the same, without the pipeline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import build, cache, uptodate
from jianbao.uptodate import Question

Run = Callable[..., subprocess.CompletedProcess[str]]
LOADED = """
import sys
from jianbao.cli import main
try:
    main()
finally:
    sys.stderr.write(" ".join(sorted(sys.modules)))
"""
HEAVY = {"jianbao.build", "jianbao.config", "jianbao.edition", "weasyprint", "rich", "yaml"}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "书"
    folder.mkdir()
    text = "书名: 简报\n版式: reader\n文章: [a.md]\n输出: {web: {文件名: 简报.html}}\n字体: {宋: 无此字体}\n"
    (folder / "book.yaml").write_text(text, "utf-8")
    (folder / "a.md").write_text("# 甲\n\n今天开会,研究工作。\n", "utf-8")
    return folder


def loaded(folder: Path, *words: str) -> set[str]:
    """Run a command, and return what modules it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        cwd=folder.parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.split("\n")[-1].split())


def page(book: Path) -> bytes:
    return (book / "out" / "简报.html").read_bytes()


def test_the_same_is_made_and_said_again(run: Run, book: Path) -> None:
    first = run("build", "书", "--json")
    made = page(book)
    (book / "out" / "简报.html").unlink()
    again = run("build", "书", "--json")

    assert json.loads(first.stdout)["ok"]
    assert (again.returncode, again.stdout) == (first.returncode, first.stdout)
    assert page(book) == made


@pytest.mark.usefixtures("book")
def test_people_are_told_the_same_too(run: Run) -> None:
    first, again, english = (
        run("build", "书", lang=lang) for lang in ("zh_CN.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8")
    )
    said = [done.stderr.splitlines() for done in (first, again, english)]
    assert said[0][-2].startswith("用时")
    assert [*said[1][:-2], said[1][-1]] == [*said[0][:-2], said[0][-1]]
    assert any("F003" in line for line in said[1])
    assert "Proof-reading" in said[2][-1]


def test_strict_builds_refuse_again(run: Run, book: Path) -> None:
    assert run("build", "书").returncode == 0
    assert run("build", "书", "--strict").returncode == 1
    (book / "a.md").write_text("# 甲\n\n今天开会，研究工作。\n", "utf-8")
    assert run("build", "书", "--strict").returncode == 0
    assert run("build", "书", "--strict").returncode == 0


def test_nothing_is_loaded_for_it(book: Path) -> None:
    words = ("build", "书", "--quiet")
    assert loaded(book, *words) & HEAVY
    assert not loaded(book, *words) & HEAVY


def test_a_shelf_builds_only_what_has_changed(run: Run, book: Path) -> None:
    other = book.with_name("书二")
    other.mkdir()
    for file in ("book.yaml", "a.md"):
        (other / file).write_bytes((book / file).read_bytes())
    first = run("build", "书", "书二", "--json")
    os.utime(book / "out" / "简报.html", (5, 5))
    (other / "a.md").write_text("# 乙\n\n改了。\n", "utf-8")
    second = run("build", "书", "书二", "--json")

    assert (book / "out" / "简报.html").stat().st_mtime == 5
    assert "改了" in page(other).decode()
    told = [json.loads(done.stdout)["result"]["books"] for done in (first, second)]
    assert told[0][0] == told[1][0]


def remembers(book: Path) -> bool:
    """Build ``book``, and return whether that would not be done another time."""
    question = Question(file=book / "book.yaml")
    (before,) = uptodate.fingerprints(question)
    request = build.Request(file=question.file)
    result = build.build(request, lambda _: None, before)
    assert result.value is not None, result.diagnostics
    (now,) = uptodate.fingerprints(question)
    assert now is not None
    return uptodate.last_build(now, proofread=False) is not None


def test_a_book_that_reads_its_own_output_is_built_every_time(book: Path) -> None:
    assert remembers(book)
    settings = (book / "book.yaml").read_text("utf-8")
    (book / "book.yaml").write_text(settings.replace("a.md", "a.md, out/简报.html"), "utf-8")
    assert not remembers(book)
    assert not remembers(book)


def test_a_style_sheet_that_names_an_output_is_answered_for_by_nobody(book: Path) -> None:
    (book / "style.css").write_text("/* out/简报.html */", "utf-8")
    assert not remembers(book)


def test_a_theme_of_the_book_counts(book: Path) -> None:
    assert remembers(book)
    folder = book / "styles" / "reader"
    folder.mkdir(parents=True)
    (folder / "web.css").write_text("p { color: #123456 }", "utf-8")
    remembers(book)
    assert b"#123456" in page(book)


def test_copies_are_never_kept(run: Run, book: Path) -> None:
    settings = (book / "book.yaml").read_text("utf-8")
    (book / "book.yaml").write_text(
        settings.replace("web: {文件名: 简报.html}", "pdf: 是"), "utf-8"
    )
    done = run("build", "书", "--copies", "1-2", "--password", "--quiet")

    assert done.returncode == 0, done.stderr
    assert not (cache.folder() / "uptodate").exists()


def test_a_book_that_says_its_copies_is_not_kept_either(run: Run, book: Path) -> None:
    settings = (book / "book.yaml").read_text("utf-8")
    settings = settings.replace("web: {文件名: 简报.html}", "pdf: 是")
    (book / "book.yaml").write_text(f"{settings}分发: {{份号: 1-2}}\n", "utf-8")

    assert run("build", "书", "--quiet").returncode == 0
    assert not (cache.folder() / "uptodate").exists()
    assert len(list((book / "out").glob("*-分发/*.pdf"))) == 2


def test_a_failed_build_is_not_kept(run: Run, book: Path) -> None:
    (book / "a.md").unlink()
    first, again = run("build", "书", "--json"), run("build", "书", "--json")
    assert first.returncode == again.returncode == 1
    assert first.stdout == again.stdout
    assert not (cache.folder() / "uptodate").exists()
