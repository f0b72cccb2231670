"""What may be said of a key or a value: codes C020 to C039."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

UNKNOWN_KEY = error(
    "C020",
    Text("不认识“{key}”这一项", "unknown key “{key}”"),
    Text("这里可以写：{known}", "expected one of: {known}"),
    why=Text(
        "写错的键不会起作用。宁可停下来问，也不让它悄悄落空",
        "a key that is misspelt has no effect: better to stop than to pass over it",
    ),
)
DUPLICATE_KEY = error(
    "C021",
    Text(
        "“{written}”重复了：第 {number} 行已有“{first}”",
        "duplicate key “{written}”: “{first}” stands in line {number} already",
    ),
    Text("请只保留一个", "keep one of them"),
    why=Text(
        "两处写得不一样时，说不清用哪一个；中文名和英文名算同一项",
        "if they differ nobody can say which counts; a key's two names are the same key",
    ),
)
WRONG_TYPE = error(
    "C022",
    Text(
        "“{label}”应当是{expected}，现在是{found}", "“{label}”: expected {expected}, found {found}"
    ),
    why=Text(
        "每一项只收一种内容：有的是文字，有的是一列，有的是一组；各项收什么，手册“总表”里都有",
        "each key takes one kind of value: text, a list or a mapping; the manual's reference has all",
    ),
)
MISSING_KEY = error(
    "C023",
    Text("缺少“{chinese}”（{english}）", "“{english}” ({chinese}) is missing"),
    Text("请加一行“{chinese}: ……”", "add a line “{english}: …”"),
    why=Text(
        "没有它就没法编书；中英文名称都可以写",
        "nothing can be made without it; its Chinese and English names are both understood",
    ),
)
NOT_A_NUMBER = error(
    "C024",
    Text(
        "“{label}”应当是正整数，现在是“{text}”",
        "“{label}”: expected a positive whole number, found “{text}”",
    ),
    Text("请只写阿拉伯数字，例如 12", "write digits only, for instance 12"),
    why=Text(
        "“第…期”“共…份”一类的字由排版加上；期号还可以写“增刊第2期”",
        "the words around a number are added when it is set; issues may be 增刊第2期 too",
    ),
)
UNREADABLE_DATE = error(
    "C025",
    Text("看不懂日期“{text}”", "unreadable date “{text}”"),
    Text("请写成 2021-11-30 或 2021年11月30日", "write it like 2021-11-30 or 2021年11月30日"),
    why=Text(
        "日期印在报头和版记上，也写进成品的属性，所以要是真正的一天",
        "the date is printed on the masthead and in the imprint and goes into the files, so it has to be a day",
    ),
)
IMPOSSIBLE_DATE = error(
    "C026",
    Text("日历上没有“{text}”这一天", "there is no such day as “{text}”"),
    Text("请核对月份和日子", "check the month and the day"),
    why=Text(
        "大月小月、闰年都算过：如 2 月 30 日、平年的 2 月 29 日都没有",
        "months and leap years are counted: there is no 30 February",
    ),
)
NOT_A_LANGUAGE = error(
    "C027",
    Text("不认识语言代码“{text}”", "“{text}” is no language tag"),
    Text(
        "简体中文写 zh-Hans，繁体中文写 zh-Hant，英文写 en",
        "write zh-Hans, zh-Hant, en or another tag of BCP 47",
    ),
    why=Text(
        "语言代码照 BCP 47 写。它管字形、断行、标点，也管电子书用哪种语言朗读",
        "tags follow BCP 47; they decide glyphs, line breaks, marks and the voice of an e-book",
    ),
)
NOT_A_PLAIN_NAME = error(
    "C028",
    Text(
        "“{label}”只能是一个名称，不能是路径：“{text}”",
        "“{label}”: expected a plain name without folders, found “{text}”",
    ),
    Text(
        '请去掉 / \\ : * ? " < > | 等符号；不要以点开头，不超过 80 字，不用 CON、NUL 之类',
        'leave out / \\ : * ? " < > | and the like, a dot at the beginning, names such as CON or'
        " NUL, and all beyond 80 characters",
    ),
    why=Text(
        "做好的文件要在 Windows、macOS 和手机上都能用这个名字",
        "the name has to do on Windows, macOS and phones alike",
    ),
)
UNKNOWN_CHOICE = error(
    "C029",
    Text("“{label}”里没有“{text}”这个选择", "“{label}” cannot be “{text}”"),
    Text("可以写：{known}", "expected one of: {known}"),
    why=Text(
        "只能从列出的写法里选，中英文都可以",
        "only what is listed can be chosen, in Chinese or English",
    ),
)
NO_OUTPUTS = error(
    "C030",
    Text("没有选任何输出格式", "no output is asked for"),
    Text("请写 pdf、epub 或两者", "write pdf, epub or both"),
    why=Text(
        "不写“输出”就做 PDF 和 EPUB；写了，至少要有一种",
        "without outputs the PDF and the EPUB are made; with it, at least one has to be named",
    ),
)
SAME_FILE = error(
    "C031",
    Text("两种输出不能用同一个文件名“{file}”", "two outputs cannot share the file “{file}”"),
    Text("请各起一个文件名", "give each a name of its own"),
    why=Text("后写的会盖掉先写的", "the later one would replace the earlier"),
)
NOT_A_PERCENTAGE = error(
    "C032",
    Text(
        "“{label}”应当是 1 到 100 的整数，现在是“{text}”",
        "“{label}”: expected a whole number from 1 to 100, found “{text}”",
    ),
    Text("例如 85", "for instance 85"),
    why=Text(
        "这是图片压缩的质量：数越大越清楚，文件也越大",
        "the quality of pictures: the higher, the sharper and larger",
    ),
)
WRONG_CHECK_DIGIT = error(
    "C033",
    Text(
        "“{text}”不是有效的 {kind}：末位校验码应当是 {digit}",
        "“{text}” is no {kind}: its check digit should be {digit}",
    ),
    Text("请与版权页上的号码逐位核对", "compare it with the number that was assigned"),
    why=Text(
        "末位是由前面各位算出来的（ISBN 依 GB/T 5795，ISSN 依 GB/T 9999），对不上就是抄错了",
        "the last digit is reckoned from the others (ISO 2108, ISO 3297): one of them is wrong",
    ),
)
NOT_A_URN = error(
    "C034",
    Text("标识“{text}”写得不对", "“{text}” is not such a URN"),
    Text(
        "请写成“ISBN 978-7-…”“ISSN 1234-5679”，或不加“urn:”的编号",
        "write it like “ISBN 978-7-…” or “ISSN 1234-5679”, or any number without “urn:”",
    ),
    why=Text(
        "标识写进电子书，书店和阅读器靠它认这本书，所以按书号、刊号的格式查",
        "shops and readers know an e-book by it, so that its form is checked",
    ),
)
NOT_A_LENGTH = error(
    "C035",
    Text("“{label}”应当是长度，现在是“{text}”", "“{label}”: expected a length, found “{text}”"),
    Text("例如 3mm 或 0.3cm", "for instance 3mm or 0.3cm"),
    why=Text(
        "mm、cm 等单位写在数字后面，免得毫米和磅弄混",
        "the unit stands behind the figure, lest millimetres be taken for points",
    ),
)
NOT_A_SIZE = error(
    "C036",
    Text(
        "“{label}”应当是宽×高，现在是“{text}”", "“{label}”: expected width × height, found “{text}”"
    ),
    Text("例如 90×54mm", "for instance 90x54mm"),
    why=Text("先写宽再写高，都用毫米", "width comes first, then height, in millimetres"),
)
COLOURS_AT_ODDS = error(
    "C037",
    Text("标准 {standard} 与所选的颜色不合", "{standard} rules out the colours chosen"),
    Text(
        "存档的 pdf/a 不用“四色”，印刷的 pdf/x-4 不用“屏幕”；不写颜色就不会错",
        "pdf/a takes no cmyk and pdf/x-4 no rgb; without colour it comes right by itself",
    ),
    why=Text(
        "存档的标准按屏幕的颜色（sRGB），印刷的标准按油墨，一份文件只能守一种",
        "an archive goes by the colours of a screen, a press by its inks; one file keeps one of them",
    ),
)
NOT_ON_THE_WEB = error(
    "C074",
    Text("“{label}”写的“{text}”不是完整的网址", "“{label}” is not a whole address: {text}"),
    Text(
        "从 http:// 或 https:// 写起，中间不空格，如 https://example.cn/3",
        "begin with http:// or https://, without spaces, as in https://example.cn/3",
    ),
    why=Text(
        "二维码里不是完整的网址，手机扫了只看见一串字，打不开",
        "from a code without a whole address a phone reads text that leads nowhere",
    ),
)
LONG_FOR_QR = error(
    "C073",
    Text(
        "“{label}”有 {size} 个字节，二维码太密", "“{label}” takes {size} bytes: too fine a QR code"
    ),
    Text("写一个短网址，不超过 {most} 个字节", "write a short address of at most {most} bytes"),
    why=Text(
        "内容越长，二维码的点越密，三厘米见方里手机认不出来",
        "the more a code holds the finer it is, and a phone no longer reads it from three centimetres",
    ),
)
