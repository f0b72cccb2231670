"""Long pictures: laid out on strips of paper by the composer of print, then drawn."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

from jianbao import edition
from jianbao.book import Chapter
from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition.print.slices import MARGIN, WIDTH
from jianbao.products.commission import Artifact, Commission
from jianbao.products.long_image import codes
from jianbao.products.long_image.options import LongImageOptions
from jianbao.products.pdf.production import produce

PIXELS: Final = 1080
"""Across a picture, as messengers show it."""
LARGEST: Final = 10_000_000
"""Bytes of one picture that messengers send as it is."""
_SCALE: Final = PIXELS / WIDTH
_WHITE: Final = 48
"""Pixels above and below what is drawn."""
_COLOURS: Final = 256


def make(commission: Commission[LongImageOptions]) -> Result[Artifact]:
    """Return the picture of what the issue holds, and beside it those of its articles.

    W020: an article that there is not.
    """
    chapters, wanted = commission.book.chapters, commission.options.articles
    wrong = [number for number in wanted if not 0 < number <= len(chapters)]
    if wrong:
        told = codes.NO_SUCH_ARTICLE.at(
            commission.span("articles"), number=wrong[0], count=len(chapters)
        )
        return Result(value=None, diagnostics=(told,))
    said: list[Diagnostic] = []
    front = _slices(commission, None, said)
    more: list[tuple[str, bytes]] = [
        (f"-{number}.png", data) for number, data in enumerate(front[1:], 2)
    ]
    for number in wanted or range(1, len(chapters) + 1):
        slices = _slices(commission, chapters[number - 1], said)
        for piece, data in enumerate(slices, 1):
            part = f"-{piece}" if len(slices) > 1 else ""
            more.append((f"-第{number:02}篇{part}.png", data))
    if any(item.is_error for item in said) or not front:
        return Result(value=None, diagnostics=tuple(said))
    return Result(value=Artifact(data=front[0], more=tuple(more)), diagnostics=tuple(said))


def _slices(
    commission: Commission[LongImageOptions], chapter: Chapter | None, said: list[Diagnostic]
) -> list[bytes]:
    """Return the pictures of ``chapter``, or of what the issue holds, from top to bottom."""
    composed = edition.compose_slices(
        commission.book, commission.theme, commission.typefaces, chapter
    )
    said += composed.diagnostics
    if composed.value is None or composed.failed:
        return []
    made = produce(composed.value, modified=commission.modified, kept=commission.kept)
    said += made.diagnostics
    return [] if made.value is None else list(filter(None, _drawn(made.value.data)))


def _drawn(pdf: bytes) -> list[bytes]:
    """Return each page of ``pdf`` as a picture of what stands on it; nothing of an empty one."""
    import pypdfium2  # noqa: PLC0415 - only who draws loads it

    with pypdfium2.PdfDocument(pdf) as document:
        return [
            _cropped(page.render(scale=_SCALE * 25.4 / 72).to_pil().convert("RGB"))
            for page in document
        ]


def _cropped(page: Image.Image) -> bytes:
    edge = round(MARGIN * _SCALE)
    inner = page.crop((0, edge, page.width, page.height - edge))
    box = ImageChops.invert(inner.convert("L")).getbbox()
    if box is None:
        return b""
    shown = inner.crop((0, box[1], inner.width, box[3]))
    picture = Image.new("RGB", (PIXELS, shown.height + 2 * _WHITE), "white")
    picture.paste(shown, (0, _WHITE))
    data = _png(picture)
    return data if len(data) <= LARGEST else _png(picture.quantize(_COLOURS))


def _png(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
