"""What may be said of a source as a file: codes N401 and N408 to N418."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_TAKEN = Text(
    "能导入的有 Word、WPS、网页、文本和 zip", "Word, WPS, web pages, text and zip are read"
)
NOT_THERE = error(
    "N401", Text("找不到来稿", "there is no such source"), Text("请检查文件名", "check the name")
)
LINK = warning(
    "N408",
    Text("跳过链接：它可能指向文件夹之外", "a link, which may lead outside; skipped"),
    Text("请放文件本身", "put the file itself there"),
    why=Text(
        "链接可能指向别的文件，不该随来稿收进书里",
        "a link may lead to a file that was never meant to be sent",
    ),
)
NOTHING = error("N410", Text("里面没有可以导入的稿件", "there is nothing in it to import"), _TAKEN)
UNREADABLE = error(
    "N411",
    Text("读不出来：{reason}", "cannot be read: {reason}"),
    Text(
        "请检查权限，或者看它是否正被别的程序打开",
        "check permissions, and whether it is open elsewhere",
    ),
)
MISLABELLED = notice(
    "N412",
    Text(
        "后缀与内容不符：实际是{name}，已按内容读取",
        "the suffix is wrong: this is {name}, and was read as that",
    ),
)
NESTED = error(
    "N413",
    Text("压缩包套得太深，没有打开", "an archive too deep in archives; not opened"),
    Text("请解压后导入文件夹", "unpack it and import the folder"),
)
ARCHIVE = error(
    "N414",
    Text("这种压缩包打不开（只认 zip）", "this kind of archive is not opened, only zip is"),
    Text("请解压后导入文件夹", "unpack it and import the folder"),
)
FIXED_LAYOUT = error(
    "N415",
    Text("PDF、OFD 是排好的版面，不能当稿件导入", "PDF and OFD are laid out already"),
    Text("请向来稿人要 Word 或 WPS 文件", "ask for the file of Word or WPS"),
    why=Text(
        "版面里只剩字的位置，段落、标题都分不清了",
        "a finished layout knows where characters stand, and no paragraphs or titles",
    ),
)
SHEET = error(
    "N416",
    Text("这是表格文件，不是稿件", "a spreadsheet, not a contribution"),
    Text("请把表格粘贴到 Word 里再导入", "paste the table into Word and import that"),
)
SLIDES = SHEET.also(
    Text("这是幻灯片，不是稿件", "slides, not a contribution"),
    Text("请把文字粘贴到 Word 里再导入", "paste the text into Word and import that"),
)
EMPTY = error(
    "N417",
    Text("文件是空的（0 字节）", "the file is empty (0 bytes)"),
    Text("请对方重新发送", "have it sent anew"),
)
UNKNOWN_FORMAT = error("N418", Text("不认识这种文件", "an unknown kind of file"), _TAKEN)
