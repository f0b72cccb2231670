"""Copies of a finished PDF: numbered (份号), personal (水印), locked; and who got which (签收)."""

from __future__ import annotations

from jianbao.copies.ledger import ledger
from jianbao.copies.model import Copy, Distribution, Press
from jianbao.copies.naming import file_name
from jianbao.copies.printing import in_one_file, one_by_one
from jianbao.copies.receipts import receipts
from jianbao.copies.recipients import copies_of
from jianbao.copies.setting import press_of

__all__ = [
    "Copy",
    "Distribution",
    "Press",
    "copies_of",
    "file_name",
    "in_one_file",
    "ledger",
    "one_by_one",
    "press_of",
    "receipts",
]
