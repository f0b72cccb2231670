"""B505: a paragraph that another article has too.

Of paragraphs of forty characters and more, white space left aside, the second of two equal ones.
Within one article it is told only where it stands right behind the first, or where several in a
row are repeated: forms and regulations say the same again in the same words, and so do clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Found, ProofCopy, Rule
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose

_LEAST = 40
_WHOLE = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.QUOTATION})
_CLAUSE = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]{1,9}条|[（(][一二三四五六七八九十\d]{1,3}[）)])"
)
"""A clause of a regulation, or part of a sentence: others say the same in the same words."""


def _check(copy: ProofCopy) -> Iterator[Found]:
    seen: dict[str, tuple[Prose, int]] = {}
    for prose in copy.proses:
        last: tuple[Prose, int] | None = None
        """Where the paragraph before was seen, if it is a repeated one."""
        waiting: Found | None = None
        for number, passage in enumerate(prose.passages):
            text = "".join(passage.text.split())
            before, last = last, None
            if passage.kind not in _WHOLE or len(text) < _LEAST or _is_clause(text):
                waiting = None
                continue
            first = seen.setdefault(text, (prose, number))
            if first == (prose, number):
                waiting = None
                continue
            found = prose, _fault(passage, *first)
            last = first
            if first[0] is not prose or first[1] == number - 1:
                yield found
            elif before is not None and before[0] is prose and before[1] == first[1] - 1:
                yield from filter(None, (waiting, found))
                waiting = None
            else:
                waiting = found


def _is_clause(text: str) -> bool:
    return text.endswith(("；", "：")) or _CLAUSE.match(text) is not None


def _fault(passage: Passage, prose: Prose, number: int) -> Fault:
    at = prose.passages[number].places[0]
    place = f"{prose.file}:{prose.span(at, at).line}"
    return Fault(
        passage=passage,
        start=0,
        end=len(passage.text),
        message=Text(f"这一段和 {place} 里的一段一样", f"a paragraph of {place} is the same"),
    )


RULE = Rule(
    code="B505",
    severity=Severity.WARNING,
    name=Text("段落重复", "Repeated paragraphs"),
    check=_check,
)
