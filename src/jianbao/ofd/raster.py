"""What PDFium draws for us: colours of any space, pictures of any coding, pieces of a page.

OFD knows grey, RGB and four inks, and pictures as every program opens them. All other colour
spaces, their functions and all other codings are left to the renderer that shows the PDF itself,
so that both look alike.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.preflight.model import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI: Final = 300
MOST_DOTS: Final = 60_000_000
"""Of a picture: A3 at 600 dots an inch."""
RAMP: Final = 256
_MM: Final = 25.4
_TRANSPARENT: Final = (255, 255, 255, 0)


class Raster:
    """Draws out of one PDF, which is ``data`` opened."""

    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        self._pdf, self._data = pdf, data
        self._document: Any = None

    def colour(self, space: Object, values: tuple[float, ...]) -> tuple[int, int, int]:
        """Return the colour ``values`` of ``space`` in RGB."""
        written = " ".join(f"{value:.6f}" for value in values)
        resources = {"/ColorSpace": {"/S": space}}
        content = f"/S cs {written} sc 0 0 1 1 re f"
        red, green, blue = self._drawn(content, resources, (1, 1)).getpixel((0, 0))[:3]  # type: ignore[index] # a tuple
        return int(red), int(green), int(blue)

    def ramp(self, shading: Dictionary) -> list[tuple[int, int, int]]:
        """Return the colours of an axial or radial shading from its start to its end."""
        level = Dictionary(ShadingType=2, Coords=Array([0, 0, RAMP, 0]), Extend=[True, True])
        for key in ("/ColorSpace", "/Domain", "/Function"):
            if key in shading:
                level[key] = shading[key]
        drawn = self._drawn("/S sh", {"/Shading": {"/S": level}}, (RAMP, 1)).convert("RGB")
        data = drawn.tobytes()
        return [(data[at], data[at + 1], data[at + 2]) for at in range(0, 3 * RAMP, 3)]

    def picture(self, image: Stream, fill: tuple[int, ...]) -> Image | None:
        """Return a picture with its transparency; a stencil in the colour ``fill``.

        None where it has no dots, or too many.
        """
        sizes = [_size(image)]
        for key in ("/SMask", "/Mask"):
            mask = image.get(key)
            if isinstance(mask, Stream):
                sizes.append(_size(mask))
        size = max(width for width, _ in sizes), max(height for _, height in sizes)
        if not 0 < size[0] * size[1] <= MOST_DOTS or min(size) < 1:
            return None
        red, green, blue = (value / 255 for value in fill)
        content = f"{red:.5f} {green:.5f} {blue:.5f} rg {size[0]} 0 0 {size[1]} 0 0 cm /I Do"
        return self._drawn(content, {"/XObject": {"/I": image}}, size)

    def stream(self, data: bytes) -> Stream:
        """Return a new stream of the PDF, with ``data`` as it is."""
        return self._pdf.make_stream(data)

    def piece(self, page: int, box: Box) -> tuple[Image, Box]:
        """Return what stands on ``page`` (from 0) in ``box``, with the whole dots around it.

        Boxes are in mm from the page's top left corner.
        """
        import pypdfium2  # noqa: PLC0415 - most PDFs need nothing drawn

        if self._document is None:
            try:
                self._document = pypdfium2.PdfDocument(self._data)
            except pypdfium2.PdfiumError:  # not as good at repairing
                repaired = BytesIO()
                self._pdf.save(repaired)
                self._document = pypdfium2.PdfDocument(repaired.getvalue())
        shown = self._document[page]
        width, height = shown.get_size()
        dots = float(_DPI)
        while (box[2] - box[0]) * (box[3] - box[1]) * (dots / _MM) ** 2 > MOST_DOTS:
            dots /= 2
        left, top = (math.floor(max(0.0, side) * dots / _MM) for side in box[:2])
        right = math.ceil(min(box[2] * dots / _MM, width * dots / 72))
        bottom = math.ceil(min(box[3] * dots / _MM, height * dots / 72))
        drawn: Image = shown.render(
            scale=dots / 72, may_draw_forms=False, draw_annots=False, rev_byteorder=True,
            crop=(left * 72 / dots, max(0.0, height - bottom * 72 / dots),
                  max(0.0, width - right * 72 / dots), top * 72 / dots),
        ).to_pil()  # fmt: skip
        shown.close()
        scale = _MM / dots
        return drawn.convert("RGB"), (left * scale, top * scale, right * scale, bottom * scale)

    def _drawn(self, content: str, resources: dict[str, Any], size: tuple[int, int]) -> Image:
        """Return a page of ``size`` with ``content``, a dot for each point, nothing below it."""
        import pypdfium2  # noqa: PLC0415 - as above

        with pikepdf.new() as small:
            page = small.add_blank_page()
            page.obj["/MediaBox"] = Array([0, 0, *size])
            page.obj["/Resources"] = Dictionary(
                {
                    kind: Dictionary({name: self._taken(small, item) for name, item in of.items()})
                    for kind, of in resources.items()
                }
            )
            page.obj["/Contents"] = small.make_stream(content.encode())
            target = BytesIO()
            small.save(target, static_id=True)
        document = pypdfium2.PdfDocument(target.getvalue())
        try:
            shown: Image = (
                document[0]
                .render(
                    scale=1, fill_color=_TRANSPARENT, may_draw_forms=False, draw_annots=False,
                    rev_byteorder=True, no_smoothpath=True,
                )
                .to_pil()
            )  # fmt: skip
        finally:
            document.close()
        return shown.convert("RGBA")

    def _taken(self, small: pikepdf.Pdf, item: Object) -> Object:
        """Return ``item`` as a part of ``small``."""
        if isinstance(item, Name):
            return item
        if not item.is_indirect:
            item = self._pdf.make_indirect(item)
        return small.copy_foreign(item)


def _size(image: Stream) -> tuple[int, int]:
    return int(image.get("/Width", 0)), int(image.get("/Height", 0))
