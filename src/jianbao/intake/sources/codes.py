"""What may be said of a source as a file: codes N401 and N408 to N418."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_TAKEN = Text(
    "能导入的有 Word、WPS、网页、文本、PDF、OFD、邮件和 zip",
    "Word, WPS, web pages, text, PDF, OFD, mails and zip are read",
)
NOT_THERE = error(
    "N401",
    Text("找不到来稿", "there is no such source"),
    Text("请检查文件名", "check the name"),
    why=Text("路径里有空格的，要用引号括起来", "put a path with spaces into quotes"),
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
NOTHING = error(
    "N410",
    Text("里面没有可以导入的稿件", "there is nothing in it to import"),
    _TAKEN,
    why=Text(
        "扫描件、图片里的文字读不出来，请要原来的 Word 文件",
        "text of scans and pictures is not read: ask for the Word file",
    ),
)
UNREADABLE = error(
    "N411",
    Text("读不出来：{reason}", "cannot be read: {reason}"),
    Text(
        "请检查权限，或者看它是否正被别的程序打开",
        "check permissions, and whether it is open elsewhere",
    ),
    why=Text(
        "正用 Word 开着的文件，Windows 上别的程序读不了，关掉再试",
        "on Windows a file that Word has open cannot be read: close it",
    ),
)
MISLABELLED = notice(
    "N412",
    Text(
        "后缀与内容不符：实际是{name}，已按内容读取",
        "the suffix is wrong: this is {name}, and was read as that",
    ),
    why=Text(
        "有人只改了后缀，没有转换；内容读对了，不用管",
        "somebody changed the suffix alone; it was read as what it is",
    ),
)
NESTED = error(
    "N413",
    Text("压缩包套得太深，没有打开", "an archive too deep in archives; not opened"),
    Text("请解压后导入文件夹", "unpack it and import the folder"),
    why=Text(
        "一层套一层的压缩包可能是恶意的，打开会占满磁盘",
        "archives in archives may be made to fill a disk",
    ),
)
ARCHIVE = error(
    "N414",
    Text("这种压缩包打不开（只认 zip）", "this kind of archive is not opened, only zip is"),
    Text("请解压后导入文件夹", "unpack it and import the folder"),
    why=Text("rar、7z 要用专门的软件解开", "rar and 7z need programs of their own"),
)
SHEET = error(
    "N416",
    Text("这是表格文件，不是稿件", "a spreadsheet, not a contribution"),
    Text("请把表格粘贴到 Word 里再导入", "paste the table into Word and import that"),
    why=Text(
        "文章要有段落；表格、幻灯片里哪些是文章，要由人来定",
        "an article has paragraphs; what of a sheet or of slides is one, a person has to say",
    ),
)
SLIDES = SHEET.also(
    Text("这是幻灯片，不是稿件", "slides, not a contribution"),
    Text("请把文字粘贴到 Word 里再导入", "paste the text into Word and import that"),
)
EMPTY = error(
    "N417",
    Text("文件是空的（0 字节）", "the file is empty (0 bytes)"),
    Text("请对方重新发送", "have it sent anew"),
    why=Text(
        "附件没有传完，或同步盘还没有下载",
        "an attachment was not finished, or the drive has not downloaded it",
    ),
)
UNKNOWN_FORMAT = error(
    "N418",
    Text("不认识这种文件", "an unknown kind of file"),
    _TAKEN,
    why=Text(
        "扫描件、图片里的文字读不出来，请要原来的 Word 文件",
        "text of scans and pictures is not read: ask for the Word file",
    ),
)
MAIL_TEXT = notice(
    "N419",
    Text(
        "收了附件；邮件里的话没有收：{text}",
        "its attachments were read; its words were not: {text}",
    ),
    why=Text(
        "正文多半是“请查收”一类的话", "mostly it says no more than that something is attached"
    ),
)
MAIL_LETTER = MAIL_TEXT.also(
    Text(
        "邮件里题目上面的话、末尾的联系方式没有收进稿件",
        "what a mail says above the title that its subject names, and its sender's address, are left out",
    )
)
