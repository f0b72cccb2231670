"""Wrong characters that are words themselves or none, found by what is likely to be written.

A model of the language tells how likely a sentence is; where another character of like sound or
shape makes it much more likely, and makes a word, the one that stands there is doubtful. It is
asked for by ``check --typos`` and needs the extra ``jianbao[typos]`` and the model of libime.
"""

from __future__ import annotations

from jianbao.copyedit.typos.language_model import UnavailableError, open_model
from jianbao.copyedit.typos.w420 import TYPOS

__all__ = ["TYPOS", "UnavailableError", "open_model"]
