"""What book.yaml says of its outputs, one by one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOptions:
    """What a book says of its editions for screens."""

    page_list: bool | None = None
    """Whether the e-book tells where each printed page begins; None: if the PDF is made with it."""
    faces: str = "rare"
    """Which faces are embedded: ``none``, ``rare`` (characters that phones lack) or ``all``."""
    face_format: str = "woff2"
    """``woff2`` or ``otf``."""
    cover: str = ""
    """A picture, relative to the book folder and proved to lie in it; empty: drawn by the theme."""
    picture_quality: int = 85
    """Quality of JPEG, 1 to 100."""
    reviewed_by: str = ""
    """Who checked the accessibility of this very book; empty: nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What a book says of its edition on paper."""

    resolution: int = 300
    """Pictures finer than this are made coarser (dpi)."""
    bleed: float = 0.0
    """出血: how far the paper goes beyond the cut, mm."""
    marks: bool = False
    """Whether crop and register marks are printed around the page."""
    standard: str = ""
    """``pdf/a-2b``, ``pdf/a-3b``, ``pdf/a-2a``, ``pdf/ua-1`` or ``pdf/x-4``; empty: none."""
    colour: str = ""
    """``rgb``, ``cmyk`` or ``grey``; empty: as the theme writes them, in inks where X-4 is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """How the pages of a PDF are put on sheets; all lengths in mm."""

    scheme: str = "saddle"
    """``saddle``, ``perfect``, ``cut-stack``, ``2-up`` or ``4-up``."""
    paper: tuple[float, float] | None = None
    """Either way up; None: what the scheme needs at full size, A4 for reading copies."""
    signature: int = 0
    """Pages folded into each other; 0: all of them (saddle) or 16 (perfect)."""
    flip: str = ""
    """The edge the printer turns paper over: ``long``, ``short``; empty: backs stay upright."""
    gutter: float = 0.0
    """Added to each page at the spine; between the pages of a reading copy."""
    bleed: float | None = None
    """Left around each page for the cut; None: what the PDF has."""
    thickness: float = 0.0
    """Of a leaf: what creep is reckoned from."""
    marks: bool = False
    """Whether crop, fold and collation marks are printed."""
    blanks: str = ""
    """``front``, ``end``, ``back`` (before the last page) or the number of the page before them."""
    binding: str = ""
    """``left`` or ``right``; empty: as the PDF says, else left."""
    fit: bool = False
    """Whether pages too large for the paper are made smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOptions:
    """What a book says of its one-piece cover for perfect binding (胶装封皮); lengths in mm."""

    pages: int = 0
    """Pages of the book; 0: counted."""
    leaf: float = 0.1
    """Thickness of a leaf of the book; 80 g/m² 双胶纸 by default."""
    stock: float = 0.2
    """Thickness of the cover itself; 250 g/m² 铜版纸 by default."""
    allowance: float = 0.0
    """What the print shop adds to the spine."""
    spine: float = 0.0
    """Width of the spine where the print shop has told it; 0: reckoned."""
    binding: str = "left"
    """``left`` or ``right``, on which side the book is bound: right for vertical lines."""
    flap: float = 0.0
    """勒口: what is turned in at each side."""
    picture: str = ""
    """Of the front, to the bleed; relative to the book folder. Empty: drawn by the theme."""
    blurb: str = ""
    """封底文字; ``yes`` for the book's description."""
    barcode: str = "auto"
    """``yes``, ``no``, ``auto`` (the book's own number, if it has one) or a URN of ISBN or ISSN."""
    magnification: int = 100
    """Per cent of the bars' nominal size, 80 to 200."""
    qr: str = ""
    """What the QR code says."""
    qr_size: float = 20.0
    bleed: float = 3.0
    marks: bool = True
    sheet: str = "half"
    """What the cover is printed on, by its name in `edition.wrap.paper_sizes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationeryOptions:
    """What a book says of its name plates, badges or sign-in sheet; each uses what it has."""

    title: str = ""
    """Name of the meeting; empty: the book's title, without 材料 at its end."""
    face: str = ""
    """Role of the names; empty: that of the kind."""
    paper: str = "A4"
    size: tuple[float, float] | None = None
    """Width and height in mm of a badge, or of one side of a plate; None: the usual ones."""
    people: str = ""
    """Whose plates: ``chair``, ``all``; empty: the chair's table where there is one."""
    details: bool = False
    """Whether plates have unit and duty below the name."""
    red: bool = False
    """Whether the plates of the chair's table are red."""
    phone: bool = False
    """Whether the sign-in sheet asks for a telephone number."""
    blank_rows: int = 0
    """Lines at its end for those who are not on the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChoice:
    """An output asked for; ``file`` is its name below the output folder, empty for the default."""

    name: str
    """As in `jianbao.outputs.OUTPUTS`."""
    file: str = ""
    screen: ScreenOptions = ScreenOptions()
    printing: PrintOptions = PrintOptions()
    booklet: Booklet = Booklet()
    cover: CoverOptions = CoverOptions()
    stationery: StationeryOptions = StationeryOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesChoice:
    """What a book says of its copies (分发); none are made where nobody and no number is named."""

    numbers: tuple[int, ...] = ()
    """份号, each once."""
    recipients: str = ""
    """The path of a list: relative to the book folder and proved to lie in it."""
    watermark: str = ""
    """Text in which ``{姓名}``, ``{单位}`` and ``{份号}`` stand for those of each copy."""
    tiled: bool = True
    """Whether the watermark fills the page or stands on it once."""
    one_file: bool = False
    """Whether the copies go into one file for the printer."""
    multiple: int = 2
    """To a multiple of this the pages of a copy in that file are filled up."""
    receipts: bool = False
    """Whether a receipt list (签收单) is made."""
    passwords: bool = False
    """Whether each copy has a password."""
    forbid: tuple[str, ...] = ()
    """``print``, ``copy``, ``change``: what a copy's reader may not do."""

    @property
    def wanted(self) -> bool:
        """Whether copies are to be made."""
        return bool(self.numbers or self.recipients)
