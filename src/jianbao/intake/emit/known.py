"""What a book has already: articles known again by what they say, whatever their files are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jianbao import files, history
from jianbao.intake.emit.filing import Bound

_ADDRESS = re.compile(r"\]\(<([^<>\n]+)>\)")
_LARGEST = 64 * 1024 * 1024
_ALIKE = 0.5
"""The part of the pairs of letters that two versions of an article share."""
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^(?:标题|title):[ \t]*(.+)$", re.MULTILINE)


def identity(text: str, pictures: Mapping[str, bytes]) -> str:
    """Return what tells an article from others: its text, and its pictures by what they show."""

    def shown(match: re.Match[str]) -> str:
        data = pictures.get(match[1])
        return f"]({history.digest(data)})" if data is not None else match[0]

    return history.digest(_ADDRESS.sub(shown, text).encode())


def of(bound: Bound) -> str:
    """Return the identity of an article that is about to be written."""
    folder = bound.path.rpartition("/")[0]
    start = len(folder) + 1 if folder else 0
    return identity(bound.text, {path[start:]: data for path, data in bound.pictures})


@dataclass(frozen=True, slots=True, kw_only=True)
class _There:
    path: str
    title: str
    text: str


class KnownArticles:
    """The articles of one book, as they stand on the disk or were imported."""

    def __init__(self, folder: Path, listed: Sequence[str]) -> None:
        """Read the manuscripts at the paths ``listed``; what cannot be read is passed by."""
        self._paths = dict[str, str]()
        self._there = list[_There]()
        for path in listed:
            try:
                text = files.read(folder / path, _LARGEST, folder).decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            self._paths[identity(text, _pictures(folder, path, text))] = path
            self._there.append(_There(path=path, title=_title(text), text=text))
        for action in history.actions(folder):
            for one, path in dict(action.notes.get("articles", {})).items():
                if path in listed:  # perhaps edited since: still the same article
                    self._paths.setdefault(str(one), str(path))

    def add(self, bound: Bound) -> None:
        """Take an article that is about to be written for one that the book has."""
        self._paths.setdefault(of(bound), bound.path)

    def path(self, bound: Bound) -> str:
        """Return where the book has just this article, “” where it has not."""
        return self._paths.get(of(bound), "")

    def older(self, bound: Bound) -> tuple[str, str]:
        """Return the path and the text of another version of an article, “” where there is none."""
        title = _letters(bound.article.title)
        for one in self._there:
            if title and title == one.title and _likeness(bound.text, one.text) >= _ALIKE:
                return one.path, one.text
        return "", ""


def _pictures(folder: Path, path: str, text: str) -> dict[str, bytes]:
    found = dict[str, bytes]()
    for address in _ADDRESS.findall(text):
        try:
            found[address] = files.read((folder / path).parent / address, _LARGEST, folder)
        except OSError:
            continue
    return found


def _title(text: str) -> str:
    front = _FRONT.match(text)
    named = _TITLE.search(front[1]) if front else None
    return _letters(named[1]) if named else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _likeness(one: str, other: str) -> float:
    left, right = (Counter(pairwise(_letters(text))) for text in (one, other))
    shared = (left & right).total()
    return shared / max(left.total(), right.total(), 1)
