"""What may be said of contributions and of taking them into a book: codes N110 to N113, N158 and N301 to N899."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_SAVE_AS_DOCX = Text(
    "在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”",
    "open it in Word or WPS and save it as “Word document (*.docx)”",
)
_SAY_WHICH = Text(
    "请用记事本打开，看清文字后另存为 UTF-8；或者指明它的编码",
    "open it in an editor and save it as UTF-8, or name its encoding",
)
_SAVE_ANEW = Text(
    "请用原来的软件打开，另存为 UTF-8 编码", "open it where it was made and save it as UTF-8"
)
_ABOUT = Text("稿头里的标题等已记下", "the front matter's title and the like are noted")
NO_LIBREOFFICE = error(
    "N110",
    Text(
        "读 {suffix} 要用 LibreOffice，没有装",
        "reading {suffix} takes LibreOffice, which is not installed",
    ),
    Text(
        "在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”；或安装 LibreOffice（zh-cn.libreoffice.org，Debian、Ubuntu：sudo apt install libreoffice-writer-nogui）",
        "open it in Word or WPS and save it as “Word document (*.docx)”; or install LibreOffice (libreoffice.org; on Debian: sudo apt install libreoffice-writer-nogui)",
    ),
    why=Text(
        "旧格式（.doc、.wps 等）要先由 LibreOffice 转成 .docx 才读得准",
        "older formats are read rightly once LibreOffice has made a .docx of them",
    ),
)
CONVERSION_FAILED = error(
    "N111",
    Text(
        "LibreOffice 打不开这个文件，它可能已损坏或加了密码",
        "LibreOffice cannot open the file, perhaps it is broken or has a password: {last}",
    ),
    _SAVE_AS_DOCX,
    why=Text(
        "旧的 .doc、.wps、.rtf 由 LibreOffice 先转换；它打不开的，Word 常常还能打开",
        "old formats are converted by LibreOffice; Word often opens what it cannot",
    ),
)
NESTED_TOO_DEEP = CONVERSION_FAILED.also(
    Text(
        "文件里的花括号一层套一层，太深了，没有交给 LibreOffice",
        "its groups lie too deep within each other; it was not given to LibreOffice",
    ),
    _SAVE_AS_DOCX,
)
CONVERSION_TOO_SLOW = error(
    "N112",
    Text(
        "LibreOffice 转换超过 {seconds:.0f} 秒，已停止",
        "the conversion by LibreOffice took more than {seconds:.0f} s and was stopped",
    ),
    _SAVE_AS_DOCX,
    why=Text(
        "内容特别的文件会让转换停不下来，所以限时",
        "some files keep a conversion running for ever, so its time is limited",
    ),
)
CONVERTED = notice(
    "N113",
    Text(
        "由 LibreOffice 转成 .docx 后读入，请对照原稿看一遍",
        "converted by LibreOffice before it was read; compare it with the source",
    ),
    why=Text(
        "转换时个别的符号、编号可能变样",
        "signs and numbers may come out differently in a conversion",
    ),
)
ENCODING_UNCERTAIN = error(
    "N301",
    Text("认不准文件的编码：{readings}", "the encoding is not certain: {readings}"),
    _SAY_WHICH,
    why=Text(
        "有的字节用哪种编码都读得通，读出来却不是同一句话",
        "some bytes make sense in several encodings, and say something else in each",
    ),
)
UNDECODABLE = error(
    "N302",
    Text(
        "这里的字节 0x{byte:02X} 不是 {encoding}，文件可能已损坏",
        "the byte 0x{byte:02X} here is not {encoding}; the file may be damaged",
    ),
    _SAVE_ANEW,
    why=Text(
        "用记事本打开原文件，另存时编码选 UTF-8",
        "open it in an editor and choose UTF-8 when saving",
    ),
)
DAMAGED_LINE = warning(
    "N307",
    Text(
        "这一行有一个字节损坏，那里写作“\ufffd”，请照原稿补上",
        "a byte of this line is damaged; “\ufffd” stands there, to be filled in after the source",
    ),
    why=Text(
        "邮件、网盘转存时丢了一个字节，一个字就认不出来了",
        "a byte was lost on the way, and with it one character",
    ),
)
UNKNOWN_ENCODING = error(
    "N303",
    Text("没有“{name}”这种编码", "there is no encoding {name!r}"),
    Text(
        "可以写 utf-8、gb18030、utf-16-le、utf-16-be 或 big5",
        "utf-8, gb18030, utf-16-le, utf-16-be and big5 are known",
    ),
    why=Text("不写就自动判断，多半是对的", "left out, it is found out, mostly rightly"),
)
NO_TEXT_FILE = error(
    "N304",
    Text("文件里有空字符，它不是文本文件", "the file holds NULs: it is no text file"),
    Text("请用原来的软件打开，另存后再导入", "open it where it was made and save it anew"),
    why=Text(
        "多半是 Word 文件改了后缀，或选错了文件",
        "mostly a Word file under another suffix, or the wrong file",
    ),
)
CONTROL_CHARACTERS = notice(
    "N305",
    Text(
        "去掉看不见的控制字符 {name}，共 {count} 处",
        "control character {name} left out, {count} time(s)",
    ),
    why=Text(
        "从别处复制来的字符，看不见却会断行、搜不到",
        "such characters come with copied text, break lines and hide words from searches",
    ),
)
UNKNOWN_STRUCTURE = warning(
    "N158",
    Text(
        "认不出的结构里的文字，放在最后，请对照原稿",
        "text in a structure that is not known is put at the end; compare it with the source",
    ),
    why=Text(
        "宁可放错地方也不丢字；请把它移到该在的位置",
        "no text is lost, rather out of place: move it where it belongs",
    ),
)

FRONTMATTER_TAKEN = notice(
    "N306",
    _ABOUT,
    why=Text(
        "标题、作者等记到文章信息里，由版式统一排",
        "title and author go among the particulars, and are set as the theme has it",
    ),
)
UNBALANCED = error(
    "N701",
    Text(
        "来稿与文章对不上：在“{before}”之后，来稿是“{there}”，文章是“{here}”",
        "source and articles do not balance: after “{before}” the source has “{there}”, the articles “{here}”",
    ),
    Text(
        "什么都没有写。请把来稿发给开发者，或另存为 .docx 或 .txt 再试",
        "nothing was written; report this source, or save it as .docx or .txt and try again",
    ),
    why=Text(
        "收稿保证一字不多、一字不少；对不上就宁可不收",
        "an import promises that no character is lost or added, and stops where that fails",
    ),
)
NOT_IN_SOURCE = error(
    "N702",
    Text("“{value}”在来稿里找不到", "{value!r} is not in the source"),
    why=Text(
        "一字不少是收稿的规矩：成文里的每个字都要在来稿里找得到",
        "every character of an article has to be found in its source, and the other way round",
    ),
)
BOOK_UNCLEAR = error(
    "N801",
    Text(
        "{name} 的写法不清楚，没法往里加文章",
        "{name} is written in a way to which no chapter can be added",
    ),
    Text(
        "先运行 jianbao build 看看它有什么问题",
        "run jianbao build first to see what is wrong with it",
    ),
    why=Text("改不准的文件就不改，免得弄坏", "what cannot be changed for certain is left as it is"),
)
NOT_ACCEPTED = error(
    "N803",
    Text(
        "有 {count} 处提议要您点头，还没有写进书里",
        "{count} proposal(s) wait to be accepted; nothing was written",
    ),
    Text(
        "在终端里运行，会逐一询问；或加 --yes 全部采纳",
        "run it on a terminal to be asked, or add --yes to take them all",
    ),
    why=Text("拿不准的改动要有人点头才算数", "what is not certain counts once somebody has agreed"),
)
UNUSABLE_PICTURE = warning(
    "N804",
    Text(
        "图片 {name} 书里用不了，已原样存下",
        "the picture {name} cannot be used in a book; it was saved as it is",
    ),
    Text(
        "用画图软件另存为 PNG，再改稿件里的文件名",
        "save it as PNG and put that file's name into the manuscript",
    ),
    why=Text(
        "图没有丢，只是还不能排；原样放在书的图片文件夹里",
        "the picture is not lost but cannot be set yet; it lies among the book's pictures as it came",
    ),
)
ARTICLE_THERE = notice(
    "N802",
    Text(
        "书里已经有《{title}》（{path}），没有再收",
        "the book has “{title}” already ({path}); it was passed over",
    ),
    why=Text("同一篇收两次，书里就有两篇", "imported twice, an article would be printed twice"),
)
ARTICLE_CHANGED = warning(
    "N805",
    Text(
        "《{title}》与书里的 {path} 不一样，没有换",
        "“{title}” differs from {path} in the book; it was not replaced",
    ),
    Text(
        "在终端里运行（不加 --yes），会给您看哪里不同，问换不换",
        "run it on a terminal without --yes to see the difference and be asked",
    ),
    why=Text("书里的也许已经改过，不能悄悄盖掉", "the book's may have been edited since"),
)
LOOSE_PHOTOS = notice(
    "N806",
    Text(
        "{count} 张单独的照片放进了 {folder}，要用时写 ![说明](<图/文件名>)：{names}",
        "{count} loose picture(s) put into {folder}; to use one write ![caption](<图/name>): {names}",
    ),
    why=Text(
        "照片是哪一篇的，要由人来认", "to which article a picture belongs is for people to say"
    ),
)
NOTHING_NEW = notice(
    "N807",
    Text("来稿书里都有了，没有要加的", "the book has all of it; nothing to add"),
    why=Text("再收一次同一批来稿，不会多出文章", "the same sources again add nothing"),
)
