"""The shape of a path to a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config import entry_codes
from jianbao.config.folder import PICTURE_SUFFIXES
from jianbao.config.paths import BookPath
from jianbao.diagnostics import Diagnostic, Text, did_you_mean

if TYPE_CHECKING:
    from jianbao.config.folder import BookFolder
    from jianbao.config.nodes import Node
    from jianbao.config.reading import LoadingRun, Place


class PicturePath(BookPath):
    """A raster picture of the book folder; what is in it, the manuscript stage sees."""

    suffixes = PICTURE_SUFFIXES

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("图片的文件名", "the path of a picture")

    def report_blank(self, node: Node, place: Place, reading: LoadingRun) -> None:
        """See `BookPath`."""
        reading.report(entry_codes.PICTURE_WITHOUT_NAME.of(label=place.label), node.span)

    def outside(self, shown: str) -> Diagnostic:
        """See `BookPath`."""
        return entry_codes.PICTURE_OUTSIDE.of(path=shown)

    def not_there(self, shown: str, folder: BookFolder) -> Diagnostic:
        """See `BookPath`."""
        return entry_codes.NO_SUCH_PICTURE.of(hint=did_you_mean(shown, folder.pictures), path=shown)

    def unsupported(self, shown: str) -> Diagnostic:
        """See `BookPath`."""
        return entry_codes.NO_COVER_PICTURE.of(path=shown)
