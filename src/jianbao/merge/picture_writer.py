"""Pictures that a reviewer put in or exchanged: new files beside the manuscripts, named in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from jianbao.merge import writing
from jianbao.merge.model import MergeChange, Version
from jianbao.merge.note_writer import NoteWriter
from jianbao.merge.writing import UnwritableError
from jianbao.products.word.pictures import kind_of
from jianbao.products.word.reviewed import PICTURE

_MARKUP: Final = re.compile(
    r"!\[[^\]\n]*\]\([ \t]*(?:<(?P<quoted>[^<>\n]*)>|(?P<bare>[^\s()]+))[^)\n]*\)"
)
_STEM: Final = "图片"
"""How the name of a picture begins that takes no other's place."""


@dataclass(slots=True)
class PictureWriter(NoteWriter):
    """Writes pictures; ``known`` holds what came in the reviews, by the digests of their looks."""

    known: Mapping[str, bytes] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The new files, by their paths in the book."""
    _fresh_pictures: dict[str, bytes] = field(default_factory=dict)

    def _exchange(self, change: MergeChange, version: Version) -> None:
        """Let the markup of a picture name another file; its words stay."""
        now = self.sources.now
        old = now.paragraph_at(change.start)
        file, *_ = self.sources.region(old)
        place = self.sources.places(old)[change.start - now.starts[old]]
        found = _MARKUP.match(self.sources.texts[file], place[0]) if file and place else None
        if found is None or writing.is_web(file):
            raise UnwritableError
        group = "bare" if found["bare"] else "quoted"
        before = PurePosixPath(found[group].replace("\\", "/"))
        address = self._placed(file, before.parent, before.stem, version.put[0].key)
        self._write(file, *found.span(group), address)

    def _new_pictures(self, change: MergeChange, version: Version) -> dict[str, str]:
        """Return the markup of the pictures that new tokens show, by their digests."""
        keys = [sign.key for sign in version.put if sign.text == PICTURE and sign.key]
        if not keys:
            return {}
        file = self._file(change)
        if writing.is_web(file):
            raise UnwritableError
        return {key: self._there(file, key) or self._markup(file, key) for key in keys}

    def _markup(self, file: str, key: str) -> str:
        return f"![]({self._placed(file, PurePosixPath(), _STEM, key)})"

    def _there(self, file: str, key: str) -> str:
        """Return the markup with which ``file`` shows the picture already: it was moved, then."""
        now = self.sources.now
        for place, sign in enumerate(now.text):
            if sign != PICTURE or not any(
                one.startswith(f"picture={key}") for one in now.looks[place]
            ):
                continue
            number = now.paragraph_at(place)
            own, *_ = self.sources.region(number)
            at = self.sources.places(number)[place - now.starts[number]]
            found = _MARKUP.match(self.sources.texts[own], at[0]) if own == file and at else None
            if found is not None:
                return found[0]
        return ""

    def _placed(self, file: str, folder: PurePosixPath, stem: str, key: str) -> str:
        """Place a picture in ``folder`` as seen from ``file``; return its address there."""
        data = self.known.get(key, b"")
        ending = kind_of(data)
        if not ending or folder.is_absolute():
            raise UnwritableError
        path = folder / f"{stem}-{key[:6]}.{ending}"
        self._fresh_pictures[(PurePosixPath(file).parent / path).as_posix()] = data
        return path.as_posix()
