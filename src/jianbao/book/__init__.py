"""The model of a book: what the manuscripts say, without any trace of a medium.

Every value is frozen, hashable and picklable. Markup is *restricted HTML*: well-formed XML in the
vocabulary of ``manuscript.vocabulary``. Its blocks carry ``data-source="file:line"``; an ``id`` is
unique in the book, an internal link ``#id``, an image's ``src`` the ``href`` of an `Asset`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from jianbao.book.chapter import Asset as Asset
from jianbao.book.chapter import Chapter as Chapter
from jianbao.book.chapter import Heading as Heading
from jianbao.book.chapter import Note as Note
from jianbao.book.chapter import Part as Part
from jianbao.book.frame import BackPage as BackPage
from jianbao.book.frame import Imprint as Imprint
from jianbao.book.frame import Masthead as Masthead
from jianbao.book.frame import Official as Official
from jianbao.book.frame import Revision as Revision
from jianbao.book.meeting import AgendaItem as AgendaItem
from jianbao.book.meeting import Meeting as Meeting
from jianbao.book.meeting import Participant as Participant
from jianbao.book.meeting import Seating as Seating
from jianbao.book.meeting import SeatingRow as SeatingRow

_SECRET: Final = re.compile(r"[绝机秘]\s*密")


def is_secret(classification: str) -> bool:
    """Whether a paper of this 密级 is kept from readers at large (GB/T 9704-2012 7.2.2)."""
    return _SECRET.search(classification) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What book.yaml says of a book in words that go into the book as they are."""

    identifier: str = ""
    """In book.yaml any text, an ISBN, ISSN or UUID as a URN; of a `Book` always a URN."""
    title: str
    subtitle: str = ""
    issue: int | None = None
    """期号."""
    supplement: str = ""
    """What the number is one of, where it is not the series itself: 增刊, 专刊."""
    total_issue: int | None = None
    """总期号."""
    issuer: str = ""
    authors: tuple[str, ...] = ()
    date: date | None = None
    language: str = "zh-Hans"
    classification: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    """主题词."""
    address: str = ""
    """网址: where it is read, for QR codes and cards of messengers."""
    rights: str = ""
    """版权."""
    masthead: Masthead = field(default_factory=Masthead)
    imprint: Imprint = field(default_factory=Imprint)
    official: Official = field(default_factory=Official)
    revision: Revision = field(default_factory=Revision)
    back_page: BackPage = field(default_factory=BackPage)

    @property
    def facts(self) -> dict[str, Any]:
        """What is said, by the names of the fields."""
        return {item.name: getattr(self, item.name) for item in fields(Metadata)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(Metadata):
    """Everything that an edition needs to know."""

    folder: Path
    meeting: Meeting = field(default_factory=Meeting)
    foreword: Chapter | None = None
    """按语 for the whole issue, before its articles."""
    parts: tuple[Part, ...]
    assets: tuple[Asset, ...] = ()

    @property
    def texts(self) -> tuple[Chapter, ...]:
        """The meeting's notice and the foreword, where there are any, and all chapters in order."""
        return (*filter(None, (self.meeting.notice, self.foreword)), *self.chapters)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters in order, without the foreword."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @property
    def has_imprint(self) -> bool:
        """Whether there is anything to say at the foot of the last page."""
        said = (self.official.copy_to, self.revision.corrections)
        return not self.imprint.is_empty or any(said)
