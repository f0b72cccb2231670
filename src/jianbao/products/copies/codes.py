"""What may be said of copies: codes K001 to K021, K023 and K024."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

_LIKE = Text("请写成“1-50”或“1-50,60”的样子", "write it like 1-50 or 1-50,60")
UNREADABLE = error(
    "K001",
    Text("看不懂份号“{text}”", "unreadable numbers “{text}”"),
    _LIKE,
    why=Text(
        "份号写成范围（1-50）、单个号（7），或用逗号连起来",
        "numbers are ranges (1-50), single ones (7), or both with commas",
    ),
)
OUT_OF_RANGE = error(
    "K002",
    Text("份号从 1 到 999999，没有“{text}”", "numbers go from 1 to 999999: {text}"),
    why=Text("GB/T 9704—2012 7.2.1：份号六位", "GB/T 9704-2012 7.2.1: six digits"),
)
REVERSED_RANGE = error(
    "K003",
    Text("份号“{text}”前大后小", "the range {text} runs backwards"),
    Text("是不是 {last}-{first}", "is it {last}-{first}"),
    why=Text("范围先写小的：1-50", "the smaller number comes first: 1-50"),
)
TWICE = error(
    "K004",
    Text("份号 {number} 写了两次", "the number {number} is given twice"),
    _LIKE,
    why=Text(
        "一个份号只能给一个人，所以不能有两份同号",
        "a number goes to one person, so no two copies have the same",
    ),
)
TOO_MANY = error(
    "K005",
    Text("一次最多做 {limit} 份", "at most {limit} copies are made at a time"),
    Text("请分几次做，如先“1-2000”", "make them in several runs, such as 1-2000 first"),
    why=Text(
        "写错一个零就是几千份，会占满磁盘，所以有上限",
        "one zero too many would fill the disk, so there is a limit",
    ),
)
UNKNOWN_PLACE = error(
    "K006",
    Text("水印里的“{text}”填不上", "nothing stands for “{text}” in the watermark"),
    Text("可以用 {places}", "use {places}"),
    why=Text(
        "花括号里的是每份不同的内容；要印花括号本身，请换成别的括号",
        "what stands in braces differs from copy to copy; use other brackets to print some",
    ),
)
NO_LIST = error(
    "K007",
    Text("名单“{path}”{why}", "the list “{path}” {why}"),
    Text(
        "把名单放进 book.yaml 所在的文件夹，写它的文件名",
        "put the list into the folder of book.yaml and write its name",
    ),
    why=Text(
        "名单和书放在一起，下一次照着再做才不会缺",
        "a list that lies with the book is there when it is made again",
    ),
)
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
    why=Text(
        "表头告诉程序哪一栏是姓名、哪一栏是单位；第一行就写表头",
        "the head row tells which column has names or units",
    ),
)
NOT_A_NUMBER = error(
    "K012",
    Text("份号应当是 1 到 999999，现在是“{text}”", "a copy's number is 1 to 999999: “{text}”"),
    Text("空着就自动往下编", "left empty, it is counted on"),
    why=Text(
        "份号印成六位数字（GB/T 9704—2012 7.2.1）",
        "numbers are printed with six digits (GB/T 9704-2012 7.2.1)",
    ),
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
    why=Text("每个收件人一份，每份一个号", "each recipient gets a copy, each copy a number"),
)
NOT_DRAWN = error(
    "K015",
    Text(
        "没有一种字体有“{character}”（{sign}），水印印不出来",
        "no installed face has “{character}” ({sign}) for the watermark",
    ),
    Text("装一种有这个字的字体", "install a face that has it"),
    why=Text(
        "水印是画上去的，缺一个字那一份就认不出是谁的",
        "a watermark that lacks a character does not tell whose copy it is",
    ),
)
BROKEN = error(
    "K016",
    Text("PDF 打不开，已损坏", "the PDF is damaged and cannot be opened: {reason}"),
    why=Text(
        "各份是在这个 PDF 上加印的，先要打得开；请重新生成",
        "copies are made of this PDF, which has to open first; make it anew",
    ),
)
ENCRYPTED = error(
    "K017",
    Text("PDF 有密码或权限限制，不能在上面编号", "the PDF is encrypted and cannot be stamped"),
    Text("用没有加密的 PDF", "use one that is not encrypted"),
    why=Text("加了密的 PDF 不许别的程序改动", "an encrypted PDF does not let programs change it"),
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
NO_PDF_TO_COPY = error(
    "K023",
    Text("没有生成 PDF，做不了各份", "copies are made of the PDF, which is not made"),
    Text("加上 --only pdf，或在“输出”里写上 pdf", "add --only pdf, or pdf under outputs"),
    why=Text(
        "各份是在 PDF 上编号的，没有 PDF 就没有各份",
        "copies are numbered upon the PDF: without it there are none",
    ),
)
NO_COPIES_ASKED = error(
    "K024",
    Text("没有说做哪些份", "nothing says which copies to make"),
    Text("写上份号（--copies 1-50）或名单（--to 名单.xlsx）", "give --copies or --to"),
    why=Text(
        "只写水印、密码等，不知道要做几份、给谁",
        "a watermark or a password alone does not say how many copies, and for whom",
    ),
)
