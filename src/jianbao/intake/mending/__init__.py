"""Characters put right: what is certain is mended, what is likely proposed, the rest marked.

Each rule is a module; `PROSE` and `TITLE` say which hold for what, and in which order.
"""

from __future__ import annotations

from jianbao.intake.mending.brackets import BRACKETS
from jianbao.intake.mending.dots import DASHES, ELLIPSES
from jianbao.intake.mending.editable_text import EditableText
from jianbao.intake.mending.indents import INDENTS, UNSEEN
from jianbao.intake.mending.marks import MARKS
from jianbao.intake.mending.quotes import QUOTES
from jianbao.intake.mending.rule import Declined, MendingRule, mend
from jianbao.intake.mending.spaces import CLAUSE_SPACES, GAPS, SPACES, STRAY_SPACES, TITLE_SPACES
from jianbao.intake.mending.widths import WIDTHS

LINE = (UNSEEN, INDENTS, WIDTHS)
"""Holds for every line of a source, before it is known what the line is."""
_CHINESE_MARKS = (ELLIPSES, DASHES, MARKS, BRACKETS, QUOTES)
PROSE = (*_CHINESE_MARKS, GAPS, SPACES, STRAY_SPACES)
TITLE = (*_CHINESE_MARKS, TITLE_SPACES, CLAUSE_SPACES)

__all__ = ["LINE", "PROSE", "TITLE", "Declined", "EditableText", "MendingRule", "mend"]
