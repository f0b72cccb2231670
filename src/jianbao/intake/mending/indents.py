"""Characters put in for an indent, or at the end, and characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.diagnostics import Text
from jianbao.intake.mending.rule import Edit, Rule

_EDGES = re.compile(r"^\s+|\s+$")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]+")


def _edges(text: str) -> Iterator[Edit]:
    for match in _EDGES.finditer(text):
        yield Edit(start=match.start(), end=match.end(), after="")


def _unseen(text: str) -> Iterator[Edit]:
    for match in _UNSEEN.finditer(text):
        yield Edit(start=match.start(), end=match.end(), after="")


INDENTS = Rule(
    code="N501", about=Text("去掉段首段尾的空格", "spaces at its edges dropped"), find=_edges
)
UNSEEN = Rule(
    code="N502", about=Text("去掉看不见的字符", "invisible characters dropped"), find=_unseen
)
