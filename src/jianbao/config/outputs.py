"""The shape of ``outputs``: which products to make, and what to call their files.

Which products there are, this stage is told: `Offer` is what it has to know of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from jianbao.config import value_codes
from jianbao.config.model import OutputChoice
from jianbao.config.record import Key, Record
from jianbao.config.scalars import BOOLEANS, Choice, PlainName, Switch
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Converted, Either, Many
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.nodes import Node
    from jianbao.config.reading import LoadingRun, Place

Outputs = tuple[OutputChoice, ...]


class BatchOffer(Protocol):
    """Files made from a product, as far as book.yaml speaks of them; a product's own alike."""

    @property
    def name(self) -> str:
        """Their key, and what `OutputChoice` calls them."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names of the key."""

    @property
    def about(self) -> Text:
        """What they are for."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """What can be said of them."""

    @property
    def options(self) -> Callable[..., Any]:
        """What makes their options from what is said, by the English names of the keys."""


class Offer(BatchOffer, Protocol):
    """A product, as far as book.yaml speaks of it."""

    @property
    def fault(self) -> Callable[[Any], Diagnostic | None] | None:
        """What tells how its options contradict each other, if they can."""

    @property
    def by_default(self) -> bool:
        """Whether it is made of a book that does not say what to make of it."""

    @property
    def batch(self) -> BatchOffer | None:
        """What is made from it."""


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


def batch_keys(offers: tuple[Offer, ...]) -> tuple[Key, ...]:
    """Return the keys of the batches that a program makes of the products of ``offers``."""
    return tuple(
        Key(batch.name, batch.aliases, Record(partial(_chosen, batch), batch.keys), batch.about)
        for batch in _batches(offers)
    )


def take_batches(values: dict[str, Any], offers: tuple[Offer, ...]) -> Outputs:
    """Take what is said of batches out of ``values``, which have it under its keys."""
    said = (values.pop(batch.name, None) for batch in _batches(offers))
    return tuple(choice for choice in said if choice is not None)


def _batches(offers: tuple[Offer, ...]) -> Iterator[BatchOffer]:
    return (offer.batch for offer in offers if offer.batch is not None)


def _chosen(offer: Offer | BatchOffer, *, file: str = "", **said: object) -> OutputChoice:
    return OutputChoice(name=offer.name, file=file, options=offer.options(**said))


def _setting(offer: Offer) -> Either[bool | OutputChoice]:
    """Return the shape of one output: whether to make it, or its settings."""
    return Either(
        scalar=Converted[bool, bool | OutputChoice](Switch(null_means=True), lambda value: value),
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
            scalar=Converted(name, lambda word: self._named((word,))),
            sequence=Converted(Many(name), self._named),
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

    def read(self, node: Node, place: Place, reading: LoadingRun) -> Outputs | None:
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
