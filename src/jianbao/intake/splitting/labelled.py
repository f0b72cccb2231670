"""A head written as a form: 标题：……, 单位：……, 作者：……, 正文：, as guides for contributors ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jianbao.intake.model import Certainty, Change, Draft, Paragraph
from jianbao.intake.splitting import codes

_FIELDS: Final = {
    "title": "(?:文章|稿件)?(?:标题|题目|题名)",
    "author": "作者(?:姓名)?|撰稿人?|通讯员",
    "publisher": "(?:作者|供稿|投稿|报送)?单位|供稿|学校(?:名称)?",
    "date": "(?:投稿|供稿|报送|写作)?(?:日期|时间)",
    "text": "正文|内容",
}
_LABEL: Final = re.compile(
    "[【]?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + ")[】]?[：:](?P<value>.*)"
)
_MOST: Final = 8
"""Lines of such a head."""


def read(draft: Draft) -> Draft:
    """Return ``draft`` with what its head says as its title and the like, each line told (N608)."""
    head = list(_head(draft))
    titles = [found["value"].strip() for _, found in head if found["title"]]
    titled = [b for b in draft.blocks if isinstance(b, Paragraph) and _named(b.text, "title")]
    if draft.title or len(titled) != 1 or len(titles) != 1 or not titles[0]:
        return draft
    said = {name: found["value"].strip() for _, found in head for name in _FIELDS if found[name]}
    changes = [
        Change.of(
            codes.CREDITED,
            Certainty.CERTAIN,
            block.span,
            before=block.text,
            after=block.text.strip(),
        )
        for block, _ in head
    ]
    taken = [block for block, _ in head]
    return replace(
        draft,
        title=said["title"],
        author=draft.author or said.get("author", ""),
        publisher=draft.publisher or said.get("publisher", ""),
        date=draft.date or said.get("date", ""),
        blocks=tuple(block for block in draft.blocks if block not in taken),
        changes=(*draft.changes, *changes),
    )


def _head(draft: Draft) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """Yield the lines at the top that are labels with values; behind 正文： the text begins."""
    texts = [b for b in draft.blocks if not isinstance(b, Paragraph) or b.text.strip()]
    for block in texts[:_MOST]:
        found = _LABEL.fullmatch(block.text.strip()) if isinstance(block, Paragraph) else None
        if found is None or not isinstance(block, Paragraph) or _calls_note(block):
            return
        if found["text"] and found["value"]:
            return
        yield block, found
        if found["text"]:
            return


def _named(text: str, name: str) -> bool:
    found = _LABEL.fullmatch(text.strip())
    return found is not None and found[name] is not None


def _calls_note(block: Paragraph) -> bool:
    return any(run.note is not None for run in block.runs)
