"""W411: a name or a unit that public law has in another form: 广西省, 50平米, 3KG.

And what the office's own table of wording has (book.yaml's 提法). Each entry has its source and
the date from which it holds. Units are told behind a figure only, and names not where years before
the change, or the change itself, are spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jianbao.copyedit.model import Found, ProofCopy, Rule, Wording
from jianbao.copyedit.wording import improper, improper_in, public_beside
from jianbao.diagnostics import Severity, Text

_SYMBOL: Final = re.compile(r"(?<=\d)(?:KG|Kg|KM|Km|CM|Cm|MM)(?![A-Za-z\d])")


def _check(copy: ProofCopy) -> Iterator[Found]:
    yield from improper_in(copy, (*copy.wording, *public_beside(copy, by_law=True)))
    for prose in copy.texts:
        for passage in prose.chinese:
            for match in _SYMBOL.finditer(passage.text):
                symbol = Wording(
                    written=match[0], right=match[0].lower(), source="GB 3100—1993 附录A"
                )
                yield prose, improper(passage, match.start(), symbol)


RULE = Rule(
    code="W411",
    severity=Severity.WARNING,
    name=Text(
        "法定的名称和计量单位，本单位的提法表", "Names and units by law, the office's own list"
    ),
    clause="GB 3100—1993",
    mainland=True,
    check=_check,
)
