"""Whether a build would come to the same again, as long as nothing that it reads has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from unicodedata import normalize

from jianbao.build import codes
from jianbao.build.model import Prepared
from jianbao.config import BookConfig
from jianbao.config.model import ChapterEntry
from jianbao.diagnostics import Diagnostic
from jianbao.typesetting.codes import PARTS_FAILED

_PASSING = frozenset({codes.DAMAGED_CACHE.code, PARTS_FAILED.code})
"""What is said of the moment, and not of the book: the cache was damaged, the units failed."""


def is_repeatable(prepared: Prepared, made: Iterable[str], said: Iterable[Diagnostic]) -> bool:
    """Return whether ``prepared`` reads nothing that builds have ``made`` in the book folder."""
    if any(item.code in _PASSING for item in said):
        return False
    names = {_folded(path) for path in made}
    if any(_folded(path) in names for path in _manuscripts(prepared.config)):
        return False
    texts = [_folded(file.text) for file in prepared.theme.files]
    files = {PurePosixPath(name).name for name in names}
    return not any(file in text for file in files for text in texts)


def _manuscripts(settings: BookConfig) -> Iterator[str]:
    chapters = [chapter for part in settings.parts for chapter in part.chapters]
    for entry in (*chapters, settings.foreword, settings.meeting.notice):
        if isinstance(entry, ChapterEntry):
            yield entry.path


def _folded(text: str) -> str:
    """Return ``text`` as disks may compare names that differ in case or in the form of Unicode."""
    return normalize("NFC", text).casefold()
