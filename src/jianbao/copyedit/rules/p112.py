"""P112: a pause mark beside 和, 与, 及, 以及.

The conjunction joins the last item, so that no 、 stands before it; 以及 behind long items takes a
comma (GB/T 15834-2011 4.5.3.1, A.3). 和 and 与 are left alone where they begin a word or a name
(和而不同, 和康镇), where such a phrase goes before in the same row (与祖国同行、与人民同心), and where
the row has two levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.lexicon import lexicon
from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN, fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_BESIDE = re.compile(
    r"、(?P<word>以及|和|与(?=[^，。；：、]{1,6}(?:[，。；：）]|$))|及(?![时早格第物其]))"
)
_NAME = re.compile(rf"和{HAN}{{0,3}}(?:[（(]|[镇县乡村路街山市区寨])")
_SENTENCE = re.compile("[，。；：！？]")
_LONGEST = 4
"""Characters of a word that is looked for."""
_REACH = 40
"""Characters in which the items before are looked for."""


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _BESIDE.finditer(passage.text):
        if not _begins_a_word(passage.text, match.start("word")) and not _in_two_levels(match):
            right = "，以及" if match["word"] == "以及" else match["word"]
            yield fault(passage, match.span(), instead(match[0], right), right=right)


def _begins_a_word(text: str, at: int) -> bool:
    """Whether 和 or 与 at ``at`` is the first character of a word or a name, or 与 a preposition."""
    if text[at] not in "和与":
        return False
    ends = range(at + 2, min(len(text), at + _LONGEST) + 1)
    return _NAME.match(text, at) is not None or any(text[at:end] in lexicon() for end in ends)


def _in_two_levels(match: re.Match[str]) -> bool:
    """Whether the items before are joined by such a word of their own."""
    start = max(0, match.start() - _REACH)
    clause = _SENTENCE.split(match.string[start : match.start()])[-1]
    return any(word in clause for word in "和与及")


RULE = Rule(
    code="P112",
    severity=Severity.NOTICE,
    name=Text("顿号在连词旁", "、 beside a conjunction"),
    clause="GB/T 15834—2011 4.5.3.1、A.3",
    check=in_each_passage(_check),
)
