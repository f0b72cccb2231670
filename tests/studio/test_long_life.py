"""What a process that lives on is left with after many books."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from jianbao.studio import proofs
from jianbao.typesetting.incremental.readiness import uncollected

SAVES = 50
_TEXT = "# 第{n}篇\n\n" + "这是正文，写得不长。\n\n" * 3


class Kept:
    """Something that holds itself, as the boxes of a page do."""

    def __init__(self) -> None:
        self.again = self


def _kept() -> int:
    return sum(isinstance(item, Kept) for item in gc.get_objects())


def test_garbage_of_one_book_is_gone_when_the_next_is_laid_out() -> None:
    held = []
    for _ in range(SAVES):
        with uncollected():
            Kept()
        held.append(_kept())
    assert max(held) <= 2


def test_saves_of_a_book_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANBAO_PROCESSES", "1")
    book = tmp_path / "book.yaml"
    book.write_text(
        "书名: 预览\n版式: {名称: reader, 选项: {文章起页: page}}\n文章: [a.md, b.md]\n", "utf-8"
    )
    (tmp_path / "b.md").write_text(_TEXT.format(n="二"), "utf-8")
    held = []
    for save in range(5):
        (tmp_path / "a.md").write_text(_TEXT.format(n=save), "utf-8")
        assert proofs.prove(book).printed
        gc.collect()  # what is young and dead is no leak; how much there is, chance decides
        held.append(len(gc.get_objects()) + gc.get_freeze_count())
    assert held[4] - held[1] < 100
