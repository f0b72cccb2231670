"""The cover picture: the user's own, or the theme's cover page laid out and drawn as a JPEG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jianbao.budget import limited
from jianbao.diagnostics import Diagnostic, Result, Severity, Text
from jianbao.edition.screen.jpeg import as_jpeg
from jianbao.edition.screen.pictures import as_cover
from jianbao.once import Kept, once
from jianbao.products.commission import OutputUnavailableError
from jianbao.products.epub import codes
from jianbao.products.epub.model import COVER_ID, COVER_NAME, Item
from jianbao.products.epub.survey import survey
from jianbao.typesetting.identity import identity

if TYPE_CHECKING:
    from jianbao.book import Asset
    from jianbao.edition.model import EbookEdition

HEIGHT = 1600
"""Pixels; what shops and readers ask for at least."""
_WIDEST = 4 * HEIGHT
_QUALITY = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPage:
    """All that the drawn picture depends on."""

    html: str
    css: str
    resources: tuple[tuple[str, str, bytes], ...]
    """Address, media type and bytes of each picture that the page or its style sheet names."""
    faces: str
    engine: str
    """The state of the installed faces, and of what lays the page out."""


def cover_of(edition: EbookEdition, own: Asset | None, kept: Kept) -> Result[Item]:
    """Return ``own`` as the cover picture of ``edition``, or its cover page; None without either.

    ``kept`` is what has been drawn before. A cover page that is not well-formed is an error (E001),
    one that runs over a page is a warning (E007); what the layout engine says is told as its own.
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
    drawn = once(kept, draw, _page(edition))
    return Result(
        value=None if drawn.value is None else _item(drawn.value), diagnostics=drawn.diagnostics
    )


def draw(page: CoverPage) -> Result[bytes]:
    """Return ``page`` as a JPEG."""
    try:
        # Loading the layout engine takes longer than packing a book: only who draws, loads it.
        from jianbao.typesetting import engine  # noqa: PLC0415
    except OSError as error:
        raise OutputUnavailableError(str(error)) from error
    style = engine.JobStyle(file="cover.css", css=page.css)
    job = engine.Job(html=page.html, styles=(style,), resources=page.resources)
    with limited(len(job.html)):
        laid_out = engine.typeset(job)
    if laid_out.value is None:
        return Result(value=None, diagnostics=laid_out.diagnostics)
    overrun = (_overrun(laid_out.value.page_count),) if laid_out.value.page_count > 1 else ()
    told = (_of_cover(diagnostic) for diagnostic in laid_out.diagnostics)
    return Result(value=_drawn(laid_out.value.pdf), diagnostics=(*told, *overrun))


def _of_cover(diagnostic: Diagnostic) -> Diagnostic:
    """Say what the layout says as said of this picture: no ink is lost, and no book for it."""
    severity = Severity.WARNING if diagnostic.severity is Severity.ERROR else diagnostic.severity
    zh, en = diagnostic.message.zh, diagnostic.message.en
    message = Text(f"电子书的封面：{zh}", f"The cover of the e-book: {en}")
    return replace(diagnostic, severity=severity, message=message)


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
        faces=edition.faces,
        engine=identity(),
    )


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
    return as_jpeg(image, _QUALITY, sharp=True)


def _overrun(pages: int) -> Diagnostic:
    return codes.COVER_RUNS_OVER.of(pages=pages)
