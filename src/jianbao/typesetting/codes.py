"""What may be said while the book is laid out: codes L001 to L012 and P001 to P003."""

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
