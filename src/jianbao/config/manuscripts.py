"""The shape of a path to a manuscript."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jianbao.config import entry_codes, faults
from jianbao.config.folder import MANUSCRIPT_SUFFIXES, OutsidePathError
from jianbao.config.nodes import shorten
from jianbao.config.paths import SHOWN_LENGTH
from jianbao.config.scalars import TEXT_TYPES
from jianbao.config.shape import Schema, Shape
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.folder import FolderEntry
    from jianbao.config.nodes import Node
    from jianbao.config.reading import LoadingRun, Place


class ManuscriptPath(Shape[str]):
    """A file of the book folder that a reader takes, listed once in the whole book."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("稿件的文件名", "the path of a manuscript")

    def read(self, node: Node, place: Place, reading: LoadingRun) -> str | None:
        """Return the path relative to the book folder, spelt as on the disk."""
        text = self.text_of(node, place, reading)
        if text is None:
            return None
        if not text:
            self.mismatch(node, place, reading)
            return None
        found = _find(text, reading)
        if isinstance(found, Diagnostic):
            reading.report(found, node.span)
            return None
        first = reading.listed.setdefault(found.real, node.span)
        if first is not node.span:
            reading.report(
                entry_codes.LISTED_TWICE.of(path=found.path, number=first.line), node.span
            )
            return None
        return found.path

    def schema(self) -> Schema:
        """See `Shape`; what is on the disk is not its subject."""
        return {"type": TEXT_TYPES, "pattern": r"\S"}


def _find(text: str, reading: LoadingRun) -> FolderEntry | Diagnostic:
    """Return the manuscript that ``text`` names, or why there is none."""
    shown = shorten(text, SHOWN_LENGTH)
    try:
        found = reading.folder.find(text)
    except OutsidePathError:
        return entry_codes.MANUSCRIPT_OUTSIDE.of(path=shown)
    suffix = PurePosixPath(text).suffix.lower()
    if found and found.real.is_dir():
        return entry_codes.MANUSCRIPT_IS_FOLDER.of(path=shown)
    if suffix not in MANUSCRIPT_SUFFIXES and (found or suffix):
        return faults.no_manuscript(shown, suffix)
    if not found or not found.real.exists():  # what is no regular file its opener refuses
        return faults.no_such_manuscript(shown, reading.folder.manuscripts)
    return found
