"""The chapters of book.yaml in another order: whole entries move, with their comments.

As when chapters are added (`intake.emit`), the places come from the parser, the lines are
moved as they are, and what was made is parsed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from jianbao import files
from jianbao.atomic_files import alone, replace_all
from jianbao.config.bare import bare, node_tree
from jianbao.config.keys import BOOK, PART
from jianbao.config.listing import UneditableError, WrittenList, listing, relisted
from jianbao.config.places import names_of, node_of
from jianbao.config.source import SIZE_LIMIT

Address = tuple[int, int]
"""An entry by its part and its place in it, from 0."""
Arrangement = tuple[tuple[Address, ...], ...]
"""For each part, the entries that it is to have, by where they stand now."""


class ReorderError(UneditableError):
    """The order cannot be changed here; the message is for the log only."""


def digest_of(file: Path) -> str:
    """Return what tells this state of ``file`` from every other; empty where it cannot be read."""
    try:
        return hashlib.sha256(files.read(file, SIZE_LIMIT, None)).hexdigest()[:24]
    except OSError:
        return ""


def rearrange(file: Path, arrangement: Arrangement) -> None:
    """Write ``file`` with its chapters as ``arrangement`` has them, in place of the old one at once.

    Raises ReorderError where that cannot be done without touching anything else, OSError where
    the file cannot be read or written.
    """
    with alone(file.parent):
        try:
            text = files.read(file, SIZE_LIMIT, None).decode("utf-8")
        except UnicodeDecodeError as problem:
            raise ReorderError(str(problem)) from problem
        replace_all({file.resolve(): rearranged(text, arrangement).encode("utf-8")})


def rearranged(text: str, arrangement: Arrangement) -> str:
    """Return the text of a book.yaml with its chapters in another order; see `rearrange`."""
    start = text.removeprefix("\ufeff")
    try:
        before = bare(start)
        listings = [listing(start, node) for node in _lists(node_tree(start))]
        _check(arrangement, listings)
        result = start
        for index in reversed(range(len(listings))):
            result = _rewritten(result, listings, index, arrangement[index])
        after = bare(result)
    except (yaml.YAMLError, UneditableError) as problem:
        raise ReorderError(str(problem)) from problem
    if after != _expected(before, arrangement):
        raise ReorderError("the entries do not stand apart")
    return text[: len(text) - len(start)] + result


def _check(arrangement: Arrangement, listings: Sequence[WrittenList]) -> None:
    known = [(i, j) for i, listing in enumerate(listings) for j in range(len(listing.entries))]
    if len(arrangement) != len(listings) or sorted(a for run in arrangement for a in run) != known:
        raise ReorderError("not the same chapters")
    if not all(arrangement):
        raise ReorderError("a part would be empty")


def _rewritten(
    text: str, listings: Sequence[WrittenList], index: int, order: Sequence[Address]
) -> str:
    here = listings[index]
    if [(index, j) for j in range(len(here.entries))] == list(order):
        return text
    taken = [(listings[i], listings[i].entries[j]) for i, j in order]
    if any(home.flow != here.flow for home, _ in taken):
        raise ReorderError("lists of two kinds")
    return relisted(text, here, [(home.column, entry) for home, entry in taken])


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
