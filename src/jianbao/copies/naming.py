"""Names of files that every system takes."""

from __future__ import annotations

import re

from jianbao.copies.model import Copy

_UNWRITABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\s]+')
_MOST = 40  # characters of Chinese: 160 bytes of the 255 that a name may have


def file_name(stem: str, copy: Copy) -> str:
    """Return the name of the PDF of ``copy`` of the book ``stem``: ``简报-000012-张三.pdf``."""
    who = _UNWRITABLE.sub("", copy.recipient)[:_MOST].strip(" .")
    return "-".join(filter(None, (stem, copy.digits, who))) + ".pdf"
