"""jianbao import --watch: a folder to which contributions come, imported as they arrive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from watchfiles import watch

from jianbao.cli import report as printing
from jianbao.cli.exits import Exit
from jianbao.cli.import_ import ImportOrder, run_import
from jianbao.cli.language import words
from jianbao.intake import archive
from jianbao.intake.sources.order import Key, natural

_QUIET, _LONGEST = 1500, 10_000
"""Milliseconds without a change after which a file is taken to be whole, and at most."""
_ROUND = 2000
"""Milliseconds after which the folders are looked through even if nothing was noticed: shared
disks tell of no changes."""
_UNFINISHED = (".tmp", ".part", ".crdownload", ".download", ".filepart")
"""How names of files end that are still being fetched."""


def follow(order: ImportOrder) -> Exit:
    """Import all that lies in the folders of ``order``, then what comes, until interrupted.

    A file that cannot be read is told and left out; once it is put there anew it is tried again.
    """
    strangers = [path for path in order.paths if not path.is_dir()]
    if strangers:
        return printing.usage_fault(
            f"{strangers[0]} 不是文件夹，--watch 要跟着文件夹",
            f"{strangers[0]} is no folder; --watch follows folders",
        )
    order = replace(order, skip_bad=True)
    book = order.book.parent.resolve()
    seen = lying(order.paths, book)
    first = run_import(order)
    if first is Exit.COULD_NOT_RUN:
        return first
    console = printing.stderr()
    console.print(words("等着新的来稿，按 Ctrl-C 结束", "Waiting for more; Ctrl-C ends this"))
    rounds = watch(
        *order.paths,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_ROUND,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    with suppress(KeyboardInterrupt):  # as this ends; what is being imported is all or nothing
        for _ in rounds:
            now = lying(order.paths, book)
            fresh = [path for path, state in now.items() if seen.get(path) != state]
            seen = now
            if fresh:
                run_import(replace(order, paths=tuple(sorted(fresh, key=_by_name))))
    return Exit.CLEAN


def lying(folders: Iterable[Path], book: Path) -> Mapping[Path, tuple[int, int]]:
    """Return when each file in ``folders`` was changed and its size; none of the ``book`` itself.

    Files that are still being fetched are left out.
    """
    found = dict[Path, tuple[int, int]]()
    for path in (path for folder in folders for path in folder.rglob("*")):
        unfinished = archive.is_junk(path.name) or path.name.lower().endswith(_UNFINISHED)
        if unfinished or path.is_symlink() or book in path.resolve().parents:
            continue
        with suppress(OSError):  # gone meanwhile
            if path.is_file():
                found[path] = path.stat().st_mtime_ns, path.stat().st_size
    return found


def _by_name(path: Path) -> Key:
    return natural(path.name)
