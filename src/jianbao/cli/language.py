"""Which language the user reads: Chinese, unless the environment asks for English."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_PICTURES = 0x2400
"""The block of Unicode with a picture of each control character, in their order."""

if TYPE_CHECKING:
    from jianbao.diagnostics import Text


def speaks_english() -> bool:
    """Return whether LC_ALL, LC_MESSAGES or LANG, the first that is set, begins with ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.lower().startswith("en")
    return False


def say(text: Text) -> str:
    """Return ``text`` in the user's language."""
    return text.en if speaks_english() else text.zh


def visible(text: str) -> str:
    """Return ``text`` with a sign for each character that would steer a terminal, not be seen.

    Those are control characters but the end of a line and the tabulator, marks of direction, and
    what the name of a file has in no encoding. Places count as before.
    """
    return _UNSEEN.sub(lambda found: _pictured(found[0]), text)


def _pictured(character: str) -> str:
    code = ord(character)
    return chr(_PICTURES + code) if code < ord(" ") else "\ufffd"


def words(zh: str, en: str) -> str:
    """Return the one of two phrases that the user reads."""
    return en if speaks_english() else zh
