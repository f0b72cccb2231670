"""Lists that an office keeps in a spreadsheet: people, agendas, recipients."""

from __future__ import annotations

from jianbao.spreadsheets.model import Column, Row
from jianbao.spreadsheets.reading import MAX_ROWS, read

__all__ = ["MAX_ROWS", "Column", "Row", "read"]
