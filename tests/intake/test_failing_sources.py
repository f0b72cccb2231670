"""A source that goes wrong in a way nobody foresaw is told by its name, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Never

import pytest

from jianbao import budget
from jianbao.intake import plain, plan, sources, splitting
from jianbao.intake.splitting import Answers


def fails(*_: object, **__: object) -> Never:
    raise AssertionError("odd")


def never_ends(*_: object, **__: object) -> Never:
    while True:
        pass


@pytest.fixture
def book(tmp_path: Path) -> Path:
    book = tmp_path / "book.yaml"
    book.write_text("书名: 简报\n文章:\n", "utf-8")
    (tmp_path / "来稿").mkdir()
    for name in ("甲", "乙"):
        (tmp_path / "来稿" / f"{name}.txt").write_text(
            f"{name}校召开会议\n\n昨日，{name}校召开会议。\n", "utf-8"
        )
    return book


@pytest.mark.parametrize(("work", "code"), [(fails, "B006"), (never_ends, "B005")])
def test_a_reader_that_fails_is_told_with_its_file(
    book: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[..., Never], code: str
) -> None:
    monkeypatch.setattr(plain, "read", work)
    monkeypatch.setenv(budget.SECONDS, "0.1")
    monkeypatch.setattr(budget, "_PATIENCE", 0.2)
    with budget.watched():
        result = sources.read(book.parent / "来稿")
    told = [(item.code, str(item.span)) for item in result.diagnostics]
    assert told == [(code, "来稿/乙.txt"), (code, "来稿/甲.txt")]


@pytest.mark.parametrize(("work", "code"), [(fails, "B006"), (never_ends, "B005")])
def test_a_source_that_cannot_be_split_is_told_and_the_other_may_come(
    book: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[..., Never], code: str
) -> None:
    found = sources.read(book.parent / "来稿").value
    assert found is not None
    split = splitting.split
    monkeypatch.setattr(
        splitting,
        "split",
        lambda draft, answers: work() if "乙" in draft.source else split(draft, answers),
    )
    monkeypatch.setenv(budget.SECONDS, "0.2")
    with budget.watched():
        result = plan.prepare(found.drafts, book, Answers())
        skipping = plan.prepare(found.drafts, book, Answers(), skip_bad=True)
    (told,) = [item for item in result.diagnostics if item.is_error]
    assert told.code == code
    assert told.span
    assert told.span.file == "来稿/乙.txt"
    assert not skipping.failed
    assert skipping.value
    assert [one.source for one in skipping.value.sources] == ["来稿/甲.txt"]
