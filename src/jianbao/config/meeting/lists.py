"""The shape of a path to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.folder import LIST_SUFFIXES
from jianbao.config.meeting import faults
from jianbao.config.paths import BookPath
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.fault import Fault
    from jianbao.config.folder import BookFolder


class ListPath(BookPath):
    """A spreadsheet or a YAML list of the book folder; what is in it, `jianbao.spreadsheets` sees."""

    suffixes = LIST_SUFFIXES

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("表格的文件名", "the path of a list")

    def outside(self, shown: str) -> Fault:
        """See `BookPath`."""
        return faults.outside(shown)

    def not_there(self, shown: str, folder: BookFolder) -> Fault:
        """See `BookPath`."""
        return faults.not_there(shown, folder.lists)

    def unsupported(self, shown: str) -> Fault:
        """See `BookPath`."""
        return faults.unsupported(shown)
