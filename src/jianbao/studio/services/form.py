"""book.yaml as a form: each key of its table with what may be written there, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from jianbao.config.editing import Step
from jianbao.config.keys import book_of
from jianbao.config.meeting.people import WithPlace
from jianbao.config.outputs import OutputList
from jianbao.config.paths import BookPath
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, Day, Switch, Whole
from jianbao.config.shape import ScalarShape, Shape
from jianbao.config.structures import ByKey, Converted, Either, Many
from jianbao.diagnostics import Text
from jianbao.products import PRODUCTS
from jianbao.studio.services.exchange import MalformedError

_ELSEWHERE: Final = frozenset({"parts", "chapters"})
"""What the list of articles is for."""
FORM: Final[Record[Any]] = book_of(PRODUCTS)


class FieldKind(StrEnum):
    """How a value is asked for."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    SWITCH = "switch"
    CHOICE = "choice"
    FILE = "file"
    LIST = "list"
    """Texts, one after another."""
    PAIRS = "pairs"
    """Names with a text each, both the writer's."""
    TABLE = "table"
    """Lines of ``columns``, written here or in a file of the book."""
    GROUP = "group"
    """Fields below this one."""
    WRITTEN = "written"
    """What only the file itself can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormKey:
    """A field: ``way`` leads to it by English names, ``names`` are all that the key may be called."""

    way: tuple[str, ...]
    names: tuple[str, ...]
    label: Text
    about: Text
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[tuple[str, Text, tuple[str, ...]], ...] = ()
    """Of a table: the English name of each column, its label and all its names."""
    inner: tuple[FormKey, ...] = ()
    steps: tuple[Step, ...] = ()
    """Where it stands in the file; new keys are Chinese."""

    @property
    def path(self) -> str:
        """The way as one word: ``imprint.copies``."""
        return ".".join(self.way)


@cache
def form() -> tuple[FormKey, ...]:
    """Return all keys of book.yaml but for the list of articles."""
    return tuple(_keys(FORM, (), ()))


def flat(keys: Sequence[FormKey]) -> Iterator[FormKey]:
    """Yield ``keys`` and all below them."""
    for key in keys:
        yield key
        yield from flat(key.inner)


def key_of(path: str) -> FormKey:
    """Return the field of that path; raises MalformedError where there is none."""
    key = _by_path().get(path)
    if key is None:
        raise MalformedError(path)
    return key


def parent_of(key: FormKey) -> FormKey | None:
    """Return the group that a field stands in; None for one of the book itself."""
    return _by_path().get(".".join(key.way[:-1]))


@cache
def _by_path() -> dict[str, FormKey]:
    return {key.path: key for key in flat(form())}


def bare_key(key: FormKey) -> str:
    """Return the key that a group stands for where it is written as one text: a theme's name."""
    names = {each.way[-1] for each in key.inner}
    return next((name for name in ("name", "path", "seats") if name in names), "")


def record_of(shape: Shape[Any]) -> Record[Any] | None:
    """Return the keys that may stand below a shape, if there are any."""
    match shape:
        case Record():
            return shape
        case Converted() | WithPlace():
            return record_of(shape.shape)
        case Either() if shape.mapping is not None:
            return record_of(shape.mapping)
        case OutputList():
            return record_of(shape._inner)  # noqa: SLF001 - what it reads by
    return None


def _keys(record: Record[Any], way: tuple[str, ...], steps: tuple[Step, ...]) -> Iterator[FormKey]:
    after: tuple[str, ...] = ()
    for key in record.keys:
        step = Step(names=frozenset(key.names), written=_chinese(key), after=after)
        after = (*after, *key.names)
        if record is not FORM or key.name not in _ELSEWHERE:
            yield _key(key, (*way, key.name), (*steps, step))


def _key(key: Key, way: tuple[str, ...], steps: tuple[Step, ...]) -> FormKey:
    columns = tuple(_columns(key.shape))
    record = None if columns else record_of(key.shape)
    kind = FieldKind.TABLE if columns else FieldKind.GROUP if record else _kind(key.shape)
    return FormKey(
        way=way,
        names=key.names,
        label=Text(_called(key), key.name.replace("_", " ")),
        about=key.about,
        kind=kind,
        required=key.required,
        choices=_choices(key.shape),
        columns=columns,
        inner=tuple(_keys(record, way, steps)) if record else (),
        steps=steps,
    )


_KINDS: Final[tuple[tuple[type[Shape[Any]], FieldKind], ...]] = (
    (Whole, FieldKind.NUMBER),
    (Day, FieldKind.DATE),
    (Switch, FieldKind.SWITCH),
    (Choice, FieldKind.CHOICE),
    (BookPath, FieldKind.FILE),
    (ScalarShape, FieldKind.TEXT),
)


def _kind(shape: Shape[Any]) -> FieldKind:
    plain = _plain(shape)
    match plain:
        case Many() if isinstance(_plain(plain.item), ScalarShape):
            return FieldKind.LIST
        case ByKey() if isinstance(_plain(plain.value), ScalarShape):
            return FieldKind.PAIRS
        case Either() if plain.mapping is None and plain.sequence is not None:
            return _kind(plain.sequence)
    return next((kind for made, kind in _KINDS if isinstance(plain, made)), FieldKind.WRITTEN)


def _plain(shape: Shape[Any]) -> Shape[Any]:
    return _plain(shape.shape) if isinstance(shape, Converted | WithPlace) else shape


def _choices(shape: Shape[Any]) -> tuple[str, ...]:
    """Return the words of a choice, one for each meaning, Chinese where there is one."""
    plain = _plain(shape)
    if not isinstance(plain, Choice):
        return ()
    words = dict[str, str]()
    for word, meaning in plain.words.items():
        if meaning not in words or (words[meaning].isascii() and not word.isascii()):
            words[meaning] = word
    return tuple(words.values())


def _columns(shape: Shape[Any]) -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    """Yield the columns of what is a list of records."""
    plain = _plain(shape)
    sequence = plain.sequence if isinstance(plain, Either) else plain
    if not isinstance(sequence, Many):
        return
    record = record_of(sequence.item)
    for key in record.keys if record else ():
        if isinstance(_plain(key.shape), ScalarShape):
            yield key.name, Text(_chinese(key), key.name), key.names


def _called(key: Key) -> str:
    """Return what a field is called: the name by which its own sentence calls it, if there is one."""
    return key.about.zh if key.about.zh in key.names else _chinese(key)


def _chinese(key: Key) -> str:
    return next((name for name in key.names if not name.isascii()), key.name)
