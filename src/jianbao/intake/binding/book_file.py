"""New chapters added to book.yaml: lines put in, and not a character of the others changed.

The file is not written anew from what YAML says, which would lose its writer's spaces and
quotes. The places where lines go in come from the parser, and what was made is parsed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from jianbao.config.keys import BOOK, CHAPTER, PART
from jianbao.config.record import Record
from jianbao.config.shape import Shape

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
        root = yaml.compose(text, yaml.SafeLoader)
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
        root = yaml.compose(text, yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise UnclearBookError
        insertion = _insertion(text, root, paths)
        result = text[: insertion.at] + insertion.text + text[insertion.at :]
        if _chapters(yaml.safe_load(result)) != [*_chapters(yaml.safe_load(text)), *paths]:
            raise UnclearBookError
    except yaml.YAMLError as problem:
        raise UnclearBookError from problem
    return result


def chapter_paths(text: str) -> list[str]:
    """Return the paths of the manuscripts that a book.yaml lists."""
    try:
        found = _chapters(yaml.safe_load(text))
    except yaml.YAMLError:
        return []
    names = _names(CHAPTER.mapping, "path") if CHAPTER.mapping else frozenset()
    paths = [entry if isinstance(entry, str) else _value(entry, names) for entry in found]
    return [path for path in paths if isinstance(path, str)]


def _insertion(text: str, root: yaml.MappingNode, paths: Sequence[str]) -> _Insertion:
    parts = _node(root, BOOK, "parts")
    if isinstance(parts, yaml.SequenceNode) and parts.value:
        last = parts.value[-1]
        if not isinstance(last, yaml.MappingNode) or last.flow_style:
            raise UnclearBookError
        return _into(text, last, _node(last, PART, "chapters"), paths)
    return _into(text, root, _node(root, BOOK, "chapters"), paths)


def _into(
    text: str, owner: yaml.MappingNode, chapters: yaml.Node | None, paths: Sequence[str]
) -> _Insertion:
    """Return what to put into ``owner``, whose list of chapters is ``chapters``."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if chapters is None:
        column = owner.start_mark.column
        key = "文章:" if is_chinese(text) else "chapters:"
        lines = [" " * column + key, *_items(paths, column + 2)]
        return _below(text, _end(owner), lines, newline)
    if isinstance(chapters, yaml.ScalarNode) and chapters.tag == _NULL:
        column = owner.start_mark.column
        return _below(text, chapters.start_mark.index, _items(paths, column + 2), newline)
    if not isinstance(chapters, yaml.SequenceNode):
        raise UnclearBookError
    if chapters.flow_style:
        at = _end(chapters.value[-1]) if chapters.value else chapters.start_mark.index + 1
        listed = ", ".join(map(_quoted_in_flow, paths))
        return _Insertion(at=at, text=f", {listed}" if chapters.value else listed)
    column = chapters.start_mark.column
    return _below(text, _end(chapters), _items(paths, column), newline)


def _items(paths: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}- {_quoted(path)}" for path in paths]


def _below(text: str, index: int, lines: Sequence[str], newline: str) -> _Insertion:
    """Put ``lines`` below the line on which character ``index`` stands, after its comment."""
    end = text.find("\n", index)
    if end < 0:
        return _Insertion(at=len(text), text=newline + newline.join(lines) + newline)
    return _Insertion(at=end + 1, text=newline.join(lines) + newline)


def _end(node: yaml.Node) -> int:
    """Return where the last character of ``node`` stands; blocks end with their last leaf."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return int(node.end_mark.index) - 1
    return int(node.end_mark.index)


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
    parts = _value(book, _names(BOOK, "parts"))
    if isinstance(parts, list) and parts:
        names = _names(PART, "chapters")
        lists = [_value(part, names) for part in parts]
    else:
        lists = [_value(book, _names(BOOK, "chapters"))]
    return [entry for one in lists if isinstance(one, list) for entry in one]


def _names(record: Shape[Any], name: str) -> frozenset[str]:
    keys = record.keys if isinstance(record, Record) else ()
    return frozenset(next(key.names for key in keys if key.name == name))


def _node(owner: yaml.MappingNode, record: Shape[Any], name: str) -> yaml.Node | None:
    names = _names(record, name)
    return next((value for key, value in owner.value if str(key.value).strip() in names), None)


def _value(mapping: Any, names: frozenset[str]) -> Any:  # noqa: ANN401 - whatever YAML holds
    if not isinstance(mapping, dict):
        return None
    return next((value for key, value in mapping.items() if str(key).strip() in names), None)
