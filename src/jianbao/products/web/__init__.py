"""The book as a web page in one file."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.epub.keys import FACE_FORMAT, FACES, PICTURE_QUALITY
from jianbao.products.model import Product
from jianbao.products.web.options import WebOptions

WEB = Product(
    name="web",
    aliases=("网页",),
    label=Text("网页", "web page"),
    about=Text("转发用的网页，一个文件", "A web page in one file, to pass on"),
    ending=Text(".html", ".html"),
    media_type="text/html",
    on_screens=True,
    reflows=True,
    archived=(),
    keys=(PICTURE_QUALITY, FACES, FACE_FORMAT),
    options=WebOptions,
    needs=("pdf",),
    make="jianbao.products.web.make:make",
)
