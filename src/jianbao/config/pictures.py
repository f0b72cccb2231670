"""The shape of a path to a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config import picture_faults
from jianbao.config.folder import PICTURE_SUFFIXES
from jianbao.config.paths import BookPath
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.fault import Fault
    from jianbao.config.folder import BookFolder
    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading


class PicturePath(BookPath):
    """A raster picture of the book folder; what is in it, the manuscript stage sees."""

    suffixes = PICTURE_SUFFIXES

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("图片的文件名", "the path of a picture")

    def report_blank(self, node: Node, place: Place, reading: Reading) -> None:
        """See `BookPath`."""
        reading.report(picture_faults.no_name(place), node.span)

    def outside(self, shown: str) -> Fault:
        """See `BookPath`."""
        return picture_faults.outside(shown)

    def not_there(self, shown: str, folder: BookFolder) -> Fault:
        """See `BookPath`."""
        return picture_faults.not_there(shown, folder.pictures)

    def unsupported(self, shown: str) -> Fault:
        """See `BookPath`."""
        return picture_faults.unsupported(shown)
