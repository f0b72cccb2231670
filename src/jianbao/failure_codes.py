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
    why=Text(
        "正常的稿件用不到这么多；多半是一处写坏了（如成千上万层嵌套），也防恶意文件拖住电脑",
        "no ordinary text needs so much: something is malformed (thousands of levels), or made to keep a machine busy",
    ),
)
UNFORESEEN = error(
    "B006",
    Text("处理到这里时程序出错（{reason}）", "the program failed here ({reason})"),
    Text(
        f"请看这里写得有没有特别之处；设 {DEBUG}=1 再运行可看到详情",
        f"see whether anything is odd here; set {DEBUG}=1 for details",
    ),
    why=Text(
        "这是程序的毛病，不是您的错；原有的文件没有改动。把这一处改一种写法往往就能过去",
        "a fault of the program, not of yours, and no file was changed; writing the place in another way mostly helps",
    ),
)
NOT_RUN = error(
    "B014",
    Text("没有做成：{reason}", "not done: {reason}"),
    why=Text(
        "这一次没有运行：命令行写得不对，说到的文件没有，缺系统库，或者中途取消了",
        "nothing was run: a fault of the command line, a file that is not there, a missing library, or it was cancelled",
    ),
)
"""What a command says on a line of its own where JSON is asked for."""
