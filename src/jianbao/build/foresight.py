"""Whether a build will have much to lay out: guessed before a manuscript is read.

Other processes take a second to get ready, which is how long reading takes. A wrong guess costs a
second and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path

from jianbao import cache
from jianbao.config import BookConfig
from jianbao.executors import call

_MANY = 12
"""Manuscripts; a smaller book is laid out before others are ready to help."""
_KIND = "builds"


def call_early(executor: Executor | None, only: tuple[str, ...], settings: BookConfig) -> None:
    """Let the processes of ``executor`` start where the PDF of a larger book has to be made anew."""
    wanted = only or tuple(choice.name for choice in settings.outputs)
    files = tuple(_manuscripts(settings))
    if "pdf" in wanted and len(files) >= _MANY and cache.load(_KIND, _key(settings)) is None:
        call(executor)


def remember(settings: BookConfig) -> None:
    """Note that the book has been made in this state of its files."""
    if sum(1 for _ in _manuscripts(settings)) >= _MANY:
        cache.store(_KIND, _key(settings), b"")


def _key(settings: BookConfig) -> str:
    """Return the name of the state that the files of a book are in."""
    return cache.key_of(_states((settings.file, *_manuscripts(settings))))


def _states(files: tuple[Path, ...]) -> Iterator[str]:
    for file in files:
        yield str(file)
        with suppress(OSError):
            found = file.stat()
            yield f"{found.st_size}:{found.st_mtime_ns}"


def _manuscripts(settings: BookConfig) -> Iterator[Path]:
    for part in settings.parts:
        yield from (settings.folder / chapter.path for chapter in part.chapters)
