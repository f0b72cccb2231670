"""Where Latin words among Chinese may be divided, by the rules of their language (CSS hyphens: auto)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pyphen import Pyphen, language_fallback

from jianbao.typesetting.composition.foreign import Style

HYPHEN: Final = "-"
_LETTER: Final = "0-9A-Za-z\u00c0-\u024f’"
_WORD: Final = re.compile(
    rf"(?<![{_LETTER}/@&=?#%+_.-])[A-Z\u00c0-\u00de]?[a-z\u00df-\u024f]{{4,}}"
    rf"(?![{_LETTER}/@&=?#%+_(-]|[.:][{_LETTER}/])"
)
"""Not a part of an address, a file's name, a formula or a compound, nor an abbreviation."""
_USUAL: Final = "en"
"""The language of Latin words in a Chinese text that tells none."""


def divisions(style: Style, text: str) -> Iterator[int]:
    """Yield before which characters of ``text`` a line may begin if a hyphen ends the one before."""
    if style["hyphens"] != "auto":
        return
    least, left, right = style["hyphenate_limit_chars"]
    for match in _WORD.finditer(text):
        if len(match[0]) >= least:
            known = _dictionary(style["lang"] or "", left, right)
            for at in known.positions(match[0]) if known else ():
                yield match.start() + at


@cache
def _dictionary(lang: str, left: int, right: int) -> Pyphen | None:
    name = language_fallback(_USUAL if lang.lower().startswith("zh") else lang)
    return Pyphen(lang=name, left=left, right=right) if name else None
