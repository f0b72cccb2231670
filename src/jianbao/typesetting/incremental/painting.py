"""Pages painted into streams of their own, with what these refer to, free of any PDF file."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, Final

import pydyf
import weasyprint.document
from weasyprint.draw import draw_background
from weasyprint.pdf import _use_references
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, pango

from jianbao.typesetting.incremental.foreign import Font, Resources
from jianbao.typesetting.incremental.model import (
    COLOR_SPACE,
    FONTS,
    Portable,
    Unfit,
    Used,
    UsedFace,
)

SCALE: Final = 0.75
"""PDF points in a CSS pixel."""
_REFERENCE: Final = re.compile(rb"(\d+) 0 R")
_SHARED: Final = {b"<color space>": COLOR_SPACE, b"<fonts>": FONTS}
_KINDS: Final = ("ExtGState", "XObject", "Pattern", "Shading")
_ALPHA: Final = frozenset("aA")
"""With what names of opacities begin; the rest of such a name is the opacity."""
_LEVEL: Final = 9


@dataclass(slots=True)
class Painter:
    """Paints pages that share their fonts and resources."""

    fonts: dict[int, Font] = field(default_factory=dict)
    images: dict[str, Any] = field(default_factory=dict)
    resources: Resources = field(default_factory=lambda: _no_resources())  # noqa: PLW0108 - below

    def paint(self, page: weasyprint.document.Page) -> tuple[bytes, bytes]:
        """Return the compressed streams of ``page``, without the matrix that turns it upright.

        The first is what lies under it to the edges of the sheet, empty if there is nothing; the
        other stands where its margins leave room.
        """
        box = page._page_box  # noqa: SLF001 - no other way to the boxes
        ground, box.background = box.background, None
        marks = box.style["marks"]
        under = b""
        if ground and (marks or ground.color.alpha or any(layer.image for layer in ground.layers)):
            stream = self.stream(page.width, page.height, page.bleed)
            with stream.stacked():
                stream.transform(a=SCALE, d=SCALE)
                draw_background(stream, ground, clip_box=False, bleed=page.bleed, marks=marks)
            under = packed(stream)
        stream = self.stream(page.width, page.height, page.bleed)
        page.paint(stream, SCALE)
        return under, packed(stream)

    def stream(self, width: float, height: float, bleed: Mapping[str, float]) -> Stream:
        """Return an empty stream for a page that is turned upright by the matrix before it.

        Groups (CSS Compositing) are cut off at the sheet; these still reach all of it when they
        are moved to the other side of the leaf.
        """
        across, down = (
            width + bleed["left"] + bleed["right"],
            height + bleed["top"] + bleed["bottom"],
        )
        room = (-bleed["left"] - across, -bleed["top"] - down, 3 * across, 3 * down)
        resources, images = self.resources, self.images
        stream = Stream(self.fonts, room, resources, images, None, {}, None)
        stream.transform(d=-1, f=height * SCALE)
        stream.stream.clear()
        return stream

    def resources_used(self) -> Used:
        """Return what the pages refer to, but for what all pages of a book share."""
        pdf = pydyf.PDF()
        first = len(pdf.objects)
        _use_references(pdf, {**self.resources, "Font": b"<fonts>"}, self.images, {})
        objects = tuple(_portable(item, first) for item in pdf.objects[first:])
        states = self.resources["ExtGState"]
        others = {name: states[name] for name in states if name[0] not in _ALPHA}
        kinds = {"ExtGState": others, **{kind: self.resources[kind] for kind in _KINDS[1:]}}
        return Used(
            objects=objects,
            alphas=tuple((name, states[name].data) for name in states if name[0] in _ALPHA),
            named=tuple(
                (kind, name, tuple(_joined(_parts(value, first))))
                for kind, values in kinds.items()
                for name, value in values.items()
            ),
        )

    def faces(self) -> tuple[UsedFace, ...]:
        """Return the faces in use; raises Unfit where one needs more than a subset."""
        return tuple(_face(font) for font in self.fonts.values())


def _no_resources() -> Resources:
    kinds = {kind: pydyf.Dictionary() for kind in _KINDS}
    return pydyf.Dictionary({**kinds, "ColorSpace": b"<color space>"})


class Fonts:
    """The fonts that a process has opened: WeasyPrint reads the file of a face for every document."""

    def __init__(self) -> None:
        self._known: dict[bytes, Font] = {}

    def open(
        self,
        stock: Callable[..., Font],
        pango_font: object,
        description: object,
        size: float,
    ) -> Font:
        """Return a font in which no glyph is used yet: what stands in for WeasyPrint's class."""
        described = ffi.string(pango.pango_font_description_to_string(description))
        if described not in self._known:
            self._known[described] = stock(pango_font, description, size)
        font = copy(self._known[described])
        font.described, font.font_size = described.decode(), size
        font.widths, font.to_unicode = {}, {}
        font.missing = {}
        return font


