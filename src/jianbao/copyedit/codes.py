"""What may be said of the settings of proof-reading; each rule brings its own code."""

from __future__ import annotations

from jianbao.diagnostics import Text, warning

UNKNOWN_RULE = warning(
    "B002",
    Text("没有编号为“{written}”的校对规则", "no rule has the code {written!r}"),
    Text("jianbao explain P 列出标点的规则", "jianbao explain P lists the rules of marks"),
)
