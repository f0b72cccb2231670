"""Wrong characters in fixed phrases, and what is right: the phrase as a whole tells that it is wrong.

Only phrases are listed that cannot be right in any sentence and are nobody's name. Where two words
meet they may stand by chance (轻松驰骋): who uses the list asks `lexicon.is_across` first.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

_LIST: Final = files("jianbao.copyedit") / "wordlists" / "misspellings.txt"

MISSPELLINGS: Final = dict(line.split() for line in _LIST.read_text("utf-8").splitlines())
