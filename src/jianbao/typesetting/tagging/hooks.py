"""Tags inside WeasyPrint: what is replaced, for how long, and when it keeps out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import pydyf
import weasyprint
import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream as StockStream

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes
from jianbao.typesetting.adaptation import Signatures, replace, strange
from jianbao.typesetting.tagging.artifacts import artifacts, is_margin, walk
from jianbao.typesetting.tagging.nodes import Box, Element, MarkedContent, Stream
from jianbao.typesetting.tagging.structure import Structure, close_gaps
from jianbao.typesetting.tagging.tidying import tidy
from jianbao.typesetting.tagging.words import before_spaces
from jianbao.typesetting.tagging.writing import write

_RELIED_ON: Final[Signatures] = (
    (weasyprint.pdf, "add_tags", "(pdf, document, pdf_version, page_streams)"),
    (StockStream, "marked", "(self, box, tag)"),
    (StockStream, "artifact", "(self)"),
)


@dataclass(slots=True)
class Tagging:
    """Numbers the content of a document while it is drawn, and writes its structure in the end."""

    diagnostics: tuple[Diagnostic, ...] = ()
    _artifacts: set[int] = field(default_factory=set)
    _before_spaces: set[int] = field(default_factory=set)
    _marks: defaultdict[int, list[tuple[Stream, int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By identity of the box: the stream it is drawn into, its number there, what it says."""
    _streams: dict[int, tuple[Stream, int]] = field(default_factory=dict)
    """By identity: the streams with marked content, and how much."""

    def prepare(self, document: weasyprint.Document) -> None:
        """Look over the pages of ``document`` before they are drawn."""
        pages = [page._page_box for page in document.pages]  # noqa: SLF001 - no other way to them
        self._artifacts = artifacts(pages)
        self._before_spaces = before_spaces(pages)
        for page in document.pages:
            # What stands in a link is one too, in WeasyPrint; one annotation is enough.
            page.links = [link for link in page.links if link[3].link]

    @contextmanager
    def mark(self, stream: Stream, box: Box, tag: str) -> Iterator[None]:
        """Mark what is drawn of ``box`` meanwhile."""
        if box.style["visibility"] != "visible":
            yield  # takes room, but nothing is drawn
        elif id(box) in self._artifacts:
            with stream.artifact():
                yield
        else:
            text = box.text if isinstance(box, boxes.TextBox) else ""
            with self._content(stream, box, tag, text, is_white=text.isspace()):
                yield
            if id(box) in self._before_spaces:
                with self._content(stream, box, tag, " ", is_white=True):
                    pass

    @contextmanager
    def _content(
        self, stream: Stream, box: Box, tag: str, text: str, *, is_white: bool
    ) -> Iterator[None]:
        """Give a piece of content its number; white is not drawn, and has to be said."""
        _, number = self._streams.get(id(stream), (stream, 0))
        self._streams[id(stream)] = (stream, number + 1)
        self._marks[id(box)].append((stream, number, text))
        properties = pydyf.Dictionary({"MCID": number})
        if is_white:
            properties["ActualText"] = pydyf.String(text)
        stream.begin_marked_content(tag, properties)
        try:
            yield
        finally:
            stream.end_marked_content()

    def add_tags(
        self,
        stock: Callable[..., None],
        pdf: pydyf.PDF,
        document: weasyprint.Document,
        version: object,
        page_streams: list[Stream],
    ) -> None:
        """Write the structure of ``document`` into ``pdf``; stands in for WeasyPrint's function."""
        del stock, version
        structure = self.structure(document)
        close_gaps(structure.headings)
        tidy(structure.document)
        write(pdf, structure.document, page_streams, self.streams)

    @property
    def streams(self) -> list[tuple[Stream, int]]:
        """The streams with marked content, in the order in which they got it, and how much."""
        return list(self._streams.values())

    def structure(self, document: weasyprint.Document) -> Structure:
        """Return the structure of ``document``, which has been drawn."""
        structure = Structure(_root(document))
        for number, page in enumerate(document.pages):
            for box in self._read(page):
                if box.link_annotation:
                    structure.link(box, number)
                for mark in self._marks.get(id(box), ()):
                    structure.place(box, MarkedContent(number, *mark), page.height)
        return structure

    def _read(self, page: weasyprint.Page) -> Iterator[Box]:
        for part in page._page_box.children:  # noqa: SLF001 - no other way to the boxes
            if not is_margin(part):
                yield from walk(part)


def _root(document: weasyprint.Document) -> Element:
    return document.pages[0]._page_box.children[0].element  # noqa: SLF001 - no other way


def objection() -> str:
    """Return what about the installed WeasyPrint keeps it from being tagged, or nothing."""
    return strange(_RELIED_ON)


@contextmanager
def tagged() -> Iterator[Tagging]:
    """Tag everything that WeasyPrint writes meanwhile; call `Tagging.prepare` before it draws.

    Yields the tagging, whose diagnostics say why the installed WeasyPrint will not do (L008).
    """
    tagging = Tagging()
    unfit = objection()
    with ExitStack() as stack:
        if unfit:
            tagging.diagnostics = (codes.NO_TAGS.of(unfit=unfit),)
        else:
            replace(stack, weasyprint.pdf, "add_tags", tagging.add_tags)
            _replace_method(stack, "marked", tagging.mark)
        yield tagging


def _replace_method(stack: ExitStack, name: str, function: Callable[..., Any]) -> None:
    def method(stream: Stream, box: Box, tag: str) -> object:
        return function(stream, box, tag)

    stack.callback(setattr, StockStream, name, getattr(StockStream, name))
    setattr(StockStream, name, method)
