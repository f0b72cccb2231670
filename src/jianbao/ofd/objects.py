"""Items of a page as objects of OFD (GB/T 33190-2016, 8 to 13)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from jianbao.ofd.figures import listed, number, rectangle
from jianbao.ofd.model import (
    Clip,
    Colour,
    FilledArea,
    GlyphText,
    Gradient,
    Item,
    Look,
    OfdPath,
    Paint,
    Picture,
    Segment,
    Stroke,
    Tiles,
    bounds,
    ink,
)
from jianbao.ofd.resources import Resources
from jianbao.ofd.state import inverse
from jianbao.ofd.text_codes import text_codes
from jianbao.preflight import geometry
from jianbao.preflight.geometry import IDENTITY, Matrix, Point
from jianbao.preflight.model import Box

_CAPS: Final = ("Butt", "Round", "Square")
_JOINS: Final = ("Miter", "Round", "Bevel")
_OPAQUE: Final = 255
_CLIPPED: Final = 0.05
"""mm: what a clip cuts off less of is no clip."""


class Objects:
    """Writes items; every object gets its number."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def written(self, items: Iterable[Item]) -> list[tuple[int, str]]:
        """Return each item's number and its XML."""
        found = []
        for item in items:
            at = self._resources.number()
            match item:
                case GlyphText():
                    found.append((at, self._words(at, item)))
                case OfdPath():
                    found.append((at, self._shape(at, item)))
                case Picture():
                    found.append((at, self._picture(at, item)))
        return found

    def _words(self, at: int, item: GlyphText) -> str:
        place, head = self._head(item, item.turn and (*item.turn, 0.0, 0.0))
        look = item.look
        flags = "" if look.fill else ' Fill="false"'
        flags += ' Stroke="true"' if look.stroke else ""
        return (
            f'<ofd:TextObject ID="{at}"{head}{_strokes(look)}{_alpha(look)} Font="{item.face}"'
            f' Size="{number(item.size, 4)}"{flags}>{self._clips(item.clip, item, place)}'
            f"{self._paints(look, place)}{text_codes(item, place)}</ofd:TextObject>"
        )

    def _shape(self, at: int, item: OfdPath) -> str:
        line = item.look.line
        place, head = self._head(item, line.matrix if line else None)
        look = item.look
        flags = "" if look.stroke else ' Stroke="false"'
        flags += ' Fill="true"' if look.fill else ""
        flags += ' Rule="Even-Odd"' if item.area.even_odd else ""
        return (
            f'<ofd:PathObject ID="{at}"{head}{_strokes(look)}{_alpha(look)}{flags}>'
            f"{self._clips(item.clip, item, place)}"
            f"{self._paints(look, place, is_path=True)}{_data(item.area.segments, place)}</ofd:PathObject>"
        )

    def _picture(self, at: int, item: Picture) -> str:
        box = bounds(item)
        left, top = _corner(box)
        a, b, c, d, e, f = item.matrix
        matrix = (a, b, c, d, e - left, f - top)
        alpha = "" if item.alpha >= 1 else f' Alpha="{round(item.alpha * _OPAQUE)}"'
        back = inverse(item.matrix)
        clips = self._clips(item.clip, item, back) if back and item.clip.areas else ""
        return (
            f'<ofd:ImageObject ID="{at}" Boundary="{rectangle(box)}" CTM="{listed(matrix, 4)}"'
            f' ResourceID="{item.resource}"{alpha}>{clips}</ofd:ImageObject>'
        )

    def _head(self, item: Item, matrix: Matrix | None) -> tuple[Matrix, str]:
        """Return what leads from the page to the object, and the attributes that lead back."""
        box = bounds(item)
        left, top = _corner(box)
        place: Matrix = (1, 0, 0, 1, -left, -top)
        head = f' Boundary="{rectangle(box)}"'
        if matrix is not None:
            place = geometry.times(place, inverse(matrix) or IDENTITY)
            head += f' CTM="{listed(matrix, 6)}"'
        return place, head

    def _clips(self, clip: Clip, item: Item, place: Matrix) -> str:
        """Return what cuts an object, in its own space; its boundary cuts along the axes."""
        areas = list(clip.areas)
        if (
            not areas
            and not isinstance(item, Picture)
            and place[:4] == IDENTITY[:4]
            and not geometry.inside(ink(item), clip.box, _CLIPPED)
        ):
            left, top, right, bottom = clip.box
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            path = (("M", corners[:1]), *(("L", (corner,)) for corner in corners[1:]), ("C", ()))
            areas.insert(0, FilledArea(segments=path))
        if not areas:
            return ""
        written = "".join(
            f"<ofd:Clip><ofd:Area>{_area(area, place)}</ofd:Area></ofd:Clip>" for area in areas
        )
        return f"<ofd:Clips>{written}</ofd:Clips>"

    def _paints(self, look: Look, place: Matrix, *, is_path: bool = False) -> str:
        """Return the colours, in the order that the standard has for paths and for text."""
        fill = self._paint("Fill", look.fill, place, _own_alpha(look, look.fill_alpha))
        stroke = self._paint("Stroke", look.stroke, place, _own_alpha(look, look.stroke_alpha))
        return stroke + fill if is_path else fill + stroke

    def _paint(self, kind: str, paint: Paint | None, place: Matrix, alpha: float | None) -> str:
        tag = f"ofd:{kind}Color"
        shown = "" if alpha is None else f' Alpha="{round(alpha * _OPAQUE)}"'
        match paint:
            case Colour():
                return f"<{tag}{_value(paint)}{shown}/>"
            case Gradient():
                return f"<{tag}{shown}>{_gradient(paint, place)}</{tag}>"
            case Tiles():
                return f"<{tag}{shown}>{self._tiles(paint)}</{tag}>"
        return ""

    def _tiles(self, paint: Tiles) -> str:
        cell = "".join(text for _, text in self.written(paint.cell))
        width, height = paint.size
        across, down = paint.steps
        return (
            f'<ofd:Pattern Width="{number(width)}" Height="{number(height)}"'
            f' XStep="{number(across, 5)}" YStep="{number(down, 5)}" RelativeTo="Page"'
            f' CTM="{listed(paint.matrix, 5)}"><ofd:CellContent>{cell}</ofd:CellContent></ofd:Pattern>'
        )


