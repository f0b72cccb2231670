"""What may be said of contributions: codes N101 to N899."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NOT_ACCEPTED = error(
    "N803",
    Text(
        "有 {count} 处提议要您点头，还没有写进书里",
        "{count} proposal(s) wait to be accepted; nothing was written",
    ),
    Text(
        "在终端里运行，会逐一询问；或加 --yes 全部采纳",
        "run it on a terminal to be asked, or add --yes to take them all",
    ),
)
