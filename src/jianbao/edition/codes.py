"""What may be said of styles, templates and embedded faces: codes T006 to T014 and F009 to F011."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Severity, Text, error, notice, warning

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
    why=Text(
        "字体文件里写着许可（OS/2 表的 fsType）。电子书要把字体带在里面，不准嵌入的带了就是侵权",
        "the face itself says so (fsType in its OS/2 table), and an e-book would carry it along",
    ),
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
    why=Text(
        "许可不准只取用到的字，整个字体便有几兆到几十兆，下载和打开都慢",
        "the licence forbids taking only what is used, and a whole face makes the book slow",
    ),
)
UNREADABLE_FACE = warning(
    "F011",
    Text(
        "读不出“{family}”的字体文件 {name}，没有嵌入",
        "the file {name} of “{family}” cannot be read; it is not embedded",
    ),
    Text("重新安装这种字体", "install the face again"),
    why=Text(
        "没有嵌入，手机就用自己的字体显示这些字，缺的字会成方框",
        "not embedded, its characters are shown by the phone's own faces, or as boxes",
    ),
)
UNKNOWN_PROPERTY = error(
    "T006",
    Text("样式里的 --{name} 没有定义", "the style sheet uses --{name}, which nothing defines"),
    why=Text(
        "没有定义的变量让整条样式失效，版面会悄悄变样",
        "an undefined property voids the whole rule, and the page changes unseen",
    ),
)
TEMPLATE_FAILED = error(
    "T007",
    Text("模板出错：{reason}", "the template failed: {reason}"),
    why=Text(
        "模板在受限的环境里运行，只能用手册里列出的变量和写法",
        "templates run in a sandbox, with the variables that the manual lists",
    ),
)
MALFORMED = error(
    "T008",
    Text("模板生成的网页不合 XML 语法：{msg}", "the template's result is not well-formed: {msg}"),
    Text(
        "标签要成对（<br/>），字符写成 &#160; 而不是 &nbsp;",
        "close every tag (<br/>) and write &#160; instead of &nbsp;",
    ),
    why=Text(
        "电子书里的每一页都要合乎 XML，差一个标签就打不开",
        "each page of an e-book has to be XML: one tag amiss and it does not open",
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
    why=Text(
        "生成时不上网，也不读别处的文件",
        "nothing is fetched while building, and no file from elsewhere is read",
    ),
)
WIDE_TABLE = warning(
    "T012",
    Text(
        "这张表有{columns}栏，太宽：字号缩到 {size:.1f} 磅，有的栏目名称要拆开",
        "this table of {columns} columns is too wide: its type is {size:.1f} pt, labels are broken",
    ),
    Text(
        "用“::: 横表”把它横排成页，或者分成几张表",
        "turn it across the page with ::: landscape, or make several tables of it",
    ),
    why=Text("栏太多，每栏就窄到放不下一个词", "with so many columns none can hold a word"),
)
WIDE_TURNED_TABLE = WIDE_TABLE.also(
    WIDE_TABLE.message, Text("分成几张表", "make several tables of it")
)
PARTED_TABLE = WIDE_TABLE.also(
    Text(
        "这张表有{columns}栏，一页放不下，分成{parts}张排，每张重复前面的栏",
        "this table of {columns} columns is wider than the page: it is set as {parts} tables, each "
        "with the first column",
    ),
    Text("看一看分的地方合不合适", "see whether it is parted where you would"),
)
UNPRINTED = notice(
    "T013",
    Text("“{name}”在这个版式里没有印出：{value}", "{name} is not printed by this theme: {value}"),
    Text("换一个版式，或删去这一项", "choose another theme, or take it out"),
    why=Text(
        "各种版式有各自的位置，没有位置的内容不会印出",
        "each theme has places of its own; what has none is not printed",
    ),
)
UNFIT_PICTURE = warning(
    "T014",
    Text(
        "这张图没能改成适合手机的大小和颜色，原样放进去了：{reason}",
        "this picture could not be fitted to screens and goes in as it is: {reason}",
    ),
    Text("用画图软件打开，另存一份再用", "open it in an image program, save it anew and use that"),
    why=Text(
        "图片太大，手机上打开慢，微信也发不出去",
        "a picture that is too large opens slowly on phones and is too heavy to send",
    ),
)
