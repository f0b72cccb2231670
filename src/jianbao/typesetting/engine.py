"""Run WeasyPrint on a document held in memory: no file is opened and no address fetched."""

from __future__ import annotations

import logging
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import cssselect2
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from jianbao.diagnostics import Diagnostic, Result, Severity, Span, Text
from jianbao.typesetting import composition
from jianbao.typesetting.delivery import deliver, tagging_for
from jianbao.typesetting.drawings import spoken
from jianbao.typesetting.feet import notes_above_feet
from jianbao.typesetting.folios import counted, page_starts, read_folios
from jianbao.typesetting.grid import on_grid
from jianbao.typesetting.pagination import PageStart
from jianbao.typesetting.places import BlockPlace, block_places
from jianbao.typesetting.settings import Composition

# Fontconfig names a family, and the PDF with it, in the language of the environment. Asked once in
# a process, before its first use: the same book must give the same bytes in every office.
os.environ["FC_LANG"] = "en"

BASE_URL = "https://book.invalid/"
_AT = re.compile(r" at (\d+):(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style sheet with the file that complaints about it name."""

    file: str
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be laid out.

    ``html`` is a well-formed document without namespaces. ``resources`` maps an address relative
    to the document to its media type and bytes; nothing else can be reached. ``dpi`` bounds the
    resolution of raster pictures in the PDF; ``lines`` is how Chinese lines are composed.
    ``standard`` is one of `STANDARDS`, or empty.
    """

    html: str
    styles: tuple[Style, ...]
    resources: tuple[tuple[str, str, bytes], ...] = ()
    dpi: int = 300
    lines: Composition = field(default_factory=Composition)
    standard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """The PDF, on which page (from 1) each element with an id begins, and where pages begin.

    ``places`` tells where on the pages the blocks of the manuscripts stand.
    """

    pdf: bytes
    page_count: int
    pages: tuple[tuple[str, int], ...]
    starts: tuple[PageStart, ...]
    places: tuple[BlockPlace, ...]


def typeset(job: Job) -> Result[Typeset]:
    """Lay ``job`` out, Chinese paragraphs by our own composer and on one grid, and return the PDF.

    WeasyPrint's complaints become diagnostics P001-P003, the composer's are L001-L004, the
    grid's is L005, that of notes at the foot of the page L006, that of the page numbers L007,
    those of a standard that is not kept L008 and L009.
    """
    with (
        composition.installed(job.lines) as composer,
        on_grid() as off_grid,
        notes_above_feet() as covered,
        counted() as folios,
        tagging_for(job.standard) as tagging,
        spoken(),
        _complaints() as log,
    ):
        fonts = FontConfiguration()
        fetcher = _MemoryFetcher(job.resources)
        sheets = _stylesheets(job, fetcher, fonts, log)
        source = _Document(job.html, fetcher)
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
    others = (*composer.diagnostics, *off_grid, *covered, *folios.diagnostics, *faults)
    return Result(value=value, diagnostics=tuple(dict.fromkeys((*log.diagnostics, *others))))


def _stylesheets(
    job: Job, fetcher: URLFetcher, fonts: FontConfiguration, log: _Complaints
) -> list[weasyprint.CSS]:
    sheets = []
    for style in job.styles:
        log.file = style.file
        sheets.append(
            weasyprint.CSS(
                string=style.css, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts
            )
        )
    log.file = ""
    return sheets


class _Document(weasyprint.HTML):
    """A document parsed as XML: ten times faster than tinyhtml5, and what we write is XML."""

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        self.base_url = BASE_URL
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
            ET.fromstring(html),  # noqa: S314 - composed by the edition, never read from outside
            content_language=None,
        )
        self.etree_element = self.wrapper_element.etree_element


class _MemoryFetcher(URLFetcher):
    """Serves the job's own resources and refuses every other address."""

    def __init__(self, resources: tuple[tuple[str, str, bytes], ...]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._resources: Mapping[str, tuple[str, bytes]] = {
            BASE_URL + href: (media_type, data) for href, media_type, data in resources
        }

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the resource at ``url``; raises ValueError for any address outside the job."""
        if url in self._resources:
            media_type, data = self._resources[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        return super().fetch(url, headers)


def _first_pages(document: weasyprint.Document) -> tuple[tuple[str, int], ...]:
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return tuple(pages.items())


class _Complaints(logging.Handler):
    """Turns WeasyPrint's log records into diagnostics of the style sheet being read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.file = ""
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        place = _AT.search(message)
        if self.file and place:
            self.diagnostics.append(_style_complaint(message, self.file, place))
        else:
            self.diagnostics.append(_layout_complaint(message, record.levelno))


def _style_complaint(message: str, file: str, place: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        code="P001",
        severity=Severity.WARNING,
        message=Text(f"样式没有生效：{message}", f"style ignored: {message}"),
        span=Span(file=file, line=int(place[1]), column=int(place[2])),
    )


def _layout_complaint(message: str, level: int) -> Diagnostic:
    if level >= logging.ERROR:
        return Diagnostic(
            code="P003",
            severity=Severity.ERROR,
            message=Text(f"排版引擎报错：{message}", f"the layout engine failed: {message}"),
        )
    return Diagnostic(
        code="P002",
        severity=Severity.WARNING,
        message=Text(f"排版引擎提示：{message}", f"the layout engine says: {message}"),
    )


@contextmanager
def _complaints() -> Iterator[_Complaints]:
    """Collect what WeasyPrint and its font subsetter log, and keep it from the terminal."""
    handler = _Complaints()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger, logger.handlers, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [handler], False
    try:
        yield handler
    finally:
        for logger, handlers, propagate in before:
            logger.handlers, logger.propagate = handlers, propagate
