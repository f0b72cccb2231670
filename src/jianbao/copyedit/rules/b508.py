"""B508: a table without a caption, where the other tables of the book have one.

A caption is the paragraph before the table that begins with 表 (表：名单, 表1　名单), or the
``<caption>`` of HTML. A book that gives its tables no captions is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Found, ProofCopy, Rule
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose

_CAPTION = re.compile(r"表\s*+(?:[：:]|\d|[一二三四五六七八九十])")
_PLENTY = 3
"""Tables with captions, for each without, from which one without is told."""


def _check(copy: ProofCopy) -> Iterator[Found]:
    tables = [(prose, *table) for prose in copy.proses for table in _tables(prose)]
    bare = [(prose, first) for prose, first, named in tables if not named]
    if len(tables) - len(bare) >= _PLENTY * max(len(bare), 1):
        for prose, first in bare:
            message = Text("这张表没有表题，别的表都有", "this table has no caption, others have")
            yield prose, Fault(passage=first, start=0, end=len(first.text), message=message)


def _tables(prose: Prose) -> Iterator[tuple[Passage, bool]]:
    """Yield the first cell of each table, and whether the table has a caption."""
    before: Passage | None = None
    for passage in prose.passages:
        begins = (
            before is None or before.kind is not PassageKind.CELL or before.block != passage.block
        )
        if passage.kind is PassageKind.CELL and begins:
            named = before is not None and (
                before.kind is PassageKind.CAPTION
                or _CAPTION.match(before.text.lstrip()) is not None
            )
            yield passage, named
        before = passage


RULE = Rule(
    code="B508",
    severity=Severity.NOTICE,
    name=Text("表没有表题", "Tables without a caption"),
    check=_check,
)
