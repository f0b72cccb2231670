"""The books that the studio is opened for, and those of them that are at work."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from jianbao.studio.watch import saves
from jianbao.studio.workshop import Workshop

BOOK = "book.yaml"
_DEPTH = 2
"""Folders between the shelf and a book: years are often folders of their own."""
_AT_WORK = 2
"""Books that follow their saves at the same time: each has a process that builds."""
_SKIPPED = frozenset({"out", "node_modules"})


class Shelf:
    """The books of a folder, or a single one. All its methods belong to the server's event loop."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._open: OrderedDict[Path, tuple[Workshop, tuple[asyncio.Task[None], ...]]]
        self._open = OrderedDict()

    @property
    def is_one_book(self) -> bool:
        """Whether the studio was opened for this book alone."""
        return self.root.is_file()

    def books(self) -> list[Path]:
        """Return the configuration files of all books, by path."""
        return [self.root] if self.is_one_book else sorted(_found(self.root, _DEPTH))

    def book(self, name: str) -> Path | None:
        """Return the book that is called ``name`` in addresses."""
        return next((file for file in self.books() if name_of(file) == name), None)

    def workshop(self, file: Path) -> Workshop:
        """Return where the book of ``file`` is at work, from now on if it was not.

        The one nobody has asked for longest ends where there are too many.
        """
        if file not in self._open:
            for old in list(self._open):
                if len(self._open) >= _AT_WORK and not self._open[old][0].is_watched:
                    self._end(old)
            workshop = Workshop(file)
            tasks = asyncio.create_task(workshop.run()), asyncio.create_task(_watch(workshop))
            self._open[file] = workshop, tasks
        self._open.move_to_end(file)
        return self._open[file][0]

    async def close(self) -> None:
        """End all that is at work."""
        tasks = [task for _, both in self._open.values() for task in both]
        for file in list(self._open):
            self._end(file)
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # until what waits for their ends has heard of them

    def _end(self, file: Path) -> None:
        workshop, tasks = self._open.pop(file)
        workshop.end()
        for task in tasks:
            task.cancel()


def name_of(file: Path) -> str:
    """Return what the book of ``file`` is called in addresses: nothing of its path is told."""
    return hashlib.sha256(str(file).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _found(folder: Path, depth: int) -> Iterator[Path]:
    if (folder / BOOK).is_file():
        yield folder / BOOK
    if not depth:
        return
    with contextlib.suppress(OSError):
        for inner in folder.iterdir():
            is_own = inner.is_dir() and not inner.is_symlink() and inner.name[0] not in ".~"
            if is_own and inner.name not in _SKIPPED:
                yield from _found(inner, depth - 1)


async def _watch(workshop: Workshop) -> None:
    folder = workshop.file.parent
    async for _ in saves(folder, folder / "styles"):
        workshop.want()
