"""The EPUB 3.3: an edition's documents with navigation, metadata and cover, in one package."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.epub.keys import EPUB_KEYS
from jianbao.products.epub.options import EpubOptions
from jianbao.products.model import Product

EPUB = Product(
    name="epub",
    aliases=("EPUB",),
    label=Text("EPUB", "EPUB"),
    about=Text("手机上读的 EPUB", "The EPUB for phones"),
    ending=Text(".epub", ".epub"),
    media_type="application/epub+zip",
    on_screens=True,
    reflows=True,
    archived=(),
    on_shelf="手机上读的 EPUB",
    keys=EPUB_KEYS,
    options=EpubOptions,
    needs=("pdf",),
    by_default=True,
    make="jianbao.products.epub.make:make",
    check="jianbao.products.epub.own_cover:check",
)
