"""A list in the text of a YAML file: its entries with their comments, as whole lines that move."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from jianbao.config.places import end_of


class UneditableError(Exception):
    """The file is written in a way that cannot be changed safely; the message is for the log."""


@dataclass(frozen=True, slots=True)
class WrittenList:
    """A list in the text: from ``start`` to ``end`` are its entries, one after another."""

    start: int
    end: int
    column: int
    flow: bool
    entries: tuple[str, ...]


def listing(text: str, node: yaml.Node) -> WrittenList:
    """Return the list at ``node``; raises UneditableError for what is none, or has no entries."""
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise UneditableError("no list")
    if node.flow_style:
        entries = tuple(text[i.start_mark.index : i.end_mark.index] for i in node.value)
        start, end = node.value[0].start_mark.index, node.value[-1].end_mark.index
        return WrittenList(start, end, node.start_mark.column, flow=True, entries=entries)
    starts = [_first_line(text, item, node.start_mark.column) for item in node.value]
    ends = [*starts[1:], _last_line(text, node)]
    entries = tuple(text[a:b] for a, b in zip(starts, ends, strict=True))
    if not all(entries):  # an alias stands where its anchor does
        raise UneditableError("entries without a place of their own")
    return WrittenList(starts[0], ends[-1], node.start_mark.column, flow=False, entries=entries)


def newline_of(text: str) -> str:
    """Return how the lines of ``text`` end."""
    return "\r\n" if "\r\n" in text else "\n"


def relisted(text: str, here: WrittenList, entries: list[tuple[int, str]]) -> str:
    """Return ``text`` with other entries in the list ``here``, each with the column it was made for."""
    if here.flow:
        return text[: here.start] + ", ".join(one for _, one in entries) + text[here.end :]
    newline = newline_of(text)
    lines = "".join(_moved(one, here.column - column, newline) for column, one in entries)
    if not text[: here.end].endswith("\n"):
        lines = lines.removesuffix(newline)
    return text[: here.start] + lines + text[here.end :]


def _first_line(text: str, item: yaml.Node, column: int) -> int:
    """Return where the lines of ``item`` begin, the comments right above it among them."""
    dash = text.rindex("-", 0, item.start_mark.index + 1) if item.start_mark.index else 0
    start = text.rfind("\n", 0, dash) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) < column:
            break
        start = above
    return start


def _last_line(text: str, node: yaml.SequenceNode) -> int:
    """Return where the line after the last entry begins."""
    end = text.find("\n", end_of(node))
    return len(text) if end < 0 else end + 1


def _moved(entry: str, by: int, newline: str) -> str:
    """Return the lines of ``entry``, ``by`` columns further to the right."""
    whole = entry if entry.endswith("\n") else entry + newline
    if not by:
        return whole
    lines = whole.splitlines(keepends=True)
    return "".join(_shifted(line, by) for line in lines)


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]
