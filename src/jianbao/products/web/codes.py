"""What may be said of the web page: code W001."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

ASKS_FOR_OUTSIDE = error(
    "W001",
    Text(
        "样式要从别处取东西，网页是一个文件，取不到",
        "the style sheet asks for something outside the page, which is one file",
    ),
    Text(
        "把图片放进版式的文件夹，写成 url(图片.png)；不要用 @import",
        "put the picture into the theme's folder and write url(picture.png); no @import",
    ),
    why=Text(
        "网页是一个文件，发到哪里都要打得开，不能再去别处取东西",
        "the page is one file that opens wherever it is sent, and fetches nothing",
    ),
)
