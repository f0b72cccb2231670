"""The shape of ``meeting``: agenda, participants, seats and notice of a meeting pack."""

from __future__ import annotations

from jianbao.config.manuscripts import ManuscriptPath
from jianbao.config.meeting import codes
from jianbao.config.meeting.lists import ListPath
from jianbao.config.meeting.people import AGENDA_ITEM, PEOPLE
from jianbao.config.meeting.seats import SEATING
from jianbao.config.model import ChapterEntry, MeetingEntry
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, Words
from jianbao.config.structures import ByKey, Converted, Either, Many
from jianbao.diagnostics import Text

ORDERS = {
    "原序": "given", "拼音": "pinyin", "笔画": "strokes", "姓氏笔画": "strokes",
    "given": "given", "pinyin": "pinyin", "strokes": "strokes",
}  # fmt: skip

MEETING = Record(
    MeetingEntry,
    (
        Key("time", ("时间",), Words(), Text("会议的时间", "When it takes place")),
        Key("place", ("地点",), Words(), Text("会议的地点", "Where it takes place")),
        Key(
            "agenda",
            ("议程",),
            Either(scalar=ListPath(), sequence=Many(AGENDA_ITEM, if_empty=codes.EMPTY_AGENDA.of())),
            Text("议程：逐项写，或一份表格", "The items, or a list in a file"),
        ),
        Key(
            "participants",
            ("名单",),
            Either(
                scalar=ListPath(),
                sequence=Many(PEOPLE.listed, if_empty=codes.EMPTY_LIST.of()),
                mapping=PEOPLE,
            ),
            Text("参会人员：逐人写、按单位写，或一份表格", "Who takes part, or a list in a file"),
        ),
        Key(
            "order",
            ("排序",),
            Either(scalar=Choice(ORDERS), mapping=ByKey(Choice(ORDERS))),
            Text("原序、拼音或笔画；或分类别写", "Order of the names, of all or of groups"),
        ),
        Key("seating", ("座位",), SEATING, Text("座位表", "Who sits where")),
        Key(
            "notice",
            ("须知",),
            Either(
                scalar=Converted(ManuscriptPath(), lambda path: ChapterEntry(path=path)),
                sequence=Many(Words()),
            ),
            Text("须知：逐段写，或一份稿件", "Its paragraphs, or a manuscript"),
        ),
    ),
)
