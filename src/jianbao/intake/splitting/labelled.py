"""A head written as a form: 标题：……, 单位：……, 作者：……, 正文：, as guides for contributors ask for it.

Or a form itself, 信息报送表, of which one cell holds the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from jianbao.intake.model import Cell, Certainty, Change, Draft, Paragraph, Table
from jianbao.intake.splitting import codes

_FIELDS: Final = {
    "title": "(?:文章|稿件|信息)?(?:标题|题目|题名)",
    "author": "作者(?:姓名)?|撰稿人?|通讯员",
    "publisher": "(?:作者|供稿|投稿|报送)?单位|供稿|学校(?:名称)?",
    "date": "(?:投稿|供稿|报送|写作)?(?:日期|时间)",
    "text": "(?:信息|稿件|文章|活动|主要)?(?:正文|内容)",
}
_LABEL: Final = re.compile(
    "[【]?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + ")[】]?[：:](?P<value>.*)"
)
_LONGEST_TITLE: Final = 60
_MOST: Final = 8
"""Lines of such a head."""


def read(draft: Draft) -> Draft:
    """Return ``draft`` with what its head says as its title and the like, each line told (N608)."""
    tables = [block for block in draft.blocks if isinstance(block, Table)]
    form = _pairs(tables[0]) if len(tables) == 1 and not draft.title else {}
    if form and _is_form(draft, form):
        return _filled(draft, tables[0], form)
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


def _pairs(table: Table) -> dict[str, Cell]:
    """Return the cells of ``table`` by the labels on their left; none where a cell has none."""
    found = dict[str, Cell]()
    for row in table.rows:
        if len(row) % 2:
            return {}
        for label, value in zip(row[::2], row[1::2], strict=True):
            found["".join(_said(label).split()).strip("：:")] = value
    return found


def _is_form(draft: Draft, form: Mapping[str, Cell]) -> bool:
    """Whether ``form`` has a title and a text, and nothing but its own name stands beside it."""
    names = [name for label in form for name in _FIELDS if re.fullmatch(_FIELDS[name], label)]
    beside = [block for block in draft.blocks if not isinstance(block, Table)]
    paragraphs = [one.text.strip() for one in beside if isinstance(one, Paragraph)]
    text = next((_said(cell) for label, cell in form.items() if _is(label, "text")), "")
    title = next((_said(cell) for label, cell in form.items() if _is(label, "title")), "")
    return (
        names.count("title") == names.count("text") == 1
        and 0 < len(title) <= _LONGEST_TITLE
        and re.search("[。！？]", text) is not None
        and len(list(filter(None, paragraphs))) <= 1
        and len(paragraphs) == len(beside)
        and not any(
            run.note is not None for c in form.values() for p in c.paragraphs for run in p.runs
        )
    )


def _filled(draft: Draft, table: Table, form: Mapping[str, Cell]) -> Draft:
    """Return ``draft`` as the text of ``form``, with what its other cells say."""
    said, changes = dict[str, str](), list(draft.changes)
    text: tuple[Paragraph, ...] = ()
    changes += [
        Change.of(codes.FURNITURE, Certainty.CERTAIN, block.span, before=block.text, after="")
        for block in draft.blocks
        if isinstance(block, Paragraph) and block.text.strip()
    ]
    for label, cell in form.items():
        name = next((name for name in _FIELDS if _is(label, name)), "")
        value = "" if name == "text" else _said(cell)
        text = cell.paragraphs if name == "text" else text
        said[name] = said.get(name) or value
        changes.append(
            Change.of(
                codes.CREDITED,
                Certainty.CERTAIN,
                table.span,
                before=f"{label}\n{value}".strip(),
                after=f"{label}：{value}" if name else f"只记在这里：{label}：{value}",
            )
        )
    return replace(
        draft,
        title=said["title"],
        author=said.get("author", ""),
        publisher=said.get("publisher", ""),
        date=said.get("date", ""),
        blocks=text,
        changes=tuple(changes),
    )


def _is(label: str, name: str) -> bool:
    return re.fullmatch(_FIELDS[name], label) is not None


def _said(cell: Cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell.paragraphs).strip()


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
