"""Books made in a folder, the drafts that go out of them, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from jianbao import build
from jianbao.diagnostics import Result
from jianbao.merge import carrying, plan
from jianbao.merge.carrying import Outcome
from jianbao.merge.plan import Desk, Merge
from jianbao.products.commission import Commission
from jianbao.products.word.make import make
from jianbao.products.word.options import WordOptions

BOOK = "书名: 试刊\n日期: 2024-03-01\n文章: [稿.md]\n"


def book(folder: Path, manuscript: str, config: str = BOOK) -> Path:
    """Write a book of one manuscript; return its book.yaml."""
    (folder / "book.yaml").write_text(config, "utf-8")
    (folder / "稿.md").write_text(manuscript, "utf-8")
    return folder / "book.yaml"


def desk(file: Path) -> Desk:
    """Read the book of ``file``."""
    found = build.prepare(file).value
    assert found is not None
    return Desk(config=found.config, book=found.book, theme=found.theme, typefaces=found.typefaces)


def draft(known: Desk, *articles: str) -> bytes:
    """Return the .docx of a book, or of some of its articles."""
    made = make(
        Commission(
            config=known.config,
            book=known.book,
            theme=known.theme,
            typefaces=known.typefaces,
            name="word",
            file="book.docx",
            options=WordOptions(articles=articles),
            modified=datetime(2024, 3, 1, tzinfo=UTC),
            obtain=lambda _: Result(value=None),
        )
    )
    assert made.value is not None
    return made.value.data


def compared(known: Desk, *drafts: bytes) -> Merge:
    """Return drafts that came back compared with the manuscripts."""
    named = [(f"审{number}.docx", data) for number, data in enumerate(drafts, 1)]
    found = plan.prepare(known, named)
    assert found.value is not None, found.diagnostics
    return found.value


def accepted(merge: Merge, *, without: Sequence[int] = ()) -> Result[Outcome]:
    """Accept all changes, of conflicts the first version."""
    chosen = [
        (change, change.versions[0])
        for number, change in enumerate(merge.changes)
        if number not in without
    ]
    return carrying.carry_out(merge, chosen, merge.comments)


def merged(known: Desk, *drafts: bytes) -> str:
    """Return the manuscript with all that was changed in ``drafts``."""
    result = accepted(compared(known, *drafts))
    assert result.value is not None
    assert not result.diagnostics, result.diagnostics
    (data,) = result.value.contents.values() or (b"",)
    return data.decode()
