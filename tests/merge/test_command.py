"""jianbao merge on the command line: the list, who decides, and what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.merge.desks import book, desk, draft
from tests.merge.reviewer import Reviewer

from jianbao.cli.exits import Exit
from jianbao.cli.merge import MergeOrder, run_merge
from jianbao.cli.undo import run_undo
from jianbao.cli.word import run_word

MANUSCRIPT = "# 通知\n\n第一段说的是检查工作。\n\n第二段说的是整改工作。\n"
FIRST, SECOND = "第一段说的是检查工作。", "第二段说的是整改工作。"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return book(tmp_path, MANUSCRIPT)


@pytest.fixture
def drafts(file: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return files of two reviewers who differ in one place, one of whom notes something."""
    data = draft(desk(file))
    one, other = Reviewer(data, "李主任"), Reviewer(data, "王局长")
    one.replace(FIRST, 6, 8, "督查")
    one.replace(SECOND, 6, 8, "落实")
    other.replace(FIRST, 6, 8, "巡查")
    other.comment(SECOND, 0, 3, "请核实")
    paths = tmp_path / "李.docx", tmp_path / "王.docx"
    for path, reviewer in zip(paths, (one, other), strict=True):
        path.write_bytes(reviewer.done())
    return paths


def said(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, object], list[str]]:
    record = json.loads(capsys.readouterr().out)
    return record["result"], [item["code"] for item in record["diagnostics"]]


def test_nothing_is_written_until_somebody_has_decided(
    file: Path, drafts: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_merge(MergeOrder(drafts=drafts, book=file, as_json=True)) is Exit.PROBLEMS
    record, codes = said(capsys)
    assert codes == ["D005", "D004"]
    assert record["written"] == []
    assert file.with_name("稿.md").read_text("utf-8") == MANUSCRIPT


def test_who_is_preferred_wins_and_undo_takes_it_back(
    file: Path, drafts: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    order = MergeOrder(drafts=drafts, book=file, yes=True, prefer=("王局长",))
    assert run_merge(order) is Exit.CLEAN
    told = capsys.readouterr()
    assert "[-检查-]{+督查+}" in told.err
    assert "说明[D011] 稿.md:3:7：李主任的“督查”没有采用" in told.out + told.err
    assert file.with_name("稿.md").read_text("utf-8") == (
        "# 通知\n\n第一段说的是巡查工作。\n\n第二段<!-- 批注 王局长：请核实 -->说的是落实工作。\n"
    )
    assert run_undo(file) is Exit.CLEAN
    assert file.with_name("稿.md").read_text("utf-8") == MANUSCRIPT


def test_one_reviewer_is_refused_and_a_number_left_out(
    file: Path, drafts: tuple[Path, ...]
) -> None:
    order = MergeOrder(drafts=drafts, book=file, yes=True, reject=("王局长",), skip=(2,))
    assert run_merge(order) is Exit.CLEAN
    written = file.with_name("稿.md").read_text("utf-8")
    assert written == MANUSCRIPT.replace("检查", "督查")


@pytest.mark.parametrize(
    "more", [{"reject": ("王局畏",)}, {"prefer": ("李主",)}, {"accept": ("某",)}, {"skip": (99,)}]
)
def test_a_name_that_no_reviewer_has_is_told_before_anything_is_written(
    file: Path,
    drafts: tuple[Path, ...],
    more: dict[str, Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    order = MergeOrder(drafts=drafts, book=file, yes=True, **more)
    assert run_merge(order) is Exit.COULD_NOT_RUN
    assert "李主任、王局长" in capsys.readouterr().err
    assert file.with_name("稿.md").read_text("utf-8") == MANUSCRIPT


def test_a_dry_run_lists_and_writes_nothing(
    file: Path, drafts: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_merge(MergeOrder(drafts=drafts, book=file, dry_run=True)) is Exit.CLEAN
    assert "冲突" in capsys.readouterr().err
    assert file.with_name("稿.md").read_text("utf-8") == MANUSCRIPT


def test_a_draft_without_changes_is_told_and_so_is_a_comment_without_a_place(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = Reviewer(draft(desk(file)))
    path = tmp_path / "审.docx"
    path.write_bytes(plain.done())
    assert run_merge(MergeOrder(drafts=(path,), book=file, as_json=True)) is Exit.CLEAN
    assert said(capsys)[1] == ["D007"]
    plain.comment("试刊", 0, 2, "报头太大")
    path.write_bytes(plain.done())
    assert run_merge(MergeOrder(drafts=(path,), book=file, as_json=True, yes=True)) is Exit.CLEAN
    assert said(capsys)[1] == ["D006"]


def test_a_single_article_is_made_into_a_word_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "送审"
    assert run_word([file.with_name("稿.md")], None, out) is Exit.CLEAN
    assert [path.name for path in out.iterdir()] == ["稿.docx"]
    order = MergeOrder(drafts=(out / "稿.docx",), book=file, as_json=True)
    capsys.readouterr()
    assert run_merge(order) is Exit.CLEAN
    assert said(capsys)[1] == ["D007"]
    other = tmp_path / "别的.md"
    other.write_text("# 不在书里\n", "utf-8")
    assert run_word([other], None, out) is Exit.COULD_NOT_RUN
