"""What the result of a build hangs on, as it is at one moment."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from jianbao import cache
from jianbao.unchanged.folder import File, UncertainError, files_in
from jianbao.unchanged.machine import machine

_KIND = "folders"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """The state of everything that has a part in the answer to ``question``.

    ``made`` are the files in the folder that builds have written, and none has read: they count
    for nothing.
    """

    question: Question
    machine: str
    files: tuple[tuple[str, File], ...]
    made: frozenset[str] = frozenset()
    settled: frozenset[str] = field(default=frozenset(), compare=False)
    """The files that need not be read again while their state is the same."""

    @property
    def key(self) -> str:
        """The name of the answer."""
        asked = self.question
        names = (str(asked.root), asked.file.name, str(asked.target.absolute()))
        read = (part for path, file in self._read() for part in (path, file.digest))
        return cache.key_of((self.machine, *names, f"{len(asked.only)}", *asked.only, *read))

    def knowing(self, written: Iterable[Path]) -> Premises:
        """Return these premises, of which ``written`` are files that builds write."""
        root = self.question.root
        paths = (path.resolve() for path in written)
        inside = (path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root))
        return replace(self, made=self.made.union(inside))

    def agrees(self, other: Premises) -> bool:
        """Whether nothing that counts has been touched between the two."""
        mine, others = tuple(self._read()), tuple(other._read())
        return self.machine == other.machine and mine == others

    def _read(self) -> Iterable[tuple[str, File]]:
        return ((path, file) for path, file in self.files if path not in self.made)


def premises_of(*questions: Question) -> tuple[Premises | None, ...]:
    """Return the premises of each of ``questions`` as they are now; None where they cannot be told."""
    try:
        here = machine()
    except (UncertainError, OSError):
        return (None,) * len(questions)
    return tuple(_premises_of(question, here) for question in questions)


def _premises_of(question: Question, here: str) -> Premises | None:
    root = question.root
    if cache.folder().resolve().is_relative_to(root):
        return None  # it changes with every build
    known, made = _known(root)
    try:
        files, settled = files_in(root, known)
    except (UncertainError, OSError):
        return None
    found = Premises(
        question=question,
        machine=here,
        files=tuple(files.items()),
        made=made,
        settled=frozenset(settled),
    )
    if settled != known:
        note(found)
    return found


def note(premises: Premises) -> None:
    """Keep what is known of the book folder of ``premises``, so that less has to be read."""
    files = {
        path: (*file.state, file.digest)
        for path, file in premises.files
        if path in premises.settled
    }
    record = {"files": files, "made": sorted(premises.made)}
    cache.store(_KIND, _key(premises.question.root), json.dumps(record).encode())


def _known(root: Path) -> tuple[dict[str, File], frozenset[str]]:
    try:
        record = json.loads(cache.load(_KIND, _key(root)) or b"{}")
        files = {
            path: File(state=(size, content, file, number), digest=digest)
            for path, (size, content, file, number, digest) in record.get("files", {}).items()
        }
        return files, frozenset(record.get("made", ()))
    except (ValueError, TypeError, AttributeError):
        return {}, frozenset()


def _key(root: Path) -> str:
    return cache.key_of((str(root),))
