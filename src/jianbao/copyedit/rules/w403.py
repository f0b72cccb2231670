"""W403: people of the book's list with another title, or named out of order.

The list is the book's own: ``校对: {姓名: {张三: 局长, 李四: 副局长}}``, in order of rank. A title
is compared where one stands right before or behind the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jianbao.copyedit.model import Fault, Found, ProofCopy, Rule
from jianbao.copyedit.patterns import any_of
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_ONE = r"(?:党组书记|党委书记|副?局长|副?主任|副?书记|副?校长|副?股长|副?科长|副?处长|副?区长|副?县长|副?市长|督学|调研员)"
_TITLE = re.compile(_ONE)
_TITLES = re.compile(rf"(?:{_ONE}、?)+")
_BEFORE = re.compile(rf"(?:{_ONE}、?)+$")
_TITLES_AT_MOST = 24
"""Characters before a name in which its titles are looked for."""
_LISTED = re.compile(rf"[、，]?(?:[\u4e00-\u9fff]{{0,12}}{_ONE})?|\s+")
_LISTED_AT_MOST = 20


def _check(copy: ProofCopy) -> Iterator[Found]:
    people = dict(copy.config.check.names)
    if not people:
        return
    rank = {name: number for number, name in enumerate(people)}
    named = any_of(people)
    for prose in copy.texts:
        for passage in prose.passages:
            found = list(named.finditer(passage.text))
            for match in found:
                yield from ((prose, fault) for fault in _titles(passage, match, people[match[0]]))
            for fault in _order(passage, found, rank):
                yield prose, fault


def _titles(passage: Passage, match: re.Match[str], wanted: str) -> Iterator[Fault]:
    start = max(0, match.start() - _TITLES_AT_MOST)
    before = _BEFORE.search(passage.text, start, match.start())
    behind = _TITLES.match(passage.text, match.end())
    right = set(_TITLE.findall(wanted))
    for found in filter(None, (before, behind) if right else ()):
        for title in _TITLE.finditer(passage.text, found.start(), found.end()):
            if title[0] not in right:
                yield Fault(
                    passage=passage,
                    start=title.start(),
                    end=title.end(),
                    message=Text(
                        f"{match[0]}的职务是“{wanted}”，这里写作“{title[0]}”",
                        f"{match[0]} is {wanted}, not {title[0]}",
                    ),
                )


def _order(passage: Passage, found: list[re.Match[str]], rank: dict[str, int]) -> Iterator[Fault]:
    """Yield who is named in a list behind somebody of lower rank."""
    for earlier, later in pairwise(found):
        start, end = earlier.end(), later.start()
        listed = end - start <= _LISTED_AT_MOST and _LISTED.fullmatch(passage.text, start, end)
        if listed and rank[later[0]] < rank[earlier[0]]:
            yield Fault(
                passage=passage,
                start=later.start(),
                end=later.end(),
                message=Text(
                    f"{later[0]}应当排在{earlier[0]}前面", f"{later[0]} goes before {earlier[0]}"
                ),
            )


RULE = Rule(
    code="W403",
    severity=Severity.WARNING,
    name=Text("姓名、职务与排序", "Names, titles and order"),
    check=_check,
)
