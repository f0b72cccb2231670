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
from jianbao.atomic_files import alone, replace_all

FOLDER = ".jianbao/history"
_LARGEST = 64 * 1024 * 1024
"""Bytes of a record, and of a file that is looked at."""
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action.

    ``what`` is its name, ``made`` has the files that it made by their digests, ``replaced`` those
    that it replaced, with what stood there and the digest of what it put there, ``removed`` what stood
    in those that it took away. Paths are relative to the book's folder, with forward slashes.
    ``notes`` are the action's own; ``number`` is that of its record, 0 for one not written yet.
    """

    what: str
    made: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    removed: Mapping[str, bytes] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0


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
        "removed": {
            path: base64.b64encode(before).decode() for path, before in action.removed.items()
        },
        "notes": dict(action.notes),
    }
    number = max((int(path.stem) for path in _records(folder)), default=0) + 1
    name = f"{FOLDER}/{number:0{_DIGITS}}.json"
    return name, json.dumps(kept, ensure_ascii=False, indent=1).encode()


def carry_out(  # noqa: PLR0913 - the ways in which files can change
    folder: Path,
    what: str,
    changed: Mapping[str, tuple[bytes, bytes]],
    *,
    made: Mapping[str, bytes] | None = None,
    removed: Mapping[str, bytes] | None = None,
    notes: Mapping[str, Any] | None = None,
) -> None:
    """Put new files in the place of old ones, all or none, so that `undo` takes it back.

    ``changed`` gives what stood in each file of the book in ``folder`` and what is to stand there,
    ``made`` what is to stand in new ones, ``removed`` what stands in those that go.
    Raises OSError, also where one of ``changed`` has meanwhile been changed by others; then nothing
    has changed but that some of ``removed`` may still be there.
    """
    replaced = {path: (before, digest(after)) for path, (before, after) in changed.items()}
    # New files first: what names them is read by others as soon as it has its place.
    fresh = dict(made or {}) | {path: after for path, (_, after) in changed.items()}
    action = Action(
        what=what,
        made={path: digest(data) for path, data in (made or {}).items()},
        replaced=replaced,
        removed=removed or {},
        notes=notes or {},
    )
    with alone(folder):
        for path, before in {
            **{p: was for p, (was, _) in changed.items()},
            **action.removed,
        }.items():
            files.refuse_changed(folder / path, before)
        name, kept = record(folder, action)
        for path in (*fresh, name):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
        written = {**fresh, name: kept}
        replace_all({(folder / path).resolve(): data for path, data in written.items()})
    for path in action.removed:
        (folder / path).unlink(missing_ok=True)


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
    changed += [path for path in action.removed if (folder / path).exists()]
    if changed:
        raise ChangedError(changed)
    before = {p: data for p, (data, _) in action.replaced.items()} | dict(action.removed)
    for path in action.removed:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    replace_all({(folder / path).resolve(): data for path, data in before.items()})
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
    named = files.own(folder, FOLDER).glob("*.json")
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
        removed={
            str(name): base64.b64decode(before) for name, before in kept.get("removed", {}).items()
        },
        notes=kept["notes"],
        number=int(path.stem),
    )
    for name in (*action.made, *action.replaced, *action.removed):
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(name)
    return action


def _is(folder: Path, path: str, after: str) -> bool:
    try:  # a folder may be a link outwards, which a record that came by mail must not follow
        return digest(files.read(folder / path, _LARGEST, folder)) == after
    except OSError:
        return False
