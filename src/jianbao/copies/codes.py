"""What may be said of copies: codes K010 to K021, and K005 as of a range; those of book.yaml come before."""

from __future__ import annotations

from jianbao.config.copies.codes import TOO_MANY
from jianbao.diagnostics import Text, error

TOO_MANY_RECIPIENTS = TOO_MANY.also(
    Text(
        "名单上有 {recipients} 个，一次最多做 {limit} 份",
        "{recipients} recipients, but at most {limit} copies are made at a time",
    ),
    Text("把名单分成几份", "divide the list"),
)
NOBODY = error(
    "K010",
    Text("这一行没有姓名，也没有单位", "this row names neither a person nor a unit"),
    Text("补上，或删去这一行", "fill it in or delete the row"),
    why=Text("份上印的是收件人的姓名或单位", "a copy bears the name of its recipient or unit"),
)
NO_NAMES = error(
    "K011",
    Text("名单里没有“姓名”或“单位”一列", "the list has no column of names or units"),
    Text("表头写上“姓名”或“单位”", "call a column 姓名 or 单位 in the head row"),
)
NOT_A_NUMBER = error(
    "K012",
    Text("份号应当是 1 到 999999，现在是“{text}”", "a copy's number is 1 to 999999: “{text}”"),
    Text("空着就自动往下编", "left empty, it is counted on"),
)
NUMBER_TWICE = error(
    "K013",
    Text("份号 {digits} 有两个人用", "two recipients have the number {digits}"),
    why=Text(
        "份号用来查一份文件给了谁，一个号只能给一个人",
        "the number tells to whom a copy went, so it is given once",
    ),
)
TOO_FEW = error(
    "K014",
    Text(
        "名单上有 {recipients} 个，份号只有 {numbers} 个",
        "there are {recipients} recipients for {numbers} numbers",
    ),
    Text("份号写够，或不写，自动编号", "give more numbers, or none: they are counted then"),
)
NOT_DRAWN = error(
    "K015",
    Text(
        "没有一种字体有“{character}”（{sign}），水印印不出来",
        "no installed face has “{character}” ({sign}) for the watermark",
    ),
    Text("装一种有这个字的字体", "install a face that has it"),
)
BROKEN = error(
    "K016", Text("PDF 打不开，已损坏", "the PDF is damaged and cannot be opened: {reason}")
)
ENCRYPTED = error(
    "K017",
    Text("PDF 有密码或权限限制，不能在上面编号", "the PDF is encrypted and cannot be stamped"),
    Text("用没有加密的 PDF", "use one that is not encrypted"),
)
STANDARD_FORBIDS = error(
    "K018",
    Text("{standard} 不许加密", "{standard} forbids encryption"),
    Text(
        "不要密码和“禁止”，或不要这个标准", "leave out passwords and permissions, or the standard"
    ),
    why=Text(
        "存档和印刷的标准都不许加密（ISO 19005-2 6.1.3、ISO 15930-7 6.1.6）：以后要打得开",
        "ISO 19005-2 6.1.3 and ISO 15930-7 6.1.6: such files have to open for everybody",
    ),
)
NO_PLACE = error(
    "K019",
    Text("这个版式没有给份号留位置", "the theme keeps no room for the number of a copy"),
    Text(
        "在版式的模板里放上 copy-number.html 的 room()",
        "call room() of copy-number.html in the theme's template",
    ),
    why=Text(
        "份号印在版心左上角第一行（GB/T 9704—2012 7.2.1），版式要留出那个位置",
        "the number stands at the head of the page (GB/T 9704-2012 7.2.1), where the theme keeps "
        "room",
    ),
)
ONE_FILE_LOCKED = error(
    "K020",
    Text("合成一个文件的，不能每份一个密码", "copies in one file cannot have a password each"),
    Text("去掉“合并”，或去掉“密码”", "leave out one_file or passwords"),
    why=Text("一个文件只能有一个打开密码", "a file has one password"),
)
BAD_PASSWORD = error(
    "K021",
    Text("密码太长，或有不能用的字符", "a password that is too long or has control characters"),
    Text("用字母和数字，不超过 32 个", "use letters and digits, at most 32"),
    why=Text(
        "PDF 的密码最多 127 个字节（ISO 32000-2 7.6.4.3.3），一个汉字占三个",
        "a PDF takes 127 bytes (ISO 32000-2 7.6.4.3.3), of which a Chinese character takes three",
    ),
)
