"""Where units are laid out, by this process and by others, or found among those made before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import cached_property

from jianbao.executors import shared_out
from jianbao.once import Kept, key_of
from jianbao.typesetting.identity import identity
from jianbao.typesetting.incremental.cut import BodyBlock
from jianbao.typesetting.incremental.edges import foretold
from jianbao.typesetting.incremental.margins import Printed
from jianbao.typesetting.incremental.model import (
    BookSetting,
    Edges,
    Margin,
    MarginOrder,
    PageKind,
    Unfit,
    Unit,
    UnitOrder,
)
from jianbao.typesetting.incremental.press import UnitPress
from jianbao.typesetting.incremental.worker import Task, Work, press_of, work

_AT_ONCE = 5_000
"""Characters of markup in a task: some pages, so that handing it over does not count, nor waiting
for the last."""
_MARGINS_AT_ONCE = 50
_MANY = 10
"""More new blocks or units than that are worth another process."""
_MARGINS_KEPT = 20_000
"""More than that are not all of this book's pages."""


class LayoutWorkshop:
    """Lays out the units of one book with the help of ``executor``, but for those ``kept``."""

    def __init__(
        self, setting: BookSetting, faces: str, executor: Executor | None, kept: Kept
    ) -> None:
        self._setting = setting
        self.witnesses = setting.witnesses
        self._executor = executor
        self._kept = kept
        self._key = key_of(identity(), faces, setting)
        self._units: dict[UnitOrder, Unit] = {}

    @cached_property
    def press(self) -> UnitPress:
        """The press of this process."""
        return press_of(self._key, self._setting)

    def edges(self, blocks: Sequence[BodyBlock]) -> list[Edges | None]:
        """Return how the blocks join, as far as that can be foretold."""
        names = [self._name("edges", block.html) for block in blocks]
        known: list[Edges | None] = [self._kept.get(name) for name in names]
        if None in known:
            if known.count(None) > _MANY and self._executor:
                # Others load their presses while this process looks for the cuts.
                self._executor.submit(work, Task(key=self._key, setting=self._setting))
            press = self.press
            found = foretold(self._setting, press.sheets, press.fonts, blocks, known)
            for name, old, new in zip(names, known, found, strict=True):
                if new and not old:
                    self._kept[name] = new
            return found
        return known

    def _name(self, kind: str, what: object) -> str:
        return key_of(kind, self._key, what)

    def lay_out(self, orders: Sequence[UnitOrder]) -> list[Unit]:
        """Return the units of ``orders``."""
        new = [order for order in dict.fromkeys(orders) if self.recalled(order) is None]
        for order, unit in self._made(new):
            self.put(order, unit)
        return [self._units[order] for order in orders]

    def recalled(self, order: UnitOrder) -> Unit | None:
        """Return the unit of ``order`` if it need not be laid out."""
        if order not in self._units:
            kept: Unit | None = self._kept.get(self._name("unit", order))
            if kept is not None:
                self._units[order] = kept
        return self._units.get(order)

    def put(self, order: UnitOrder, unit: Unit) -> None:
        """Keep ``unit`` as that of ``order``, and what it asks for where it prints page numbers."""
        self._units[order] = unit
        if order.counters is not None:
            bare = replace(order, counters=None, anchors=())
            self._kept[self._name("unit", bare)] = Unit(edges=unit.edges, wanted=unit.wanted)
        self._kept[self._name("unit", order)] = unit

    def _made(self, orders: Sequence[UnitOrder]) -> Iterator[tuple[UnitOrder, Unit]]:
        # What takes longest is begun first: a contents may have more pages than any article.
        batches = sorted(_batches(orders), key=_characters, reverse=True)
        tasks = [Task(key=self._key, setting=self._setting, orders=batch) for batch in batches]
        done = self._done(tasks, helped=len(orders) > _MANY)
        for task, made in zip(tasks, done, strict=True):
            yield from zip(task.orders, made.units, strict=True)

    def _done(self, tasks: Sequence[Task], *, helped: bool) -> list[Work]:
        return shared_out(work, tasks, self._executor if helped else None)

    def printed(self, kind: PageKind) -> tuple[Printed, ...]:
        """Return what the margins of such a page print."""
        return self.press.margins.printed(kind)

    def margins(self, orders: Sequence[MarginOrder]) -> dict[MarginOrder, Margin]:
        """Return the margin boxes of ``orders``; raises Unfit where they cannot be laid out apart."""
        name = self._name("margins", "")
        known: dict[MarginOrder, Margin] = self._kept.get(name) or {}
        new = tuple(order for order in dict.fromkeys(orders) if order not in known)
        if not new:
            return known
        starts = range(0, len(new), _MARGINS_AT_ONCE)
        tasks = [
            Task(
                key=self._key,
                setting=self._setting,
                margins=new[start : start + _MARGINS_AT_ONCE],
            )
            for start in starts
        ]
        done = self._done(tasks, helped=len(tasks) > 1)
        made = {
            order: margin
            for order, margin in zip(
                new, (item for each in done for item in each.margins), strict=True
            )
            if margin is not None
        }
        if len(made) < len(new):
            raise Unfit("margin boxes cannot be laid out apart")
        if len(known) > _MARGINS_KEPT:
            known = {order: known[order] for order in orders if order in known}
        self._kept[name] = known | made
        return known | made


def _characters(batch: Sequence[UnitOrder]) -> int:
    return sum(len(order.html) for order in batch)


def _batches(orders: Sequence[UnitOrder]) -> Iterator[tuple[UnitOrder, ...]]:
    """Yield ``orders`` in batches of about the same size."""
    batch: list[UnitOrder] = []
    size = 0
    for order in orders:
        batch.append(order)
        size += len(order.html)
        if size >= _AT_ONCE:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)
