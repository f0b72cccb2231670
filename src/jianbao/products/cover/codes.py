"""What may be said of the keys of a cover: codes H001 to H003."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

UNKNOWN_PAPER = error(
    "H001",
    Text("不认识纸“{text}”", "unknown paper “{text}”"),
    Text(
        "写克重和名称，如“80g 双胶纸”；认识的有{names}；别的纸写“纸厚”，如 0.1mm",
        "write weight and name, e.g. “80g offset”; for other papers write thickness: 0.1mm",
    ),
)
NO_BOOK_NUMBER = error(
    "H002",
    Text("“{text}”不是书号或刊号", "“{text}” is no ISBN or ISSN"),
    Text("写 ISBN 和 13 位数字", "write ISBN and its 13 digits"),
)
BARS_TOO_SMALL = error(
    "H003",
    Text("条码放到 {found}% 就扫不出来", "bars at {found} % cannot be scanned"),
    Text("写 {least} 到 {most}", "write {least} to {most}"),
)
