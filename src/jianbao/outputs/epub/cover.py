"""The cover picture: the theme's cover page, laid out and drawn as a JPEG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from jianbao.diagnostics import Diagnostic, Result, Severity, Text
from jianbao.outputs.epub.drawings import drawn_once
from jianbao.outputs.epub.model import COVER_ID, COVER_NAME, Item
from jianbao.outputs.epub.survey import survey
from jianbao.outputs.model import OutputUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    drawn = drawn_once(_determinants(edition), lambda: _draw(edition))
    if drawn.value is None:
        return Result(value=None, diagnostics=drawn.diagnostics)
    picture = Item(
        id=COVER_ID,
        name=COVER_NAME,
        media_type="image/jpeg",
        data=drawn.value,
        properties=("cover-image",),
    )
    return Result(value=picture, diagnostics=drawn.diagnostics)


def _determinants(edition: Edition) -> Iterator[str | bytes]:
    """Yield all that the picture hangs on, besides the tools that make it."""
    yield from (edition.cover_page, edition.cover_css, edition.faces)
    for asset in edition.assets:
        yield from (asset.href, asset.media_type, asset.data)


def _draw(edition: Edition) -> Result[bytes]:
    """Lay the cover page out and return it as a JPEG."""
    try:
        # Loading the layout engine takes longer than packing a book: only who draws, loads it.
        from jianbao.typesetting import engine  # noqa: PLC0415
    except OSError as error:
        raise OutputUnavailableError(str(error)) from error
    laid_out = engine.typeset(
        engine.Job(
            html=edition.cover_page,
            styles=(engine.Style(file="cover.css", css=edition.cover_css),),
            resources=tuple((a.href, a.media_type, a.data) for a in edition.assets),
        )
    )
    if laid_out.value is None:
        return Result(value=None, diagnostics=laid_out.diagnostics)
    overrun = (_overrun(laid_out.value.page_count),) if laid_out.value.page_count > 1 else ()
    picture = _first_page(laid_out.value.pdf)
    return Result(value=picture, diagnostics=(*laid_out.diagnostics, *overrun))


def _first_page(pdf: bytes) -> bytes:
    """Return the first page of ``pdf`` as a JPEG in sRGB."""
    import pypdfium2  # noqa: PLC0415 - as above

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
