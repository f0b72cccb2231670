"""The values in front matter and in book.yaml, and how words are put into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from jianbao.manuscript import frontmatter
from jianbao.manuscript.source import Manuscript

_FIELDS: Final = {
    "文章标题": "title", "subtitle": "subtitle", "引题": "kicker", "作者": "authors",
    "供稿": "source", "摘要": "summary",
}  # fmt: skip
"""The field that a paragraph of a style shows."""
_ISSUE: Final = "期号"
_SPECIAL: Final = frozenset(":#'\"[]{},&*!|>%@`?-\\")


@dataclass(frozen=True, slots=True)
class HeadValue:
    """A text in front matter that stands there as it is: its field, its place, its quotation mark."""

    field: str
    start: int
    """Of the text, behind the quotation mark."""
    end: int
    quote: str


def values(text: str) -> Iterator[HeadValue]:
    """Yield the texts in the front matter of the manuscript ``text``, but for escaped ones."""
    found = frontmatter.compose(Manuscript(file="", path=Path(), text=text))
    if found is None:
        return
    mapping, begin = found
    for key, value in mapping.value:
        field = frontmatter.KEYS.get(str(key.value).strip(), "")
        for node in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            yield from _value(field, node, text, begin)


def values_of_book(text: str) -> Iterator[HeadValue]:
    """Yield the texts in the book.yaml ``text``, wherever they stand in it, but for escaped ones."""
    root, known = yaml.compose(text, Loader=yaml.SafeLoader), set[int]()
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if id(node) in known:
            continue
        known.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        else:
            yield from _value("", node, text, 0)


def _value(field: str, node: yaml.Node, text: str, begin: int) -> Iterator[HeadValue]:
    if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
        return
    quote = node.style or ""
    start = begin + node.start_mark.index + len(quote)
    end = begin + node.end_mark.index - len(quote)
    if start < end and text[start:end] == node.value:
        yield HeadValue(field, start, end, quote)


def places(
    told: str, style: str, text: str, known: list[HeadValue]
) -> list[tuple[int, int] | None] | None:
    """Return where each token of a paragraph of a style stands in the front matter of ``text``.

    None where no value is the paragraph's. Words that the theme adds stand nowhere.
    """
    own = [value for value in known if value.field == _FIELDS.get(style)]
    made: list[tuple[int, int] | None] = [None] * len(told)
    at = 0
    for value in own:
        start = told.find(text[value.start : value.end], at)
        if start < 0 or value.start == value.end:
            continue
        at = start + value.end - value.start
        made[start:at] = [(place, place + 1) for place in range(value.start, value.end)]
    return made if at else None


def places_in_book(
    told: str, style: str, text: str, known: Sequence[HeadValue]
) -> list[tuple[int, int] | None] | None:
    """Return where each token of a paragraph stands in book.yaml; None where none of it does.

    The longest values are looked for first. Whether it is the right one is seen when the book is
    read again; short ones are no more than chance, but for the number of an issue.
    """
    made: list[tuple[int, int] | None] = [None] * len(told)
    for value in sorted(known, key=lambda one: one.start - one.end):
        said = text[value.start : value.end]
        start = told.find(said) if len(said) > 1 or style == _ISSUE else -1
        if start >= 0 and not any(made[start : start + len(said)]):
            made[start : start + len(said)] = [
                (place, place + 1) for place in range(value.start, value.end)
            ]
    return made if any(made) else None


def quoted(
    put: str, at: int, text: str, known: list[HeadValue]
) -> tuple[str, list[tuple[int, int, str]]]:
    """Return ``put`` as it can stand at a place of ``text``, and what else it needs around it."""
    value = next((one for one in known if one.start <= at <= one.end), None)
    if value is None:
        return put, []
    if value.quote == '"':
        return put.replace("\\", "\\\\").replace('"', '\\"'), []
    if value.quote == "'":
        return put.replace("'", "''"), []
    if not _SPECIAL.intersection(put) and put.strip() == put:
        return put, []
    inner = [
        (place, place + 1, "''") for place in range(value.start, value.end) if text[place] == "'"
    ]
    around = [(value.start, value.start, "'"), (value.end, value.end, "'")]
    return put.replace("'", "''"), [around[0], *inner, around[1]]
