"""The shape of ``official``: what only an official document (公文) has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.book import Official
from jianbao.config import entry_codes
from jianbao.config.nodes import shorten
from jianbao.config.pictures import PicturePath
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, Day, Switch, Words
from jianbao.config.structures import NAMES, WORDS
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.reading import Place
    from jianbao.config.shape import Schema

COPY_NUMBER = re.compile(r"[0-9]{1,6}")
COPY_DIGITS = 6
DOCUMENT_NUMBER = re.compile(
    r"[^\s〔〕［］\[\]【】（）()0-9０-９]+〔[1-9][0-9]{3}〕[1-9][0-9]{0,5}号"
)
# Whatever has the three parts in this order, however they are written.
LOOSE_NUMBER = re.compile(
    r"(?P<code>[^\s〔〕［］\[\]【】（）()0-9０-９]+)\s*"
    r"(?P<open>[〔［\[【（(]?)(?P<year>[1-9][0-9]{3}|(?<=[〔［\[【（(])[0-9]{2})(?P<unit_of_year>年?)"
    r"(?P<close>[〕］\]】）)]?)\s*"
    r"(?P<ordinal>第?)\s*(?P<zeros>0*)(?P<number>[1-9][0-9]{0,5})\s*(?P<unit>号?)"
)
YEAR_DIGITS = 4
SLIPS = {
    "brackets": Text("年份要用六角括号〔〕", "the year stands in brackets of this kind: 〔〕"),
    "year": Text("年份要写四位", "the year has four digits"),
    "unit_of_year": Text("不加“年”字", "without “年”"),
    "ordinal": Text("不加“第”字", "without “第”"),
    "zeros": Text("顺序号前面不加 0", "no zero before the number"),
    "unit": Text("末尾要有“号”字", "it ends with “号”"),
    "spaces": Text("中间不加空格", "without spaces"),
}


class CopyNumber(Words):
    """份号: up to six digits, filled up with zeros (GB/T 9704-2012 7.2.1)."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("六位阿拉伯数字", "six digits")

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the number in six digits."""
        del place
        if COPY_NUMBER.fullmatch(text):
            return text.zfill(COPY_DIGITS)
        return entry_codes.NOT_A_COPY_NUMBER.of(text=shorten(text))

    def schema(self) -> Schema:
        """See `Shape`."""
        as_number = {"type": "integer", "minimum": 0, "maximum": 999_999}
        as_text = {"type": "string", "pattern": rf"^\s*{COPY_NUMBER.pattern}\s*$"}
        return {"anyOf": [as_number, as_text]}


class DocumentNumber(Words):
    """发文字号: 机关代字〔年份〕顺序号 (GB/T 9704-2012 7.2.5)."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("发文字号，如“达教发〔2021〕1号”", "a number like “达教发〔2021〕1号”")

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the number as it is printed."""
        del place
        if DOCUMENT_NUMBER.fullmatch(text):
            return text
        found = LOOSE_NUMBER.fullmatch(text)
        if not found:
            return entry_codes.UNREADABLE_DOCUMENT_NUMBER.of(text=shorten(text))
        year = found["year"] if len(found["year"]) == YEAR_DIGITS else f"20{found['year']}"
        proper = f"{found['code']}〔{year}〕{found['number']}号"
        return entry_codes.IRREGULAR_DOCUMENT_NUMBER.of(
            text=shorten(text), slips=_slips(found), proper=proper
        )

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": "string", "pattern": rf"^\s*{DOCUMENT_NUMBER.pattern}\s*$"}


def _slips(found: re.Match[str]) -> Text:
    """Return what is wrong with a number that is not written as it should be."""
    wrong = {
        "brackets": (found["open"], found["close"]) != ("〔", "〕"),
        "year": len(found["year"]) != YEAR_DIGITS,
        "unit_of_year": bool(found["unit_of_year"]),
        "ordinal": bool(found["ordinal"]),
        "zeros": bool(found["zeros"]),
        "unit": not found["unit"],
        "spaces": any(character.isspace() for character in found[0]),
    }
    slips = [SLIPS[name] for name, is_wrong in wrong.items() if is_wrong]
    return Text("，".join(slip.zh for slip in slips), ", ".join(slip.en for slip in slips))


FORMS = {
    "文件": "document", "信函": "letter", "命令": "order", "纪要": "minutes",
    "document": "document", "letter": "letter", "order": "order", "minutes": "minutes",
}  # fmt: skip
URGENCIES = {"特急": "特急", "加急": "加急"}
OFFICIAL = Record(
    Official,
    (
        Key(
            "form",
            ("格式",),
            Choice(FORMS),
            Text("文件、信函、命令或纪要，默认文件", "A document, letter, order or minutes"),
        ),
        Key("copy_number", ("份号",), CopyNumber(), Text("六位，可写作 1", "Up to six digits")),
        Key("urgency", ("紧急程度",), Choice(URGENCIES), Text("特急或加急", "特急 or 加急")),
        Key(
            "authorities",
            ("authority", "发文机关标志"),
            NAMES,
            Text("红色大字，默认用编印单位", "The large red names; the issuer by default"),
        ),
        Key(
            "document_number",
            ("发文字号",),
            DocumentNumber(),
            Text("如“达教发〔2021〕1号”", "Like 达教发〔2021〕1号"),
        ),
        Key("approvers", ("签发人",), NAMES, Text("上行文的签发人", "Who approved it")),
        Key("addressees", ("主送",), NAMES, Text("主送机关", "Whom it addresses")),
        Key(
            "attachments",
            ("附件",),
            NAMES,
            Text("附件名称，默认用其余文章的标题", "Their names; by default the other titles"),
        ),
        Key(
            "signatories",
            ("署名",),
            NAMES,
            Text("默认用发文机关的名称", "By default the authorities"),
        ),
        Key("signed", ("成文日期",), Day(), Text("默认用“日期”", "By default the date")),
        Key("sealed", ("加盖印章",), Switch(), Text("要不要盖章", "Whether it takes a seal")),
        Key("note", ("附注",), WORDS, Text("如“此件公开发布”", "A note in parentheses")),
        Key("copy_to", ("抄送",), NAMES, Text("抄送机关", "Who gets a copy")),
        Key(
            "number",
            ("令号", "纪要编号"),
            WORDS,
            Text("命令、纪要的“第12号”", "Of an order or minutes"),
        ),
        Key(
            "duty",
            ("签发人职务",),
            WORDS,
            Text("由个人签署时的职务", "Duty of who signs in person"),
        ),
        Key("stamp", ("签名章",), PicturePath(), Text("签名章的图片", "Picture of the signature")),
        Key("present", ("出席",), NAMES, Text("纪要的出席人员", "Who was present")),
        Key("excused", ("请假",), NAMES, Text("纪要的请假人员", "Who was excused")),
        Key("observing", ("列席",), NAMES, Text("纪要的列席人员", "Who attended as an observer")),
    ),
)
