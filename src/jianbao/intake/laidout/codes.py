"""What may be said of sources that are laid out already: codes N181 to N189."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_ASK = Text("请向来稿人要 Word 或 WPS 文件", "ask for the file of Word or WPS")
RECOVERED = warning(
    "N181",
    Text(
        "段落、标题是从版面上认出来的，请对照原件看一遍",
        "paragraphs and titles were told from the layout; compare them with the source",
    ),
    why=Text(
        "PDF、OFD 里只有字的位置，没有段落",
        "PDF and OFD say where characters stand, and know no paragraphs",
    ),
)
RUNNING = notice(
    "N182",
    Text("去掉每页的页眉、页脚、页码", "heads, feet and numbers of pages dropped"),
    why=Text("它们是原来版面的，重排后就不对了", "they belong to a layout that is no more"),
)
JOINED_LINES = notice(
    "N183",
    Text("{count} 行接成 {made} 段", "{count} lines joined into {made} paragraphs"),
    why=Text(
        "行是排版时断的，不是作者分的段", "lines were broken by the layout, not by the writer"
    ),
)
NO_CHARACTERS = error(
    "N184",
    Text("里面没有文字，多半是扫描件", "there is no text in it; most likely it was scanned"),
    _ASK,
    why=Text("扫描件是图片，里面的字读不出来", "scans are pictures, whose text is not read"),
)
LOCKED = error(
    "N185",
    Text("文件加了密码", "the file has a password"),
    Text("请要一份没有密码的", "ask for one without"),
    why=Text("没有密码，里面的字读不出来", "without the password no text can be read"),
)
BROKEN = error(
    "N186",
    Text("打不开，文件可能已损坏", "it cannot be opened and may be damaged"),
    _ASK,
    why=Text("多半是没有传完，请对方再发一次", "mostly the transfer broke off: have it sent again"),
)
TOO_LONG = error(
    "N187",
    Text("超过 {limit} 页，没有读", "more than {limit} pages; not read"),
    _ASK,
    why=Text("来稿没有这样长的；过大的文件会占满内存", "no contribution is so long"),
)
PICTURES_LEFT = warning(
    "N188",
    Text("里面的 {count} 张图片没有取", "{count} picture(s) in it were not taken"),
    Text("请向来稿人要原图", "ask for the originals"),
    why=Text("版面里的图片常已压缩、裁切", "pictures in a layout are often compressed and cropped"),
)
PICTURES_TAKEN = warning(
    "N189",
    Text("取出 {count} 张图片，位置请对照原件", "{count} picture(s) taken; compare their places"),
    Text("付印请向来稿人要原图", "ask for the originals for print"),
    why=Text("版面里的图片常已压缩、裁切", "pictures in a layout are often compressed and cropped"),
)
