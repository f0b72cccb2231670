"""The shape of ``outputs``: which products to make, and what to call their files.

Which products there are, this stage is told: `Offer` is what it has to know of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from jianbao.config import value_codes
from jianbao.config.model import OutputChoice
from jianbao.config.record import Key, Record
from jianbao.config.scalars import BOOLEANS, Choice, PlainName, Switch
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Either, Made, Many
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading

Outputs = tuple[OutputChoice, ...]


class Offer(Protocol):
    """A product, as far as book.yaml speaks of it."""

    @property
    def name(self) -> str:
        """Its key, and what `OutputChoice` calls it."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names."""

    @property
    def about(self) -> Text:
        """What it is for."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be said of it, besides the name of its file."""

    @property
    def options(self) -> Callable[..., Any]:
        """What makes its options from what is said, by the English names of its keys."""

    @property
    def fault(self) -> Callable[[Any], Diagnostic | None] | None:
        """What tells how its options contradict each other, if they can."""

    @property
    def by_default(self) -> bool:
        """Whether it is made of a book that does not say what to make of it."""


FILE = Key(
    "file",
    ("文件名", "文件"),
    PlainName(),
    Text("成品的文件名，不带文件夹", "Name of the file, without folders"),
)


def names_of(offers: Iterable[Offer]) -> dict[str, str]:
    """Return every name of every product, with its English one."""
    return {name: offer.name for offer in offers for name in (offer.name, *offer.aliases)}


def default_outputs(offers: Iterable[Offer]) -> Outputs:
    """Return what is made of a book that does not say what to make of it."""
    return tuple(_chosen(offer) for offer in offers if offer.by_default)


def outputs_key(offers: tuple[Offer, ...]) -> Key:
    """Return the key ``outputs`` for a program that makes the products of ``offers``."""
    return Key("outputs", ("输出",), OutputList(offers), Text("成品：pdf、epub", "What to make"))


def _chosen(offer: Offer, *, file: str = "", **said: object) -> OutputChoice:
    return OutputChoice(name=offer.name, file=file, options=offer.options(**said))


def _setting(offer: Offer) -> Either[bool | OutputChoice]:
    """Return the shape of one output: whether to make it, or its settings."""
    return Either(
        scalar=Made[bool, bool | OutputChoice](Switch(null_means=True), lambda value: value),
        mapping=Record(partial(_chosen, offer), (FILE, *offer.keys)),
    )


@dataclass(frozen=True)
class OutputList(Shape[Outputs]):
    """A name, a list of names, or a mapping of names to settings; at least one output."""

    offers: tuple[Offer, ...]

    @property
    def _inner(self) -> Either[Outputs]:
        name = Choice(names_of(self.offers))
        return Either(
            scalar=Made(name, lambda word: self._named((word,))),
            sequence=Made(Many(name), self._named),
            mapping=Record(
                self._set,
                tuple(Key(o.name, o.aliases, _setting(o), o.about) for o in self.offers),
            ),
        )

    def _named(self, names: tuple[str, ...]) -> Outputs:
        return self._set(**dict.fromkeys(names, True))

    def _set(self, **settings: bool | OutputChoice) -> Outputs:
        offers = {offer.name: offer for offer in self.offers}
        return tuple(
            setting if isinstance(setting, OutputChoice) else _chosen(offers[name])
            for name, setting in settings.items()
            if setting is not False
        )

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return self._inner.expected

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return self._inner.key_names

    def read(self, node: Node, place: Place, reading: Reading) -> Outputs | None:
        """Return the outputs asked for."""
        before = len(reading.diagnostics)
        outputs = self._inner.read(node, place, reading)
        if outputs is None or len(reading.diagnostics) > before:
            return outputs
        if not outputs:
            reading.report(value_codes.NO_OUTPUTS.of(), node.span)
        files = [output.file.casefold() for output in outputs if output.file]
        if len(set(files)) < len(files):
            reading.report(value_codes.SAME_FILE.of(file=outputs[-1].file), node.span)
        offers = {offer.name: offer for offer in self.offers}
        for output in outputs:
            judge = offers[output.name].fault
            fault = judge(output.options) if judge else None
            if fault is not None:
                reading.report(fault, node.span)
        return outputs

    def schema(self) -> Schema:
        """See `Shape`."""
        switched_off = {"enum": [word for word, value in BOOLEANS.items() if not value]}
        off = {"anyOf": [{"const": False}, switched_off]}
        nothing = {
            "anyOf": [
                {"type": "object", "additionalProperties": off},
                {"type": "array", "maxItems": 0},
            ]
        }
        return {**self._inner.schema(), "not": nothing}
