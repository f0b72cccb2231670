"""What may be said of a sharing sheet: codes W021 and W022."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, warning

NO_ADDRESS = error(
    "W021",
    Text("没有网址，扫码页上没有可扫的", "there is no address for the sharing sheet to lead to"),
    Text("在 book.yaml 写“网址: https://……”", "say in book.yaml where the issue is read: address"),
    why=Text(
        "二维码里是这一期的网址，先放上去，才有得扫",
        "the code says where the issue is read, so that has to be known first",
    ),
)
MORE_THAN_A_PAGE = warning(
    "W022",
    Text("扫码页排了 {pages} 页", "the sharing sheet takes {pages} pages"),
    Text("缩短刊名、单位或篇名", "shorten its name, issuer or titles"),
    why=Text(
        "扫码页是贴在墙上、发到群里的一张纸，图片只有第一页",
        "the sheet is one to be put up or sent, and its picture shows the first page",
    ),
)
