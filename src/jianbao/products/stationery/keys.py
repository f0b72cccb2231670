"""The keys of what is printed from the list of participants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.config import value_codes
from jianbao.config.nodes import shorten
from jianbao.config.record import Key
from jianbao.config.scalars import MILLIMETRES, Choice, Switch, Whole, Words
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.reading import Place

_LENGTH = r"([0-9]{1,4}(?:\.[0-9]{1,6})?) ?(mm|毫米|cm|厘米|in|pt|)"
SIZE = re.compile(rf"{_LENGTH}(?: ?[x×X*] ?| ){_LENGTH}")


class Size(ScalarShape[tuple[float, float]]):
    """Width and height; numbers without a unit are in millimetres, or in that of the other."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("宽×高，如 90×54mm", "width × height, such as 90x54mm")

    def parse(self, text: str, place: Place) -> tuple[float, float] | Diagnostic:
        """Return both in millimetres."""
        found = SIZE.fullmatch(text)
        if found:
            last = found[4] or "mm"
            width = float(found[1]) * MILLIMETRES[found[2] or last]
            height = float(found[3]) * MILLIMETRES[last]
            if width and height:
                return width, height
        return value_codes.NOT_A_SIZE.of(label=place.label, text=shorten(text))

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": "string", "pattern": rf"^\s*{SIZE.pattern}\s*$"}


TITLE = Key(
    "title",
    ("会议名称",),
    Words(),
    Text("会议的名称，默认是书名去掉末尾的“材料”", "Name of the meeting; by default the title"),
)
FACE = Key(
    "face",
    ("字体",),
    Choice(
        {
            "宋": "song",
            "楷": "kai",
            "黑": "hei",
            "小标宋": "xiaobiaosong",
            "song": "song",
            "kai": "kai",
            "hei": "hei",
            "xiaobiaosong": "xiaobiaosong",
        }
    ),
    Text("姓名的字体", "Face of the names"),
)
PAPER = Key(
    "paper",
    ("纸张",),
    Choice({"A4": "A4", "A3": "A3", "A5": "A5"}),
    Text("纸张，默认 A4", "Paper, A4 by default"),
)
PLATE_SIZE = Key(
    "size",
    ("尺寸",),
    Size(),
    Text("一面的宽×高，默认是对折的整张纸", "Of one side; by default half the sheet"),
)
BADGE_SIZE = Key(
    "size", ("尺寸",), Size(), Text("胸卡的宽×高，默认 90×54mm", "Of a badge; 90x54mm by default")
)
PEOPLE = Key(
    "people",
    ("范围",),
    Choice({"主席台": "chair", "全体": "all", "chair": "chair", "all": "all"}),
    Text(
        "给谁印：主席台、全体；默认有主席台就只印主席台",
        "Whose plates: chair, all; by default the chair's table where there is one",
    ),
)
DETAILS = Key(
    "details",
    ("单位职务",),
    Switch(),
    Text("姓名下面印不印单位和职务", "Whether unit and duty stand below the name"),
)
RED = Key(
    "red",
    ("主席台红底",),
    Switch(),
    Text("主席台的桌牌印不印红底白字", "Whether plates of the chair's table are white on red"),
)
PHONE = Key("phone", ("电话",), Switch(), Text("要不要填电话", "Whether a telephone is asked for"))
BLANK_ROWS = Key(
    "blank_rows",
    ("空行",),
    Whole(),
    Text("末尾留几行给名单上没有的人", "Lines at the end for people not on the list"),
)

PLATE_KEYS = (FACE, PAPER, PLATE_SIZE, PEOPLE, DETAILS, RED)
BADGE_KEYS = (TITLE, FACE, PAPER, BADGE_SIZE)
SIGN_IN_KEYS = (TITLE, FACE, PAPER, PHONE, BLANK_ROWS)
