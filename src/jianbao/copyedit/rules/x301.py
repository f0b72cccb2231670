"""X301: numbers of headings that do not count on.

Within a chapter each level counts from one, and begins anew under every number above it. The
first number of all may be any, as in an extract; a level may begin again from one at any place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.copyedit.ordinals import CHINESE, Ordinal, ordinal_of, written
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose

_DOTTED = 3
"""The level of 1. among the levels of numbers."""
_BEFORE_FIGURE = re.compile(
    r"\s{0,4}(?P<number>[1-9][0-9]?)[.．](?P<rest>(?P<year>(?:19|20)[0-9]{2}[年—-])|[0-9])"
)
_IN_LINE = re.compile(r"\s{0,4}附[件表录]?[：:]\s{0,2}1[.．](?![0-9])")
"""What the first item stands behind in its own line; the second stands below."""
_WITHIN = re.compile(rf"(?<=[：；，。])（(?:{CHINESE}|[1-9][0-9]?)）(?![项款条])")
"""A number at the head of a clause; that of a paragraph of law is none of a list."""
_COUNTED = frozenset({PassageKind.HEADING, PassageKind.PARAGRAPH})


def _check(prose: Prose) -> Iterator[Fault]:
    last: dict[int, int] = {}
    for passage in prose.passages:
        yield from _in_text(passage)
        ordinal = None
        if passage.kind in _COUNTED:
            ordinal = ordinal_of(passage.text) or _before_a_figure(
                passage.text, last.get(_DOTTED, 0)
            )
        if ordinal is None:
            if passage.kind in _COUNTED and _IN_LINE.match(passage.text):
                last = {level: number for level, number in last.items() if level < _DOTTED}
                last[_DOTTED] = 1
            continue
        expected = last.get(ordinal.level, 0) + 1
        opens = not any(level <= ordinal.level for level in last)
        repeated = last.get(ordinal.level) == ordinal.number
        if not opens and (repeated or ordinal.number not in (expected, 1)):
            yield _fault(passage, ordinal, expected)
        last[ordinal.level] = ordinal.number
        for level in [level for level in last if level > ordinal.level]:
            del last[level]


def _in_text(passage: Passage) -> Iterator[Fault]:
    """Yield the numbers that break a list within a paragraph: ：（一）……；（二）……；（四）……."""
    last: dict[int, int] = {}
    for match in _WITHIN.finditer(passage.text):
        ordinal = ordinal_of(match[0])
        if ordinal is None:
            continue
        before, here = last.get(ordinal.level, 0), ordinal.number
        if before and (here == before or here > before + 1):
            place = replace(ordinal, start=match.start(), end=match.end())
            yield _fault(passage, place, before + 1)
        last[ordinal.level] = here if before or here == 1 else 0


def _before_a_figure(text: str, last: int) -> Ordinal | None:
    """Return the number of an item that begins with a figure, 2.2024年; ``last`` is the one before.

    It can be told from a decimal fraction only where it counts on, or by the year behind it.
    """
    found = _BEFORE_FIGURE.match(text)
    if found is None or int(found["number"]) != last + 1 or not (last or found["year"]):
        return None
    return Ordinal(
        level=_DOTTED, number=last + 1, start=found.start("number"), end=found.start("rest")
    )


def _fault(passage: Passage, ordinal: Ordinal, expected: int) -> Fault:
    right = written(expected, ordinal.level)
    found = written(ordinal.number, ordinal.level)
    return Fault(
        passage=passage,
        start=ordinal.start,
        end=ordinal.end,
        message=Text(
            f"序号不连续：这里应当是“{right}”，现在是“{found}”",
            f"the numbering breaks: {right} is expected here, not {found}",
        ),
        hint=Text("查一查是漏了一条，还是序号写错", "an item may be missing, or the number wrong"),
    )


RULE = Rule(
    code="X301",
    severity=Severity.WARNING,
    name=Text("序号不连续", "Numbering breaks"),
    clause="GB/T 9704—2012 7.3.3",
    check=in_each_manuscript(_check),
)
