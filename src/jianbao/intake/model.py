"""What the intake hands on: one contribution, read as a draft of paragraphs, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from jianbao.diagnostics import Code, Span, Text


class Certainty(StrEnum):
    """How sure a change is, and so what is done with it."""

    CERTAIN = "certain"
    """Done."""
    LIKELY = "likely"
    """Proposed."""
    UNCLEAR = "unclear"
    """Asked, or left as it is and marked 待定."""


class Align(StrEnum):
    """Where the lines of a paragraph stand; justified lines stand at the start."""

    START = "start"
    CENTER = "center"
    END = "end"


class Form(StrEnum):
    """What a source is made of, and so what a paragraph of it is worth."""

    DOCUMENT = "document"
    """Of Word or WPS: its paragraphs are its writer's, and mostly it is one article."""
    PAGE = "page"
    """Of the web: as a document."""
    TEXT = "text"
    """Bare lines, perhaps of many articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How a paragraph looks in its source, as far as that says what it is.

    ``style`` is the name of its style. ``level`` is its outline level from 1 to 6; 0 is none.
    ``size`` is in points, that of most of its characters; 0 is unknown. ``face`` is a role, song,
    fangsong, kai, hei or xiaobiaosong, likewise of most of them; empty is unknown. ``bold`` says
    whether most of them are. ``indent`` is that of the first line, in em. ``numbering`` is the
    automatic number as it shows (“一、”); it is not part of the runs. ``listed`` names its list and
    the level there, so that members of one list are known. ``boxed`` says that it comes
    from a text box, ``page_break`` that it begins a page or section.
    """

    style: str = ""
    level: int = 0
    align: Align = Align.START
    size: float = 0.0
    face: str = ""
    bold: bool = False
    indent: float = 0.0
    numbering: str = ""
    listed: str = ""
    boxed: bool = False
    page_break: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text that looks alike. A soft return is a line feed in it; tabs stay.

    ``link`` is an address. ``note`` is an index into the draft's notes; the text is then empty.
    ``ruby`` is the reading above the text. ``formula`` says that the text is one in LaTeX, which
    is carried as it is.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""
    note: int | None = None
    emphasis_dots: bool = False
    ruby: str = ""
    formula: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; its span's line counts paragraphs where the source has no lines."""

    runs: tuple[Run, ...]
    looks: Looks = field(default_factory=Looks)
    span: Span

    @property
    def text(self) -> str:
        """Its characters, without its automatic number and its readings."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell; ``columns`` and ``rows`` are how many of each it takes up."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table by rows; a place that a cell from above or before takes up has no cell.

    ``turned`` says that it stands on a page on its side, in a source whose other pages are upright.
    """

    rows: tuple[tuple[Cell, ...], ...]
    turned: bool = False
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePicture:
    """A picture where it stands; ``name`` is a file name without folders.

    In a row of pictures, ``beside`` says that it stands to the right of the one before, and
    ``share`` is the part of the row that it takes up, 0 for a picture by itself; ``caption`` is
    what stands below it there. ``width`` is how much of a line it takes up, in points; 0 where it
    floats beside the text or is not known.
    """

    name: str
    data: bytes
    alt: str = ""
    caption: tuple[Paragraph, ...] = ()
    beside: bool = False
    share: float = 0.0
    width: float = 0.0
    span: Span


Block = Paragraph | Table | SourcePicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the report: what stood in the source at ``span`` and what it became.

    ``rule`` is a stable code of a letter and three digits.
    """

    rule: str
    certainty: Certainty
    span: Span
    before: str
    after: str
    about: Text

    @staticmethod
    def of(
        code: Code, certainty: Certainty, span: Span, *, before: str, after: str, **places: object
    ) -> Change:
        """Return the change that ``code`` stands for, with ``places`` in its sentence."""
        about = code.message.filled(places)
        return Change(
            rule=code.code, certainty=certainty, span=span, before=before, after=after, about=about
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One source, read.

    ``source`` is its name as shown. ``title``, ``author``, ``date`` and ``publisher`` (the account
    of a WeChat post, the office that a web page names) are what the source itself states apart
    from its text, and are not in ``raw``. ``changes`` say what the reader left out, kept or put right.
    ``raw`` is every readable character in reading order, taken in another and simpler way than
    ``blocks``, for the two to be compared: the text of the body, a reading after its base and
    automatic numbers left out, then that of the notes, then what stands outside both, e.g.
    comments and headers. The changes account for every difference: with each ``before`` taken
    from ``raw`` and each ``after`` added, what is left is the text of ``blocks`` and ``notes``.
    """

    source: str
    form: Form = Form.TEXT
    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    blocks: tuple[Block, ...]
    notes: tuple[tuple[Paragraph, ...], ...] = ()
    changes: tuple[Change, ...] = ()
    raw: str
