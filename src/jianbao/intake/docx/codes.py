"""Why a file cannot be read as a .docx, in words for those who sent it: codes N101 to N108."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, warning

_SEND_AGAIN = Text("请投稿人重新发一份", "ask the contributor to send it again")
_SAVE_AS_DOCX = Text(
    "在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”",
    "open it in Word or WPS and save it as “Word document (*.docx)”",
)
EMPTY = error(
    "N101",
    Text("文件是空的", "the file is empty"),
    _SEND_AGAIN,
    why=Text(
        "附件没有传完、从网盘下载失败时会这样",
        "an attachment or a download that was not finished looks like this",
    ),
)
ENCRYPTED = error(
    "N102",
    Text("文件加了密码，打不开", "the file is protected by a password"),
    Text("用密码打开，去掉密码后另存", "open it with the password and save it without one"),
    why=Text("没有密码就读不出里面的文字", "without the password nothing in it can be read"),
)
MISLABELLED = error(
    "N103",
    Text("这不是 .docx，其实是{truth}", "this is no .docx but {truth}"),
    _SAVE_AS_DOCX,
    why=Text("后缀改了，文件的内容并没有变", "renaming a file does not change what it holds"),
)
BROKEN = error(
    "N104",
    Text("文件已损坏：{what}", "the file is broken: {what}"),
    _SEND_AGAIN,
    why=Text(
        "docx 是压缩包，缺一块就读不全；请在 Word 里能打开时另存一份",
        "a .docx is an archive that cannot be read with a part missing; where Word opens it, save it anew",
    ),
)
TOO_LARGE = error(
    "N105",
    Text("文件大得不正常：{what}", "the file is abnormally large: {what}"),
    Text(
        "如果稿件确实这么大，请分成几个文件",
        "if the contribution really is that large, divide it into several files",
    ),
    why=Text(
        "解开以后大得不合常理的文件，可能是恶意的，打开会拖死电脑",
        "a file that unpacks to absurd size may be made to stop a machine",
    ),
)
UNSAFE = error(
    "N106",
    Text("文件不安全，没有读：{what}", "the file is unsafe and was not read: {what}"),
    _SAVE_AS_DOCX,
    why=Text(
        "正常的 Word 文件里没有这些东西，可能是有意做来害人的",
        "no word processor writes such things, an attack would",
    ),
)
LOCK_FILE = error(
    "N107",
    Text(
        "这是 Word 打开文件时留下的临时文件，不是稿件",
        "this is what Word keeps beside an open document, no contribution",
    ),
    Text("关掉 Word，用没有“~$”的那个文件", "close Word and take the file without “~$”"),
    why=Text(
        "它只记着谁打开了文件，里面没有文字", "it says who has the file open, and holds no text"
    ),
)
MACROS = warning(
    "N108",
    Text(
        "文件带有宏，没有运行，只读了文字和图片",
        "the file holds macros; they were not run, only text and pictures were read",
    ),
    why=Text(
        "宏是文件里的程序，收稿只要文字，不运行它", "macros are programs; only the text is wanted"
    ),
)
