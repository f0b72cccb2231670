"""What was changed in a draft, by whom, and what is to come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from jianbao.diagnostics import Span
from jianbao.products.word.reviewed import PLAIN, By, Look


class ChangeKind(Enum):
    """What is changed: the tokens themselves, or how they look."""

    TEXT = "text"
    BOLD = "bold"
    PLAIN = "plain"
    STYLE = "style"
    RAISED = "superscript"
    LOWERED = "subscript"
    STRUCK = "struck"
    DOTTED = "dotted"
    PICTURE = "picture"
    LOOK = "look"
    """Anything else, which no manuscript takes."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A token that a reviewer put in; ``style`` is that of the paragraph that it ends."""

    text: str
    bold: bool = False
    style: str = ""
    key: str = ""
    """Of a note that it calls; of a picture that can be taken, what tells it from others."""
    listed: str = ""
    """The form of the list in which the paragraph is that it ends."""
    marks: frozenset[ChangeKind] = frozenset()
    """How it looks besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandEdit:
    """What one hand did in one place: the tokens from ``start`` to ``end`` became ``put``."""

    start: int
    end: int
    put: tuple[Sign, ...] = ()
    by: By
    review: int = 0
    """The number of the file that it stands in; -1 for the manuscripts themselves."""
    kind: ChangeKind = ChangeKind.TEXT
    what: tuple[str, ...] = ()
    """The properties that look otherwise, where the kind is ``LOOK``."""
    look: Look = PLAIN
    """How it looks now, then."""

    @property
    def text(self) -> str:
        """What was put in."""
        return "".join(sign.text for sign in self.put)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reviewer noted behind the token ``place``."""

    place: int
    """-1 where that cannot be told."""
    by: By
    text: str
    review: int = 0
    span: Span | None = None
    about: str = ""
    """What stands before its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Untaken:
    """What a reviewer changed and no manuscript takes: the property ``what`` of ``start`` to ``end``."""

    start: int
    """-1 where it is of the whole file."""
    end: int
    what: str
    by: By
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one or more hands made of a place: ``put`` in its stead."""

    bys: tuple[By, ...]
    put: tuple[Sign, ...] = ()
    reviews: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """What is put in."""
        return "".join(sign.text for sign in self.put)

    @property
    def who(self) -> str:
        """The names of those who made it."""
        return "、".join(dict.fromkeys(by.who for by in self.bys))


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeChange:
    """A place of the manuscripts, ``start`` to ``end`` of what they say now, that is to change.

    There is one version unless hands disagree. With ``is_edited`` the manuscript was changed in
    the same place, and leaving it as it is is one of the choices.
    """

    start: int
    end: int
    versions: tuple[Version, ...]
    kind: ChangeKind = ChangeKind.TEXT
    is_edited: bool = False
    before: str = ""
    around: tuple[str, str] = ("", "")
    """What stands before and behind it."""
    span: Span | None = None
    title: str = ""
    """The article that it stands in."""

    @property
    def is_conflict(self) -> bool:
        """Whether somebody has to choose."""
        return self.is_edited or len(self.versions) > 1
