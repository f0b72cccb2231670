"""What may be said of articles for WeChat: codes W011 and W012."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, warning

CLASSIFIED = error(
    "W011",
    Text(
        "密级是“{classification}”，不做公众号文章",
        "a paper that is {classification} is not made for WeChat",
    ),
    Text("从“输出”里去掉“公众号”", "take wechat out of the outputs"),
    why=Text(
        "涉密的文件不能上互联网（《保守国家秘密法》）",
        "what is classified must not reach the internet",
    ),
)
TITLE_TOO_LONG = warning(
    "W012",
    Text(
        "标题有{count}个字，公众号最多{most}个，后台填不下",
        "the title has {count} characters; WeChat takes {most} at most",
    ),
    Text("在公众号后台另拟一个短的", "think of a shorter one for WeChat"),
    why=Text("公众号的标题框有字数的限制", "WeChat limits how long a title may be"),
)
