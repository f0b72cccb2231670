"""jianbao archive."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from jianbao.archive import Archived, ArchiveWishes, Verified, archive, verify
from jianbao.cli import report
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.cli.progress import steps
from jianbao.diagnostics import Result, Text

_ARCHIVING = Text("归档", "Archiving")


def run_archive(wishes: ArchiveWishes, *, as_json: bool) -> Exit:
    """Archive the issue of ``wishes``, report on it, and return how it ends."""
    with steps(_ARCHIVING, silent=as_json):
        made = archive(wishes)
    if made.value and not as_json:
        zh = f"已归档 {made.value.files} 个文件：{made.value.folder} 和 {made.value.packed.name}"
        en = f"{made.value.files} files archived: {made.value.folder} and {made.value.packed.name}"
        report.result(words(zh, en) + "\n")
    return _told(made, wishes.file.parent, as_json=as_json)


def run_verify(place: Path, *, as_json: bool) -> Exit:
    """Verify the archive at ``place``, report on it, and return how it ends."""
    found = verify(place)
    if found.value and not as_json:
        zh = f"{found.value.files} 个文件都与归档时一样"
        en = f"all {found.value.files} files are as they were archived"
        report.result(words(zh, en) + "\n")
    return _told(found, place.parent, as_json=as_json)


def _told(made: Result[Archived] | Result[Verified], folder: Path, *, as_json: bool) -> Exit:
    how = Exit.CLEAN if made.value else Exit.PROBLEMS
    if as_json:
        facts = asdict(made.value) if made.value else None
        return envelope(how, {"archive": facts}, made.diagnostics)
    report.show(made.diagnostics, folder)
    if made.value:
        fingerprint = made.value.fingerprint
        report.result(words(f"清单指纹：{fingerprint}", f"Manifest: {fingerprint}") + "\n")
    return how
