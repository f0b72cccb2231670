"""The chapters of book.yaml in another order: whole entries move, with their comments.

As when chapters are added (`intake.emit`), the places come from the parser, the lines are
moved as they are, and what was made is parsed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jianbao import files
from jianbao.atomic_files import replace_all
from jianbao.config.bare import bare, node_tree
from jianbao.config.keys import BOOK, PART
from jianbao.config.places import end_of, names_of, node_of
from jianbao.config.source import SIZE_LIMIT

Address = tuple[int, int]
"""An entry by its part and its place in it, from 0."""
Arrangement = tuple[tuple[Address, ...], ...]
"""For each part, the entries that it is to have, by where they stand now."""


class ReorderError(Exception):
    """The order cannot be changed here; the message is for the log only."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list of chapters in the text: from ``start`` to ``end`` are its entries, one after another."""

    start: int
    end: int
    column: int
    flow: bool
    entries: tuple[str, ...]


def digest_of(file: Path) -> str:
    """Return what tells this state of ``file`` from every other; empty where it cannot be read."""
    try:
        return hashlib.sha256(files.read(file, SIZE_LIMIT)).hexdigest()[:24]
    except OSError:
        return ""


def rearrange(file: Path, arrangement: Arrangement) -> None:
    """Write ``file`` with its chapters as ``arrangement`` has them, in place of the old one at once.

    Raises ReorderError where that cannot be done without touching anything else, OSError where
    the file cannot be read or written.
    """
    data = files.read(file, SIZE_LIMIT)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ReorderError(str(problem)) from problem
    replace_all({file.resolve(): rearranged(text, arrangement).encode("utf-8")})


def rearranged(text: str, arrangement: Arrangement) -> str:
    """Return the text of a book.yaml with its chapters in another order; see `rearrange`."""
    start = text.removeprefix("\ufeff")
    try:
        before = bare(start)
        listings = [_listing(start, node) for node in _lists(node_tree(start))]
        _check(arrangement, listings)
        result = start
        for index in reversed(range(len(listings))):
            result = _rewritten(result, listings, index, arrangement[index])
        after = bare(result)
    except yaml.YAMLError as problem:
        raise ReorderError(str(problem)) from problem
    if after != _expected(before, arrangement):
        raise ReorderError("the entries do not stand apart")
    return text[: len(text) - len(start)] + result


def _check(arrangement: Arrangement, listings: Sequence[_Listing]) -> None:
    known = [(i, j) for i, listing in enumerate(listings) for j in range(len(listing.entries))]
    if len(arrangement) != len(listings) or sorted(a for run in arrangement for a in run) != known:
        raise ReorderError("not the same chapters")
    if not all(arrangement):
        raise ReorderError("a part would be empty")


def _listing(text: str, node: yaml.Node) -> _Listing:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise ReorderError("no list")
    if node.flow_style:
        entries = tuple(text[i.start_mark.index : i.end_mark.index] for i in node.value)
        start, end = node.value[0].start_mark.index, node.value[-1].end_mark.index
        return _Listing(start, end, node.start_mark.column, flow=True, entries=entries)
    starts = [_first_line(text, item, node.start_mark.column) for item in node.value]
    ends = [*starts[1:], _last_line(text, node)]
    entries = tuple(text[a:b] for a, b in zip(starts, ends, strict=True))
    if not all(entries):  # an alias stands where its anchor does
        raise ReorderError("entries without a place of their own")
    return _Listing(starts[0], ends[-1], node.start_mark.column, flow=False, entries=entries)


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


def _rewritten(
    text: str, listings: Sequence[_Listing], index: int, order: Sequence[Address]
) -> str:
    here = listings[index]
    if [(index, j) for j in range(len(here.entries))] == list(order):
        return text
    taken = [(listings[i], listings[i].entries[j]) for i, j in order]
    if any(home.flow != here.flow for home, _ in taken):
        raise ReorderError("lists of two kinds")
    if here.flow:
        return text[: here.start] + ", ".join(entry for _, entry in taken) + text[here.end :]
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = "".join(_moved(entry, here.column - home.column, newline) for home, entry in taken)
    if not text[: here.end].endswith("\n"):
        lines = lines.removesuffix(newline)
    return text[: here.start] + lines + text[here.end :]


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


def _lists(root: yaml.Node | None) -> list[yaml.Node]:
    if not isinstance(root, yaml.MappingNode):
        raise ReorderError("no mapping")
    parts = node_of(root, BOOK, "parts")
    if isinstance(parts, yaml.SequenceNode):
        found = [
            node_of(part, PART, "chapters")
            for part in parts.value
            if isinstance(part, yaml.MappingNode)
        ]
    else:
        found = [node_of(root, BOOK, "chapters")]
    if None in found:
        raise ReorderError("a part without chapters")
    return [node for node in found if node is not None]


def _expected(book: Any, arrangement: Arrangement) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return what the file has to say after the change."""
    part_names, own, of_book = (
        names_of(BOOK, "parts"),
        names_of(PART, "chapters"),
        names_of(BOOK, "chapters"),
    )
    parts = next((book[key] for key in book if str(key).strip() in part_names), None)
    owners = parts if isinstance(parts, list) else [book]
    names = own if isinstance(parts, list) else of_book
    keys = [next(key for key in owner if str(key).strip() in names) for owner in owners]
    lists = [owner[key] for owner, key in zip(owners, keys, strict=True)]
    fresh = [[lists[i][j] for i, j in order] for order in arrangement]
    changed = [{**o, k: f} for o, k, f in zip(owners, keys, fresh, strict=True)]
    if not isinstance(parts, list):
        return changed[0]
    return {
        key: changed if str(key).strip() in part_names else value for key, value in book.items()
    }
