"""Run WeasyPrint on a document held in memory: no file is opened and no address fetched."""

from __future__ import annotations

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from jianbao.diagnostics import Result, by_place
from jianbao.typesetting import composition
from jianbao.typesetting.complaints import complaints
from jianbao.typesetting.continued_tables import continued_tables
from jianbao.typesetting.delivery import deliver, tagging_for
from jianbao.typesetting.drawings import spoken
from jianbao.typesetting.feet import notes_above_feet
from jianbao.typesetting.folios import counted, page_starts, read_folios
from jianbao.typesetting.grid import on_grid
from jianbao.typesetting.job import Job, JobStyle, Typeset
from jianbao.typesetting.leaders import leaders_once
from jianbao.typesetting.notes_in_columns import notes_outside_columns
from jianbao.typesetting.page_check.check import look_over
from jianbao.typesetting.page_check.findings import all_told
from jianbao.typesetting.places import block_places
from jianbao.typesetting.remainders import remainders_kept
from jianbao.typesetting.source import MemoryFetcher, XmlSource, style_sheets
from jianbao.typesetting.weasyprint_speedups import sped_up
from jianbao.typesetting.whole_floats import whole_floats

__all__ = ["Job", "JobStyle", "Typeset", "typeset"]


def typeset(job: Job) -> Result[Typeset]:
    """Lay ``job`` out, Chinese paragraphs by our own composer and on one grid, and return the PDF.

    WeasyPrint's complaints become diagnostics P001-P003, the composer's are L001-L004, the
    grid's is L005, that of notes at the foot of the page L006, that of the page numbers L007,
    those of a standard that is not kept L008 and L009.
    """
    with (
        sped_up(),
        composition.installed(job.lines) as composer,
        on_grid() as off_grid,
        notes_above_feet() as covered,
        leaders_once(),
        continued_tables(),
        notes_outside_columns(),
        whole_floats(),
        remainders_kept(),
        counted() as folios,
        tagging_for(job.standard) as tagging,
        spoken(),
        complaints(job.html, job.styles) as log,
    ):
        fonts = FontConfiguration()
        fetcher = MemoryFetcher(job.resources)
        sheets = style_sheets(job.styles, fetcher, fonts, log)
        source = XmlSource(job.html, fetcher)
        document = source.render(font_config=fonts, stylesheets=sheets)
        printed = read_folios(document, folios)
        pdf, faults = deliver(document, printed, job.dpi, job.standard, tagging)
        value = Typeset(
            page_count=len(document.pages),
            pages=_first_pages(document),
            starts=page_starts(source.etree_element, document, folios),
            places=block_places(document),
            pdf=pdf,
        )
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001 - no other way to the boxes
    seen = tuple(all_told(look_over(boxes)))
    others = (*composer.diagnostics, *off_grid, *covered, *folios.diagnostics, *seen, *faults)
    return Result(value=value, diagnostics=by_place((*log.diagnostics, *others)))


def _first_pages(document: weasyprint.Document) -> tuple[tuple[str, int], ...]:
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return tuple(pages.items())
