"""The page from which the articles are copied into the editor of WeChat, one by one."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jianbao.book import Book
from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition.contents import flat
from jianbao.edition.screen.pictures import fitted
from jianbao.products.commission import Artifact, Commission
from jianbao.products.wechat import codes
from jianbao.products.wechat.article import NamedPicture, WechatArticle, wechat_article
from jianbao.products.wechat.options import WechatOptions
from jianbao.products.wechat.styles import WechatLook
from jianbao.products.word.pictures import media

_HERE: Final = Path(__file__).parent
_TITLE: Final = 64
"""Characters that the platform takes of a title."""


def make(commission: Commission[WechatOptions]) -> Result[Artifact]:
    """Return the page."""
    book = commission.book
    assets = {asset.href: asset for asset in book.assets}
    look = WechatLook(str(commission.theme.option("accent")))
    articles = [
        wechat_article(chapter, number, assets, look)
        for number, chapter in enumerate(book.texts, 1)
    ]
    told = list(_long_titles(book))
    page = _page(book, articles, commission.options.picture_quality, told)
    return Result(value=Artifact(data=page.encode()), diagnostics=tuple(told))


def _long_titles(book: Book) -> Iterator[Diagnostic]:
    for chapter in book.texts:
        count = len(flat(chapter.title))
        if count > _TITLE:
            yield codes.TITLE_TOO_LONG.at(chapter.span, count=count, most=_TITLE)


def _page(book: Book, articles: list[WechatArticle], quality: int, said: list[Diagnostic]) -> str:
    """Return the page; what is to be said of its pictures is added to ``said``."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    script = (_HERE / "copy.js").read_text("utf-8")
    return environment.get_template("page.html").render(
        book=book,
        articles=articles,
        address=lambda picture: _address(picture, quality, said),
        style=(_HERE / "page.css").read_text("utf-8"),
        script=script,
        digest=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _address(picture: NamedPicture, quality: int, said: list[Diagnostic]) -> str:
    asset = fitted(picture.asset, quality, said, is_fixed=True)
    media_type = "image/png" if asset.media_type == "image/svg+xml" else asset.media_type
    return f"data:{media_type};base64,{b64encode(media(asset)).decode()}"
