"""What is drawn on a page, in mm from its top left corner: what the content of a PDF comes to."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.preflight.geometry import Matrix, Point, common
from jianbao.preflight.model import Box

Segment = tuple[str, tuple[Point, ...]]
"""M, L, B (two control points and the end) or C (closes), as OFD names them, with its points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour in the space with that number among the resources; 0 for RGB, 0 to 255 each."""

    values: tuple[int, ...]
    space: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradient:
    """Colours along a line, or between two circles where there are ``radii``."""

    start: Point
    end: Point
    radii: tuple[float, float] | None = None
    extend: int = 0
    """1: before the start, 2: after the end, 3: both."""
    stops: tuple[tuple[float, Colour], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A cell that is repeated; ``matrix`` brings it to the page."""

    size: tuple[float, float]
    steps: tuple[float, float]
    matrix: Matrix
    cell: tuple[Item, ...]


Paint = Colour | Gradient | Tiles
BLACK = Colour(values=(0, 0, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledArea:
    """What a path encloses."""

    segments: tuple[Segment, ...]
    even_odd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Nothing shows outside ``box`` and outside any of ``areas``."""

    box: Box
    areas: tuple[FilledArea, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How lines are drawn; lengths in mm, if ``matrix`` is not given, which distorts them."""

    width: float
    cap: int = 0
    join: int = 0
    miter: float = 10.0
    dash: tuple[float, ...] = ()
    offset: float = 0.0
    matrix: Matrix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a thing is painted; None for what is not filled, or not stroked."""

    fill: Paint | None = None
    stroke: Paint | None = None
    line: Stroke | None = None
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class OfdGlyph:
    """One sign: the text that it stands for, its number in the face (-1: by the text), its place."""

    text: str
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphText:
    """Glyphs of one face in one direction; without a fill or stroke they are there to be read only.

    ``turn`` brings a glyph as it stands upright to the page, where it is not simply larger.
    """

    face: int
    size: float
    turn: tuple[float, float, float, float] | None
    glyphs: tuple[OfdGlyph, ...]
    reach: float = 1.3
    """How far from its origin a glyph may have ink, in ems."""
    look: Look
    clip: Clip


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdPath:
    """A path."""

    area: FilledArea
    look: Look
    clip: Clip


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture; ``matrix`` brings the unit square, y down, to the page."""

    resource: int
    matrix: Matrix
    alpha: float
    clip: Clip


Item = GlyphText | OfdPath | Picture


def bounds(item: Item) -> Box:
    """Return a box around what ``item`` may show."""
    clip = item.clip.box
    box = ink(item)
    return common(box, clip) or (clip[0], clip[1], clip[0], clip[1])


def ink(item: Item) -> Box:
    """Return a box around what ``item`` would show without its clip."""
    match item:
        case Picture():
            a, b, c, d, e, f = item.matrix
            xs: tuple[float, ...] = (e, e + a, e + c, e + a + c)
            ys: tuple[float, ...] = (f, f + b, f + d, f + b + d)
            slack = 0.0
        case OfdPath():
            points = [point for _, points in item.area.segments for point in points]
            xs, ys = tuple(x for x, _ in points), tuple(y for _, y in points)
            slack = _slack(item.look)
        case GlyphText():
            a, b, c, d = item.turn or (1.0, 0.0, 0.0, 1.0)
            reach = item.size * max(abs(a) + abs(c), abs(b) + abs(d))
            xs, ys = tuple(g.x for g in item.glyphs), tuple(g.y for g in item.glyphs)
            slack = item.reach * reach + _slack(item.look)
    return min(xs) - slack, min(ys) - slack, max(xs) + slack, max(ys) + slack


def _slack(look: Look) -> float:
    """Return how far a line goes beyond its path (joints may be as long as the limit lets them)."""
    if look.stroke is None or look.line is None:
        return 0.0
    line = look.line
    a, b, c, d, _, _ = line.matrix or (1, 0, 0, 1, 0, 0)
    longer = max(abs(a) + abs(c), abs(b) + abs(d))
    return line.width * longer * (max(line.miter, 1.5) if line.join == 0 else 1.5) / 2
