"""A fix changes something: of a pair whose one half is right, the other alone is put right."""

from __future__ import annotations

import pytest

from jianbao.copyedit.model import Edit
from jianbao.copyedit.rules import p103
from jianbao.manuscript.prose import Passage, PassageKind


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("教育局（办公室)发文", (Edit(7, 8, "）"),)),
        ("教育局(办公室）发文", (Edit(3, 4, "（"),)),
        ("教育局(办公室)发文", (Edit(3, 4, "（"), Edit(7, 8, "）"))),
    ],
)
def test_no_edit_leaves_what_it_finds(text: str, edits: tuple[Edit, ...]) -> None:
    passage = Passage(
        kind=PassageKind.PARAGRAPH, text=text, places=tuple(range(len(text))), block=1
    )
    (fault,) = p103._check(passage)  # noqa: SLF001 - the edits as the rule gives them
    assert fault.edits == edits
