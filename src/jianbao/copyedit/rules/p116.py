"""P116: a title that ends with a stop.

Titles and headings end without a mark, except ？ and ！ where they ask or call: the custom of
official documents (GB/T 9704-2012 7.3.1). A run-in heading ends with 。 and is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind, Passage

_TITLES = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.KICKER, Kind.HEADING})
_STOPS = "。，；、："


def _check(passage: Passage) -> Iterator[Fault]:
    text = passage.text.rstrip()
    if passage.kind in _TITLES and text.endswith(tuple(_STOPS)):
        end = len(text)
        yield Fault(
            passage=passage,
            start=end - 1,
            end=end,
            message=Text("标题末尾不用点号", "a title ends without a stop"),
            edits=(Edit(end - 1, end, ""),),
        )


RULE = Rule(
    code="P116",
    severity=Severity.WARNING,
    name=Text("标题末尾的点号", "A stop behind a title"),
    clause="GB/T 9704—2012 7.3.1",
    check=in_each_passage(_check),
)
