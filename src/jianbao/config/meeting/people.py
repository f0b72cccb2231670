"""The shapes of a line of the agenda and of a participant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from jianbao.book import AgendaItem, Participant
from jianbao.config.meeting import codes
from jianbao.config.nodes import Mapping, Node, Scalar
from jianbao.config.record import Key, Record
from jianbao.config.scalars import TEXT_TYPES, Words
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Either, Many, named_pairs, or_null
from jianbao.diagnostics import Text
from jianbao.spreadsheets.wording import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jianbao.config.reading import LoadingRun, Place

T = TypeVar("T")


class Name(Words):
    """A person's name; the space of “张　三” only spreads it."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("姓名", "a name")

    def parse(self, text: str, place: Place) -> str:
        """Return the name as it is said."""
        del place
        return text_of(text, is_person=True)

    def schema(self) -> Schema:
        """See `Shape`; nobody has a blank for a name."""
        return {"type": TEXT_TYPES, "pattern": r"\S"}


@dataclass(frozen=True)
class WithPlace(Shape[T]):
    """A shape whose value is made with the place that it stands in; ``key`` names a bare text."""

    shape: Shape[Any]
    make: Callable[..., T]
    key: str = ""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return self.shape.expected

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return self.shape.key_names

    def read(self, node: Node, place: Place, reading: LoadingRun) -> T | None:
        """Return what ``make`` builds of the value of ``node``."""
        value = self.shape.read(node, place, reading)
        if not value:
            if isinstance(value, str):
                self.mismatch(node, place, reading)
            return None
        values = {self.key: value} if isinstance(value, str) else value
        return self.make(span=node.span, **values)

    def schema(self) -> Schema:
        """See `Shape`."""
        return self.shape.schema()


AGENDA_ITEM = WithPlace(
    Record(
        dict,
        (
            Key("time", ("时间",), Words(), Text("几点几分", "When")),
            Key("item", ("事项", "议题"), Words(), Text("做什么", "What"), required=True),
            Key("speaker", ("发言人", "主讲"), Words(), Text("谁来讲", "Who speaks")),
        ),
    ),
    AgendaItem,
)
_NAME = Key("name", ("姓名",), Name(), Text("姓名", "Their name"), required=True)
_UNIT = Key("unit", ("单位",), Words(), Text("单位", "Their unit"))
_REST = (
    Key("duty", ("职务",), Words(), Text("职务", "Their post")),
    Key("group", ("类别",), Words(), Text("名单里的类别", "Under which heading")),
)
_PERSON = WithPlace(
    Either(scalar=Name(), mapping=Record(dict, (_NAME, _UNIT, *_REST))), Participant, key="name"
)
_OF_UNIT = WithPlace(
    Either(scalar=Name(), mapping=Record(dict, (_NAME, *_REST))), Participant, "name"
)


class People(Shape[tuple[Participant, ...]]):
    """People by unit: a mapping of units to lists of names."""

    listed = _PERSON
    _members = Many(_OF_UNIT, if_empty=codes.EMPTY_LIST.of())

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("一组“单位: [姓名]”", "a mapping of units to names")

    def read(self, node: Node, place: Place, reading: LoadingRun) -> tuple[Participant, ...] | None:
        """Return everybody, in the order of the file."""
        if not isinstance(node, Mapping):
            self.mismatch(node, place, reading)
            return None
        people: list[Participant] = []
        for unit, (key, content) in named_pairs(node, {}, reading).items():
            if isinstance(content, Scalar) and content.is_null:
                continue
            members = self._members.read(content, place.child(unit, key.text), reading)
            people += [replace(member, unit=unit.strip()) for member in members or ()]
        if not people:
            reading.report(codes.EMPTY_LIST.of(), node.span)
        return tuple(people) or None

    def schema(self) -> Schema:
        """See `Shape`."""
        nobody = {"additionalProperties": {"type": "null"}}
        units = or_null(self._members.schema())
        return {"type": "object", "additionalProperties": units, "not": nobody}


PEOPLE = People()
