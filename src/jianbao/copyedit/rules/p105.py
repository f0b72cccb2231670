"""P105: a quotation mark or bracket without its partner.

Marks that come in pairs are closed in the passage in which they open (GB/T 15834-2011 4.8.2, 4.9.2,
4.15.2). A quotation of several paragraphs opens each of them and closes only the last (4.8.3.5); one that a
colon introduces may open only the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.copyedit.quotation_marks import quoting
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose

_PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_MARK = re.compile(f"[{''.join(_PAIRS)}{''.join(_OPENING)}]")
# Numbers such as 1） and a） are half of a pair by custom; ’ is an apostrophe too.
_LIST_NUMBER = re.compile(
    r"(?:^|[，。；：、\s])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|第?[①-⑳])$"
)
_LIST_NUMBER_AT_MOST = 5
_HALF = re.compile(r"（[^()（）\n]*\)|\([^()（）\n]*）")
"""A pair of which one bracket is half-width: P103 speaks of it."""
_INTRODUCED = re.compile(r"[：:为]\s*$")
_PARAGRAPHS_AT_MOST = 60
_WHOLE = frozenset({PassageKind.PARAGRAPH, PassageKind.QUOTATION})


@dataclass(slots=True)
class _Reading:
    """The marks of a passage that are open, each with its place."""

    text: str
    open: list[tuple[str, int]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    """How many marks of each kind are open."""
    faults: list[int] = field(default_factory=list)

    def take(self, mark: str, at: int) -> None:
        if mark in _PAIRS:
            self.open.append((mark, at))
            self.kinds[mark] += 1
        elif self.kinds[_OPENING[mark]]:
            self._close(_OPENING[mark])
        elif not (self._is_apostrophe(mark, at) or self._is_list_number(mark, at)):
            self.faults.append(at)

    def _close(self, opening: str) -> None:
        """Close the last ``opening``; what has opened behind it stays without a partner."""
        while True:
            mark, at = self.open.pop()
            self.kinds[mark] -= 1
            if mark == opening:
                return
            self.faults.append(at)

    def _is_apostrophe(self, mark: str, at: int) -> bool:
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        return mark == "’" and (before.isascii() or after.isdecimal())

    def _is_list_number(self, mark: str, at: int) -> bool:
        start = max(0, at - _LIST_NUMBER_AT_MOST)
        return mark == "）" and bool(_LIST_NUMBER.search(self.text, start, at))


def _check(prose: Prose) -> Iterator[Fault]:
    quoted = False
    quotations = _Quotations()
    for number, passage in enumerate(prose.passages):
        reading = _Reading(passage.text)
        if quoted and not passage.text.startswith("“"):
            reading.take("“", -1)
        for at, mark in _marks(passage.text):
            reading.take(mark, at)
        quoted = [mark for mark, _ in reading.open] == ["“"] and _goes_on(prose, number)
        left = [] if quoted else [place for _, place in reading.open]
        faults = [_fault(passage, at) for at in sorted({*reading.faults, *left} - {-1})]
        before = prose.passages[number - 1].text if number else ""
        yield from quotations.take(faults, before)
    yield from quotations.open


@dataclass(slots=True)
class _Quotations:
    """Quotations of several paragraphs that only the last one closes, and only the first opens.

    So a decision that amends another quotes what it puts in: 将第五条修改为：“…
    """

    open: list[Fault] = field(default_factory=list)
    """The mark that has opened one, as a fault; none or one."""
    paragraphs: int = 0

    def take(self, faults: list[Fault], before: str) -> Iterator[Fault]:
        """Yield those of a passage's ``faults`` that are some; ``before`` is the passage before."""
        self.paragraphs += 1
        lone = faults[0] if len(faults) == 1 else None
        mark = lone.passage.text[lone.start] if lone else ""
        if lone and mark == "”" and self.open:
            self.open.clear()
            return
        if faults or self.paragraphs > _PARAGRAPHS_AT_MOST:
            yield from self.open
            self.open.clear()
        if lone and mark == "“" and _INTRODUCED.search(lone.passage.text[: lone.start] or before):
            self.open.append(lone)
            self.paragraphs = 0
        else:
            yield from faults


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each mark of which no other rule says that it is the wrong one."""
    found = [(match.start(), match[0]) for match in _MARK.finditer(text)]
    if not found:
        return
    half = {match.start() for match in _HALF.finditer(text)}
    half |= {match.end() - 1 for match in _HALF.finditer(text)}
    turned = bool(quoting(text).turned)
    for at, mark in found:
        if at not in half and not (turned and mark in "“”"):
            yield at, mark


def _goes_on(prose: Prose, number: int) -> bool:
    """Whether the quotation at the end of a passage may be that with which the next one begins."""
    passage, following = prose.passages[number], prose.passages[number + 1 : number + 2]
    return (
        passage.kind in _WHOLE
        and bool(following)
        and following[0].kind is passage.kind
        and following[0].text.startswith("“")
    )


def _fault(passage: Passage, at: int) -> Fault:
    mark = passage.text[at]
    partner = _PAIRS.get(mark) or _OPENING[mark]
    return Fault(
        passage=passage,
        start=at,
        end=at + 1,
        message=Text(
            f"“{mark}”没有配对的“{partner}”"
            if mark not in "“”"
            else f"引号{mark}没有配对的{partner}",
            f"{mark} has no {partner}",
        ),
    )


RULE = Rule(
    code="P105",
    severity=Severity.WARNING,
    name=Text("引号、括号不成对", "Unpaired marks"),
    clause="GB/T 15834—2011 4.8.2、4.8.3.5、4.9.2、4.15.2",
    check=in_each_manuscript(_check),
)
