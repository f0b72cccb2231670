"""P117: a paragraph that ends without a mark.

A sentence ends with 。？ or ！ (GB/T 15834-2011 4.1.3). Short lines, lines of names and figures and
what stands before a list or a table are no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.copyedit.patterns import HAN
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import ATOM, Passage, PassageKind, Prose

_LEAST = 20
"""Characters from which a paragraph is taken for sentences, if one has ended in it already."""
_LONG = 40
"""Characters from which it is taken for one in any case: shorter ones may be headlines."""
_NO_SENTENCE = re.compile(
    rf"[\u3000\t{ATOM}]|^（.*）$|^(?:附件?|联系人|电话|地址|时间|地点|来源)[：:]"
)
_OF_NAMES = re.compile(r"：[^：，。；]*+$")
"""The end of a line that is no sentence if no 。 stands before it: 参加人员：张三、李四."""
_ENDS_OPEN = re.compile(rf"(?:{HAN}|[0-9A-Za-z%％》”’）])$")
_ENDED_INSIDE = re.compile(r"[。！？…][”’）》]+$|[。！？…][”’]?（[^（）]*+）$")
"""The sentence ends within the marks, or a remark stands behind its end (GB/T 15834-2011 B.2.2)."""
_ENDED_BEFORE = re.compile("[。！？；]")


def _check(prose: Prose) -> Iterator[Fault]:
    for number, passage in enumerate(prose.passages):
        text = passage.text.rstrip()
        if (
            passage.kind is PassageKind.PARAGRAPH
            and len(text) >= (_LEAST if _ENDED_BEFORE.search(text) else _LONG)
            and "，" in text
            and _ENDS_OPEN.search(text)
            and not _ENDED_INSIDE.search(text)
            and not _NO_SENTENCE.search(text)
            and ("。" in text or not _OF_NAMES.search(text))
            and not _introduces(prose, number)
        ):
            yield _fault(passage, len(text))


def _introduces(prose: Prose, number: int) -> bool:
    following = prose.passages[number + 1 : number + 2]
    return bool(following) and following[0].kind in {
        PassageKind.ITEM,
        PassageKind.CELL,
        PassageKind.QUOTATION,
    }


def _fault(passage: Passage, end: int) -> Fault:
    return Fault(
        passage=passage,
        start=end - 1,
        end=end,
        message=Text("这一段末尾没有句号", "this paragraph ends without a full stop"),
    )


RULE = Rule(
    code="P117",
    severity=Severity.WARNING,
    name=Text("段末没有句末点号", "A paragraph without an end"),
    clause="GB/T 15834—2011 4.1.3",
    check=in_each_manuscript(_check),
)
