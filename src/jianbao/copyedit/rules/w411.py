"""W411: a name or a unit that public law has in another form: 广西省, 50平米.

Each entry of the list has its source and the date from which it holds. Units are told behind a
figure only, and names of provinces not where years before the change are spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_LIST: Final = files("jianbao.copyedit") / "wordlists" / "official.txt"
_ENTRIES: Final = {
    fields[0]: fields[1:]
    for fields in (line.split("\t") for line in _LIST.read_text("utf-8").splitlines())
}
_UNIT = re.compile(r"[\d万亿百千十多余个]$")
_OLD = re.compile(r"19[0-5]\d年|[一二三四五]十年代|民国|原|旧")
_NEAR = 30
_WRITTEN = re.compile(
    "|".join(sorted(_ENTRIES, key=len, reverse=True))
    + r"|(?<=\d)(?P<symbol>KG|Kg|KM|Km|CM|Cm|MM)(?![A-Za-z\d])"
)
_SYMBOLS: Final = "GB 3100—1993 附录A"


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _WRITTEN.finditer(passage.text):
        written, at = match[0], match.start()
        if match["symbol"]:
            right, source = written.lower(), _SYMBOLS
        else:
            right, title, since = _ENTRIES[written]
            source = f"{title}（{since}）"
            is_name = written.endswith("省")
            before = passage.text[max(0, at - _NEAR) : at]
            if bool(_OLD.search(before)) if is_name else not _UNIT.search(before):
                continue
        message = Text(f"“{written}”应当写作“{right}”：{source}", f"write {right}: {source}")
        yield fault(passage, match.span(), message, right=right)


RULE = Rule(
    code="W411",
    severity=Severity.WARNING,
    name=Text("法定的名称和计量单位", "Names and units by law"),
    clause="GB 3100—1993",
    mainland=True,
    check=in_each_passage(_check),
)
