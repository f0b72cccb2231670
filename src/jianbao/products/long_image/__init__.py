"""长图: articles and the list of them as pictures for a chat group."""

from __future__ import annotations

from jianbao.config.record import Key
from jianbao.config.scalars import Whole
from jianbao.config.structures import Converted, Either, Many
from jianbao.diagnostics import Text
from jianbao.products.long_image.options import LongImageOptions
from jianbao.products.model import Product

_ARTICLES = Key(
    "articles",
    ("文章",),
    Either(
        scalar=Converted(Whole(), lambda number: (number,)),
        sequence=Many(Whole()),
    ),
    Text("哪几篇，写第几篇；不写是每一篇", "Which articles, by their numbers; all if not given"),
)

LONG_IMAGE = Product(
    name="long_image",
    aliases=("长图", "long-image"),
    label=Text("长图", "long pictures"),
    about=Text("发到群里的长图，要目一张，每篇一张或几张", "Pictures for a chat group"),
    ending=Text("-长图.png", "-long.png"),
    media_type="image/png",
    on_screens=True,
    keys=(_ARTICLES,),
    options=LongImageOptions,
    make="jianbao.products.long_image.make:make",
)
