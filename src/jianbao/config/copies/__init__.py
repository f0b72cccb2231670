"""The shape of ``copies`` (分发): who gets which copy, and how copies differ."""

from __future__ import annotations

from jianbao.config.copies.numbers import CopyNumbers, numbers_of
from jianbao.config.copies.recipients import RecipientList
from jianbao.config.copies.watermark import WatermarkText
from jianbao.config.options import CopiesChoice
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, Switch, Whole
from jianbao.config.structures import Either, Made, Many
from jianbao.diagnostics import Text

__all__ = ["COPIES", "FORBIDDEN", "numbers_of"]

FORBIDDEN = {
    "打印": "print", "复制": "copy", "修改": "change",
    "print": "print", "copy": "copy", "change": "change",
}  # fmt: skip

COPIES = Record(
    CopiesChoice,
    (
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
                scalar=Made(Choice(FORBIDDEN), lambda word: (word,)),
                sequence=Many(Choice(FORBIDDEN)),
            ),
            Text("打印、复制、修改", "print, copy, change"),
        ),
    ),
)
