"""The printed book as OFD (GB/T 33190), the format of official electronic documents."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.model import Product
from jianbao.products.ofd.options import OfdOptions

OFD = Product(
    name="ofd",
    aliases=("OFD",),
    label=Text("OFD", "OFD"),
    about=Text(
        "公文、档案用的版式文件 OFD，和 PDF 一模一样",
        "OFD, the layout format of offices and archives",
    ),
    ending=Text(".ofd", ".ofd"),
    media_type="application/ofd",
    options=OfdOptions,
    needs=("pdf",),
    make="jianbao.products.ofd.make:make",
)
