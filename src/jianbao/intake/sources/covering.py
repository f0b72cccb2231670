"""A covering letter: what a mail says above the article that its subject names."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from jianbao.intake.model import Certainty, Change, Draft, Paragraph
from jianbao.intake.sources import codes

_LEADING: Final = re.compile(
    r"(?:\s*(?:(?:Re|Fwd?|回复|答复|转发)\s*[:：]|[【\[（(][^】\]）)]*[】\]）)]|(?:投稿|来稿|稿件|供稿)\s*[:：—-]*))+",
    re.IGNORECASE,
)
"""What stands in a subject before the title of what is sent."""
_SHORTEST: Final = 5
_LONGEST: Final = 6
"""Characters of a title, and paragraphs above it, for those to be a covering letter."""


def without_letter(draft: Draft, subject: str) -> Draft:
    """Return ``draft``, the text of a mail, without what stands above its ``subject``; that is told."""
    title = _letters(_LEADING.sub("", subject, count=1))
    above = list(takewhile(lambda block: _text(block) != title, draft.blocks))
    said = [block for block in above if _text(block)]
    if len(title) < _SHORTEST or len(above) == len(draft.blocks) or len(said) > _LONGEST:
        return draft
    changes = tuple(
        Change.of(codes.MAIL_LETTER, Certainty.CERTAIN, block.span, before=block.text, after="")
        for block in said
        if isinstance(block, Paragraph)
    )
    if len(changes) < len(said):
        return draft  # a picture stands there
    return replace(draft, blocks=draft.blocks[len(above) :], changes=draft.changes + changes)


def _text(block: object) -> str:
    return _letters(block.text) if isinstance(block, Paragraph) else "\0"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
