"""Whether a build is needed at all: not where everything that it was made from is untouched.

As make(1) goes by times, this goes by the state of each file (size, times, inode), so that an older
file put in the place of another counts too: all of the book's folder, our own code and themes, what
is installed, the fonts, fontconfig's settings, the environment. Where all that is as it was before
the last build, and that build's files are as it left them, what was said then is said again. In
doubt a book is built. Nothing here loads what a build needs.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

from jianbao import cache, files, font_folders, program
from jianbao.atomic_files import Written
from jianbao.diagnostics import Diagnostic
from jianbao.once import key_of

_KIND: Final = "uptodate"
_OURS: Final = Path(__file__).parent
_COUNTS: Final = (
    *("SOURCE_DATE_EPOCH", "TZ", "LANG", "LC_", "FC_", "FONTCONFIG_", "FREETYPE_", "PANGO", "HB_"),
    *("XDG_CONFIG", "XDG_DATA", "LD_", "DYLD_", "PYTHON", "WEASYPRINT", "JIANBAO_"),
)
"""How the names of variables begin that may have a part in what is made."""
_COUNTS_NOT: Final = frozenset(
    {"FC_LANG", "JIANBAO_DEBUG", "JIANBAO_EDITOR", "JIANBAO_PROCESSES", "PYTHONIOENCODING"}
)
"""Variables that have none; the first one is set by `typesetting.source` itself."""
_MOST_FILES: Final = 20_000
_MOST_BYTES: Final = 1 << 30
_NO_PART: Final = frozenset({"__pycache__", ".jianbao"})
"""Folders that no build reads: what Python has compiled, and what became of the book."""
_COARSEST: Final = 3_000_000_000
"""Nanoseconds; the times of no file system (FAT: 2 s) are coarser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for: of which book.yaml, which outputs (as they were written), where to."""

    file: Path
    only: tuple[str, ...] = ()
    out: Path | None = None

    @property
    def target(self) -> Path:
        """The folder for what is made."""
        return self.out or self.file.parent.resolve() / "out"

    @property
    def key(self) -> str:
        """The name of the answer."""
        return key_of(str(self.file.resolve()), str(self.target.absolute()), self.only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The state of everything that has a part in the answer to ``question``, at one moment."""

    question: Question
    machine: str
    files: tuple[tuple[str, str], ...]
    """Each file of the book's folder with its state."""

    def without(self, made: frozenset[str]) -> str:
        """Return it as a text, but for what the build itself has ``made``."""
        return key_of(self.machine, tuple(file for file in self.files if file[0] not in made))


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """The files of a build, what it said, and how much proof-reading found, if it was asked."""

    written: tuple[Written, ...]
    diagnostics: tuple[Diagnostic, ...]
    findings: int | None


def fingerprints(*questions: Question) -> tuple[Fingerprint | None, ...]:
    """Return the fingerprint of each of ``questions`` now; None where it cannot be taken."""
    font_folders.know()
    try:
        here = machine()
    except (OSError, subprocess.SubprocessError):
        return (None,) * len(questions)
    return tuple(_fingerprint(question, here) for question in questions)


def last_build(now: Fingerprint, *, proofread: bool) -> LastBuild | None:
    """Return what came of the last build; None where another is needed.

    One is needed, too, if its files are not as it left them, or if they are to be ``proofread``
    and have not been.
    """
    record = json.loads(cache.load(_KIND, now.question.key) or b"null")
    if record is None or (proofread and record["findings"] is None):
        return None
    folder, files = now.question.target, record["files"]
    made = frozenset(_real(folder / file["name"]) for file in files)
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

    Nothing is kept if anything has been touched meanwhile, or if the book may read what it makes.
    """
    (now,) = fingerprints(before.question)
    folder = before.question.target
    made = frozenset(_real(item.path) for item in kept.written)
    state = before.without(made)
    if now is None or state != now.without(made) or _names(before, made):
        return
    files = [
        {
            "name": item.path.relative_to(folder).as_posix(),
            "size": item.size,
            "pages": item.pages,
            "digest": _digest_of(item.path),
        }
        for item in kept.written
    ]
    said = [asdict(item) for item in kept.diagnostics]
    record = {
        "fingerprint": state,
        "files": files,
        "diagnostics": said,
        "findings": kept.findings,
    }
    cache.store(_KIND, before.question.key, json.dumps(record).encode())


def machine() -> str:
    """Return the digest of all that has a part in every book made on this machine.

    Raises OSError or SubprocessError where fontconfig cannot be asked.
    """
    command = ("fc-list", ":", "file")
    fonts = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout  # noqa: S603 - a fixed command, as in `fonts.fontconfig`
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "fontconfig"
    folders = (_OURS, _OURS.parents[1] / "styles", settings, Path("/etc/fonts"))
    listed = sorted(line.removesuffix(": ") for line in os.fsdecode(fonts).splitlines())
    return key_of(
        program.state(),
        repr(sys.flags),
        tuple(sorted(item for item in os.environ.items() if _counts(item[0]))),
        tuple(file for folder in folders for file in _below(str(folder))),
        tuple((path, _state(path)) for path in (sys.executable, "/etc/ld.so.cache", *listed)),
    )


def _counts(variable: str) -> bool:
    return variable.startswith(_COUNTS) and variable not in _COUNTS_NOT


def _fingerprint(question: Question, here: str) -> Fingerprint | None:
    root = question.file.parent.resolve()
    if cache.folder().resolve().is_relative_to(root):
        return None  # it changes with every build
    try:
        files = tuple(_below(str(root)))
    except OSError:
        return None
    return Fingerprint(question=question, machine=here, files=files)


def _below(folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file below ``folder`` with its state, but for those in `_NO_PART`.

    Raises OSError where there are too many, or links that lead in a circle.
    """
    waiting, count = [folder], 0
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here):  # noqa: PTH112 - paths take longer, and there are thousands
            continue
        with os.scandir(here) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                count += 1
                if count > _MOST_FILES:
                    raise OSError(folder)
                if not entry.is_dir():
                    yield entry.path, _state(entry.path)
                elif entry.name not in _NO_PART:
                    waiting.append(entry.path)


def _state(path: str) -> str:
    """Return what tells a file from what it was before, without reading it.

    Raises OSError where its disk tells times so coarsely that another change might not show.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return "none"
    is_coarse = found.st_mtime_ns % 1_000_000_000 == 0
    if is_coarse and found.st_mtime_ns > time.time_ns() - _COARSEST:
        raise OSError(path)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _names(before: Fingerprint, made: frozenset[str]) -> bool:
    """Whether a text of the book names what was ``made``, and so may read it.

    The configuration may say what outputs are called, and reads one only by way of its folder.
    """
    names = {
        normalize(form, Path(path).name).encode().lower()
        for path in made
        for form in ("NFC", "NFD")
    }
    settings = str(before.question.file.resolve())
    for path in (path for path, _ in before.files if path not in made):
        try:
            data = files.read(Path(path), _MOST_BYTES, None).lower()
        except OSError:
            return True  # who knows what is in it
        slash = b"/" if path == settings else b""
        if any(slash + name in data for name in names) and b"\0" not in data:
            return True
    return False


def _real(path: Path) -> str:
    return str(path.parent.resolve() / path.name)


def _digest_of(path: Path) -> str:
    try:
        if path.is_symlink():
            return ""
        return hashlib.sha256(files.read(path, files.LARGEST_PDF, None)).hexdigest()
    except OSError:
        return ""
