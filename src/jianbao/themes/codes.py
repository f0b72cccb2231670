"""What may be said of a theme: codes T001 to T005, T010."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NO_SUCH_THEME = error(
    "T001",
    Text("没有名为“{name}”的版式", "there is no theme called “{name}”"),
    Text("可用的版式：{known}", "available themes: {known}"),
    why=Text("版式在 styles 文件夹里，一个文件夹一种", "themes are folders below styles"),
)
CIRCLE = error(
    "T002",
    Text("版式之间循环引用", "themes extend one another in a circle"),
    why=Text(
        "甲版式以乙为底、乙又以甲为底，就没有底了；改 theme.yaml 的 extends",
        "two themes that extend each other have no base; mend extends in theme.yaml",
    ),
)
UNKNOWN_OPTION = error(
    "T003",
    Text("版式“{name}”没有选项“{key}”", "the theme “{name}” has no option “{key}”"),
    Text("可用的选项：{known}", "options: {known}"),
    why=Text(
        "选项写错了就不起作用，成品不是想要的样子", "an option that is not there has no effect"
    ),
)
UNFIT_OPTION = error(
    "T004",
    Text(
        "选项“{key}”的值“{value}”不合要求，应为{expected}",
        "the option “{key}” cannot be “{value}”; expected {expected}",
    ),
    Text("{doc}", "{doc}"),
    why=Text(
        "值由版式检查，印出来才不会出怪样子", "values are checked, so that nothing odd is printed"
    ),
)
UNREADABLE = error(
    "T005",
    Text("版式文件不能读取：{reason}", "the theme's file cannot be read: {reason}"),
    why=Text(
        "theme.yaml 缺了或写坏了；自己的版式可以对照 styles/ 里的",
        "theme.yaml is missing or malformed; compare those in styles/",
    ),
)
UNFIT_STYLE = error(
    "T010",
    Text("样式不能用：{fault}", "the style is unfit: {fault}"),
    why=Text(
        "样式只能用版式和书文件夹里的文件，不能取网上的",
        "style sheets may use files of the theme and the book, and nothing from the network",
    ),
)
