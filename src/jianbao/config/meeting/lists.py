"""The shape of a path to a list."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.config.folder import LIST_SUFFIXES, OutsideError
from jianbao.config.meeting import faults
from jianbao.config.nodes import shorten
from jianbao.config.scalars import TEXT_TYPES
from jianbao.config.shape import Schema, Shape
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading

# As for manuscripts: a path is quoted whole, unless it is nonsense.
SHOWN_LENGTH = 255


class ListPath(Shape[str]):
    """A spreadsheet or a YAML list of the book folder; what is in it, `jianbao.lists` sees."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("表格的文件名", "the path of a list")

    def read(self, node: Node, place: Place, reading: Reading) -> str | None:
        """Return the path relative to the book folder, spelt as on the disk."""
        text = self.text_of(node, place, reading)
        if not text:
            if text is not None:
                self.mismatch(node, place, reading)
            return None
        found = _find(text, reading)
        if isinstance(found, Fault):
            reading.report(found, node.span)
            return None
        return found

    def schema(self) -> Schema:
        """See `Shape`; what is on the disk is not its subject."""
        return {"type": TEXT_TYPES, "pattern": r"\S"}


def _find(text: str, reading: Reading) -> str | Fault:
    """Return the path of the list that ``text`` names, or why there is none."""
    shown = shorten(text, SHOWN_LENGTH)
    try:
        found = reading.folder.find(text)
    except OutsideError:
        return faults.outside(shown)
    if found is None or not found.real.is_file():
        return faults.not_there(shown, reading.folder.lists)
    if PurePosixPath(found.path).suffix.lower() not in LIST_SUFFIXES:
        return faults.unsupported(shown)
    return found.path
