"""What may be said of articles for WeChat: code W012."""

from __future__ import annotations

from jianbao.diagnostics import Text, warning

TITLE_TOO_LONG = warning(
    "W012",
    Text(
        "标题有{count}个字，公众号最多{most}个，后台填不下",
        "the title has {count} characters; WeChat takes {most} at most",
    ),
    Text("在公众号后台另拟一个短的", "think of a shorter one for WeChat"),
    why=Text("公众号的标题框有字数的限制", "WeChat limits how long a title may be"),
)
