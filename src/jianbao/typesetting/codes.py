"""What may be said while the book is laid out: codes L001 to L023 and P001 to P003."""

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
    why=Text(
        "这一段仍然印出，一字不少，只是行尾标点、两端对齐不如别处；请看看段里有没有特别的内容",
        "the paragraph is printed in full, only its lines are not as good; see whether anything in it is unusual",
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
    why=Text(
        "排版按 WeasyPrint 70 的做法补充，别的版本只用它自己的",
        "composition adapts WeasyPrint 70; of other versions only their own is used",
    ),
)
NO_FOLIOS = warning(
    "L007",
    Text(
        "电子书里没有印刷页码：不认识这个 WeasyPrint（{unfit}）",
        "the e-book goes without printed pages: this WeasyPrint is unknown ({unfit})",
    ),
    _ADVICE,
    why=Text(
        "印刷页码从排版引擎里读出，别的版本读法不同",
        "page marks are read from the layout engine, and differ from version to version",
    ),
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
    why=Text("成品一样，只是慢", "the files are the same, only slower"),
)
PARTS_FAILED = notice(
    "L011",
    Text(
        "整本书一次排完，比较慢：分篇排版时出错（{reason}）",
        "the book is laid out at once, which takes longer: its articles failed ({reason})",
    ),
    why=Text(
        "成品一样，只是慢；下一次会再试分篇",
        "the files are the same, only slower; the next build tries again",
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
ENGINE_SAYS = warning(
    "P002",
    Text("排版引擎提示：{what}", "the layout engine says: {what}"),
    why=Text(
        "多半是样式文件里的小毛病，成品能用；请看看那一处的样子",
        "mostly a slip in a style sheet; the file is usable: look at the place",
    ),
)
ENGINE_FAILED = error(
    "P003",
    Text("排版引擎报错：{what}", "the layout engine failed: {what}"),
    why=Text(
        "样式或模板里有它做不了的；自己改过版式的，先换回原来的试试",
        "a style sheet or template asks for what it cannot do; try the theme as it was",
    ),
)
_SHORTER = Text("改动几个字，或换个位置", "change some words, or move it")
OFF_PAPER = error(
    "L013",
    Text("第{page}页有内容印到纸外：{what}", "ink leaves the paper on page {page}: {what}"),
    Text("缩小，或分成几行", "make it smaller, or break it"),
    why=Text("纸外的内容印不出来", "what lies off the paper is not printed"),
)
OUTSIDE_TYPE_AREA = warning(
    "L014",
    Text(
        "第{page}页有内容超出版心：{what}", "something leaves the type area on page {page}: {what}"
    ),
    Text("缩小，或分成几行", "make it smaller, or break it"),
    why=Text(
        "超出版心的，可能被装订压住，也不好看；多半是太宽的表、图或不能断开的长串",
        "what leaves the type area may vanish in the binding: mostly a wide table or picture, or a string that cannot be broken",
    ),
)
OVERPRINTED = warning(
    "L015",
    Text("第{page}页有内容叠印：{what}", "things overprint each other on page {page}: {what}"),
    Text("看一看样式里写死的高度和位置", "look for heights and places fixed in the style sheet"),
    why=Text("两处内容叠在一起，印出来看不清", "text upon text cannot be read"),
)
LONE_HEADING = warning(
    "L016",
    Text(
        "第{page}页最后是标题，下文在下一页：{what}",
        "page {page} ends with a heading whose text is on the next: {what}",
    ),
    _SHORTER,
    why=Text(
        "标题和它的下文要在一页（背题），读者才知道它管什么",
        "a heading belongs on the page of what it heads",
    ),
)
LONE_HEAD = warning(
    "L017",
    Text(
        "第{page}页最后只有表头，表在下一页：{what}",
        "page {page} ends with the head of a table that is on the next: {what}",
    ),
    _SHORTER,
    why=Text("表头离了表，读者不知道各栏是什么", "a head without its rows tells nothing"),
)
LONE_SIGNATURE = warning(
    "L018",
    Text(
        "落款独占第{page}页的开头，上面没有正文：{what}",
        "the signature begins page {page}, without text above it: {what}",
    ),
    Text("压缩或增加一两行正文", "take out or add a line or two of text"),
    why=Text(
        "落款单独在一页，可以被人冒用，也不合公文的规矩",
        "a signature without text on its page could be put under anything",
    ),
)
LONE_IMPRINT = warning(
    "L019",
    Text("版记独占第{page}页", "the imprint stands alone on page {page}"),
    Text("压缩一两行正文", "take out a line or two of text"),
    why=Text("版记之前要有正文，单独占一页不好看，也费纸", "an imprint alone wastes a page"),
)
HALF_EMPTY = notice(
    "L020",
    Text(
        "第{page}页空了一半多，下面的内容放不下：{what}",
        "more than half of page {page} is empty: what follows does not fit: {what}",
    ),
    Text("把图缩小，或移到后面", "make the picture smaller, or move it on"),
    why=Text(
        "图表放不下就整个移到下一页，这里便空着",
        "a picture that does not fit moves to the next page as a whole",
    ),
)
NOTES_IN_LINE = warning(
    "L021",
    Text(
        "分栏里的脚注排不到页下，改成括号里的小字",
        "notes in columns cannot go to the foot of the page; they stand in parentheses",
    ),
    Text("要页下注，就不分栏", "for notes at the foot do without columns"),
    why=Text(
        "排版引擎在分栏里放不了页下的注；注文一字不少",
        "the layout engine has no foot of a page within columns; no word of the note is lost",
    ),
)
NEARLY_EMPTY = notice(
    "L022",
    Text(
        "第{page}页只有{lines}行字，后面空着：{what}",
        "page {page} holds but {lines} lines, and is empty below: {what}",
    ),
    Text("压缩一两行正文，或增加几行", "take out a line or two of text, or add some"),
    why=Text(
        "单行不成页：末页只有一两行，几乎是一张白纸",
        "a line or two do not make a page, by the rule of the trade",
    ),
)
CLIPPED = error(
    "L023",
    Text("第{page}页有文字被截去：{what}", "text is cut off on page {page}: {what}"),
    Text("放宽样式里写死的宽高，或去掉 overflow: hidden", "let the box grow, or do not clip it"),
    why=Text(
        "框的宽高写死了，又不许内容露出来，放不下的字就印不出",
        "a box of a fixed size that shows nothing beyond it loses what does not fit",
    ),
)
