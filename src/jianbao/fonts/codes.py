"""What may be said of the faces of a book: codes F001 to F008."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

NO_FONTCONFIG = error(
    "F001",
    Text(
        "找不到 fontconfig 的 fc-list 命令，不知道电脑里装了哪些字体",
        "fontconfig's fc-list is not there, so the installed fonts are unknown",
    ),
    Text(
        "安装 fontconfig：Debian 用 sudo apt install fontconfig，macOS 用 brew install fontconfig",
        "install fontconfig: sudo apt install fontconfig on Debian, brew install fontconfig on "
        "macOS",
    ),
    why=Text(
        "装了哪些字体要问 fontconfig；不知道就不敢排，免得字变成空框",
        "fontconfig knows what is installed; without it type might turn into boxes",
    ),
)
NOT_LISTED = NO_FONTCONFIG.also(
    Text("fontconfig 没有列出字体（{detail}）", "fontconfig did not list the fonts ({detail})"),
    Text(
        "先在终端里运行 fc-list，看它报什么错；字体缓存坏了可运行 fc-cache -f",
        "run fc-list in a terminal to see what it says; fc-cache -f rebuilds a broken cache",
    ),
)
SUBSTITUTED = notice(
    "F002",
    Text(
        "{label}：没有找到“{requested}”，用“{family}”代替",
        "{label}: “{requested}” is not installed; “{family}” is used",
    ),
    why=Text(
        "换一种字体，笔画的浓淡、行的高矮会不同，页数也可能变；原来的字体从哪里来，看 jianbao fonts --get",
        "another face has other strokes and heights, and may change the number of pages; jianbao fonts --get tells where the one asked for comes from",
    ),
)
NOT_INSTALLED = warning(
    "F003",
    Text("{label}：电脑里没有字体“{name}”", "{label}: the family “{name}” is not installed"),
    Text("运行 jianbao fonts 看装了哪些", "run jianbao fonts to see what is there"),
    why=Text(
        "没有的字体会用别的代替，印出来与预想的不同",
        "another face stands in, and the page will not look as meant",
    ),
)
BORROWED = warning(
    "F004",
    Text("没有{label}字体，用“{family}”代替", "there is no {label} face; “{family}” is used"),
    why=Text(
        "装上这种字体就会用它；成品里字形与预想的不同，页数也可能变",
        "install the face and it is used; until then letters look different, and pages may turn out otherwise",
    ),
)
NOTHING_INSTALLED = error(
    "F005",
    Text("电脑里没有可用的中文字体", "no Chinese face is installed"),
    why=Text(
        "没有中文字体就印不出一个字；Debian、Ubuntu 上 make book 会装好，也可以装 fonts-noto-cjk",
        "nothing can be printed without one; make book installs some on Debian and Ubuntu, as does fonts-noto-cjk",
    ),
)
SET_ELSEWHERE = notice(
    "F006",
    Text(
        "“{character}”（{name}）不在“{own}”里，用“{setter}”排{others}",
        "“{character}” ({name}) is not in “{own}”; “{setter}” sets it{others}",
    ),
    why=Text(
        "字体收字有限，人名、地名里的生僻字常常没有；别的字体补上的字，风格会稍有不同",
        "faces lack rare characters of names; one from another face looks a little different",
    ),
)
SEVERAL_SET_ELSEWHERE = SET_ELSEWHERE.also(
    Text(
        "“{characters}”{count}个字不在“{own}”里，用“{setter}”排",
        "{count} characters are not in “{own}”: {characters}; “{setter}” sets them",
    )
)
_SELF_MADE = Text(
    "这是自造字（私用区字符），换一台电脑就认不出；请改成正式的汉字",
    "this is a private-use character, which no other computer knows; write the proper one",
)
_INSTALL = Text(
    "装一种有这个字的字体；或在 book.yaml 的“字体”下写“允许缺字: 是”",
    "install a face that has it, or set fonts.allow_missing to true in book.yaml",
)
NO_GLYPH = error(
    "F007",
    Text(
        "没有一种字体有“{character}”（{name}），印出来会是空框{others}",
        "no installed face has “{character}” ({name}); it would print as a box{others}",
    ),
    _INSTALL,
    why=Text(
        "没有字形的字印出来是空框，电子书里也看不见",
        "without a glyph a character is a box on paper and on phones",
    ),
)
SELF_MADE = NO_GLYPH.also(NO_GLYPH.message, _SELF_MADE)
NO_LATIN = warning(
    "F008",
    Text(
        "电脑里没有西文字体“{family}”，字母和数字照中文字体排",
        "The Latin family “{family}” is not installed; the Chinese face sets the letters",
    ),
    why=Text(
        "版式想用这种西文字体；没有它，字母和数字就用中文字体里的",
        "the theme wants this face for Latin text; those of the Chinese face are used instead",
    ),
)
