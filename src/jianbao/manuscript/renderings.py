"""What earlier builds have read, so that of a large book only what has changed is read again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from jianbao import cache, records
from jianbao.book import Chapter
from jianbao.diagnostics import Diagnostic
from jianbao.manuscript.model import Listing, Rendering
from jianbao.manuscript.source import Manuscript
from jianbao.records import WORTH_KEEPING, Records

__all__ = ["WORTH_KEEPING", "Finished", "Renderings"]

_KIND = "manuscripts"
_LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "nh3", "lxml", "PyYAML")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A chapter that hangs on no other file; ``targets`` are the writer's ids and the book's."""

    chapter: Chapter
    targets: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]
    """What there was to say, after the manuscript had been decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The names of what can be kept of a manuscript: its rendering, its finished chapter."""

    rendering: str
    chapter: str


class Renderings:
    """The renderings of one book, and of its chapters those that are finished by themselves."""

    def __init__(self, file: Path, count: int) -> None:
        """``file`` is the book's configuration, ``count`` how many manuscripts it lists."""
        known = count >= WORTH_KEEPING
        self._records = Records(_KIND, (str(file),), count, _state() if known else "")

    def keys(self, manuscript: Manuscript, listing: Listing) -> Keys:
        """Return the keys of ``manuscript``, which the configuration lists as ``listing``."""
        if not self._records.kept:
            return Keys(rendering="", chapter="")
        rendering = cache.key_of((manuscript.file, manuscript.text))
        return Keys(rendering=rendering, chapter=cache.key_of((rendering, repr(listing))))

    def finished(self, keys: Keys, manuscript: Manuscript) -> Finished | None:
        """Return the finished chapter, if it is known; its diagnostics are added to ``manuscript``."""
        known: Finished | None = self._records.get(keys.chapter)
        if known is not None:
            self._records.hold(keys.rendering)  # for another place in the book
            manuscript.diagnostics.extend(known.diagnostics)
        return known

    def of(self, keys: Keys, manuscript: Manuscript) -> Rendering:
        """Return ``manuscript`` rendered; its diagnostics are added to it. Raises as `rendering.render`."""
        known: Rendering | None = self._records.get(keys.rendering)
        if known is not None:
            manuscript.diagnostics.extend(known.diagnostics)
            return known
        # A book whose manuscripts are all known needs no parser, which takes long to load.
        from jianbao.manuscript.rendering import render  # noqa: PLC0415

        rendering = render(manuscript)
        self._records.put(keys.rendering, rendering)
        return rendering

    def finish(self, keys: Keys, finished: Finished) -> None:
        """Keep a chapter that hangs on no other file."""
        self._records.put(keys.chapter, finished)

    def keep(self) -> None:
        """Keep those of this build for the next, and no others."""
        self._records.keep()


@once
def _state() -> str:
    """Return all that a rendering hangs on besides the manuscript."""
    return records.state(*_LIBRARIES)
