"""The cover picture: the user's own, or the theme's cover page laid out and drawn as a JPEG."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from jianbao.budget import limited
from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition.screen.pictures import as_cover
from jianbao.products.commission import OutputUnavailableError
from jianbao.products.epub import codes
from jianbao.products.epub.drawings import drawn_once
from jianbao.products.epub.model import COVER_ID, COVER_NAME, Item
from jianbao.products.epub.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jianbao.book import Asset
    from jianbao.edition.model import EbookEdition

HEIGHT = 1600
"""Pixels; what shops and readers ask for at least."""
_WIDEST = 4 * HEIGHT
_QUALITY = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPage:
    """All that the drawn picture depends on, besides the installed faces."""

    html: str
    css: str
    resources: tuple[tuple[str, str, bytes], ...]
    """Address, media type and bytes of each picture that the page or its style sheet names."""


def cover_of(edition: EbookEdition, own: Asset | None) -> Result[Item]:
    """Return ``own`` as the cover picture of ``edition``, or its cover page; None without either.

    A cover page that is not well-formed is an error (E001), one that runs over a page is a
    warning (E007); what the layout engine says is passed on.
    """
    if own is not None:
        return Result(value=_item(as_cover(own)))
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
    page = _page(edition)
    drawn = drawn_once(_determinants(page, edition.faces), lambda: draw(page))
    return Result(
        value=None if drawn.value is None else _item(drawn.value), diagnostics=drawn.diagnostics
    )


def draw(page: CoverPage) -> Result[bytes]:
    """Return ``page`` as a JPEG: the same for the same page, as long as the faces are the same."""
    try:
        # Loading the layout engine takes longer than packing a book: only who draws, loads it.
        from jianbao.typesetting import engine  # noqa: PLC0415
    except OSError as error:
        raise OutputUnavailableError(str(error)) from error
    style = engine.Style(file="cover.css", css=page.css)
    job = engine.Job(html=page.html, styles=(style,), resources=page.resources)
    with limited(len(job.html)):
        laid_out = engine.typeset(job)
    if laid_out.value is None:
        return Result(value=None, diagnostics=laid_out.diagnostics)
    overrun = (_overrun(laid_out.value.page_count),) if laid_out.value.page_count > 1 else ()
    return Result(value=_drawn(laid_out.value.pdf), diagnostics=(*laid_out.diagnostics, *overrun))


def _page(edition: EbookEdition) -> CoverPage:
    html, css = edition.cover_page, edition.cover_css
    return CoverPage(
        html=html,
        css=css,
        resources=tuple(
            (asset.href, asset.media_type, asset.data)
            for asset in edition.assets
            if asset.href in html or asset.href in css
        ),
    )


def _determinants(page: CoverPage, faces: str) -> Iterator[str | bytes]:
    """Yield all that the picture hangs on, besides the tools that make it."""
    yield from (page.html, page.css, faces)
    for href, media_type, data in page.resources:
        yield from (href, media_type, data)


def _item(data: bytes) -> Item:
    return Item(
        id=COVER_ID,
        name=COVER_NAME,
        media_type="image/jpeg",
        data=data,
        properties=("cover-image",),
    )


def _drawn(pdf: bytes) -> bytes:
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
    return codes.COVER_RUNS_OVER.of(pages=pages)
