"""Which language the user reads: Chinese, unless the environment asks for English."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

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


def words(zh: str, en: str) -> str:
    """Return the one of two phrases that the user reads."""
    return en if speaks_english() else zh
