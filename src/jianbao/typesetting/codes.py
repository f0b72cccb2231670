"""What may be said while the book is laid out: codes L001 to L021 and P001 to P003."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_ADVICE = Text("安装 WeasyPrint 70 的各版本之一", "install one of the WeasyPrint 70 releases")
_REPHRASE = Text(
    "改动这一句的几个字，或在合适处换行",
    "rephrase the sentence a little, or break the line by hand",
)
NOT_COMPOSED = warning(
    "L001",
    Text(
        "中文排版未启用：不认识这个 WeasyPrint（{unfit}），版面按它原来的样子排",
        "Chinese composition is off: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
    why=Text(
        "中文排版改了 WeasyPrint 的几处做法；版本不认识就不改，免得排错",
        "composition changes how WeasyPrint works, and keeps away from versions that it does not "
        "know",
    ),
)
TOO_LONG_LINE = warning(
    "L002",
    Text(
        "这一行放不下，超出 {points:.1f} 磅：{text}", "a line is {points:.1f} pt too long: {text}"
    ),
    _REPHRASE,
    why=Text(
        "这一行有断不开的长词、网址，又没有可以压缩的标点和空",
        "the line holds something that cannot be broken, and nothing that can be tightened",
    ),
)
LOOSE_LINE = warning(
    "L003",
    Text(
        "这一行字距过大（每处 {stretch:.2f} 字）：{text}",
        "a line is set loose ({stretch:.2f} em per gap): {text}",
    ),
    _REPHRASE,
    why=Text(
        "两端对齐的行，下一个词放不进来，只好把字距拉开",
        "in justified text a line whose next word does not fit is spread out",
    ),
)
SHORT_LINE = LOOSE_LINE.also(
    Text(
        "这一行排不满：下一个词太长，又不能拆开：{text}",
        "a line stays short, since the next word is long and cannot be broken: {text}",
    ),
    _REPHRASE,
)
SET_PLAINLY = warning(
    "L004",
    Text(
        "有一段未能按中文规则排版，已按普通方式排出（{reason}）",
        "a paragraph could not be composed and was set plainly ({reason})",
    ),
)
NO_GRID = warning(
    "L005",
    Text(
        "各页的行没有对齐到同一网格：不认识这个 WeasyPrint（{unfit}）",
        "lines are not kept on one grid: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
    why=Text(
        "各页的行对齐同一网格，正反两面的字才能背靠背对上",
        "lines on one grid lie back to back on both sides of a leaf",
    ),
)
NOTES_AS_THEY_ARE = warning(
    "L006",
    Text(
        "末页的脚注可能压住版记：不认识这个 WeasyPrint（{unfit}）",
        "notes may cover the imprint: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
)
NO_FOLIOS = warning(
    "L007",
    Text(
        "电子书里没有印刷页码：不认识这个 WeasyPrint（{unfit}）",
        "the e-book goes without printed pages: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
)
NO_TAGS = error(
    "L008",
    Text(
        "做不了无障碍的 PDF：不认识这个 WeasyPrint（{unfit}）",
        "the PDF cannot be tagged: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
    why=Text(
        "存档、无障碍的标准要求标签，做不了就不能声明合乎标准",
        "the standards ask for tags, and without them nothing may be claimed",
    ),
)
NO_GLYPH = error(
    "L009",
    Text(
        "有的字没有字形，PDF 不合标准 {name}：{characters}",
        "characters without a glyph keep the PDF from {name}: {characters}",
    ),
    Text("换一套有这些字的字体", "use a face that has them"),
    why=Text(
        "存档和无障碍的标准要求每个字都画得出来（ISO 19005、ISO 14289）",
        "ISO 19005 and ISO 14289 ask for a glyph for every character",
    ),
)
LAID_OUT_AT_ONCE = notice(
    "L010",
    Text(
        "整本书一次排完，比较慢：不认识这个 WeasyPrint（{unfit}）",
        "the book is laid out at once, which takes longer: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
)
PARTS_FAILED = notice(
    "L011",
    Text(
        "整本书一次排完，比较慢：分篇排版时出错（{reason}）",
        "the book is laid out at once, which takes longer: its articles failed ({reason})",
    ),
)
SLOW_SUBSETTING = warning(
    "L012",
    Text(
        "系统里没有 libharfbuzz-subset，嵌入字体要慢好几倍",
        "libharfbuzz-subset is not installed: embedding the faces takes some times longer",
    ),
    Text(
        "Debian 上运行 apt-get install libharfbuzz-subset0；macOS 上运行 brew install harfbuzz",
        "on Debian run apt-get install libharfbuzz-subset0, on macOS brew install harfbuzz",
    ),
    why=Text(
        "没有它，就用慢得多的办法从字体里取出用到的字",
        "without it faces are cut down in a much slower way",
    ),
)
STYLE_IGNORED = warning(
    "P001",
    Text("样式没有生效：{what}", "style ignored: {what}"),
    why=Text(
        "排版引擎不认识这一条，其余样式照常生效",
        "the layout engine does not know this rule; all others hold",
    ),
)
ENGINE_SAYS = warning("P002", Text("排版引擎提示：{what}", "the layout engine says: {what}"))
ENGINE_FAILED = error("P003", Text("排版引擎报错：{what}", "the layout engine failed: {what}"))
_SHORTER = Text("改动几个字，或换个位置", "change some words, or move it")
OFF_PAPER = error(
    "L013",
    Text("第{page}页有内容印到纸外：{what}", "ink leaves the paper on page {page}: {what}"),
    Text("缩小，或分成几行", "make it smaller, or break it"),
)
OUTSIDE_TYPE_AREA = warning(
    "L014",
    Text(
        "第{page}页有内容超出版心：{what}", "something leaves the type area on page {page}: {what}"
    ),
    Text("缩小，或分成几行", "make it smaller, or break it"),
)
OVERPRINTED = warning(
    "L015",
    Text("第{page}页有内容叠印：{what}", "things overprint each other on page {page}: {what}"),
    Text("看一看样式里写死的高度和位置", "look for heights and places fixed in the style sheet"),
)
LONE_HEADING = warning(
    "L016",
    Text(
        "第{page}页最后是标题，下文在下一页：{what}",
        "page {page} ends with a heading whose text is on the next: {what}",
    ),
    _SHORTER,
)
LONE_HEAD = warning(
    "L017",
    Text(
        "第{page}页最后只有表头，表在下一页：{what}",
        "page {page} ends with the head of a table that is on the next: {what}",
    ),
    _SHORTER,
)
LONE_SIGNATURE = warning(
    "L018",
    Text(
        "落款独占第{page}页的开头，上面没有正文：{what}",
        "the signature begins page {page}, without text above it: {what}",
    ),
    Text("压缩或增加一两行正文", "take out or add a line or two of text"),
)
LONE_IMPRINT = warning(
    "L019",
    Text("版记独占第{page}页", "the imprint stands alone on page {page}"),
    Text("压缩一两行正文", "take out a line or two of text"),
)
HALF_EMPTY = notice(
    "L020",
    Text(
        "第{page}页空了一半多，下面的内容放不下：{what}",
        "more than half of page {page} is empty: what follows does not fit: {what}",
    ),
    Text("把图缩小，或移到后面", "make the picture smaller, or move it on"),
)
NOTES_IN_LINE = warning(
    "L021",
    Text(
        "分栏里的脚注排不到页下，改成括号里的小字",
        "notes in columns cannot go to the foot of the page; they stand in parentheses",
    ),
    Text("要页下注，就不分栏", "for notes at the foot do without columns"),
)
