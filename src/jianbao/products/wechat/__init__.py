"""The articles as the editor of a WeChat official account takes them: to be copied and pasted."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.epub.keys import PICTURE_QUALITY
from jianbao.products.model import Product
from jianbao.products.wechat.options import WechatOptions

WECHAT = Product(
    name="wechat",
    aliases=("公众号", "微信"),
    label=Text("公众号", "WeChat page"),
    about=Text(
        "贴进公众号后台的文章，一键复制", "The articles, to be pasted into a WeChat account"
    ),
    ending=Text("-公众号.html", "-wechat.html"),
    media_type="text/html",
    on_screens=True,
    reflows=True,
    keys=(PICTURE_QUALITY,),
    options=WechatOptions,
    make="jianbao.products.wechat.make:make",
)
