"""What book.yaml says, after checking, with the place of each key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao.book import AgendaItem, Metadata, Participant, is_secret
from jianbao.diagnostics import Span

Option = str | int | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChoice:
    """Which theme, and the options that the book sets; the theme itself checks them."""

    name: str = "jianbao"
    options: tuple[tuple[str, Option], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FontChoice:
    """Families asked for by role; empty means the role's own list."""

    song: tuple[str, ...] = ()
    fangsong: tuple[str, ...] = ()
    kai: tuple[str, ...] = ()
    hei: tuple[str, ...] = ()
    xiaobiaosong: tuple[str, ...] = ()
    allow_missing: bool = False
    """Whether a character that no installed face covers may go to press as an empty box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterEntry:
    """A chapter of the list; what is set here overrides the manuscript's own front matter."""

    path: str
    """Relative to the book folder, with forward slashes; proved to lie inside it and to exist."""
    title: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    hidden: bool = False
    """Whether it keeps its place, but is no part of the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEntry:
    """A titled run of chapters; one untitled part where the book only lists chapters."""

    title: str = ""
    chapters: tuple[ChapterEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsEntry:
    """A row of seats as book.yaml writes it: names, empty where nobody sits."""

    seats: tuple[str, ...]
    places: tuple[Span, ...]
    """Where each of them stands."""
    aisles: tuple[int, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingEntry:
    """Who sits where, or how many seats the hall has, to be filled in the order of the list."""

    chair: tuple[SeatsEntry, ...] = ()
    """The chair's table, each row by rank, unless it is ``as_written``."""
    as_written: bool = False
    rows: tuple[SeatsEntry, ...] = ()
    seats_per_row: int | None = None
    aisles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """What a meeting pack has besides its documents; lists may be files of the book folder."""

    time: str = ""
    place: str = ""
    agenda: tuple[AgendaItem, ...] | str = ()
    """The items, or the path of a list."""
    participants: tuple[Participant, ...] | str = ()
    """The people, or the path of a list."""
    order: str | tuple[tuple[str, str], ...] = "given"
    """``given``, ``pinyin`` or ``strokes``, of the whole list or of some of its groups."""
    seating: SeatingEntry = SeatingEntry()
    notice: tuple[str, ...] | ChapterEntry = ()
    """Paragraphs, or a manuscript."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckChoice:
    """What a book says of its proof-reading."""

    off: tuple[str, ...] = ()
    """Codes of rules that are not to be applied."""
    severity: tuple[tuple[str, str], ...] = ()
    """Codes with the severity that they have in this book."""
    ignore: tuple[str, ...] = ()
    """Phrases in which nothing is to be corrected."""
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Preferred terms, each with those that must not stand for it."""
    names: tuple[tuple[str, str], ...] = ()
    """People with their titles, in the order in which they are to be named."""
    wording: str = ""
    """The office's own table of official wording: a list in the book folder, empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChoice:
    """A product asked for, or a batch of files, by its English name."""

    name: str
    file: str = ""
    """Its name below the output folder; empty for the default."""
    options: object
    """What the book says of it: the product's own dataclass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookConfig(Metadata):
    """A checked book.yaml."""

    file: Path
    """Absolute path of the configuration file; its folder is the book folder."""
    meeting: MeetingEntry = MeetingEntry()
    theme: ThemeChoice = ThemeChoice()
    fonts: FontChoice = FontChoice()
    foreword: ChapterEntry | None = None
    parts: tuple[PartEntry, ...]
    check: CheckChoice = CheckChoice()
    screens_approved_by: str = ""
    """Who allowed editions for screens of a paper that is classified."""
    outputs: tuple[OutputChoice, ...] = ()
    batches: tuple[OutputChoice, ...] = ()
    """What is said of those that the book speaks of."""
    spans: tuple[tuple[str, Span], ...] = ()
    """Where each key stands, by its English path: ``theme.options.accent``,
    ``parts.0.chapters.2.path`` (also for books that only list ``chapters``)."""

    @property
    def folder(self) -> Path:
        """The book folder; nothing outside it is read, except themes and fonts."""
        return self.file.parent

    @property
    def is_kept_off_screens(self) -> bool:
        """Whether it is classified, and nobody allowed editions for screens."""
        return is_secret(self.classification) and not self.screens_approved_by

    def span(self, path: str) -> Span:
        """Return where ``path`` stands, or else its nearest ancestor, or the file."""
        spans = dict(self.spans)
        while path:
            if path in spans:
                return spans[path]
            path = path.rpartition(".")[0]
        return Span(file=self.file.name)
