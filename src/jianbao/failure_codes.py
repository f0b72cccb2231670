"""What may be said of work that went wrong in a way nobody foresaw: codes B005 and B006."""

from __future__ import annotations

from typing import Final

from jianbao.diagnostics import Text, error

DEBUG: Final = "JIANBAO_DEBUG"
"""Set to anything: failures are shown in full instead."""
TOO_MUCH = error(
    "B005",
    Text("处理这里用的{resource}太多，已停下", "this took too much {resource} and was stopped"),
    Text(
        "内容如果没有问题，可以设 {variable} 放宽",
        "if nothing is wrong with it, set {variable} to allow for more",
    ),
)
UNFORESEEN = error(
    "B006",
    Text("处理到这里时程序出错（{reason}）", "the program failed here ({reason})"),
    Text(
        f"请看这里写得有没有特别之处；设 {DEBUG}=1 再运行可看到详情",
        f"see whether anything is odd here; set {DEBUG}=1 for details",
    ),
)
