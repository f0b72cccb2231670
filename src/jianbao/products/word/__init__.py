"""The book as a Word file, to be read, corrected and passed on in an office."""

from __future__ import annotations

from jianbao.config.record import Key
from jianbao.config.scalars import Choice
from jianbao.diagnostics import Text
from jianbao.products.model import Product
from jianbao.products.word.options import WordOptions

_FACES = Key(
    "faces",
    ("文档字体",),
    Choice({"办公": "office", "本书": "book", "office": "office", "book": "book"}),
    Text(
        "用哪些字体：办公（方正小标宋、仿宋_GB2312 等，默认）、本书（“字体”里写的）",
        "Which faces it names: those of offices (office, the default) or of the book (book)",
    ),
)

WORD = Product(
    name="word",
    aliases=("Word", "docx", "文档"),
    label=Text("Word 文档", "Word file"),
    about=Text("送审、会签、修改用的 Word 文档", "A Word file, to be read and corrected"),
    ending=Text(".docx", ".docx"),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    on_shelf="Word",
    keys=(_FACES,),
    options=WordOptions,
    needs=("pdf",),
    make="jianbao.products.word.make:make",
)
