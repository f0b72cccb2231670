"""B504: two articles under one title."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Found, ProofCopy, Rule
from jianbao.diagnostics import Severity, Text


def _check(copy: ProofCopy) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for prose in copy.proses:
        title = prose.title
        if title is None:
            continue
        text = "".join(title.text.split())
        if text in seen:
            message = Text(f"标题和 {seen[text]} 一样", f"{seen[text]} has the same title")
            yield prose, Fault(passage=title, start=0, end=len(title.text), message=message)
        seen.setdefault(text, prose.file)


RULE = Rule(
    code="B504",
    severity=Severity.WARNING,
    name=Text("标题重复", "Repeated titles"),
    check=_check,
)
