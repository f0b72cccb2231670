"""What came of the last build of a book, kept with the fingerprint of what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jianbao import cache
from jianbao.atomic_files import Written
from jianbao.diagnostics import Diagnostic
from jianbao.uptodate.fingerprint import Fingerprint, fingerprints

_KIND = "uptodate"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """The files of a build, what it said, and how much proof-reading found, if it was asked."""

    written: tuple[Written, ...]
    diagnostics: tuple[Diagnostic, ...]
    findings: int | None


def last_build(now: Fingerprint, *, proofread: bool) -> LastBuild | None:
    """Return what came of the last build; None where another is needed.

    One is needed if anything has changed since, if its files are not as it left them, or if they
    are to be ``proofread`` and have not been.
    """
    record = json.loads(cache.load(_KIND, now.question.key) or b"null")
    if record is None or (proofread and record["findings"] is None):
        return None
    folder, files = now.question.target, record["files"]
    made = _inside(now, [folder / file["name"] for file in files])
    if record["fingerprint"] != now.without(made):
        return None
    if any(_digest_of(folder / file["name"]) != file["digest"] for file in files):
        return None
    return LastBuild(
        written=tuple(
            Written(path=folder / file["name"], size=file["size"], pages=file["pages"])
            for file in files
        ),
        diagnostics=tuple(map(Diagnostic.from_json, record["diagnostics"])),
        findings=record["findings"],
    )


def remember(before: Fingerprint, kept: LastBuild) -> None:
    """Keep what came of a build that was begun at ``before``.

    Nothing is kept if anything that counts has been touched meanwhile, or if the book may read
    what it makes.
    """
    (now,) = fingerprints(before.question)
    if now is None:
        return
    folder = now.question.target
    made = _inside(now, [item.path for item in kept.written])
    if not now.is_untouched(before, made) or now.names(made):
        return
    record = {
        "fingerprint": now.without(made),
        "files": [
            {
                "name": item.path.relative_to(folder).as_posix(),
                "size": item.size,
                "pages": item.pages,
                "digest": _digest_of(item.path),
            }
            for item in kept.written
        ],
        "diagnostics": [asdict(item) for item in kept.diagnostics],
        "findings": kept.findings,
    }
    cache.store(_KIND, now.question.key, json.dumps(record).encode())


def _inside(now: Fingerprint, paths: Sequence[Path]) -> frozenset[str]:
    """Return those of ``paths`` that lie in the book folder, as paths below it."""
    root = now.question.root
    there = (path.parent.resolve() / path.name for path in paths)
    return frozenset(
        path.relative_to(root).as_posix() for path in there if path.is_relative_to(root)
    )


def _digest_of(path: Path) -> str:
    try:
        return "" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
