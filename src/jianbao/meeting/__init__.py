"""The meeting of a book: its agenda, its people in their order, and who sits where."""

from __future__ import annotations

from jianbao.meeting.reading import read

__all__ = ["read"]
