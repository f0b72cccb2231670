"""Whether a build will have much to lay out: guessed before a manuscript is read.

Other processes take a second to get ready, which is how long reading takes. A wrong guess costs a
second and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress

from jianbao import cache
from jianbao.config import BookConfig
from jianbao.executors import BackgroundTask, call

_MANY = 12
"""Manuscripts to lay out; fewer are done before others are ready to help."""
_KIND = "builds"


def call_early(
    executor: Executor | None,
    only: tuple[str, ...],
    findings: BackgroundTask[int] | None,
    settings: BookConfig,
) -> None:
    """Let the processes of ``executor`` start if many manuscripts of the PDF are new.

    One of them is sent for the ``findings`` of proof-reading while the book is read here.
    """
    wanted = only or tuple(choice.name for choice in settings.outputs)
    if "pdf" not in wanted:
        return
    known = (cache.load(_KIND, _key(settings)) or b"").decode(errors="replace").splitlines()
    if len(set(_states(settings)).difference(known)) >= _MANY:
        call(executor)
        if executor and findings:
            findings.send(executor)


def remember(settings: BookConfig) -> None:
    """Note in which state of its manuscripts the book has been made."""
    states = tuple(_states(settings))
    if len(states) >= _MANY:
        cache.store(_KIND, _key(settings), "\n".join(states).encode(errors="surrogatepass"))


def _key(settings: BookConfig) -> str:
    return cache.key_of((str(settings.file),))


def _states(settings: BookConfig) -> Iterator[str]:
    """Yield the name of each manuscript with its size and time."""
    for part in settings.parts:
        for chapter in part.chapters:
            with suppress(OSError):
                found = (settings.folder / chapter.path).stat()
                yield f"{chapter.path!r}:{found.st_size}:{found.st_mtime_ns}"
