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
)
MISSING_KEY = error(
    "C023",
    Text("缺少“{chinese}”（{english}）", "“{english}” ({chinese}) is missing"),
    Text("请加一行“{chinese}: ……”", "add a line “{english}: …”"),
)
NOT_A_NUMBER = error(
    "C024",
    Text(
        "“{label}”应当是正整数，现在是“{text}”",
        "“{label}”: expected a positive whole number, found “{text}”",
    ),
    Text("请只写阿拉伯数字，例如 12", "write digits only, for instance 12"),
)
UNREADABLE_DATE = error(
    "C025",
    Text("看不懂日期“{text}”", "unreadable date “{text}”"),
    Text("请写成 2021-11-30 或 2021年11月30日", "write it like 2021-11-30 or 2021年11月30日"),
)
IMPOSSIBLE_DATE = error(
    "C026",
    Text("日历上没有“{text}”这一天", "there is no such day as “{text}”"),
    Text("请核对月份和日子", "check the month and the day"),
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
)
NO_OUTPUTS = error(
    "C030",
    Text("没有选任何输出格式", "no output is asked for"),
    Text("请写 pdf、epub 或两者", "write pdf, epub or both"),
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
)
NOT_A_LENGTH = error(
    "C035",
    Text("“{label}”应当是长度，现在是“{text}”", "“{label}”: expected a length, found “{text}”"),
    Text("例如 3mm 或 0.3cm", "for instance 3mm or 0.3cm"),
)
NOT_A_SIZE = error(
    "C036",
    Text(
        "“{label}”应当是宽×高，现在是“{text}”", "“{label}”: expected width × height, found “{text}”"
    ),
    Text("例如 90×54mm", "for instance 90x54mm"),
)
COLOURS_AT_ODDS = error(
    "C037",
    Text("标准 {standard} 与所选的颜色不合", "{standard} rules out the colours chosen"),
    Text(
        "存档的 pdf/a 不用“四色”，印刷的 pdf/x-4 不用“屏幕”；不写颜色就不会错",
        "pdf/a takes no cmyk and pdf/x-4 no rgb; without colour it comes right by itself",
    ),
)