def _corner(box: Box) -> Point:
    """Return the corner as it is written."""
    return float(number(box[0])), float(number(box[1]))


def _strokes(look: Look) -> str:
    line = look.line
    if look.stroke is None or line is None:
        return ""
    text = f' LineWidth="{number(line.width, 4)}"'
    text += f' Cap="{_CAPS[line.cap % 3]}"' if line.cap else ""
    text += (
        f' Join="{_JOINS[line.join % 3]}"' if line.join else f' MiterLimit="{number(line.miter)}"'
    )
    return text + _dashes(line)


def _dashes(line: Stroke) -> str:
    if not line.dash:
        return ""
    offset = f' DashOffset="{number(line.offset)}"' if line.offset else ""
    pattern = line.dash * 2 if len(line.dash) % 2 else line.dash
    return f'{offset} DashPattern="{listed(pattern)}"'


def _alpha(look: Look) -> str:
    """Return how far the whole object shows, where its area and its line show alike."""
    alphas = {
        alpha
        for paint, alpha in ((look.fill, look.fill_alpha), (look.stroke, look.stroke_alpha))
        if paint is not None
    }
    if len(alphas) != 1 or alphas == {1.0}:
        return ""
    return f' Alpha="{round(alphas.pop() * _OPAQUE)}"'


def _own_alpha(look: Look, alpha: float) -> float | None:
    is_split = look.fill and look.stroke and look.fill_alpha != look.stroke_alpha
    return alpha if is_split else None


def _value(colour: Colour) -> str:
    space = f' ColorSpace="{colour.space}"' if colour.space else ""
    return f'{space} Value="{" ".join(map(str, colour.values))}"'


def _gradient(paint: Gradient, place: Matrix) -> str:
    start, end = (listed(geometry.moved(point, place)) for point in (paint.start, paint.end))
    extend = f' Extend="{paint.extend}"' if paint.extend else ""
    segments = "".join(
        f'<ofd:Segment Position="{number(at, 4)}"><ofd:Color{_value(colour)}/></ofd:Segment>'
        for at, colour in paint.stops
    )
    if paint.radii is None:
        return (
            f'<ofd:AxialShd{extend} StartPoint="{start}" EndPoint="{end}">{segments}</ofd:AxialShd>'
        )
    first, last = map(number, paint.radii)
    return (
        f'<ofd:RadialShd{extend} StartPoint="{start}" StartRadius="{first}" EndPoint="{end}"'
        f' EndRadius="{last}">{segments}</ofd:RadialShd>'
    )


def _area(area: FilledArea, place: Matrix) -> str:
    points = [geometry.moved(point, place) for _, points in area.segments for point in points]
    box = geometry.box_of(points) if points else (0.0, 0.0, 0.0, 0.0)
    left, top = _corner(box)
    rule = ' Rule="Even-Odd"' if area.even_odd else ""
    own = geometry.times(place, (1, 0, 0, 1, -left, -top))
    return (
        f'<ofd:Path Boundary="{rectangle(box)}" Stroke="false" Fill="true"{rule}>'
        f"{_data(area.segments, own)}</ofd:Path>"
    )


def _data(segments: tuple[Segment, ...], place: Matrix) -> str:
    parts = []
    for name, points in segments:
        parts.append(name)
        parts += [listed(geometry.moved(point, place)) for point in points]
    return f"<ofd:AbbreviatedData>{' '.join(parts)}</ofd:AbbreviatedData>"
