"""各份: copies of the finished PDF, numbered (份号), personal (水印), locked; and who got which (签收)."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.copies.keys import COPIES_KEYS
from jianbao.products.copies.options import CopiesOptions
from jianbao.products.model import Batch

COPIES = Batch(
    name="copies",
    aliases=("分发",),
    label=Text("各份", "copies"),
    about=Text("份号、水印、签收", "Numbered and personal copies"),
    keys=COPIES_KEYS,
    options=CopiesOptions,
    plan="jianbao.products.copies.plan:plan",
)
