"""Letters and accents that were typed apart, as some systems write them, joined."""

from __future__ import annotations

import re
import unicodedata

_LOOSE = re.compile(
    "[^\\s\u0300-\u036f][\u0300-\u036f\u1dc0-\u1dff\u3099\u309a]+|[\u1100-\u11ff]{2,}"
)
"""A character with marks that combine with it; Korean letters of one syllable."""


def composed(text: str) -> str:
    """Return ``text`` with letters and their accents joined (Unicode, form C).

    The compatibility characters of Han, which that form replaces too, stay: names are written
    with them.
    """
    return _LOOSE.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
