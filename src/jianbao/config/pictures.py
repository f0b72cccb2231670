"""The shape of a path to a picture."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jianbao.config import picture_faults
from jianbao.config.fault import Fault
from jianbao.config.folder import PICTURE_SUFFIXES, OutsideError
from jianbao.config.nodes import shorten
from jianbao.config.scalars import TEXT_TYPES
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading

# As for manuscripts: a path is quoted whole, unless it is nonsense.
SHOWN_LENGTH = 255


class PicturePath(ScalarShape[str]):
    """A raster picture of the book folder; what is in it, the manuscript stage sees."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("图片的文件名", "the path of a picture")

    def read(self, node: Node, place: Place, reading: Reading) -> str | None:
        """Return the path relative to the book folder, spelt as on the disk."""
        text = super().read(node, place, reading)
        found = None if text is None else _find(text, reading)
        if isinstance(found, Fault):
            reading.report(found, node.span)
            return None
        return found

    def parse(self, text: str, place: Place) -> str | Fault:
        """Return the path as written."""
        return text or picture_faults.no_name(place)

    def schema(self) -> Schema:
        """See `Shape`; what is on the disk is not its subject."""
        return {"type": TEXT_TYPES, "pattern": r"\S"}


def _find(text: str, reading: Reading) -> str | Fault:
    """Return the path of the picture that ``text`` names, or why there is none."""
    shown = shorten(text, SHOWN_LENGTH)
    try:
        found = reading.folder.find(text)
    except OutsideError:
        return picture_faults.outside(shown)
    if found is None or not found.real.is_file():
        return picture_faults.not_there(shown, reading.folder.pictures)
    if PurePosixPath(found.path).suffix.lower() not in PICTURE_SUFFIXES:
        return picture_faults.unsupported(shown)
    return found.path
