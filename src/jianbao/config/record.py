"""The shape of a mapping with known keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from jianbao.config import entry_codes, faults, value_codes
from jianbao.config.nodes import Mapping, Node, Scalar
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Pairs, named_pairs, or_null
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jianbao.config.reading import LoadingRun, Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its English name, its other names, what it takes and what it is for."""

    name: str
    aliases: tuple[str, ...]
    shape: Shape[Any]
    about: Text
    required: bool = False
    path: str = ""
    """Its place in `BookConfig.spans`, where that is not its name."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the English one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Record(Shape[T]):
    """Known keys, handed to ``make`` by their English names; a key without a value is not handed.

    Of the keys in ``lists_chapters`` exactly one has to be there.
    """

    make: Callable[..., T]
    keys: tuple[Key, ...]
    lists_chapters: tuple[str, ...] = ()

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("一组“名称: 内容”", "a mapping")

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return tuple(name for key in self.keys for name in key.names)

    def read(self, node: Node, place: Place, reading: LoadingRun) -> T | None:
        """Return what ``make`` builds; None where a key that has to be there is not, or is bad."""
        if not isinstance(node, Mapping):
            self.mismatch(node, place, reading)
            return None
        aliases = {alias: key.name for key in self.keys for alias in key.aliases}
        pairs = named_pairs(node, aliases, reading)
        self._report_unknown(pairs, reading)
        values = self._values(pairs, place, reading)
        complete = self._check_required(node, pairs, values, reading)
        listed = self._check_listing(node, pairs, values, reading)
        return self.make(**values) if complete and listed else None

    def _report_unknown(self, pairs: Pairs, reading: LoadingRun) -> None:
        known = {key.name for key in self.keys}
        for name, (written, _) in pairs.items():
            if name not in known:
                homes = (key.names for key in self.keys if name in key.shape.key_names)
                fault = faults.unknown_key(name, self.key_names, next(homes, ()))
                reading.report(fault, written.span)

    def _values(self, pairs: Pairs, place: Place, reading: LoadingRun) -> dict[str, object]:
        values: dict[str, object] = {}
        for key in self.keys:
            if key.name not in pairs:
                continue
            written, content = pairs[key.name]
            at = place.child(key.path or key.name, written.text)
            reading.mark(at, written.span)
            if _says_something(content) or key.shape.takes_null:
                value = key.shape.read(content, at, reading)
                if value is not None:
                    values[key.name] = value
        return values

    def _check_required(
        self, node: Mapping, pairs: Pairs, values: dict[str, object], reading: LoadingRun
    ) -> bool:
        """Return whether all required keys have a value; report those that are not written."""
        lacking = [key for key in self.keys if key.required and not values.get(key.name)]
        for key in lacking:
            written, content = pairs.get(key.name, (node, None))
            # A value that is there but bad has been reported; only a blank one reads as "".
            if not content or not _says_something(content) or key.name in values:
                reading.report(
                    value_codes.MISSING_KEY.of(english=key.names[0], chinese=key.names[-1]),
                    written.span,
                )
        return not lacking

    def _check_listing(
        self, node: Mapping, pairs: Pairs, values: dict[str, object], reading: LoadingRun
    ) -> bool:
        """Return whether the chapters are listed in exactly one way; report any other number."""
        if not self.lists_chapters:
            return True
        listing = [
            written
            for name, (written, content) in pairs.items()
            if name in self.lists_chapters and _says_something(content)
        ]
        if not listing:
            reading.report(entry_codes.NO_CHAPTERS.of(), node.span)
        for extra in listing[1:]:
            fault = entry_codes.PARTS_AND_CHAPTERS.of(
                number=listing[0].span.line, first=listing[0].text
            )
            reading.report(fault, extra.span)
        return len(listing) == 1 and not values.keys().isdisjoint(self.lists_chapters)

    def schema(self) -> Schema:
        """See `Shape`."""
        demands: list[object] = [
            {"anyOf": [_present(name) for name in key.names]} for key in self.keys if key.required
        ]
        doubles = [
            {"required": [first, second]}
            for key in self.keys
            for index, first in enumerate(key.names)
            for second in key.names[index + 1 :]
        ]
        demands.append({"not": {"anyOf": doubles}})
        if self.lists_chapters:
            listing = [key for key in self.keys if key.name in self.lists_chapters]
            demands.append({"oneOf": [_present(name) for key in listing for name in key.names]})
        return {
            "type": "object",
            "properties": {name: _described(key) for key in self.keys for name in key.names},
            "additionalProperties": False,
            "allOf": demands,
        }


def _says_something(node: Node) -> bool:
    return not (isinstance(node, Scalar) and node.is_null)


def _present(name: str) -> Schema:
    """Return the schema of a mapping in which ``name`` has a value that is not blank."""
    blank = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}]}
    return {"required": [name], "properties": {name: {"not": blank}}}


def _described(key: Key) -> Schema:
    names = " / ".join(key.names)
    description = f"{names}：{key.about.zh}。{key.about.en}."
    return {"description": description, **or_null(key.shape.schema())}
