"""New chapters added to book.yaml: lines put in, and not a character of the others changed.

The file is not written anew from what YAML says, which would lose its writer's spaces and
quotes. The places where lines go in come from the parser, and what was made is parsed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from jianbao.config.bare import bare, node_tree
from jianbao.config.keys import BOOK, CHAPTER, PART
from jianbao.config.places import end_of, names_of, node_of

_NULL = "tag:yaml.org,2002:null"


class UnclearBookError(Exception):
    """The file is written in a way into which nothing can be put safely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Insertion:
    """``text`` goes in at character ``at``."""

    at: int
    text: str


def is_chinese(text: str) -> bool:
    """Whether the file's own keys are Chinese; a file without any is taken to be.

    Raises `UnclearBookError` where it is no YAML.
    """
    try:
        root = node_tree(text)
    except yaml.YAMLError as problem:
        raise UnclearBookError from problem
    if not isinstance(root, yaml.MappingNode) or not root.value:
        return True
    return any(not str(key.value).isascii() for key, _ in root.value)


def with_chapters(text: str, paths: Sequence[str]) -> str:
    """Return the text of a book.yaml with ``paths`` at the end of its last part or its chapters.

    Raises `UnclearBookError` where that cannot be done without touching anything else.
    """
    try:
        root = node_tree(text)
        if not isinstance(root, yaml.MappingNode):
            raise UnclearBookError
        insertion = _insertion(text, root, paths)
        result = text[: insertion.at] + insertion.text + text[insertion.at :]
        if _chapters(bare(result)) != [*_chapters(bare(text)), *paths]:
            raise UnclearBookError
    except yaml.YAMLError as problem:
        raise UnclearBookError from problem
    return result


def chapter_paths(text: str) -> list[str]:
    """Return the paths of the manuscripts that a book.yaml lists."""
    try:
        found = _chapters(bare(text))
    except yaml.YAMLError:
        return []
    names = names_of(CHAPTER.mapping, "path") if CHAPTER.mapping else frozenset()
    paths = [entry if isinstance(entry, str) else _value(entry, names) for entry in found]
    return [path for path in paths if isinstance(path, str)]


def _insertion(text: str, root: yaml.MappingNode, paths: Sequence[str]) -> _Insertion:
    parts = node_of(root, BOOK, "parts")
    if isinstance(parts, yaml.SequenceNode) and parts.value:
        last = parts.value[-1]
        if not isinstance(last, yaml.MappingNode) or last.flow_style:
            raise UnclearBookError
        return _into(text, last, node_of(last, PART, "chapters"), paths)
    return _into(text, root, node_of(root, BOOK, "chapters"), paths)


def _into(
    text: str, owner: yaml.MappingNode, chapters: yaml.Node | None, paths: Sequence[str]
) -> _Insertion:
    """Return what to put into ``owner``, whose list of chapters is ``chapters``."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if chapters is None:
        column = owner.start_mark.column
        key = "文章:" if is_chinese(text) else "chapters:"
        lines = [" " * column + key, *_items(paths, column + 2)]
        return _below(text, end_of(owner), lines, newline)
    if isinstance(chapters, yaml.ScalarNode) and chapters.tag == _NULL:
        column = owner.start_mark.column
        return _below(text, chapters.start_mark.index, _items(paths, column + 2), newline)
    if not isinstance(chapters, yaml.SequenceNode):
        raise UnclearBookError
    if chapters.flow_style:
        at = end_of(chapters.value[-1]) if chapters.value else chapters.start_mark.index + 1
        listed = ", ".join(map(_quoted_in_flow, paths))
        return _Insertion(at=at, text=f", {listed}" if chapters.value else listed)
    column = chapters.start_mark.column
    return _below(text, end_of(chapters), _items(paths, column), newline)


def _items(paths: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}- {_quoted(path)}" for path in paths]


def _below(text: str, index: int, lines: Sequence[str], newline: str) -> _Insertion:
    """Put ``lines`` below the line on which character ``index`` stands, after its comment."""
    end = text.find("\n", index)
    if end < 0:
        return _Insertion(at=len(text), text=newline + newline.join(lines) + newline)
    return _Insertion(at=end + 1, text=newline.join(lines) + newline)


def _quoted(path: str) -> str:
    """Return ``path`` as a YAML scalar, in quotes where it needs them."""
    dumped = yaml.safe_dump(path, allow_unicode=True, width=10**6)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _quoted_in_flow(path: str) -> str:
    dumped = yaml.safe_dump([path], allow_unicode=True, width=10**6, default_flow_style=True)
    return dumped.strip()[1:-1]


def _chapters(book: Any) -> list[Any]:  # noqa: ANN401 - whatever YAML holds
    """Return all entries of chapters in the order of the book."""
    if not isinstance(book, dict):
        return []
    parts = _value(book, names_of(BOOK, "parts"))
    if isinstance(parts, list) and parts:
        names = names_of(PART, "chapters")
        lists = [_value(part, names) for part in parts]
    else:
        lists = [_value(book, names_of(BOOK, "chapters"))]
    return [entry for one in lists if isinstance(one, list) for entry in one]


def _value(mapping: Any, names: frozenset[str]) -> Any:  # noqa: ANN401 - whatever YAML holds
    if not isinstance(mapping, dict):
        return None
    return next((value for key, value in mapping.items() if str(key).strip() in names), None)
