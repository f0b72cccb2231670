"""Lists that an office keeps in a spreadsheet: people, agendas, recipients."""

from __future__ import annotations

from jianbao.lists.model import Column, Row
from jianbao.lists.reading import MAX_ROWS, read

__all__ = ["MAX_ROWS", "Column", "Row", "read"]
