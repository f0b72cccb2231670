"""The order of names: as given, by pinyin, or by the strokes of the surname (姓氏笔画)."""

from __future__ import annotations

from jianbao.meeting.order.arrangement import arranged, unknown_characters

__all__ = ["arranged", "unknown_characters"]
