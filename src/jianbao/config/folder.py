"""The book folder: which files it holds, under their names on the disk."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

DRIVE = re.compile(r"^[A-Za-z]:")
MANUSCRIPT_SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml"})
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
LIST_SUFFIXES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".yaml", ".yml"})
# Enough for any book; only suggestions are drawn from the list.
LISTED_LIMIT = 1000


class OutsidePathError(Exception):
    """A path leaves the book folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderEntry:
    """Something in the book folder."""

    path: str
    """Relative to the book folder, with forward slashes, spelt as on the disk."""
    real: Path
    """Absolute, without symbolic links: the same for all ways to name the same file."""


class BookFolder:
    """Looks files up as the user means them: in any Unicode form, and in the disk's own case."""

    def __init__(self, root: Path) -> None:
        """``root`` is absolute and without symbolic links."""
        self._root = root
        self._names: dict[Path, tuple[str, ...]] = {}

    def find(self, written: str) -> FolderEntry | None:
        """Return the file or folder that ``written`` names; None where there is none.

        Backslashes count as separators. Raises OutsideError where the path, or a symbolic link
        on its way, leaves the folder; nothing out there is looked at.
        """
        path = posixpath.normpath(written.replace("\\", "/"))
        if path.startswith("/") or DRIVE.match(path) or path.split("/")[0] == "..":
            raise OutsidePathError(written)
        found = FolderEntry(path="", real=self._root)
        for part in path.split("/") if path != "." else ():
            name = self._name_on_disk(found.real, part)
            if name is None:
                return None
            real = Path(os.path.realpath(found.real / name))
            if not real.is_relative_to(self._root):
                raise OutsidePathError(written)
            found = FolderEntry(path=posixpath.join(found.path, name), real=real)
        return found

    @cached_property
    def manuscripts(self) -> tuple[str, ...]:
        """Relative paths of the manuscripts in the folder, for suggestions."""
        return self._listed(MANUSCRIPT_SUFFIXES)

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """Relative paths of the raster pictures in the folder, for suggestions."""
        return self._listed(PICTURE_SUFFIXES)

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """Relative paths of the lists in the folder, for suggestions."""
        return self._listed(LIST_SUFFIXES)

    def _listed(self, suffixes: frozenset[str]) -> tuple[str, ...]:
        found: list[str] = []
        for folder, subfolders, files in os.walk(self._root):
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            here = Path(folder).relative_to(self._root)
            found += [
                (here / name).as_posix()
                for name in sorted(files)
                if Path(name).suffix.lower() in suffixes and name.isprintable()
            ]
            if len(found) > LISTED_LIMIT:
                break
        return tuple(found[:LISTED_LIMIT])

    def _name_on_disk(self, folder: Path, written: str) -> str | None:
        names = self._names_in(folder)
        if written in names:
            return written
        same = [name for name in names if normalize("NFC", name) == normalize("NFC", written)]
        if not same and os.path.lexists(folder / written):  # a disk that ignores case
            same = [name for name in names if name.casefold() == written.casefold()]
        return same[0] if same else None

    def _names_in(self, folder: Path) -> tuple[str, ...]:
        if folder not in self._names:
            try:
                self._names[folder] = tuple(sorted(os.listdir(folder)))  # noqa: PTH208 (names only)
            except OSError:
                self._names[folder] = ()
        return self._names[folder]
