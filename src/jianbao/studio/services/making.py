"""Products made by a process of their own, one after another: followed, and broken off."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from jianbao import build
from jianbao.diagnostics import Diagnostic, Text
from jianbao.executors import follow_parent
from jianbao.products import BY_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeProduct:
    """What came of a product: its file in ``out``; none where it has an error."""

    name: str
    file: str = ""
    pages: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


class ProductJob:
    """The making of some products of one book; ``state`` is that of the book when it began."""

    def __init__(self, book: Path, names: Sequence[str], state: str) -> None:
        self.names = tuple(names)
        self.state = state
        self._made: dict[str, MadeProduct] = {}
        self._fresh: list[MadeProduct] = []
        self._step = Text("正在准备", "getting ready")
        self._is_cancelled = False
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_make, args=(book, self.names, theirs))
        self._process.start()
        theirs.close()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        self._listen()
        return self._process.is_alive() and len(self._made) < len(self.names)

    def is_making(self, name: str) -> bool:
        """Whether a product is still to come."""
        return name in self.names and name not in self._made and self.is_running

    def last(self, name: str) -> MadeProduct | None:
        """Return what came of a product; None while that is open."""
        return self._made.get(name)

    def take(self) -> list[MadeProduct]:
        """Return what has been made since this was asked last."""
        self._listen()
        fresh, self._fresh = self._fresh, []
        return fresh

    def told(self) -> Mapping[str, object]:
        """Return how far it has come."""
        running = self.is_running
        died = not running and not self._is_cancelled and len(self._made) < len(self.names)
        return {
            "running": running,
            "cancelled": self._is_cancelled,
            "died": died,
            "done": len(self._made),
            "of": len(self.names),
            "step": self._step,
            "names": self.names,
        }

    def cancel(self) -> None:
        """Break it off; what was there before stays."""
        if self.is_running:
            self._is_cancelled = True
            self._process.terminate()
            self._process.join(5)

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while self._ours.poll():
                told = self._ours.recv()
                if isinstance(told, MadeProduct):
                    self._made[told.name] = told
                    self._fresh.append(told)
                else:
                    self._step = told


def _make(book: Path, names: Sequence[str], tell: Connection) -> None:
    """Make each of ``names`` of a book, and tell of each step and of what came of it."""
    follow_parent()
    for name in names:
        tell.send(BY_NAME[name].label)
        done = build.build(build.Request(file=book, only=(name,)), tell.send)
        if done.value is None:
            tell.send(MadeProduct(name=name, diagnostics=done.diagnostics))
            continue
        first = done.value[0] if done.value else None
        tell.send(
            MadeProduct(
                name=name,
                file=first.path.name if first else "",
                pages=first.pages if first else 0,
                diagnostics=done.diagnostics,
            )
        )
    tell.close()
