"""Characters put in for an indent, or at the end, and characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.intake.mending import codes
from jianbao.intake.mending.rule import MendingEdit, MendingRule

_EDGES = re.compile(r"^\s+|\s+$")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]+")


def _edges(text: str) -> Iterator[MendingEdit]:
    for match in _EDGES.finditer(text):
        yield MendingEdit(start=match.start(), end=match.end(), after="")


def _unseen(text: str) -> Iterator[MendingEdit]:
    for match in _UNSEEN.finditer(text):
        yield MendingEdit(start=match.start(), end=match.end(), after="")


INDENTS = MendingRule(code=codes.INDENTS, find=_edges)
UNSEEN = MendingRule(code=codes.UNSEEN, find=_unseen)
