"""P105: a quotation mark or bracket without its partner.

Marks that come in pairs are closed in the passage in which they open (GB/T 15834-2011 4.8, 4.9,
4.15). A quotation of several paragraphs opens each of them and closes only the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind, Passage, Prose

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
# Numbers such as 1） and a） are half of a pair by custom; ’ is an apostrophe too.
_LIST_NUMBER = re.compile(
    r"(?:^|[，。；：、\s])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|第?[①-⑳])$"
)
_WHOLE = frozenset({Kind.PARAGRAPH, Kind.QUOTATION})


@dataclass(slots=True)
class _Reading:
    """The marks that are open, each with its place in the passage."""

    open: list[tuple[str, int]] = field(default_factory=list)
    faults: list[int] = field(default_factory=list)

    def take(self, character: str, text: str, at: int) -> None:
        if character in _PAIRS:
            self.open.append((character, at))
        elif character in _OPENING:
            self._close(character, text, at)

    def _close(self, character: str, text: str, at: int) -> None:
        kinds = [opening for opening, _ in self.open]
        opening = _OPENING[character]
        if opening in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(opening)
            self.faults += [place for _, place in self.open[last + 1 :]]
            del self.open[last:]
        elif character == "’" and text[at - 1 : at].isascii():
            return
        elif not (character == "）" and _LIST_NUMBER.search(text[:at])):
            self.faults.append(at)


def _check(prose: Prose) -> Iterator[Fault]:
    quoted = False
    for number, passage in enumerate(prose.passages):
        reading = _Reading()
        if quoted and not passage.text.startswith("“"):
            reading.open.append(("“", -1))
        for at, character in enumerate(passage.text):
            reading.take(character, passage.text, at)
        left = [place for _, place in reading.open]
        goes_on = [mark for mark, _ in reading.open] == ["“"] and _goes_on(prose, number)
        if goes_on:
            left = []
        for at in sorted({*reading.faults, *left} - {-1}):
            yield _fault(passage, at)
        quoted = goes_on


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
    clause="GB/T 15834—2011 4.8、4.9、4.15",
    check=in_each_manuscript(_check),
)
