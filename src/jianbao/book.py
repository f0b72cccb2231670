"""The model of a book: what the manuscripts say, without any trace of a medium.

Every value is frozen, hashable and picklable; trees never appear here. Markup is *restricted
HTML*: an XML-well-formed fragment without namespaces (void elements closed, only the five XML
entities), whose vocabulary is that of ``manuscript.vocabulary``. Its block elements carry
``data-source="file:line"``; every ``id`` is unique in the whole book and every internal link is
``href="#id"``; every ``<img src>`` is the ``href`` of an `Asset`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from jianbao.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """报头: what stands at the head of page 1 besides title, issue, issuer and date."""

    name: str = ""
    """The large red name; the book's title where empty."""
    number: str = ""
    """编号, top right."""
    numbered: bool = False
    """Whether each copy will bear a 份号 of its own, for which room is kept on page 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """版记 (报尾): to whom the issue goes, at the foot of the last page."""

    report_to: tuple[str, ...] = ()
    """报: superiors."""
    send_to: tuple[str, ...] = ()
    """送: peers."""
    distribute_to: tuple[str, ...] = ()
    """发: subordinates."""
    copies: int | None = None
    """印数, printed as 共印XX份."""
    printer: str = ""
    """印发机关."""
    printed: date | None = None
    """印发日期; an official document prints the day of its signature where this is empty."""
    editors: tuple[tuple[str, str], ...] = ()
    """Pairs of a duty and a name, e.g. ``("责任编辑", "张三")``."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is to be printed."""
        return self == Imprint()


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """公文: what an official document has around its text (GB/T 9704-2012 7.2 to 7.4)."""

    copy_number: str = ""
    """份号, six digits."""
    urgency: str = ""
    """紧急程度: 特急 or 加急."""
    authorities: tuple[str, ...] = ()
    """发文机关标志, with or without 文件 after the last name; the issuer where empty."""
    document_number: str = ""
    """发文字号, e.g. 达教发〔2021〕1号."""
    approvers: tuple[str, ...] = ()
    """签发人, of a document that goes to a superior."""
    addressees: tuple[str, ...] = ()
    """主送机关."""
    attachments: tuple[str, ...] = ()
    """附件说明; the titles of the chapters after the first where empty."""
    signatories: tuple[str, ...] = ()
    """署名; the authorities where empty."""
    signed: date | None = None
    """成文日期; the book's date where empty."""
    sealed: bool = False
    """Whether a seal (印章) will stand on the signature."""
    note: str = ""
    """附注, without its parentheses."""
    copy_to: tuple[str, ...] = ()
    """抄送机关."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A line of the agenda (议程); any part of it may be empty."""

    time: str = ""
    """As written: ``9:00``, ``9:00—9:20``, ``第二阶段``."""
    item: str = ""
    speaker: str = ""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who takes part in the meeting, as the list of participants (名单) has it."""

    name: str
    unit: str = ""
    """单位."""
    duty: str = ""
    """职务."""
    group: str = ""
    """Under which heading of the list, e.g. 主持, 参会领导, 列席; empty where it has none."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingRow:
    """A row of seats, from left to right as one looks from the hall to the chair's table.

    A seat is a participant's name, or empty where nobody sits; ``aisles`` are the numbers of seats
    to the left of each aisle.
    """

    seats: tuple[str, ...]
    aisles: tuple[int, ...] = ()
    label: str = ""
    """E.g. 第一排."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """座位表: the chair's table (主席台), whose first row is nearest the hall, and the hall's rows."""

    chair: tuple[SeatingRow, ...] = ()
    rows: tuple[SeatingRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """会议: what a meeting pack has besides its documents."""

    time: str = ""
    place: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    participants: tuple[Participant, ...] = ()
    """In the order in which they are listed."""
    seating: Seating = Seating()
    notice: Chapter | None = None
    """须知; without a title where book.yaml gives its paragraphs."""
    parts: tuple[str, ...] = ()
    """What of these is printed, in order: ``agenda``, ``participants``, ``seating``, ``notice``."""

    @property
    def is_empty(self) -> bool:
        """Whether the book has no meeting."""
        return self == Meeting()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A picture, checked and safe to embed.

    ``href`` is its address inside the edition (``images/01-stand.png``), ASCII, unique in the book.
    ``width`` and ``height`` are in pixels (for an SVG: CSS pixels of its view box).
    """

    href: str
    media_type: str
    data: bytes
    width: float
    height: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a chapter's body (level 2 to 6; the chapter's own title is level 1)."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: the body holds ``<a class="noteref" href="#{id}" id="{id}-ref">mark</a>``.

    ``html`` is block markup (one or more ``<p>``); a note referred to twice keeps one ``Note``,
    and only its first reference has the id.
    """

    id: str
    mark: str
    html: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    r"""One manuscript after reading.

    ``title`` and ``subtitle`` are plain text in which ``\n`` is a hand-set line break.
    """

    id: str
    title: str
    subtitle: str = ""
    kicker: str = ""
    """引题, the line above the title."""
    authors: tuple[str, ...] = ()
    source: str = ""
    """供稿."""
    date: str = ""
    summary: str = ""
    html: str
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    span: Span
    """Where the title stands: its heading or its line of front matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of chapters under a title of their own; an untitled part is not printed as one."""

    id: str
    title: str = ""
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What book.yaml says of a book in words that go into the book as they are."""

    identifier: str = ""
    """In book.yaml any text, an ISBN, ISSN or UUID as a URN; of a `Book` always a URN."""
    title: str
    subtitle: str = ""
    issue: int | None = None
    """期号."""
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
    rights: str = ""
    """版权."""
    masthead: Masthead = Masthead()
    imprint: Imprint = Imprint()
    official: Official = Official()

    @property
    def facts(self) -> dict[str, Any]:
        """What is said, by the names of the fields."""
        return {field.name: getattr(self, field.name) for field in fields(Metadata)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(Metadata):
    """Everything that an edition needs to know."""

    folder: Path
    meeting: Meeting = Meeting()
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
        return not self.imprint.is_empty or bool(self.official.copy_to)
