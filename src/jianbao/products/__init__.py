"""What a book is made into: a folder for each product, and `PRODUCTS`, the table of them.

How to add a product, say ``poster``:

1. ``products/poster/options.py``: a frozen dataclass of all that book.yaml can say of it, each
   field with its default, and ``products/poster/keys.py``: a `Key` for each of these fields.
2. ``products/poster/__init__.py``: its line, ``POSTER = Product(name="poster", …)``. This module
   and the two above are loaded with every book, so they import nothing that takes long to load.
3. ``products/poster/make.py``: ``make(commission: Commission[PosterOptions]) -> Result[Artifact]``.
   It is loaded when a poster is asked for. Faults are diagnostics at `Commission.span`; a value
   is None only together with an error, whoever says it. The same commission gives the same bytes.
4. Its line in `PRODUCTS` below; its tests in ``tests/products/poster/``; a line in CHANGELOG.md.

The rest follows from the table: its keys in book.yaml and in the JSON Schema, ``--only`` with all
its names, the name of its file, the order of making. A product that is made from another one
names it in ``needs`` and takes it by ``commission.obtain("pdf")``. What can be found wrong before
anything is made, as ``jianbao check`` wants it, is told by ``Product.check``. Many files that are
made from a finished product, as a section of book.yaml asks for them, are its `Batch`.

Nobody outside a product's folder asks which product it is. What stands for the book itself is
named here: `PRINT` and `EBOOK`.
"""

from __future__ import annotations

from typing import Any

from jianbao.products.booklet import BOOKLET
from jianbao.products.cover import COVER
from jianbao.products.epub import EPUB
from jianbao.products.long_image import LONG_IMAGE
from jianbao.products.model import Product
from jianbao.products.ofd import OFD
from jianbao.products.pdf import PDF
from jianbao.products.sharing_sheet import SHARING_SHEET
from jianbao.products.stationery import BADGES, NAME_PLATES, SIGN_IN
from jianbao.products.web import WEB
from jianbao.products.wechat import WECHAT
from jianbao.products.word import WORD

__all__ = ["BATCHES", "BY_NAME", "EBOOK", "PRINT", "PRODUCTS", "Product"]

PRODUCTS: tuple[Product[Any], ...] = (
    PDF,
    COVER,
    EPUB,
    WEB,
    WECHAT,
    LONG_IMAGE,
    SHARING_SHEET,
    WORD,
    OFD,
    BOOKLET,
    NAME_PLATES,
    BADGES,
    SIGN_IN,
)
"""In the order in which people are told of them."""
BY_NAME = {product.name: product for product in PRODUCTS}
BATCHES = {product.batch.name: product.batch for product in PRODUCTS if product.batch is not None}
PRINT = PDF
"""The book page by page: what is proved, shown and looked at before it goes to press."""
EBOOK = EPUB
"""The book as phones show it."""
