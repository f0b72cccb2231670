"""Follows the operators of content streams, and paints on a canvas what they paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Page,
    PdfInlineImage,
    Stream,
    parse_content_stream,
)

from jianbao.ofd.canvas import Beyond, Canvas
from jianbao.ofd.layers import Layers
from jianbao.ofd.model import Clip, FilledArea, Picture, Segment
from jianbao.ofd.resources import Resources
from jianbao.ofd.state import State
from jianbao.preflight import geometry
from jianbao.preflight.geometry import IDENTITY, Matrix
from jianbao.preflight.model import Box
from jianbao.preflight.painting import MOST_OPERATORS, TooMuchError
from jianbao.preflight.state import matrix_of, numbers

_DEEPEST: Final = 24
_FORM: Final = 50
"""Operators that reading a form counts for, however short it is."""
_CORNERS: Final = 4


@dataclass(slots=True)
class Allowance:
    """How many operators may still be read in a PDF."""

    left: int = MOST_OPERATORS

    def spend(self, count: int = 1) -> None:
        """Count operators; raises TooMuchError when there have been too many."""
        self.left -= count
        if self.left < 0:
            raise TooMuchError


@dataclass(slots=True)
class Content:
    """One content stream on its way: what it can refer to, its state and its path."""

    written: Object
    """The resources that its names refer to."""
    state: State
    canvas: Canvas
    resources: Resources
    layers: Layers
    allowance: Allowance
    base: Matrix
    """From the space in which patterns are placed to the page (8.7.2)."""
    depth: int = 0
    stack: list[State] = field(default_factory=list)
    path: list[Segment] = field(default_factory=list)
    clips: str = ""
    """W or W* before the path is painted."""
    line: Matrix = IDENTITY
    at: Matrix = IDENTITY
    """The text matrices of the line and of the next glyph."""
    hidden: list[bool] = field(default_factory=list)
    """For each marked content around: whether its layer is off."""
    is_uncoloured: bool = False
    """Whether colours are set from outside only (tiles and glyphs of one colour)."""

    def listed(self, kind: str, name: object) -> Any:  # noqa: ANN401 - what the PDF says
        """Return what ``name`` stands for among the resources of ``kind``; None for nothing."""
        of = self.written.get(kind) if isinstance(self.written, Dictionary) else None
        return of.get(str(name)) if isinstance(of, Dictionary) else None

    @property
    def is_shown(self) -> bool:
        """Whether what is painted now belongs to layers that are on."""
        return not any(self.hidden)

    def beyond(self) -> Beyond | None:
        """Return why what is painted now has no words in OFD, if it has none."""
        if self.state.is_beyond:
            return Beyond.BLENDED
        return Beyond.CLIPPED if self.state.is_cut else None

    def follow(self, content: Page | Stream) -> None:
        """Paint what ``content`` paints.

        Raises TooMuchError, and PdfError and the like where it is broken.
        """
        self.allowance.spend(_FORM)
        if self.depth > _DEEPEST:
            raise TooMuchError
        for instruction in parse_content_stream(content):
            self.allowance.spend()
            if isinstance(instruction, ContentStreamInlineImage):
                draw_picture(self, expanded(instruction.iimage, self))
                continue
            action = ACTIONS.get(str(instruction.operator))
            if action is not None:
                action(self, list(instruction.operands))

    def within(self, form: Stream, state: State, canvas: Canvas) -> Content:
        """Return the reading of ``form``, which is drawn in ``state``."""
        own = form.get("/Resources")
        return Content(
            written=self.written if own is None else own, state=state, canvas=canvas,
            resources=self.resources, layers=self.layers, allowance=self.allowance,
            base=self.base, depth=self.depth + 1, is_uncoloured=self.is_uncoloured,
            hidden=[not self.is_shown],
        )  # fmt: skip


Action = Callable[[Content, Sequence[Any]], None]


def draw_form(at: Content, form: Stream, state: State) -> None:
    """Paint a form, or an annotation's appearance; a group that shows as a whole as one (11.6.6)."""
    inner = state.copied()
    inner.matrix = geometry.times(matrix_of(form.get("/Matrix")), inner.matrix)
    bounds = numbers(form.get("/BBox"))
    if len(bounds) == _CORNERS:
        inner.narrowed(rectangle(bounds, inner.matrix))
    group = form.get("/Group")
    if not isinstance(group, Dictionary) or group.get("/S") != Name.Transparency:
        at.within(form, inner, at.canvas).follow(form)
        return
    inner.is_within = state.is_beyond
    inner.is_blended = inner.is_masked = False
    inner.fill_alpha = inner.stroke_alpha = 1.0
    part = Canvas()
    at.within(form, inner, part).follow(form)
    at.canvas.absorb(part, state.fill_alpha)


