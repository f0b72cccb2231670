"""What came of a build, kept under its premises."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from jianbao import cache
from jianbao.atomic_files import Finished, Written, write
from jianbao.diagnostics import Diagnostic
from jianbao.unchanged.premises import Premises, note, premises_of

_KIND, _FILES = "unchanged", "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """The files of a build as they lie in their folder again, and what it said."""

    written: tuple[Written, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """What a build comes to that need not be made again; nothing is ``recalled`` if doubts forbid it."""

    doubts: int
    recalled: Recalled | None = None


def repeat(premises: Premises, *, proofread: bool, strict: bool) -> Repeated | None:
    """Do again what was done under ``premises``; None where it has to be made anew.

    ``strict`` makes nothing of a book of which proof-reading has doubts. Raises as `recall`.
    """
    doubts = recall_doubts(premises) if proofread or strict else 0
    if doubts is None:
        return None
    if strict and doubts:
        return Repeated(doubts=doubts)
    recalled = recall(premises)
    return None if recalled is None else Repeated(doubts=doubts, recalled=recalled)


def recall(premises: Premises) -> Recalled | None:
    """Put the files in place that were made under ``premises``; None where none are kept.

    Files that are as they were made are left alone. Raises OSError where one cannot be written.
    """
    kept = cache.load(_KIND, premises.key)
    if kept is None:
        return None
    record = json.loads(kept)
    folder = premises.question.target
    lacking = list(_lacking(record["files"], folder))
    if None in lacking:
        return None
    if lacking:
        write((file for file in lacking if file), folder)
    return Recalled(
        written=tuple(
            Written(path=folder / file["name"], size=file["size"], pages=file["pages"])
            for file in record["files"]
        ),
        diagnostics=tuple(map(Diagnostic.from_json, record["diagnostics"])),
    )


def remember(
    premises: Premises, files: Sequence[Finished], diagnostics: Sequence[Diagnostic]
) -> None:
    """Keep ``files``, which have been made and placed under ``premises``, and what was said.

    Nothing is kept if anything that counts has been touched meanwhile.
    """
    written = [premises.question.target / file.name for file in files]
    now = _still(premises, written)
    if now is None:
        return
    made = [(file, _digest(file.data)) for file in files]
    for file, digest in made:
        cache.store(_FILES, digest, file.data)
    record = {
        "files": [
            {"name": file.name, "size": len(file.data), "pages": file.pages, "digest": digest}
            for file, digest in made
        ],
        "diagnostics": [asdict(item) for item in diagnostics],
    }
    note(now)
    cache.store(_KIND, now.key, json.dumps(record).encode())


def recall_doubts(premises: Premises) -> int | None:
    """Return how much proof-reading had to say under ``premises``; None where that is not kept."""
    kept = cache.load(_KIND, _doubts(premises))
    return None if kept is None else int(kept)


def remember_doubts(premises: Premises, number: int) -> None:
    """Keep that proof-reading has found ``number`` doubts under ``premises``."""
    now = _still(premises)
    if now is not None:
        cache.store(_KIND, _doubts(now), str(number).encode())


def _still(premises: Premises, written: Sequence[Path] = ()) -> Premises | None:
    """Return the premises as they are now; None if anything that counts has been touched since."""
    (now,) = premises_of(premises.question)
    if now is None:
        return None
    now = now.knowing(written)
    return now if now.agrees(replace(premises, made=now.made)) else None


def _doubts(premises: Premises) -> str:
    return cache.key_of((premises.key, "doubts"))


def _lacking(files: Sequence[dict[str, Any]], folder: Path) -> Iterator[Finished | None]:
    """Yield each of ``files`` that is not in ``folder``; None for one that is not kept."""
    for file in files:
        if _digest_of(folder / file["name"]) == file["digest"]:
            continue
        data = cache.load(_FILES, file["digest"])
        if data is None or _digest(data) != file["digest"]:
            yield None
        else:
            yield Finished(name=file["name"], data=data, pages=file["pages"])


def _digest_of(path: Path) -> str:
    try:
        return "" if path.is_symlink() else _digest(path.read_bytes())
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
