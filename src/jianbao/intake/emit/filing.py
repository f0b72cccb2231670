"""Where manuscripts go in a book's folder, and what they are called there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jianbao.diagnostics import Diagnostic
from jianbao.intake.article import Article, Figure
from jianbao.intake.emit import manuscript, pictures

_FOLDER = "稿件"
_PICTURES = "图"
_NUMBER = re.compile(r"(\d{1,4})[-—_. ]")
_UNWRITABLE = re.compile(r"[\\/:*?\"<>|#%&{}$!'@+`=\x00-\x1f\s\u3000]+")
_LONGEST_NAME = 30
UNTITLED = "待定"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An article as files: paths are relative to the book's folder, with forward slashes."""

    article: Article
    path: str
    text: str
    pictures: tuple[tuple[str, bytes], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class ManuscriptNumbers:
    """Hands out numbers that no manuscript has yet, in the folder where the others are."""

    def __init__(self, folder: Path, listed: list[str], *, chinese: bool) -> None:
        self._chinese = chinese
        self._root = folder
        self.folder = _usual_folder(listed)
        there = [path.name for path in (folder / self.folder).glob("*")]
        there += [PurePosixPath(path).name for path in listed]
        numbers = [int(found[1]) for found in map(_NUMBER.match, there) if found]
        self._next = max([len(listed), *(n for n in numbers if n < 1000)], default=0) + 1  # noqa: PLR2004

    def bind(self, article: Article) -> Bound:
        """Return the files of ``article``."""
        number = f"{self._next:02}"
        self._next += 1
        return self._bound(article, number, self._path(f"{number}-{_file_name(article.title)}.md"))

    def rebound(self, article: Article, path: str) -> Bound:
        """Return the files of ``article`` in the place of the manuscript at ``path``.

        Its pictures get names that none there has.
        """
        version = 2
        while any((self._root / self.folder / _PICTURES).glob(f"{_stem(path)}-v{version}-*")):
            version += 1
        return self._bound(article, f"{_stem(path)}-v{version}", path)

    def picture_path(self, name: str) -> str:
        """Return where a picture that came by itself goes."""
        stem, _, suffix = name.rpartition(".")
        return self._path(f"{_PICTURES}/{_file_name(stem)}.{suffix.lower()}")

    def _bound(self, article: Article, number: str, path: str) -> Bound:
        addresses, files, said = dict[int, str](), list[tuple[str, bytes]](), list[Diagnostic]()
        for index, part in enumerate(article.parts):
            if isinstance(part, Figure):
                suffix, data, complaint = pictures.fit(part.picture)
                addresses[index] = f"{_PICTURES}/{number}-{len(files) + 1}{suffix}"
                files.append((self._path(addresses[index]), data))
                said += [complaint] if complaint else []
        return Bound(
            article=article,
            path=path,
            text=manuscript.written(article, addresses, chinese=self._chinese),
            pictures=tuple(files),
            diagnostics=tuple(said),
        )

    def take_back(self) -> None:
        """Give the number of the article that was bound last to the next."""
        self._next -= 1

    def _path(self, name: str) -> str:
        return f"{self.folder}/{name}" if self.folder else name


def _usual_folder(listed: list[str]) -> str:
    """Return the folder of the last manuscript of the book, if it lies in the book's own."""
    if not listed:
        return _FOLDER
    path = PurePosixPath(listed[-1].replace("\\", "/"))
    inside = not path.is_absolute() and ".." not in path.parts and ":" not in listed[-1]
    return "" if inside and str(path.parent) == "." else str(path.parent) if inside else _FOLDER


def _stem(path: str) -> str:
    return PurePosixPath(path).stem.split("-")[0]


def _file_name(title: str) -> str:
    name = _UNWRITABLE.sub("", title).strip(".")[:_LONGEST_NAME]
    return name or UNTITLED
