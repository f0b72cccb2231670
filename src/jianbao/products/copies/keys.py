"""The keys of ``copies`` (分发): who gets which copy, and how copies differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.paths import BookPath
from jianbao.config.record import Key
from jianbao.config.scalars import TEXT_TYPES, Choice, Switch, Whole
from jianbao.config.structures import Converted, Either, Many
from jianbao.diagnostics import Diagnostic, Text
from jianbao.products.copies import codes
from jianbao.products.copies.numbers import CopyNumbers
from jianbao.products.copies.template import WatermarkText

if TYPE_CHECKING:
    from jianbao.config.folder import BookFolder
    from jianbao.config.nodes import Node
    from jianbao.config.reading import LoadingRun, Place
    from jianbao.config.shape import Schema

FORBIDDEN = {
    "打印": "print", "复制": "copy", "修改": "change",
    "print": "print", "copy": "copy", "change": "change",
}  # fmt: skip


class RecipientList(BookPath):
    """A list in the book folder; what is in it, and of which kind, `jianbao.spreadsheets` sees."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("文字", "text")

    def report_blank(self, node: Node, place: Place, reading: LoadingRun) -> None:
        """See `BookPath`."""
        del place
        reading.report(self.not_there("", reading.folder), node.span)

    def outside(self, shown: str) -> Diagnostic:
        """See `BookPath`."""
        return codes.NO_LIST.of(
            path=shown, why=Text("不在书的文件夹里", "lies outside the book folder")
        )

    def not_there(self, shown: str, folder: BookFolder) -> Diagnostic:
        """See `BookPath`."""
        del folder
        return codes.NO_LIST.of(path=shown, why=Text("找不到", "is not there"))

    def schema(self) -> Schema:
        """See `Shape`; a blank is a list that is not there."""
        return {"type": TEXT_TYPES}


COPIES_KEYS = (
    Key("numbers", ("份号",), CopyNumbers(), Text("如“1-50”或“1-50,60”", "Like 1-50,60")),
    Key("recipients", ("名单",), RecipientList(), Text("发给谁的名单", "Who gets them")),
    Key(
        "watermark",
        ("水印",),
        WatermarkText(),
        Text("如“内部资料 {姓名} {份号}”", "Like “{name} {number}”"),
    ),
    Key("tiled", ("铺满",), Switch(), Text("水印铺满一页，还是只印一个", "Many marks or one")),
    Key("one_file", ("合并",), Switch(), Text("各份合成一个文件去印", "All in one file")),
    Key(
        "multiple",
        ("补足页数",),
        Whole(),
        Text("合并时每份补足到几的倍数，默认 2", "Pages of a copy are a multiple of this"),
    ),
    Key(
        "receipts",
        ("签收单",),
        Switch(),
        Text("做不做签收单", "Whether to make a receipt list"),
    ),
    Key("passwords", ("密码",), Switch(), Text("每份一个密码", "A password for each copy")),
    Key(
        "forbid",
        ("禁止",),
        Either(
            scalar=Converted(Choice(FORBIDDEN), lambda word: (word,)),
            sequence=Many(Choice(FORBIDDEN)),
        ),
        Text("打印、复制、修改", "print, copy, change"),
    ),
    Key(
        "original",
        ("原件",),
        Switch(),
        Text("各份加密时，没加密的 PDF 也留下", "Keep the open PDF beside encrypted copies"),
    ),
)
