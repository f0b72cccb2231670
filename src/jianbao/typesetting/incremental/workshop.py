"""Where units are laid out or found: in memory, in the cache, by this process and by others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import cached_property
from typing import Any

from jianbao import memo
from jianbao.executors import shared_out
from jianbao.typesetting.identity import identity
from jianbao.typesetting.incremental.cut import Block
from jianbao.typesetting.incremental.edges import foretold
from jianbao.typesetting.incremental.margins import Printed
from jianbao.typesetting.incremental.model import (
    Edges,
    Kind,
    Margin,
    MarginOrder,
    Order,
    Setting,
    Unfit,
    Unit,
)
from jianbao.typesetting.incremental.press import Press
from jianbao.typesetting.incremental.worker import Task, Work, press_of, work

_AT_ONCE = 5_000
"""Characters of markup in a task: some pages, so that handing it over does not count, nor waiting
for the last."""
_MARGINS_AT_ONCE = 50
_MANY = 10
"""More new blocks or units than that are worth another process."""
_MARGINS_KEPT = 20_000
"""More than that are not all of this book's pages."""


class Workshop:
    """Lays out the units of one book, with the help of ``executor``."""

    def __init__(self, setting: Setting, faces: str, executor: Executor | None) -> None:
        self._setting = setting
        self.witnesses = setting.witnesses
        self._executor = executor
        self._keeps = bool(faces)
        self._key = memo.key_of(identity(), faces, setting)
        self._units: dict[Order, Unit] = {}

    @cached_property
    def press(self) -> Press:
        """The press of this process."""
        return press_of(self._key, self._setting)

    def edges(self, blocks: Sequence[Block]) -> list[Edges | None]:
        """Return how the blocks join, as far as that can be foretold."""
        names = [memo.key_of(block.html) for block in blocks]
        kept: dict[str, Edges] = self._kept("edges") or {}
        known = [kept.get(name) for name in names]
        if None in known:
            if known.count(None) > _MANY and self._executor:
                # Others load their presses while this process looks for the cuts.
                self._executor.submit(work, Task(key=self._key, setting=self._setting))
            press = self.press
            known = foretold(self._setting, press.sheets, press.fonts, blocks, known)
            found = zip(names, known, strict=True)
            self._keep("edges", {name: edges for name, edges in found if edges})
        return known

    def _kept(self, kind: str) -> Any:  # noqa: ANN401 - what was stored
        return memo.load(kind, self._key) if self._keeps else None

    def _keep(self, kind: str, value: object) -> None:
        if self._keeps:
            memo.store(kind, self._key, value)

    def lay_out(self, orders: Sequence[Order]) -> list[Unit]:
        """Return the units of ``orders``."""
        new = [order for order in dict.fromkeys(orders) if self.recalled(order) is None]
        for order, unit in self._made(new):
            self.put(order, unit)
        return [self._units[order] for order in orders]

    def recalled(self, order: Order) -> Unit | None:
        """Return the unit of ``order`` if it need not be laid out."""
        if order not in self._units and self._keeps:
            kept = memo.load("units", memo.key_of(self._key, order))
            if isinstance(kept, Unit):
                self._units[order] = kept
        return self._units.get(order)

    def put(self, order: Order, unit: Unit) -> None:
        """Keep ``unit`` as that of ``order``.

        One whose page numbers are known serves whatever these are to be. Of any other it is kept,
        besides, what it asks for.
        """
        self._units[order] = unit
        if not self._keeps:
            return
        if order.counters is not None:
            bare = replace(order, counters=None, anchors=(), total=None)
            stub = Unit(edges=unit.edges, wanted=unit.wanted, wants_total=unit.wants_total)
            memo.store("units", memo.key_of(self._key, bare), unit if unit.known else stub)
        if order.counters is None or not unit.known:
            memo.store("units", memo.key_of(self._key, order), unit)

    def _made(self, orders: Sequence[Order]) -> Iterator[tuple[Order, Unit]]:
        # What takes longest is begun first: a contents may have more pages than any article.
        batches = sorted(_batches(orders), key=_characters, reverse=True)
        tasks = [Task(key=self._key, setting=self._setting, orders=batch) for batch in batches]
        done = self._done(tasks, helped=len(orders) > _MANY)
        for task, made in zip(tasks, done, strict=True):
            yield from zip(task.orders, made.units, strict=True)

    def _done(self, tasks: Sequence[Task], *, helped: bool) -> list[Work]:
        return shared_out(work, tasks, self._executor if helped else None)

    def printed(self, kind: Kind) -> tuple[Printed, ...]:
        """Return what the margins of such a page print."""
        return self.press.margins.printed(kind)

    def margins(self, orders: Sequence[MarginOrder]) -> dict[MarginOrder, Margin]:
        """Return the margin boxes of ``orders``; raises Unfit where they cannot be laid out apart."""
        kept: dict[MarginOrder, Margin] = self._kept("margins") or {}
        new = tuple(order for order in dict.fromkeys(orders) if order not in kept)
        if not new:
            return kept
        starts = range(0, len(new), _MARGINS_AT_ONCE)
        tasks = [
            Task(
                key=self._key,
                setting=self._setting,
                margins=new[start : start + _MARGINS_AT_ONCE],
            )
            for start in starts
        ]
        made = [
            margin for done in self._done(tasks, helped=len(tasks) > 1) for margin in done.margins
        ]
        if None in made:
            raise Unfit("margin boxes cannot be laid out apart")
        if len(kept) > _MARGINS_KEPT:
            kept = {order: kept[order] for order in orders if order in kept}
        found = {order: margin for order, margin in zip(new, made, strict=True) if margin}
        self._keep("margins", kept | found)
        return kept | found


def _characters(batch: Sequence[Order]) -> int:
    return sum(len(order.html) for order in batch)


def _batches(orders: Sequence[Order]) -> Iterator[tuple[Order, ...]]:
    """Yield ``orders`` in batches of about the same size."""
    batch: list[Order] = []
    size = 0
    for order in orders:
        batch.append(order)
        size += len(order.html)
        if size >= _AT_ONCE:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)