def packed(stream: Stream) -> bytes:
    """Return the bytes of ``stream``, compressed as WeasyPrint does it."""
    return compressed(b"\n".join(pydyf._to_bytes(item) for item in stream.stream))  # noqa: SLF001


def compressed(data: bytes) -> bytes:
    """Return ``data`` compressed as WeasyPrint does it."""
    return zlib.compress(data, _LEVEL)


def _face(font: Font) -> UsedFace:
    if font.bitmap or font.used_in_forms or font.variations or font.missing:
        raise Unfit("a face is not a plain subset, or lacks a character")
    return UsedFace(
        name=font.hash,
        description=font.described,
        size=font.font_size,
        texts=packed_texts(font.to_unicode),
        widths=(_ints(font.widths), _ints(font.widths.values())),
    )


def packed_texts(texts: Mapping[int, str]) -> tuple[bytes, bytes, str]:
    """Return the text of each glyph, packed."""
    return _ints(texts), _ints(map(len, texts.values())), "".join(texts.values())


def unpacked_texts(face: UsedFace) -> dict[int, str]:
    """Return the text of each glyph of ``face``."""
    glyphs, lengths, text = face.texts
    ends = list(accumulate(array("i", lengths), initial=0))
    pieces = (text[start:end] for start, end in pairwise(ends))
    return dict(zip(array("i", glyphs), pieces, strict=True))


def unpacked_widths(face: UsedFace) -> dict[int, int]:
    """Return the width of each glyph of ``face``, in thousandths of an em."""
    return dict(zip(*(array("i", numbers) for numbers in face.widths), strict=True))


def _ints(numbers: Iterable[int]) -> bytes:
    return array("i", numbers).tobytes()


def _portable(item: pydyf.Object, first: int) -> Portable:
    if not isinstance(item, pydyf.Stream):
        return Portable(parts=tuple(_joined(_parts(item, first))))
    data = b"\n".join(pydyf._to_bytes(line) for line in item.stream)  # noqa: SLF001
    extra = dict(item.extra)
    if "Filter" not in extra:
        extra["Filter"] = "/FlateDecode"
        data = zlib.compress(data, _LEVEL)
    extra["Length"] = len(data)
    return Portable(parts=tuple(_joined(_parts(pydyf.Dictionary(extra), first))), stream=data)


def _parts(value: object, first: int) -> Iterator[bytes | int]:
    """Yield ``value`` as the file has it, with the places of objects in between."""
    if isinstance(value, dict):
        yield b"<<"
        for key, inner in value.items():
            yield b"/" + str(key).encode() + b" "
            yield from _parts(inner, first)
        yield b">>"
    elif isinstance(value, list):
        yield b"["
        for inner in value:
            yield from _parts(inner, first)
            yield b" "
        yield b"]"
    elif isinstance(value, bytes) and value in _SHARED:
        yield _SHARED[value]
    elif isinstance(value, bytes) and (found := _REFERENCE.fullmatch(value)):
        yield int(found[1]) - first
    else:
        yield pydyf._to_bytes(value)  # noqa: SLF001


def _joined(parts: Iterator[bytes | int]) -> Iterator[bytes | int]:
    """Yield ``parts`` with bytes that follow each other put together."""
    text = b""
    for part in parts:
        if isinstance(part, bytes):
            text += part
            continue
        if text:
            yield text
        yield part
        text = b""
    if text:
        yield text
