"""From the print edition to the PDF."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime
from functools import partial

from jianbao.diagnostics import Result
from jianbao.edition.model import PrintEdition
from jianbao.once import Kept
from jianbao.products.commission import Artifact
from jianbao.products.pdf.options import PrintOptions
from jianbao.products.pdf.standard import conforming
from jianbao.typesetting.flexible_white import is_tight, lonely, loosened, tightened
from jianbao.typesetting.incremental import typeset
from jianbao.typesetting.job import Job, JobStyle, Typeset
from jianbao.typesetting.lone_heads import taken_along
from jianbao.typesetting.merged_cells import parted
from jianbao.typesetting.shrunk_pictures import shrunk
from jianbao.typesetting.sides import turned

_ROUNDS = 3
"""A label repeated moves what follows it, at times over another page's end."""
_NO_OPTIONS = PrintOptions()
_Typesetter = Callable[[Job], Result[Typeset]]


def produce(  # noqa: PLR0913 - who helps, and what has been made before
    edition: PrintEdition,
    *,
    modified: datetime,
    printing: PrintOptions = _NO_OPTIONS,
    executor: Executor | None = None,
    folds: tuple[float, ...] = (),
    kept: Kept | None = None,
) -> Result[Artifact]:
    """Lay out the print ``edition`` and return the PDF with its page map.

    ``modified`` enters the file only where a standard wants its dates. ``executor`` helps, if
    there is one already. ``folds`` are places from the left edge, in mm, that marks show. ``kept``
    is what has been laid out before.
    """
    result = laid_out(edition, printing, executor, kept)
    if result.value is None:
        return Result(value=None, diagnostics=result.diagnostics)
    artifact = Artifact(
        data=_coloured(_edged(result.value.pdf, folds, printing), printing, modified),
        page_count=result.value.page_count,
        page_map=result.value.pages,
        starts=result.value.starts,
        places=result.value.places,
    )
    return Result(value=artifact, diagnostics=result.diagnostics)


def laid_out(
    edition: PrintEdition, printing: PrintOptions, executor: Executor | None, kept: Kept | None
) -> Result[Typeset]:
    """Return the pages of ``edition``; see `produce`."""
    fit = conforming(_job(edition, printing))
    if fit.value is None:
        return Result(value=None, diagnostics=fit.diagnostics)
    return _typeset(fit.value, partial(typeset, executor=executor, kept=kept))


def _job(edition: PrintEdition, printing: PrintOptions) -> Job:
    return Job(
        html=edition.documents[0].html,
        styles=(
            *(JobStyle(file=sheet.name, css=sheet.css) for sheet in edition.stylesheets),
            *_bleed(printing),
        ),
        resources=tuple((item.href, item.media_type, item.data) for item in edition.assets),
        dpi=printing.resolution,
        lines=edition.lines,
        standard=printing.standard,
        faces=edition.faces,
    )


def _coloured(pdf: bytes, printing: PrintOptions, modified: datetime) -> bytes:
    """Return ``pdf`` in the colours that were asked for."""
    if printing.standard != "pdf/x-4" and not printing.colour:
        return pdf
    from jianbao.products.pdf import colour  # noqa: PLC0415 - most books do without its tools

    if printing.standard == "pdf/x-4":
        return colour.exchangeable(pdf, modified, grey=printing.colour == "grey")
    return colour.recoloured(pdf, printing.colour)


def _bleed(printing: PrintOptions) -> tuple[JobStyle, ...]:
    """Return the style of what lies outside the trimmed page (CSS Paged Media 3: bleed)."""
    if not printing.bleed:
        return ()
    css = f"@page {{ bleed: {printing.bleed:g}mm }}"
    return (JobStyle(file="bleed.css", css=css),)


def _edged(pdf: bytes, folds: tuple[float, ...], printing: PrintOptions) -> bytes:
    """Return ``pdf`` with its bleed told and its marks, if it has any."""
    if not printing.bleed and not printing.marks:
        return pdf
    from jianbao.products.pdf.marks import beyond_the_cut  # noqa: PLC0415 - as above

    return beyond_the_cut(pdf, marks=printing.marks, folds=folds)


def _typeset(job: Job, typeset: _Typesetter) -> Result[Typeset]:
    """Lay ``job`` out, and again with what only its pages could tell.

    That is where merged cells go on over a page, then which blocks stand on the wrong side of the
    leaf.
    """
    laid, result = job, typeset(job)
    for _ in range(_ROUNDS):
        if result.value is None:
            return result
        html = parted(job.html, dict(result.value.pages))
        if html == laid.html:
            break
        laid = replace(job, html=html)
        result = typeset(laid)
    if result.value is None:
        return result
    laid, result = _with_smaller_pictures(laid, result, typeset)
    if result.value is None:
        return result
    laid, result = _with_titles_along(laid, result, typeset)
    if result.value is None:
        return result
    laid, result = _with_less_white(laid, result, typeset)
    if result.value is None:
        return result
    html = turned(laid.html, dict(result.value.pages))
    return result if html == laid.html else typeset(replace(laid, html=html))


def _with_smaller_pictures(
    laid: Job, result: Result[Typeset], typeset: _Typesetter
) -> tuple[Job, Result[Typeset]]:
    """Return the layout with pictures that leave no page half empty, if they come to stand earlier."""
    assert result.value is not None  # noqa: S101 - looked at before
    html = shrunk(laid.html, result.value.places)
    if html == laid.html:
        return laid, result
    smaller = replace(laid, html=html)
    again = typeset(smaller)
    if again.value is None or _pages_to(again.value) >= _pages_to(result.value):
        return laid, result
    return smaller, again


def _with_titles_along(
    laid: Job, result: Result[Typeset], typeset: _Typesetter
) -> tuple[Job, Result[Typeset]]:
    """Return the layout with no title left by its columns; one moved on may leave another."""
    for _ in range(_ROUNDS):
        if result.value is None:
            break
        html = taken_along(laid.html, dict(result.value.pages), result.value.places)
        if html == laid.html:
            break
        laid = replace(laid, html=html)
        result = typeset(laid)
    return laid, result


def _with_less_white(
    laid: Job, result: Result[Typeset], typeset: _Typesetter
) -> tuple[Job, Result[Typeset]]:
    """Return the layout with less white if fewer pages are nearly empty for it, or hold an imprint."""
    assert result.value is not None  # noqa: S101 - looked at before
    html = tightened(laid.html, result.diagnostics)
    if html == laid.html:
        return laid, result
    tighter = replace(laid, html=html)
    again = typeset(tighter)
    html = loosened(html, again.diagnostics)
    if not is_tight(html):
        return laid, result
    if html != tighter.html:
        tighter = replace(laid, html=html)
        again = typeset(tighter)
    if again.value is None:
        return laid, result
    saved = result.value.page_count - again.value.page_count
    joined = lonely(again.diagnostics) < lonely(result.diagnostics)
    return (tighter, again) if saved > 0 or (not saved and joined) else (laid, result)


def _pages_to(laid: Typeset) -> int:
    """Return the sum of the pages on which the blocks of the manuscripts stand."""
    return sum(place.page for place in laid.places)
