"""Tables that hold the head or the foot of a bulletin or of an official paper, and no text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jianbao.intake.model import Block, Certainty, Change, Draft, Paragraph, Table
from jianbao.intake.splitting import codes, stated, words
from jianbao.intake.splitting.credits import DATE, is_unit

_TELLING: Final = (words.ISSUE, words.ISSUER, words.IMPRINT, words.DOCUMENT_NUMBER)
"""What says that a table is a head or a foot; names and dates alone may be a roster."""
_LONGEST_NAME: Final = 12
"""Characters of a bulletin's name."""
_BESIDE: Final = (words.MASTHEAD, words.CONTENTS, DATE)


def left_out(draft: Draft) -> Draft:
    """Return ``draft`` without such tables at its ends, or in our own styles, which are told."""
    last = len(draft.blocks) - 1
    kept, changes = [], list(draft.changes)
    for index, block in enumerate(draft.blocks):
        is_foot = index == last and _says_so(block)
        is_head = not index and _says_so(block, named=True)
        if isinstance(block, Table) and (_is_styled(block) or is_head or is_foot):
            text = "\n".join(one.text for one in _paragraphs(block))
            changes.append(
                Change.of(codes.FURNITURE, Certainty.CERTAIN, block.span, before=text, after="")
            )
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept), changes=tuple(changes)) if kept else draft


def _is_styled(table: Table) -> bool:
    styles = [one.looks.style.casefold() for one in _paragraphs(table)]
    return bool(styles) and stated.FURNITURE.issuperset(styles)


def _says_so(table: Block, *, named: bool = False) -> bool:
    """Whether ``table`` says what a head or foot says; ``named``, below a name of its own."""
    if not isinstance(table, Table):
        return False
    texts = ["".join(one.text.split()) for one in _paragraphs(table)]
    telling = [any(pattern.fullmatch(text) for pattern in _TELLING) for text in texts]
    named = named and 0 < len(texts[0]) <= _LONGEST_NAME if texts else False
    return any(telling[named:]) and all(
        tells or is_unit(text) or any(pattern.fullmatch(text) for pattern in _BESIDE)
        for tells, text in zip(telling[named:], texts[named:], strict=True)
    )


def _paragraphs(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row:
            yield from (one for one in cell.paragraphs if one.text.strip())
