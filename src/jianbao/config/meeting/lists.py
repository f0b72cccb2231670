"""The shape of a path to a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.folder import LIST_SUFFIXES
from jianbao.config.meeting import codes
from jianbao.config.paths import BookPath
from jianbao.diagnostics import Diagnostic, Text, did_you_mean

if TYPE_CHECKING:
    from jianbao.config.folder import BookFolder


class ListPath(BookPath):
    """A spreadsheet or a YAML list of the book folder; what is in it, `jianbao.spreadsheets` sees."""

    suffixes = LIST_SUFFIXES

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("表格的文件名", "the path of a list")

    def outside(self, shown: str) -> Diagnostic:
        """See `BookPath`."""
        return codes.OUTSIDE.of(path=shown)

    def not_there(self, shown: str, folder: BookFolder) -> Diagnostic:
        """See `BookPath`."""
        return codes.NOT_THERE.of(hint=did_you_mean(shown, folder.lists), path=shown)

    def unsupported(self, shown: str) -> Diagnostic:
        """See `BookPath`."""
        return codes.UNSUPPORTED.of(path=shown)
