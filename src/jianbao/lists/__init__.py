"""Lists that an office keeps in a spreadsheet: people, agendas, recipients."""

from __future__ import annotations

from jianbao.lists.model import Column, Row

__all__ = ["Column", "Row"]
