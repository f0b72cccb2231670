"""What mending puts right, as it is told in the report: codes N501 to N516."""

from __future__ import annotations

from jianbao.diagnostics import Text, notice

INDENTS = notice(
    "N501",
    Text("去掉段首段尾的空格", "spaces at its edges dropped"),
    why=Text(
        "段首空两字由版式排，手打的空格会多空",
        "the theme indents paragraphs; typed spaces would come on top",
    ),
)
UNSEEN = notice(
    "N502",
    Text("去掉看不见的字符", "invisible characters dropped"),
    why=Text(
        "零宽字符等从网页复制而来，会断词、搜不到",
        "zero-width characters come from web pages and hide words from searches",
    ),
)
WIDTHS = notice(
    "N503",
    Text("全角数字、字母改半角", "full-width digits and letters made half-width"),
    why=Text(
        "GB/T 15835 等：横排文字里的数字、字母用半角",
        "digits and letters are half as wide as characters in horizontal text (GB/T 15835)",
    ),
)
ELLIPSES = notice(
    "N504",
    Text("省略号写成……", "an ellipsis of full stops"),
    why=Text(
        "省略号是六个连点，占两格（GB/T 15834—2011 4.11、5.1）",
        "an ellipsis has six dots in two squares (GB/T 15834-2011 4.11 and 5.1)",
    ),
)
DASHES = notice(
    "N505",
    Text("破折号写成——", "a dash of hyphens"),
    why=Text(
        "破折号占两格，中间不断开（GB/T 15834—2011 4.10、5.1）",
        "a dash takes two squares without a gap (GB/T 15834-2011 4.10 and 5.1)",
    ),
)
MARKS = notice(
    "N506",
    Text("半角标点改全角", "half-width marks made full-width"),
    why=Text(
        "GB/T 15834—2011：汉语句子用全角标点",
        "Chinese sentences have full-width marks (GB/T 15834-2011)",
    ),
)
BRACKETS = notice(
    "N507",
    Text("半角括号改全角", "half-width parentheses made full-width"),
    why=Text(
        "GB/T 15834—2011：汉语句子用全角括号",
        "Chinese sentences have full-width brackets (GB/T 15834-2011)",
    ),
)
QUOTES = notice(
    "N508",
    Text("直引号改弯引号", "straight quotes made curly"),
    why=Text(
        "中文用弯引号，里层用单引号（GB/T 15834—2011 4.8.2）",
        "Chinese has curved marks, single ones inside (GB/T 15834-2011 4.8.2)",
    ),
)
SPACES = notice(
    "N509",
    Text("去掉汉字与西文、数字、标点之间的空格", "spaces beside Han and marks dropped"),
    why=Text(
        "汉字与西文之间的空由排版自动留，手打的会多空",
        "the space between Chinese and Latin is set by composition; typed ones would come on top",
    ),
)
STRAY_SPACES = notice(
    "N510",
    Text("去掉句子中间的空格", "spaces inside a sentence dropped"),
    why=Text(
        "中文句子里不空格；原稿多半是为了对齐",
        "Chinese sentences have no spaces; these mostly align something",
    ),
)
CLAUSE_SPACES = notice(
    "N511",
    Text("标题分句处空一个全角格", "clauses of a title parted by one full-width space"),
    why=Text(
        "公文标题分行、分句处不用标点，空一格",
        "clauses of a title are set apart by a space, not by marks",
    ),
)
GAPS = notice(
    "N516",
    Text("同一行的几项之间空一个全角格", "values on one line parted by one full-width space"),
    why=Text(
        "用许多空格、制表符隔开的几项，在书里只要隔开就够了",
        "values set apart by many spaces or tabs need one that is wide",
    ),
)
