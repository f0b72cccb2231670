"""The shape of the path to a list of recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.copies import codes
from jianbao.config.paths import BookPath
from jianbao.config.scalars import TEXT_TYPES
from jianbao.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from jianbao.config.folder import BookFolder
    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading
    from jianbao.config.shape import Schema


class RecipientList(BookPath):
    """A list in the book folder; what is in it, and of which kind, `jianbao.spreadsheets` sees."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("文字", "text")

    def report_blank(self, node: Node, place: Place, reading: Reading) -> None:
        """See `BookPath`."""
        del place
        reading.report(self.not_there("", reading.folder), node.span)

    def outside(self, shown: str) -> Diagnostic:
        """See `BookPath`."""
        return codes.NO_LIST.of(
            path=shown, why=Text("不在书的文件夹里", "lies outside the book folder")
        )

    def not_there(self, shown: str, folder: BookFolder) -> Diagnostic:
        """See `BookPath`."""
        del folder
        return codes.NO_LIST.of(path=shown, why=Text("找不到", "is not there"))

    def schema(self) -> Schema:
        """See `Shape`; a blank is a list that is not there."""
        return {"type": TEXT_TYPES}
