"""The cover picture: the theme's cover page, laid out and drawn as a JPEG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2

from jianbao.diagnostics import Diagnostic, Result, Severity, Text
from jianbao.outputs.epub.model import COVER_ID, COVER_NAME, Item
from jianbao.outputs.epub.survey import survey
from jianbao.typesetting.engine import Job, Style, typeset

if TYPE_CHECKING:
    from jianbao.edition.model import Edition

HEIGHT = 1600
"""Pixels; what shops and readers ask for at least."""
_WIDEST = 4 * HEIGHT
_QUALITY = 85


def draw_cover(edition: Edition) -> Result[Item]:
    """Return the cover picture of ``edition``; its value is None where there is no cover page.

    A cover page that is not well-formed is an error (E001), one that runs over a page is a
    warning (E007); what the layout engine says is passed on.
    """
    if not edition.cover_page:
        return Result(value=None)
    source = Item(
        id="cover",
        name="cover.html",
        media_type="text/html",
        data=edition.cover_page.encode(errors="surrogatepass"),
    )
    if (checked := survey(source)).failed:
        return Result(value=None, diagnostics=checked.diagnostics)
    laid_out = typeset(
        Job(
            html=edition.cover_page,
            styles=(Style(file="cover.css", css=edition.cover_css),),
            resources=tuple((a.href, a.media_type, a.data) for a in edition.assets),
        )
    )
    if laid_out.value is None:
        return Result(value=None, diagnostics=laid_out.diagnostics)
    overrun = (_overrun(laid_out.value.page_count),) if laid_out.value.page_count > 1 else ()
    picture = Item(
        id=COVER_ID,
        name=COVER_NAME,
        media_type="image/jpeg",
        data=_draw(laid_out.value.pdf),
        properties=("cover-image",),
    )
    return Result(value=picture, diagnostics=(*laid_out.diagnostics, *overrun))


def _draw(pdf: bytes) -> bytes:
    """Return the first page of ``pdf`` as a JPEG in sRGB."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        width, height = page.get_size()
        scale = min(HEIGHT / height, _WIDEST / width)
        image = page.render(scale=scale).to_pil().convert("RGB")
    stream = BytesIO()
    # Full chroma: red characters on white fray otherwise.
    image.save(stream, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return stream.getvalue()


def _overrun(pages: int) -> Diagnostic:
    return Diagnostic(
        code="E007",
        severity=Severity.WARNING,
        message=Text(
            f"封面排成了 {pages} 页，只用了第一页",
            f"The cover runs over {pages} pages; only the first is used",
        ),
        hint=Text(
            "请缩短书名，或把主题里封面的字号调小", "Shorten the title or set the cover smaller"
        ),
    )
