"""What may be said of styles, templates and embedded faces: codes T006 to T009 and F009 to F011."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Severity, Text, error, warning

_CHOOSE_ANOTHER = Text(
    "在 book.yaml 的“字体”下换一种准许嵌入的，如思源宋体、霞鹜文楷",
    "name a face under fonts that may be embedded, such as Noto Serif CJK SC or LXGW WenKai",
)
FORBIDDEN = warning(
    "F009",
    Text(
        "“{family}”的许可不准嵌入电子书，手机用自己的字体代替",
        "the licence of “{family}” forbids embedding; phones set the text in a face of their own",
    ),
    _CHOOSE_ANOTHER,
)
FORBIDDEN_AND_LACKING = FORBIDDEN.also(
    Text(
        "“{family}”的许可不准嵌入电子书，“{characters}”在手机上可能缺字",
        "the licence of “{family}” forbids embedding; a phone may lack “{characters}”",
    ),
    _CHOOSE_ANOTHER,
)
FORBIDDEN_AND_REPLACED = replace(
    FORBIDDEN,
    severity=Severity.NOTICE,
    message=Text(
        "“{family}”的许可不准嵌入电子书，“{characters}”用“{others}”嵌入",
        "the licence of “{family}” forbids embedding; “{others}” is embedded for “{characters}”",
    ),
)
EMBEDDED_WHOLE = warning(
    "F010",
    Text(
        "“{family}”的许可只准整个嵌入，电子书因此大了 {megabytes:.1f} MB",
        "“{family}” may be embedded only whole: {megabytes:.1f} MB more in the e-book",
    ),
    _CHOOSE_ANOTHER,
)
UNREADABLE_FACE = warning(
    "F011",
    Text(
        "读不出“{family}”的字体文件 {name}，没有嵌入",
        "the file {name} of “{family}” cannot be read; it is not embedded",
    ),
    Text("重新安装这种字体", "install the face again"),
)
UNKNOWN_PROPERTY = error(
    "T006",
    Text("样式里的 --{name} 没有定义", "the style sheet uses --{name}, which nothing defines"),
)
TEMPLATE_FAILED = error("T007", Text("模板出错：{reason}", "the template failed: {reason}"))
MALFORMED = error(
    "T008",
    Text("模板生成的网页不合 XML 语法：{msg}", "the template's result is not well-formed: {msg}"),
    Text(
        "标签要成对（<br/>），字符写成 &#160; 而不是 &nbsp;",
        "close every tag (<br/>) and write &#160; instead of &nbsp;",
    ),
)
NO_SUCH_FILE = error(
    "T009",
    Text(
        "样式引用的文件“{address}”不在版式文件夹里",
        "the style sheet names “{address}”, which is not in the theme's folder",
    ),
    Text(
        "把文件放进 styles/ 下这个版式的文件夹；不能引用网上的文件",
        "put the file into the theme's folder; nothing is fetched from the network",
    ),
)
