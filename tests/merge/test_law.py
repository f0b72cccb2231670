"""Changes made by a reviewer come out as they would by hand: none lost, none elsewhere."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.merge.desks import accepted, book, compared, desk, draft
from tests.merge.manuscripts import Drawn
from tests.merge.reviewer import Reviewer


def merges_as_by_hand(folder: Path, seed: int, *, tracked: bool, edits: int = 14) -> int:
    """Return how many edits were made in a book drawn by ``seed``, all of which came out right."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    drawn = Drawn(rng)
    known = desk(book(folder, drawn.written()))
    reviewer = Reviewer(draft(known), tracked=tracked)
    done = [action for _ in range(edits) if (action := drawn.edit(reviewer))]
    merge = compared(known, reviewer.done(rng))
    result = accepted(merge)
    assert result.value is not None
    assert not result.diagnostics, [item.message.en for item in result.diagnostics]
    assert result.value.contents["稿.md"].decode() == drawn.written(), done
    (folder / "稿.md").write_bytes(result.value.contents["稿.md"])
    again = compared(desk(folder / "book.yaml"), reviewer.done(rng))
    assert not again.changes, "a second merge has nothing to do"
    return len(done)


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
@pytest.mark.parametrize("seed", range(5))
def test_what_a_reviewer_changes_comes_out_as_by_hand(
    tmp_path: Path, seed: int, *, tracked: bool
) -> None:
    assert merges_as_by_hand(tmp_path, seed, tracked=tracked) > 3


@pytest.mark.outside
def test_a_thousand_changes_come_out_as_by_hand(tmp_path: Path) -> None:
    count = seed = 0
    while count < 1000:
        for tracked in (True, False):
            folder = tmp_path / f"{seed}-{tracked}"
            folder.mkdir()
            count += merges_as_by_hand(folder, 1000 + seed, tracked=tracked)
        seed += 1
