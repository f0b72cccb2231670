"""From what book.yaml says of a meeting to the meeting itself."""

from __future__ import annotations

from jianbao import spreadsheets
from jianbao.book import AgendaItem, Meeting, Participant
from jianbao.config import BookConfig
from jianbao.config.model import SeatingEntry
from jianbao.diagnostics import Diagnostic, Result, did_you_mean, in_reading_order
from jianbao.meeting import codes
from jianbao.meeting.order import arranged, unknown_characters
from jianbao.meeting.seating import seated
from jianbao.spreadsheets import Column, Row

MOST_PEOPLE = 5000
"""More than the largest assembly has."""
_AGENDA = (
    Column(
        name="item",
        names=("议题", "事项", "议程", "会议议程", "内容", "会议内容", "item"),
        required=True,
    ),
    Column(name="time", names=("时间", "时间安排", "time")),
    Column(
        name="speaker",
        names=("发言人", "主讲", "主讲人", "汇报人", "主持人", "责任人", "发言单位", "speaker"),
    ),
)
_PEOPLE = (
    Column(
        name="name",
        names=("姓名", "名字", "参会人员", "参会人", "name"),
        required=True,
        is_person=True,
    ),
    Column(name="unit", names=("单位", "工作单位", "所在单位", "单位名称", "部门", "学校", "unit")),
    Column(name="duty", names=("职务", "职位", "单位及职务", "职务职称", "duty")),
    Column(name="group", names=("类别", "组别", "分组", "代表团", "参会身份", "group")),
)


def read(config: BookConfig) -> Result[Meeting]:
    """Return the meeting of ``config`` without its notice, which is a manuscript.

    Faults: those of `jianbao.spreadsheets` (R###) for files, and G010 to G017.
    """
    entry = config.meeting
    agenda, said = _agenda(config)
    people, faults_of_people = _people(config)
    placed = seated(config, people)
    diagnostics = [*said, *faults_of_people, *placed.diagnostics]
    meeting = Meeting(
        time=entry.time,
        place=entry.place,
        agenda=agenda,
        participants=people,
        seating=placed.value or Meeting().seating,
        parts=_parts(config),
    )
    return Result(value=meeting, diagnostics=in_reading_order(diagnostics))


def _parts(config: BookConfig) -> tuple[str, ...]:
    """Return the parts that the book has, in the order in which book.yaml writes them."""
    entry = config.meeting
    there = {
        "agenda": entry.agenda,
        "participants": entry.participants,
        "seating": entry.seating != SeatingEntry(),
        "notice": entry.notice,
    }
    found = [part for part, value in there.items() if value]
    return tuple(sorted(found, key=lambda part: config.span(f"meeting.{part}")))


def _agenda(config: BookConfig) -> tuple[tuple[AgendaItem, ...], tuple[Diagnostic, ...]]:
    written = config.meeting.agenda
    if not isinstance(written, str):
        return written, ()
    found = spreadsheets.read(config.folder / written, written, _AGENDA, config.folder)
    return tuple(map(_agenda_item, found.value or ())), found.diagnostics


def _people(config: BookConfig) -> tuple[tuple[Participant, ...], list[Diagnostic]]:
    """Return everybody in the order asked for, and what is odd about the list."""
    written, said = config.meeting.participants, list[Diagnostic]()
    if isinstance(written, str):
        found = spreadsheets.read(config.folder / written, written, _PEOPLE, config.folder)
        written, said = tuple(map(_participant, found.value or ())), list(found.diagnostics)
    if len(written) > MOST_PEOPLE:
        span = config.span("meeting.participants")
        return (), [*said, codes.TOO_MANY.at(span, count=len(written), limit=MOST_PEOPLE)]
    said += _listed_twice(written)
    order = config.meeting.order
    groups = dict.fromkeys(person.group for person in written)
    said += [
        codes.NO_SUCH_GROUP.at(
            config.span(f"meeting.order.{group}"),
            hint=did_you_mean(group, filter(None, groups)),
            group=group,
        )
        for group, _ in (() if isinstance(order, str) else order)
        if group not in groups
    ]
    if unknown := unknown_characters(written, order):
        said.append(
            codes.UNKNOWN_ORDER.at(
                config.span("meeting.order"),
                listed=codes.some([f"{c}（U+{ord(c):04X}）" for c in unknown]),
            )
        )
    return arranged(written, order), said


def _agenda_item(row: Row) -> AgendaItem:
    """Return the item of ``row``."""
    return AgendaItem(
        time=row["time"], item=row["item"], speaker=row["speaker"], span=row.place("item")
    )


def _participant(row: Row) -> Participant:
    """Return the person of ``row``; what a cell breaks is one line."""
    name, unit, duty, group = (
        row[column].replace("\n", "") for column in ("name", "unit", "duty", "group")
    )
    return Participant(name=name, unit=unit, duty=duty, group=group, span=row.place("name"))


def _listed_twice(people: tuple[Participant, ...]) -> list[Diagnostic]:
    first: dict[tuple[str, str], Participant] = {}
    said = []
    for person in people:
        same = first.setdefault((person.name, person.unit), person)
        if same is not person:
            said.append(codes.LISTED_TWICE.at(person.span, name=person.name, first=same.span))
    return said
