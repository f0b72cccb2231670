"""Roles of type, installed faces, and how the one is filled with the other."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path

from jianbao.diagnostics import Span, Text

REGULAR = 400
_BOLD = 700
_HEAVIER = 200
"""From Regular to SemiBold, from Light to Medium: what the eye takes for bold."""


class Role(StrEnum):
    """The five kinds of type of a Chinese briefing."""

    SONG = "song"
    FANGSONG = "fangsong"
    KAI = "kai"
    HEI = "hei"
    XIAOBIAOSONG = "xiaobiaosong"

    @property
    def label(self) -> Text:
        """The role's name for people."""
        return _LABELS[self]


_LABELS = {
    Role.SONG: Text("宋体", "Song"),
    Role.FANGSONG: Text("仿宋", "FangSong"),
    Role.KAI: Text("楷体", "Kai"),
    Role.HEI: Text("黑体", "Hei"),
    Role.XIAOBIAOSONG: Text("小标宋", "XiaoBiaoSong"),
}


# Unicode's CJK Unified Ideographs: extension A, the block, the compatibility ones, planes 2 and 3.
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x40000))


@dataclass(frozen=True, slots=True)
class Coverage:
    """A set of code points, kept small: where its runs begin and, by turns, where they have ended.

    ``edges`` ascends strictly; the runs are ``range(edges[0], edges[1])`` and so on.
    """

    edges: tuple[int, ...] = ()

    def __contains__(self, code: int) -> bool:
        """Whether ``code`` lies in a run."""
        return bisect_right(self.edges, code) % 2 == 1

    def within(self, start: int, end: int) -> Iterator[int]:
        """Yield the code points from ``start`` to before ``end``, in order."""
        first, last = bisect_right(self.edges, start), bisect_left(self.edges, end)
        head = (start,) if first % 2 else ()
        tail = (end,) if last % 2 else ()
        edges = (*head, *self.edges[first:last], *tail)
        return chain.from_iterable(map(range, edges[::2], edges[1::2]))

    def han(self) -> frozenset[int]:
        """Return the Chinese characters of the set, those of the extensions included."""
        return _han_of(self)


def folded_family(name: str) -> str:
    """Return what counts of a family's ``name``: fontconfig heeds neither case nor blanks."""
    return name.replace(" ", "").casefold()


def forget_characters() -> None:
    """Let go of the sets that `Coverage.han` keeps: ten megabytes that layout can use."""
    _han_of.cache_clear()


@lru_cache(maxsize=64)  # the faces of a collection mostly share one set
def _han_of(coverage: Coverage) -> frozenset[int]:
    return frozenset(chain.from_iterable(coverage.within(*block) for block in _HAN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One installed face.

    ``family`` is the name that CSS must use; ``names`` are all names of the family, in every
    language. ``index`` is the face's place in a collection (TTC). ``weight`` is that of CSS, 100
    to 1000; ``width`` is in per cent.
    """

    family: str
    names: tuple[str, ...]
    path: Path
    index: int = 0
    style: str = "Regular"
    weight: int = REGULAR
    width: int = 100
    slanted: bool = False
    coverage: Coverage = field(default=Coverage(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFaces:
    """The faces of a role.

    ``faces`` are the role's own, the primary first; empty only where nothing fit to set Chinese
    is installed. ``fallbacks`` come after them, nearest style first, for characters that the own
    faces lack. ``bold`` is the primary's bold face. ``requested`` is the family wished for, and
    ``substituted`` tells that another one had to take its place.
    """

    role: Role
    faces: tuple[Face, ...]
    fallbacks: tuple[Face, ...] = ()
    bold: Face | None = None
    requested: str
    substituted: bool = False

    @property
    def css(self) -> str:
        """The value of ``font-family``: own families, then fallbacks."""
        families = dict.fromkeys(face.family for face in (*self.faces, *self.fallbacks))
        return ", ".join(map(_css_string, families)) or "serif"

    @property
    def weight(self) -> int:
        """The value of ``font-weight`` for text in this role that is not emphasised."""
        return self.faces[0].weight if self.faces else REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Typefaces:
    """Every role with its faces, and all that is installed besides."""

    roles: tuple[RoleFaces, ...]
    installed: tuple[Face, ...] = field(default=(), repr=False)

    def role(self, role: Role) -> RoleFaces:
        """Return the faces of ``role``."""
        return next(faces for faces in self.roles if faces.role is role)

    def setters(self, role: Role, character: str) -> tuple[Face, ...]:
        """Return the faces that are asked for ``character``, in the order in which Pango does.

        These are the role's own, its fallbacks, then any other; not so for private use, where
        what an unrelated face has in the same place is another sign (Unicode, 23.5).
        """
        faces = self.role(role)
        is_private = unicodedata.category(character) == "Co"
        return (*faces.faces, *faces.fallbacks, *(() if is_private else self.installed))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """Text to be set in ``role``, without markup; ``span`` is the place of its block."""

    role: Role
    text: str
    span: Span


def fitting(faces: tuple[Face, ...], weight: int) -> Face:
    """Return the face of one family that is nearest to upright, normal width and ``weight``.

    Of two equally near weights the heavier is taken. Raises ValueError if there are no faces.
    """
    return min(
        faces,
        key=lambda face: (
            face.slanted,
            abs(face.width - 100),
            abs(face.weight - weight),
            -face.weight,
            face.path,
            face.index,
        ),
    )


def bold_of(face: Face, installed: tuple[Face, ...]) -> Face | None:
    """Return the bold face that belongs to ``face``, if one heavy enough beside it is installed."""
    heavier = tuple(
        other
        for other in installed
        if other.family in face.names
        and (other.slanted, other.width) == (face.slanted, face.width)
        and other.weight >= face.weight + _HEAVIER
    )
    return fitting(heavier, _BOLD) if heavier else None


def _css_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
