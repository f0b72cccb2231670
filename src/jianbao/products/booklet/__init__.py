"""小册子: the pages of the PDF on sheets, ready to print and fold."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.imposition.options import Booklet
from jianbao.products.booklet.keys import BOOKLET_KEYS
from jianbao.products.model import Product

BOOKLET = Product(
    name="booklet",
    aliases=("小册子", "拼版"),
    label=Text("小册子", "booklet"),
    about=Text("拼成大张、印好就能折的 PDF", "The pages on sheets, ready to print and fold"),
    ending=Text("-拼版.pdf", "-booklet.pdf"),
    media_type="application/pdf",
    keys=BOOKLET_KEYS,
    options=Booklet,
    needs=("pdf",),
    make="jianbao.products.booklet.make:make",
)
