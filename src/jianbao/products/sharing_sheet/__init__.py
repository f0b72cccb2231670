"""扫码页: one page that leads to the issue, for a notice board and for a chat group."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.model import Product
from jianbao.products.sharing_sheet.options import SharingSheetOptions

SHARING_SHEET = Product(
    name="sharing_sheet",
    aliases=("扫码页", "sharing-sheet"),
    label=Text("扫码页", "sharing sheet"),
    about=Text(
        "一张纸：封面、要目、网址的二维码，怎么打开", "A page that leads to the issue by a QR code"
    ),
    ending=Text("-扫码页.pdf", "-sharing-sheet.pdf"),
    media_type="application/pdf",
    on_screens=True,
    options=SharingSheetOptions,
    make="jianbao.products.sharing_sheet.make:make",
    check="jianbao.products.sharing_sheet.make:check",
)
