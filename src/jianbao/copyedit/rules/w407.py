"""W407: a form of a word beside which another is recommended: 成份, 帐户, 其它.

The forms are those of the table of variant forms (GF 1001-2001) that official prose meets, 账 for
money throughout, and 其他 for both people and things. Statutes of earlier years have the other
ones, so that a quotation keeps them: a notice, and nothing is changed unasked.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from jianbao.copyedit.lexicon import is_across
from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import any_of, fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_LIST: Final = files("jianbao.copyedit") / "wordlists" / "variants.txt"
_RECOMMENDED: Final = dict(line.split() for line in _LIST.read_text("utf-8").splitlines())
_VARIANT = any_of(_RECOMMENDED)


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _VARIANT.finditer(passage.text):
        if not is_across(passage.text, *match.span()):
            right = _RECOMMENDED[match[0]]
            message = Text(f"“{match[0]}”宜写作“{right}”", f"{right} is recommended for {match[0]}")
            yield fault(passage, match.span(), message, right=right)


RULE = Rule(
    code="W407",
    severity=Severity.NOTICE,
    name=Text("推荐的词形", "Recommended forms of words"),
    clause="GF 1001—2001",
    mainland=True,
    check=in_each_passage(_check),
)
