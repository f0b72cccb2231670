"""P116: a title or a caption that ends with a stop.

Titles and headings end without a mark, except ？, ！ and …… where they are wanted (GB/T 15834-2011
B.4), captions of pictures without 。 (A.1). A run-in heading ends with 。 and is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind

_STOP = re.compile(rf"(?:[。，；、：]|(?<={HAN})[.,;])(?=\s*\Z)")
_ENDS = {
    PassageKind.TITLE: _STOP,
    PassageKind.SUBTITLE: _STOP,
    PassageKind.KICKER: _STOP,
    PassageKind.HEADING: _STOP,
    PassageKind.CAPTION: re.compile(r"。(?=\s*\Z)"),
}


def _check(passage: Passage) -> Iterator[Fault]:
    ends = _ENDS.get(passage.kind)
    found = ends.search(passage.text) if ends else None
    if found:
        end = found.end()
        yield Fault(
            passage=passage,
            start=end - 1,
            end=end,
            message=Text("标题、图注末尾不用点号", "a title or caption ends without a stop"),
            edits=(Edit(end - 1, end, ""),),
        )


RULE = Rule(
    code="P116",
    severity=Severity.WARNING,
    name=Text("标题、图注末尾的点号", "A stop behind a title"),
    clause="GB/T 15834—2011 A.1、B.4",
    check=in_each_passage(_check),
)
