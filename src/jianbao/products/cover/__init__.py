"""胶装封皮: the one-piece cover, back, spine and front on one sheet."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.cover.keys import COVER_KEYS, colours_at_odds, options_of
from jianbao.products.model import Product

COVER = Product(
    name="cover",
    aliases=("封皮",),
    label=Text("封皮", "cover"),
    about=Text("胶装用的整张封皮：封底、书脊、封面", "The one-piece cover for perfect binding"),
    ending=Text("-封皮.pdf", "-cover.pdf"),
    media_type="application/pdf",
    keys=COVER_KEYS,
    options=options_of,
    fault=colours_at_odds,
    needs=("pdf",),
    make="jianbao.products.cover.make:make",
)