def draw_picture(at: Content, image: Stream) -> None:
    """Paint a picture; a stencil in the colour of areas."""
    a, b, c, d, e, f = at.state.matrix
    if not at.is_shown:
        return
    fill = at.state.fill
    is_plain = fill is not None and not hasattr(fill, "stops") and not hasattr(fill, "cell")
    values: tuple[int, ...] = (0, 0, 0)
    if is_plain:
        values = getattr(fill, "values", values)
        if len(values) != 3:  # noqa: PLR2004 - four inks
            values = at.resources.raster.colour(Name.DeviceCMYK, tuple(v / 255 for v in values))
    beyond = at.beyond()
    number = at.resources.picture(image, values)
    if number is None or (image.get("/ImageMask", False) and not is_plain):
        number, beyond = number or 0, Beyond.PICTURE
    at.canvas.add(
        Picture(
            resource=number,
            matrix=(a, b, -c, -d, c + e, d + f),
            alpha=at.state.fill_alpha,
            clip=at.state.clip,
        ),
        beyond,
    )


def expanded(image: PdfInlineImage, at: Content) -> Stream:
    """Return a picture that stands in the text as one that stands by itself (8.9.7)."""
    long = {_LONG.get(key, key): value for key, value in image.obj.items()}
    space = long.get("/ColorSpace")
    if isinstance(space, Name):
        named = at.listed("/ColorSpace", space)
        long["/ColorSpace"] = Name(_LONG.get(str(space), str(space))) if named is None else named
    elif isinstance(space, Array) and len(space) > 1 and isinstance(space[1], Name):
        long["/ColorSpace"] = Array(
            [Name.Indexed, Name(_LONG.get(str(space[1]), str(space[1]))), *list(space)[2:]]
        )
    filters = long.get("/Filter")
    if isinstance(filters, Name):
        long["/Filter"] = Name(_LONG.get(str(filters), str(filters)))
    elif isinstance(filters, Array):
        long["/Filter"] = Array([Name(_LONG.get(str(name), str(name))) for name in filters])
    stream = at.resources.raster.stream(image.read_raw_bytes())
    for key, value in long.items():
        if key != "/Length":
            stream[key] = value
    stream["/Type"], stream["/Subtype"] = Name.XObject, Name.Image
    return stream


def rectangle(bounds: Sequence[float], matrix: Matrix) -> FilledArea:
    """Return the area of a rectangle given by two of its corners, on the page."""
    left, bottom, right, top = bounds
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    points = [geometry.moved(corner, matrix) for corner in corners]
    names = ("M", "L", "L", "L")
    return FilledArea(
        segments=(*((n, (p,)) for n, p in zip(names, points, strict=True)), ("C", ()))
    )


def whole(box: Box) -> Clip:
    """Return the clip that lets all of a page show."""
    return Clip(box=box)


_LONG: Final = {
    "/W": "/Width", "/H": "/Height", "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace",
    "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter", "/IM": "/ImageMask",
    "/I": "/Interpolate", "/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK",
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode", "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}  # fmt: skip
ACTIONS: Final[dict[str, Action]] = {}
"""What each operator does; filled by the modules of the operators."""
