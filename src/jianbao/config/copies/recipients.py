"""The shape of the path to a list of recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.copies import faults
from jianbao.config.fault import Fault
from jianbao.config.folder import OutsideError
from jianbao.config.nodes import shorten
from jianbao.config.scalars import Words
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.nodes import Node
    from jianbao.config.reading import Place, Reading

_SHOWN = 255


class RecipientList(Words):
    """A list in the book folder; what is in it, `jianbao.lists` sees."""

    def read(self, node: Node, place: Place, reading: Reading) -> str | None:
        """Return the path relative to the book folder, spelt as on the disk."""
        text = super().read(node, place, reading)
        if text is None:
            return None
        found = _find(text, reading)
        if isinstance(found, Fault):
            reading.report(found, node.span)
            return None
        return found


def _find(text: str, reading: Reading) -> str | Fault:
    shown = shorten(text, _SHOWN)
    try:
        found = reading.folder.find(text)
    except OutsideError:
        return faults.no_list(shown, Text("不在书的文件夹里", "lies outside the book folder"))
    if found is None or not found.real.is_file():
        return faults.no_list(shown, Text("找不到", "is not there"))
    return found.path
