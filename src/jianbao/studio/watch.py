"""Which saves ask for a build."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, awatch

if TYPE_CHECKING:
    from watchfiles import Change

_PAUSE_MS = 80
"""How long the disk has to be quiet: an editor writes a file in several steps."""
_OUTPUT = "out"


class _Saves(DefaultFilter):
    """Everything but what programs leave behind, and what the build itself writes."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__()
        self._folders = folders

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change of ``path`` may change the book."""
        return super().__call__(change, path) and not any(
            self._is_aside(Path(path).relative_to(folder).parts)
            for folder in self._folders
            if Path(path).is_relative_to(folder)
        )

    @staticmethod
    def _is_aside(parts: tuple[str, ...]) -> bool:
        hidden = any(part.startswith((".", "~$")) for part in parts)
        return hidden or parts[:1] == (_OUTPUT,)


async def saves(*folders: Path) -> AsyncIterator[None]:
    """Yield once for every run of saves in ``folders``; those that do not exist are left out."""
    there = tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
    changes = awatch(
        *there, watch_filter=_Saves(there), step=_PAUSE_MS, debounce=800, rust_timeout=1000
    )
    async for _ in changes:
        yield
