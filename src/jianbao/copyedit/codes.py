"""What may be said of the settings of proof-reading; each rule brings its own code."""

from __future__ import annotations

from jianbao.diagnostics import Text, warning

UNKNOWN_RULE = warning(
    "B002",
    Text("没有编号为“{written}”的校对规则", "no rule has the code {written!r}"),
    Text("jianbao explain P 列出标点的规则", "jianbao explain P lists the rules of marks"),
    why=Text(
        "“停用”“级别”里的代码写错了，就谁也不停，谁也不改",
        "a code that no rule has switches nothing off and changes nothing",
    ),
)
UNKNOWN_DATE = warning(
    "B011",
    Text("提法表的日期“{written}”读不懂，只当作文字", "the date {written!r} cannot be read"),
    Text("写成 2024年3月1日、2024-03-01、2024年3月 或 2024年", "as 2024-03-01, 2024-03 or 2024"),
    why=Text(
        "有日期，说更早年份的话才放过；读不懂就句句都报",
        "sentences of earlier years pass only where the date is known",
    ),
)
UNKNOWN_CONTEXT = warning(
    "B012",
    Text(
        "提法表的语境“{written}”不认得，没有用上",
        "the context {written!r} is unknown, and was not used",
    ),
    Text("只能写“数字后”，或空着", "it is “数字后”, behind a figure, or empty"),
    why=Text("语境写错了，这一条就处处都报", "with a wrong context the entry is told everywhere"),
)
