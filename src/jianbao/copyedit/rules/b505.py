"""B505: a paragraph that another article has too.

Of paragraphs of forty characters and more, white space left aside, the second of two equal ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Copy, Fault, Found, Rule
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind

_LEAST = 40
_WHOLE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION})


def _check(copy: Copy) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for prose in copy.proses:
        for passage in prose.passages:
            text = "".join(passage.text.split())
            if passage.kind not in _WHOLE or len(text) < _LEAST:
                continue
            if text in seen:
                message = Text(
                    f"这一段和 {seen[text]} 里的一段一样",
                    f"a paragraph of {seen[text]} is the same",
                )
                yield prose, Fault(passage=passage, start=0, end=len(passage.text), message=message)
            else:
                line = prose.span(passage.places[0], passage.places[0]).line
                seen[text] = f"{prose.file}:{line}"


RULE = Rule(
    code="B505",
    severity=Severity.WARNING,
    name=Text("段落重复", "Repeated paragraphs"),
    check=_check,
)
