"""The shapes of lists, of alternatives, and of mappings with free keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from jianbao.config import file_codes, value_codes
from jianbao.config.nodes import Mapping, Node, Refused, Scalar, Sequence, shorten
from jianbao.config.scalars import Words
from jianbao.config.shape import Schema, Shape
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jianbao.config.reading import LoadingRun, Place

S = TypeVar("S")
T = TypeVar("T")

# The name of each key of a mapping, with the key as written and its value.
Pairs = dict[str, tuple[Scalar, Node]]


@dataclass(frozen=True)
class Converted(Shape[T], Generic[S, T]):
    """Another shape, whose value is put into a form of our own."""

    shape: Shape[S]
    make: Callable[[S], T]

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return self.shape.expected

    @property
    def takes_null(self) -> bool:
        """See `Shape`."""
        return self.shape.takes_null

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return self.shape.key_names

    def read(self, node: Node, place: Place, reading: LoadingRun) -> T | None:
        """Return the value of ``node``, transformed."""
        value = self.shape.read(node, place, reading)
        return None if value is None else self.make(value)

    def schema(self) -> Schema:
        """See `Shape`."""
        return self.shape.schema()


@dataclass(frozen=True)
class Many(Shape[tuple[T, ...]]):
    """A list; ``if_empty`` is the fault of having no items, where that is one."""

    item: Shape[T]
    if_empty: Diagnostic | None = None

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("列表（每行以“- ”开头）", "a list (each line begins with “- ”)")

    def read(self, node: Node, place: Place, reading: LoadingRun) -> tuple[T, ...] | None:
        """Return the items that are sound, numbered without gaps; None where none is."""
        if not isinstance(node, Sequence):
            self.mismatch(node, place, reading)
            return None
        if self.if_empty and not node.items:
            reading.report(self.if_empty, node.span)
            return None
        values: list[T] = []
        for item in node.items:
            at = place.child(str(len(values)))
            marked = len(reading.spans)
            reading.mark(at, item.span)
            value = self.item.read(item, at, reading)
            if value is None:
                reading.forget_spans(marked)
            else:
                values.append(value)
        return tuple(values) if values or not node.items else None

    def schema(self) -> Schema:
        """See `Shape`."""
        schema: Schema = {"type": "array", "items": self.item.schema()}
        return {**schema, "minItems": 1} if self.if_empty else schema


@dataclass(frozen=True, kw_only=True)
class Either(Shape[T]):
    """Different shapes for different kinds of node."""

    scalar: Shape[T]
    sequence: Shape[T] | None = None
    mapping: Shape[T] | None = None

    @property
    def _shapes(self) -> tuple[Shape[T], ...]:
        return tuple(shape for shape in (self.scalar, self.sequence, self.mapping) if shape)

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        nouns = [shape.expected for shape in self._shapes]
        return Text("或".join(noun.zh for noun in nouns), " or ".join(noun.en for noun in nouns))

    @property
    def takes_null(self) -> bool:
        """See `Shape`."""
        return self.scalar.takes_null

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return self.mapping.key_names if self.mapping else ()

    def read(self, node: Node, place: Place, reading: LoadingRun) -> T | None:
        """Return what the shape for this kind of node makes of it."""
        shape: Shape[T] | None = None
        if isinstance(node, Scalar) and (self.takes_null or not node.is_null):
            shape = self.scalar
        elif isinstance(node, Sequence):
            shape = self.sequence
        elif isinstance(node, Mapping):
            shape = self.mapping
        if shape is None:
            self.mismatch(node, place, reading)
            return None
        return shape.read(node, place, reading)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"anyOf": [shape.schema() for shape in self._shapes]}


@dataclass(frozen=True)
class ByKey(Shape[tuple[tuple[str, T], ...]]):
    """A mapping whose keys the writer chooses."""

    value: Shape[T]

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("一组“名称: 内容”", "a mapping")

    def read(
        self, node: Node, place: Place, reading: LoadingRun
    ) -> tuple[tuple[str, T], ...] | None:
        """Return the pairs in the order of the file; a key without a value is left out."""
        if not isinstance(node, Mapping):
            self.mismatch(node, place, reading)
            return None
        pairs: list[tuple[str, T]] = []
        for name, (key, content) in named_pairs(node, {}, reading).items():
            at = place.child(name, key.text)
            reading.mark(at, key.span)
            if isinstance(content, Scalar) and content.is_null:
                continue
            value = self.value.read(content, at, reading)
            if value is not None:
                pairs.append((name, value))
        return tuple(pairs)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": "object", "additionalProperties": or_null(self.value.schema())}


def named_pairs(node: Mapping, aliases: dict[str, str], reading: LoadingRun) -> Pairs:
    """Return the pairs by name, where ``aliases`` says which names mean another one.

    Reports keys that are no text, merge keys, and repeated names, of which the first one counts.
    """
    pairs: Pairs = {}
    for key, content in node.pairs:
        if not isinstance(key, Scalar):
            if not isinstance(key, Refused):
                reading.report(file_codes.KEY_NOT_TEXT.of(), key.span)
            continue
        if reading.holds_control_character(key):
            continue
        if key.plain and key.text == "<<":
            reading.report(file_codes.MERGE_KEY.of(), key.span)
            continue
        name = aliases.get(key.text, key.text)
        if name in pairs:
            first = pairs[name][0]
            fault = value_codes.DUPLICATE_KEY.of(
                written=shorten(key.text), first=shorten(first.text), number=first.span.line
            )
            reading.report(fault, key.span)
            continue
        pairs[name] = (key, content)
    return pairs


def or_null(schema: Schema) -> Schema:
    """Return ``schema`` for a key whose value may as well be left out."""
    return {"anyOf": [schema, {"type": "null"}]}


def _written(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name)


WORDS: Final = Words()
NAMES: Final[Either[tuple[str, ...]]] = Either(
    scalar=Converted(WORDS, lambda name: _written((name,))),
    sequence=Converted(Many(WORDS), _written),
)
"""One name, or a list."""
