"""Versions of a book: every state kept, told apart, named and put back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jianbao.history import versions
from jianbao.history.repository import FOLDER


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "book.yaml").write_text("书名: 甲\n文章: [稿件/01.md]\n", "utf-8")
    (tmp_path / "稿件" / "01.md").write_text("# 一\n\n第一稿\n", "utf-8")
    return tmp_path


def text(book: Path) -> str:
    return (book / "稿件/01.md").read_text("utf-8")


def test_every_state_is_kept_once(book: Path) -> None:
    assert versions.take(book, "start")
    assert versions.take(book, "save") is None
    (book / "稿件/01.md").write_text("# 一\n\n第二稿\n", "utf-8")
    kept = versions.take(book, "articles", who="张三")

    assert kept
    assert kept.paths == ("稿件/01.md",)
    assert kept.who == "张三"
    assert [one.what for one in versions.saved(book)] == ["articles", "start"]


def test_what_is_made_hidden_or_a_link_is_no_part_of_it(book: Path) -> None:
    for name in ("out/甲.pdf", ".lock", "~$稿.docx"):
        (book / name).parent.mkdir(exist_ok=True)
        (book / name).write_text("x")
    (book / "外").symlink_to("/etc/passwd")
    kept = versions.take(book, "start")
    assert kept
    assert set(versions.files_of(book, kept.id)) == {"book.yaml", "稿件/01.md"}


def test_saves_of_one_sitting_are_one_version_and_nothing_else_is(book: Path) -> None:
    versions.take(book, "start")
    for draft in ("第二稿", "第三稿"):
        (book / "稿件/01.md").write_text(draft, "utf-8")
        versions.take(book, versions.SAVED)
    (book / "book.yaml").write_text("书名: 乙\n文章: [稿件/01.md]\n", "utf-8")
    versions.take(book, versions.SAVED)
    named = versions.saved(book)[0]
    versions.name(book, named.id, "送审稿")
    (book / "book.yaml").write_text("书名: 丙\n文章: [稿件/01.md]\n", "utf-8")
    versions.take(book, versions.SAVED)

    assert [one.paths for one in versions.saved(book)] == [
        ("book.yaml",),
        ("book.yaml",),
        ("稿件/01.md",),
        ("book.yaml", "稿件/01.md"),
    ]


def test_a_name_is_given_changed_and_taken_away(book: Path) -> None:
    kept = versions.take(book, "start")
    assert kept
    for called in ("送审稿", "定 稿", ""):
        versions.name(book, kept.id, called)
        assert versions.saved(book)[0].name == called


def test_a_file_or_the_whole_book_is_put_back(book: Path) -> None:
    first = versions.take(book, "start")
    assert first
    (book / "稿件/01.md").write_text("改坏了", "utf-8")
    (book / "稿件/02.md").write_text("新的", "utf-8")
    (book / "book.yaml").unlink()

    assert versions.restore(book, first.id, ["稿件/01.md"]) == ("稿件/01.md",)
    assert text(book) == "# 一\n\n第一稿\n"
    assert (book / "稿件/02.md").exists()
    assert versions.restore(book, first.id) == ("book.yaml", "稿件/02.md")
    assert not (book / "稿件/02.md").exists()
    assert versions.take(book, "restore") is None


@pytest.mark.parametrize("path", ["../外.md", "/etc/passwd", "没有.md", ".jianbao/versions/HEAD"])
def test_nothing_outside_the_book_is_put_back(book: Path, path: str) -> None:
    first = versions.take(book, "start")
    assert first
    with pytest.raises(KeyError):
        versions.restore(book, first.id, [path])


@pytest.mark.parametrize("version", ["", "x", "0" * 40, "../../x"])
def test_a_version_that_there_is_not(book: Path, version: str) -> None:
    versions.take(book, "start")
    with pytest.raises(KeyError):
        versions.files_of(book, version)


def test_a_content_is_found_by_its_digest(book: Path) -> None:
    versions.take(book, "start")
    data = (book / "稿件/01.md").read_bytes()
    assert versions.content(book, versions.digest_of(data)) == data
    assert versions.content(book, "0" * 40) is None
    assert versions.content(book, "../x") is None


def test_the_state_follows_every_change_of_a_file(book: Path) -> None:
    before = versions.state(book)
    assert versions.state(book) == before
    (book / "稿件/01.md").write_text("# 一\n\n第二稿\n", "utf-8")
    assert versions.state(book) != before


def test_a_list_of_known_files_that_lies_is_not_believed(book: Path) -> None:
    before = versions.state(book)
    (book / FOLDER / "known.json").write_text('{"book.yaml": [1, 2, 3, 4, "x"], "a": 1}')
    assert versions.state(book) == before


def test_git_reads_the_versions(book: Path) -> None:
    versions.take(book, "start", who="李 <四>")
    told = subprocess.run(
        ["git", f"--git-dir={book / FOLDER}", "log", "--format=%an %s"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert told == "李 四 start\n"
    subprocess.run(["git", f"--git-dir={book / FOLDER}", "fsck"], check=True)
