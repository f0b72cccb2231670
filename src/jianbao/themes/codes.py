"""What may be said of a theme: codes T001 to T005, T010."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NO_SUCH_THEME = error(
    "T001",
    Text("没有名为“{name}”的版式", "there is no theme called “{name}”"),
    Text("可用的版式：{known}", "available themes: {known}"),
    why=Text("版式在 styles 文件夹里，一个文件夹一种", "themes are folders below styles"),
)
CIRCLE = error("T002", Text("版式之间循环引用", "themes extend one another in a circle"))
UNKNOWN_OPTION = error(
    "T003",
    Text("版式“{name}”没有选项“{key}”", "the theme “{name}” has no option “{key}”"),
    Text("可用的选项：{known}", "options: {known}"),
)
UNFIT_OPTION = error(
    "T004",
    Text(
        "选项“{key}”的值“{value}”不合要求，应为{expected}",
        "the option “{key}” cannot be “{value}”; expected {expected}",
    ),
    Text("{doc}", "{doc}"),
)
UNREADABLE = error(
    "T005", Text("版式文件不能读取：{reason}", "the theme's file cannot be read: {reason}")
)
UNFIT_STYLE = error("T010", Text("样式不能用：{fault}", "the style is unfit: {fault}"))
