"""What crosses between the parts of the incremental engine: text, bytes, numbers and tuples only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting.job import JobStyle
from jianbao.typesetting.page_check.findings import PageFinding
from jianbao.typesetting.pagination import BlockPlace
from jianbao.typesetting.settings import Composition

Resource: TypeAlias = tuple[str, str, bytes]
"""An address relative to the document, a media type, the bytes."""
Counters: TypeAlias = tuple[tuple[str, int], ...]
"""Page counters with their values, by name."""
Changes: TypeAlias = tuple[
    tuple[tuple[str, int], ...], tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]
]
"""How a page changes the page counters: counter-reset, counter-set, counter-increment."""
Rectangle: TypeAlias = tuple[float, float, float, float]
Link: TypeAlias = tuple[str, str, Rectangle]
"""Its kind, where it leads, its area."""

COLOR_SPACE: Final = -1
FONTS: Final = -2
"""What stands in a `Portable` for objects that all pages share."""


class Unfit(Exception):  # noqa: N818 - not an error: the whole book is laid out instead
    """The book uses what units cannot carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSetting:
    """What all units of a book have in common, and nothing that only some of them use."""

    html_tag: str
    body_tag: str
    witnesses: tuple[str, ...]
    """Elements that answer for the whole book; no boxes are made of them."""
    styles: tuple[JobStyle, ...]
    resources: tuple[Resource, ...]
    lines: Composition
    dpi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """How a page begins between two blocks: the value of break-before and -after, its name."""

    forced: str
    page: str

    @property
    def side(self) -> bool | None:
        """Whether the page has to be a right one; None where it need not be of a side."""
        return {"right": True, "recto": True, "left": False, "verso": False}.get(self.forced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What decides how a block joins its neighbours: break values and page names, both ways."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    first_page: str
    last_page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOrder:
    """A unit to lay out.

    ``siblings`` are the start tags of blocks around it that selectors may ask for, those before
    it and those after it. ``joint`` is None where the unit begins the book. ``counters`` and
    ``anchors`` (the page counter where each foreign anchor stands) are given to units that print
    page numbers in their text.
    """

    html: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    joint: Joint | None = None
    right: bool = True
    blank: bool = False
    """Whether it is the page without content that comes before a unit, to set its side."""
    counters: Counters | None = None
    anchors: Counters = ()
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """What selects the @page rules for a page (but for its place in the book)."""

    right: bool
    blank: bool
    name: str
    first: bool
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portable:
    """A PDF object: its bytes, in which numbers stand for references, and its stream.

    A number not below 0 is an object of the same unit.
    """

    parts: tuple[bytes | int, ...]
    stream: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What pages refer to by name: opacities, whose names say all, and other things by kind."""

    objects: tuple[Portable, ...] = ()
    alphas: tuple[tuple[str, bytes], ...] = ()
    named: tuple[tuple[str, str, tuple[bytes | int, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedFace:
    """A face in use: Pango's description of it, the glyphs used with their texts and widths.

    Packed, as every unit has some thousand of them: glyphs and widths are arrays of C ints, the
    texts are one after another behind their lengths.
    """

    name: str
    description: str
    size: float
    texts: tuple[bytes, bytes, str]
    widths: tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarePage:
    """A page without its margin boxes. Lengths in CSS pixels from the top left corner.

    ``ground``, what lies under all, and ``content`` are its compressed streams, without the matrix
    that turns the page upright. ``shift`` is how far the content moves where the page lies on the other side of the leaf; None
    where it would have to be laid out anew.
    """

    kind: PageKind
    width: float
    height: float
    bleed: Rectangle
    ground: bytes
    content: bytes
    shift: tuple[float, float] | None
    changes: Changes
    links: tuple[Link, ...]
    anchors: tuple[tuple[str, float, float], ...]
    bookmarks: tuple[tuple[int, str, float, float, str], ...]
    strings: tuple[tuple[str, tuple[str, ...]], ...]
    openings: tuple[str, ...]
    """Named strings that are set by what begins the page."""
    start: tuple[str, int] | None
    """The block in which the page begins, and how much of it stands on earlier pages."""
    places: tuple[BlockPlace, ...] = ()
    """Where the blocks of the manuscripts stand on it; it is page 0."""
    findings: tuple[PageFinding, ...] = ()
    """What the check of the pages has found on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit laid out, or what it takes to lay it out.

    ``wanted`` names the foreign anchors of a unit that prints page numbers; ``sheets`` is empty
    until they are known. ``spills`` says that something of it goes on behind its last page: a note,
    a quotation.
    """

    edges: Edges
    sheets: tuple[BarePage, ...] = ()
    used: Used = Used()
    faces: tuple[UsedFace, ...] = ()
    wanted: tuple[str, ...] | None = None
    spills: bool = False
    fits: bool = True
    """Whether it could be laid out alone."""
    diagnostics: tuple[Diagnostic, ...] = ()


NOWHERE: Final = Edges(before=(), after=(), first_page="", last_page="")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginOrder:
    """The margin boxes along one side of a page, with what their content prints."""

    kind: PageKind
    side: str
    strings: tuple[tuple[str, str, str], ...]
    """Name, keyword and value of each named string in use."""
    counters: Counters


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Margin boxes laid out and painted; ``folio`` is the page number that they print.

    ``used`` has their pictures; where there are any, the margin boxes become an object of their own.
    """

    content: bytes
    folio: str
    faces: tuple[UsedFace, ...]
    used: Used
    diagnostics: tuple[Diagnostic, ...] = ()
