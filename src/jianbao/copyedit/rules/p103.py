"""P103: half-width brackets around Chinese text.

The round brackets of Chinese text are （） (GB/T 15834-2011 4.9.2). A pair is one of Chinese text if
one of the two is, if there is a Chinese character in it, or if it is a figure that stands beside
Chinese text or within such a pair: (1)、(2)、(3) are decided as one. An English sentence with
Chinese words in brackets keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_HALF = re.compile("[()]")
_MARK = re.compile(rf"(?P<opening>[(（])|(?P<closing>[)）])|(?P<end>\n)|(?P<han>{HAN})")
_PAIR = re.compile(r"[(（][^()（）\n]*+[)）]")
_WORD = re.compile("[a-z]{2}")
_HAN = re.compile(HAN)
_FIGURE = re.compile(
    rf"(?:(?<={HAN})|(?<=[，。；：、！？（《“”》）…,;:])|(?<=[，。；：、！？] )|^)"
    r"\([0-9.%/ -]*\)(?![0-9A-Za-z=+*/^<>-])"
)
_INSIDE = re.compile(r"\([0-9.%/ -]*\)")


def _check(passage: Passage) -> Iterator[Fault]:
    text = passage.text
    if _HALF.search(text) and (not _WORD.search(text) or _HAN.search(_PAIR.sub("", text))):
        for start, end in _chinese_pairs(text):
            if (text[start], text[end - 1]) == ("（", "）"):
                continue
            yield _fault(passage, start, end)


def _chinese_pairs(text: str) -> list[tuple[int, int]]:
    """Return the pairs of Chinese text, outer and inner ones, in order."""
    has_han = _HAN.search(text) is not None
    open_at: list[tuple[int, int]] = []
    pairs: list[tuple[int, int, bool]] = []
    han = 0
    for match in _MARK.finditer(text):
        if match["han"]:
            han += 1
        elif match["end"]:
            open_at.clear()
        elif match["opening"]:
            open_at.append((match.start(), han))
        elif open_at:
            start, before = open_at.pop()
            wide = text[start] == "（" or match[0] == "）"
            chinese = wide or han > before or (has_han and _FIGURE.match(text, start) is not None)
            pairs.append((start, match.end(), chinese))
    found = []
    inside = 0
    for start, end, chinese in sorted(pairs):
        if chinese or (end < inside and _INSIDE.fullmatch(text, start, end)):
            found.append((start, end))
            inside = max(inside, end)
    return found


def _fault(passage: Passage, start: int, end: int) -> Fault:
    ends = (Edit(start, start + 1, "（"), Edit(end - 1, end, "）"))
    return Fault(
        passage=passage,
        start=start,
        end=end,
        message=Text(
            "中文里用了半角括号，应当用“（）”", "half-width brackets in Chinese text: use （）"
        ),
        edits=tuple(edit for edit in ends if passage.text[edit.start] != edit.text),
        safe=True,
    )


RULE = Rule(
    code="P103",
    severity=Severity.WARNING,
    name=Text("半角括号", "Half-width brackets"),
    clause="GB/T 15834—2011 4.9.2",
    check=in_each_passage(_check),
)
