"""P104: straight quotation marks around Chinese text.

The quotation marks of Chinese text are “” and, within them, ‘’ (GB/T 15834-2011 4.8.2), in
traditional books 「」 and 『』. Straight ones say not whether they open or close; double ones are put
right unasked where they come in pairs without doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Found, ProofCopy, Rule
from jianbao.copyedit.patterns import HAN
from jianbao.copyedit.settings import is_traditional
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_DOUBLE = re.compile(r"\"[^\"\n]*+\"")
_SINGLE = re.compile(r"(?<![0-9A-Za-z])'[^'\"\n]*+'(?![A-Za-z])")
_HAN = re.compile(HAN)
_INCHES = re.compile(r"[0-9]\"")


def _check(copy: ProofCopy) -> Iterator[Found]:
    marks = "「」『』" if is_traditional(copy.config) else "“”‘’"
    for prose in copy.texts:
        for passage in prose.chinese:
            if '"' in passage.text or "'" in passage.text:
                for fault in _faults(passage, marks):
                    yield prose, fault


def _faults(passage: Passage, marks: str) -> Iterator[Fault]:
    text = passage.text
    certain = text.count('"') % 2 == 0 and not re.search("[“”「」]", text)
    certain = certain and not _INCHES.search(text)
    for pattern, right in ((_DOUBLE, marks[:2]), (_SINGLE, marks[2:])):
        for match in pattern.finditer(text):
            if not _HAN.search(match[0]):
                continue
            start, end = match.span()
            yield Fault(
                passage=passage,
                start=start,
                end=end,
                message=Text(
                    f"中文里用了直引号，应当用{right}",
                    f"straight quotation marks in Chinese text: use {right}",
                ),
                edits=(Edit(start, start + 1, right[0]), Edit(end - 1, end, right[1])),
                safe=certain and pattern is _DOUBLE,
            )


RULE = Rule(
    code="P104",
    severity=Severity.WARNING,
    name=Text("直引号", "Straight quotation marks"),
    clause="GB/T 15834—2011 4.8.2",
    check=_check,
)
