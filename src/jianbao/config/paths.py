"""The shape of a path to a file of the book folder."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from jianbao.config.folder import OutsidePathError
from jianbao.config.nodes import shorten
from jianbao.config.scalars import TEXT_TYPES
from jianbao.config.shape import Schema, Shape
from jianbao.diagnostics import Diagnostic

if TYPE_CHECKING:
    from jianbao.config.folder import BookFolder
    from jianbao.config.nodes import Node
    from jianbao.config.reading import LoadingRun, Place

# The longest file name of the usual disks: a path is quoted whole, unless it is nonsense.
SHOWN_LENGTH = 255


class BookPath(Shape[str]):
    """A file of the book folder, read by somebody else; ``suffixes`` are those of its kind."""

    suffixes: ClassVar[frozenset[str]] = frozenset()
    """Small letters, with the dot; empty: any."""

    @abstractmethod
    def outside(self, shown: str) -> Diagnostic:
        """Return what is wrong with a path that leaves the folder."""

    @abstractmethod
    def not_there(self, shown: str, folder: BookFolder) -> Diagnostic:
        """Return what is wrong with a path to nothing."""

    def unsupported(self, shown: str) -> Diagnostic:
        """Return what is wrong with a file of another kind, where ``suffixes`` names one."""
        raise NotImplementedError(shown)

    def report_blank(self, node: Node, place: Place, reading: LoadingRun) -> None:
        """Say that no file is named."""
        self.mismatch(node, place, reading)

    def read(self, node: Node, place: Place, reading: LoadingRun) -> str | None:
        """Return the path relative to the book folder, spelt as on the disk."""
        text = self.text_of(node, place, reading)
        if not text:
            if text is not None:
                self.report_blank(node, place, reading)
            return None
        found = self._found(text, reading.folder)
        if isinstance(found, Diagnostic):
            reading.report(found, node.span)
            return None
        return found

    def schema(self) -> Schema:
        """See `Shape`; what is on the disk is not its subject."""
        return {"type": TEXT_TYPES, "pattern": r"\S"}

    def _found(self, text: str, folder: BookFolder) -> str | Diagnostic:
        shown = shorten(text, SHOWN_LENGTH)
        try:
            found = folder.find(text)
        except OutsidePathError:
            return self.outside(shown)
        if found is None or not found.real.exists():  # what is no regular file its opener refuses
            return self.not_there(shown, folder)
        if self.suffixes and PurePosixPath(found.path).suffix.lower() not in self.suffixes:
            return self.unsupported(shown)
        return found.path
