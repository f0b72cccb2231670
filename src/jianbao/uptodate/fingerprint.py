"""What a build is made from, as it is at one moment."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from jianbao import cache
from jianbao.uptodate.machine import UncertainError, machine, state_of

_MOST_FILES = 10_000
_MOST_BYTES = 1 << 30
"""A folder with more than that to read is not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for: of which book.yaml, which outputs (as they were written), where to."""

    file: Path
    only: tuple[str, ...] = ()
    out: Path | None = None

    @property
    def root(self) -> Path:
        """The book folder: absolute, without links."""
        return self.file.parent.resolve()

    @property
    def target(self) -> Path:
        """The folder for what is made."""
        return self.out or self.root / "out"

    @property
    def key(self) -> str:
        """The name of the answer."""
        names = (str(self.root), self.file.name, str(self.target.absolute()))
        return cache.key_of((*names, *self.only))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file of the book folder: its state on the disk, and the digest of what is in it."""

    path: str
    state: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The state of everything that has a part in the answer to ``question``."""

    question: Question
    machine: str
    files: tuple[FileState, ...]

    def without(self, made: frozenset[str]) -> str:
        """Return the fingerprint as text, but for the files that the build itself has ``made``."""
        read = (part for file in self._read(made) for part in (file.path, file.digest))
        return cache.key_of((self.machine, *read))

    def is_untouched(self, before: Fingerprint, made: frozenset[str]) -> bool:
        """Whether nothing but what was ``made`` has been touched since ``before``, and set back."""
        same = tuple(self._read(made)) == tuple(before._read(made))
        return same and self.machine == before.machine

    def names(self, made: frozenset[str]) -> bool:
        """Whether a file of the book names one that was ``made``, and so may read it.

        The configuration may say what outputs are called, and reads one only by way of its folder.
        """
        wanted = [(_folded(path.rpartition("/")[2]), "/" in path) for path in made]
        for file in self._read(made):
            text = _folded(_text(self.question.root / file.path))
            slash = "/" if file.path == self.question.file.name else ""
            if any((slash + name if is_below else name) in text for name, is_below in wanted):
                return True
        return False

    def _read(self, made: frozenset[str]) -> Iterator[FileState]:
        return (file for file in self.files if file.path not in made)


def fingerprints(*questions: Question) -> tuple[Fingerprint | None, ...]:
    """Return the fingerprint of each of ``questions`` now; None where it cannot be taken."""
    try:
        here = machine()
        return tuple(_fingerprint(question, here) for question in questions)
    except (UncertainError, OSError):
        return (None,) * len(questions)


def _fingerprint(question: Question, here: str) -> Fingerprint | None:
    root = question.root
    if cache.folder().resolve().is_relative_to(root):
        return None  # it changes with every build
    try:
        return Fingerprint(question=question, machine=here, files=tuple(_files_in(root)))
    except (UncertainError, OSError):
        return None


def _files_in(root: Path) -> Iterator[FileState]:
    """Yield every file below ``root``.

    Raises UncertainError for a link (it may lead anywhere), for what is no file, and for too much.
    """
    size = 0
    for count, (path, found) in enumerate(_walk(str(root), "")):
        size += found.st_size
        if count > _MOST_FILES or size > _MOST_BYTES:
            raise UncertainError
        with (root / path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        yield FileState(path=path, state=state_of(found), digest=digest)


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name, os.lstat(entry.path)
            else:
                raise UncertainError


def _text(path: Path) -> str:
    """Return the text in a file; nothing for a picture and whatever else is none."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode(errors="replace")


def _folded(text: str) -> str:
    """Return ``text`` as disks may compare names that differ in case or in the form of Unicode."""
    return normalize("NFC", text).casefold()
