"""What was done to a book last, kept beside it, so that it can be taken back.

Each action that writes into a book's folder leaves a file ``.jianbao/history/0001.json``, counted
on: what was made, and what stood in the place of what was replaced. Taking back goes by these
files alone, and touches nothing that somebody has changed since.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from jianbao import files
from jianbao.atomic_files import replace_all

FOLDER = ".jianbao/history"
_LARGEST = 64 * 1024 * 1024
"""Bytes of a record, and of a file that is looked at."""
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action.

    ``what`` is its name, ``made`` has the files that it made by their digests, ``replaced`` those
    that it replaced, with what stood there and the digest of what it put there. Paths are relative to the book's folder, with forward slashes. ``notes`` are the action's own.
    """

    what: str
    made: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)


class ChangedError(Exception):
    """Files that an action wrote are no longer as it wrote them; ``paths`` names them."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = tuple(paths)


def digest(data: bytes) -> str:
    """Return what tells ``data`` from anything else."""
    return hashlib.sha256(data).hexdigest()


def record(folder: Path, action: Action) -> tuple[str, bytes]:
    """Return the path and the content of the record of ``action``, to be written with its files."""
    kept = {
        "what": action.what,
        "made": dict(action.made),
        "replaced": {
            path: {"before": base64.b64encode(before).decode(), "after": after}
            for path, (before, after) in action.replaced.items()
        },
        "notes": dict(action.notes),
    }
    number = max((int(path.stem) for path in _records(folder)), default=0) + 1
    name = f"{FOLDER}/{number:0{_DIGITS}}.json"
    return name, json.dumps(kept, ensure_ascii=False, indent=1).encode()


def actions(folder: Path) -> Iterator[Action]:
    """Yield the actions done to the book in ``folder``, the first first; broken records are left."""
    for path in _records(folder):
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            yield _read(path, folder)


def undo(folder: Path) -> Action | None:
    """Take the last action back and return it; None where there is none.

    Raises ChangedError, and then nothing has been done; OSError and ValueError where the record
    or a file cannot be read or written.
    """
    found = _records(folder)
    if not found:
        return None
    action = _read(found[-1], folder)
    expected = dict(action.made) | {p: after for p, (_, after) in action.replaced.items()}
    changed = [path for path, after in expected.items() if not _is(folder, path, after)]
    if changed:
        raise ChangedError(changed)
    replace_all({(folder / p).resolve(): before for p, (before, _) in action.replaced.items()})
    for path in action.made:
        (folder / path).unlink()
    found[-1].unlink()
    for parent in sorted(
        {p for path in action.made for p in PurePosixPath(path).parents}, reverse=True
    ):
        if str(parent) != ".":
            with suppress(OSError):  # something else is in it
                (folder / parent).rmdir()
    return action


def _records(folder: Path) -> list[Path]:
    named = (folder / FOLDER).glob("*.json")
    return sorted((p for p in named if p.stem.isdecimal()), key=lambda path: int(path.stem))


def _read(path: Path, folder: Path) -> Action:
    kept = json.loads(files.read(path, _LARGEST, folder))
    action = Action(
        what=str(kept["what"]),
        made={str(name): str(after) for name, after in kept["made"].items()},
        replaced={
            str(name): (base64.b64decode(one["before"]), str(one["after"]))
            for name, one in kept["replaced"].items()
        },
        notes=kept["notes"],
    )
    for name in (*action.made, *action.replaced):
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(name)
    return action


def _is(folder: Path, path: str, after: str) -> bool:
    try:  # a folder may be a link outwards, which a record that came by mail must not follow
        return digest(files.read(folder / path, _LARGEST, folder)) == after
    except OSError:
        return False
