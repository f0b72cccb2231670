"""What may be said of the YAML of a file: code C008 in its several ways."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

SYNTAX = error(
    "C008",
    Text("这里的 YAML 写法有误", "YAML syntax: {problem}"),
    Text("请检查冒号、引号、缩进和括号", "check colons, quotation marks, indentation and brackets"),
    why=Text(
        "book.yaml 用 YAML 写：一行一项“名称: 内容”，冒号用半角、后面空一格，靠缩进分层",
        "book.yaml is YAML: “key: value” a line, a space after the colon, levels by indentation",
    ),
)
FULL_WIDTH_COLON = SYNTAX.also(
    Text("这里用了全角冒号“：”", "a full-width colon “：” stands here"),
    Text("请改成半角冒号，后面空一格", "use “:” followed by a space"),
)
SPACE_AFTER_COLON = SYNTAX.also(
    Text("冒号后面缺一个空格", "a space is missing after the colon"),
    Text("请在冒号后面空一格", "put a space after the colon"),
)
INDENTATION = SYNTAX.also(
    Text("这一行的缩进与上下文对不齐", "the indentation does not match the lines around it"),
    Text(
        "同一级的各行请对齐，下一级多空两格；文字换行请加英文双引号",
        "align lines of the same level and indent the next level by two spaces",
    ),
)
TABULATOR = SYNTAX.also(
    Text("这里用了 Tab 键", "a tab stands here"),
    Text("YAML 的缩进只能用空格，请改成空格", "YAML is indented with spaces only; replace it"),
)
TWO_COLONS = SYNTAX.also(
    Text("这一行有两个冒号", "there are two colons in this line"),
    Text(
        "文字里本来有冒号的，请用英文双引号把文字括起来",
        "put the text in double quotes if a colon belongs to it",
    ),
)
UNPAIRED_QUOTE = SYNTAX.also(
    Text("引号没有配对", "this quotation mark is never closed"),
    Text("请在文字末尾补上同样的引号", "put the same mark at the end of the text"),
)
BACKSLASH = SYNTAX.also(
    Text("双引号里的反斜杠“\\”有特殊含义", "a backslash means something inside double quotes"),
    Text("请改用英文单引号，或写成“\\\\”", "use single quotes, or write “\\\\”"),
)
UNPAIRED_BRACKET = SYNTAX.also(
    Text("括号没有配对", "this bracket is never closed, or a comma is missing"),
    Text(
        "请检查方括号、花括号和其中的逗号，都要用半角",
        "check the brackets and the commas between them",
    ),
)
BAD_BEGINNING = SYNTAX.also(
    Text("文字不能以这个符号开头", "a text cannot begin with this character"),
    Text("请用英文双引号把文字括起来", "put the text in double quotes"),
)
BEGINS_WITH_STAR = SYNTAX.also(
    Text("文字不能以“*”开头", "a text cannot begin with “*”"),
    Text("请用英文双引号把文字括起来", "put the text in double quotes"),
)
BEGINS_WITH_AMPERSAND = SYNTAX.also(
    Text("文字不能以“&”开头", "a text cannot begin with “&”"),
    Text("请用英文双引号把文字括起来", "put the text in double quotes"),
)
MISSING_COLON = SYNTAX.also(
    Text("这一行缺少冒号", "a colon is missing in this line"),
    Text(
        "每一行写成“名称: 内容”，冒号用半角，后面空一格",
        "write “key: value” with a space after the colon",
    ),
)
