"""The printed volume: the pages of the finished PDFs under the leaves of a book set for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Matrix, Name, OutlineItem

from jianbao import files, foreign_pdf
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text
from jianbao.imposition.links import Leads, PlacedPage
from jianbao.imposition.source import POINTS, SourcePage, common_size, fitted, pages_of
from jianbao.products import PRINT
from jianbao.shelf import codes
from jianbao.shelf.printing import printed
from jianbao.shelf.volume.model import BoundIssue, ContentsLine, Volume

_HEAD: Final = (6.0, 13.0)
"""mm from the upper edge: where the running head stands, if the page leaves it empty."""
_EMPTY: Final = 250
"""As light as paper, of 255."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A finished PDF with its pages measured; ``free`` tells of each whether it has room for a head."""

    bound: BoundIssue
    data: bytes
    pages: tuple[SourcePage, ...]
    free: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeLeaf:
    """A page of the volume between its contents and its indexes; blank where it is of no issue."""

    number: int
    heading: str = ""
    day: str = ""


def bound_pdf(volume: Volume) -> Result[tuple[bytes, int]]:
    """Return ``volume`` as PDF with the number of its pages; no value where no issue has a PDF.

    What is said: Y008 an issue without a PDF, Y009 one whose PDF cannot be read.
    """
    said: list[Diagnostic] = []
    sources = list(_sources(volume, said))
    if not sources:
        return Result(value=None, diagnostics=tuple(said))
    trim = common_size([page for source in sources for page in source.pages])
    own = replace(volume, issues=tuple(source.bound for source in sources))
    made = printed("volume", volume=own, leaves=tuple(_leaves(sources)), size=trim)
    said += made.diagnostics
    if made.value is None:
        return Result(value=None, diagnostics=tuple(said))
    front = dict(made.value.pages)["p1"] - 1
    out = BytesIO()
    with ExitStack() as stack:
        pdf = stack.enter_context(pikepdf.open(BytesIO(made.value.pdf)))
        for source in sources:
            # It is looked at until the volume is saved, but only after the layout has gone.
            under = stack.enter_context(pikepdf.open(BytesIO(source.data)))
            _lay_under(pdf, under, source, front, trim)
        _mark(pdf, own, front)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Result(value=(out.getvalue(), made.value.page_count), diagnostics=tuple(said))


def _sources(volume: Volume, said: list[Diagnostic]) -> Iterator[_Source]:
    first = 1
    for bound in volume.issues:
        file = bound.finished.file.with_suffix(PRINT.ending.zh)
        place = Span(file=bound.issue.path)
        try:
            data = files.read(file, files.LARGEST_PDF, None)
            with foreign_pdf.opened(data) as pdf:
                pages = pages_of(pdf)
                labels = tuple(page.label for page in pdf.pages)
        except FileNotFoundError:
            said.append(codes.UNPRINTED.at(place))
            continue
        except OSError as error:
            said.append(codes.UNBOUND.at(place, reason=files.reason(error)))
            continue
        except (foreign_pdf.RefusedPdfError, BookError, *foreign_pdf.BROKEN) as error:
            reason = Text("文件坏了，或加了密码", f"damaged or locked ({error})")
            said.append(codes.UNBOUND.at(place, reason=reason))
            continue
        free = tuple(_free(data))
        placed = replace(bound, first=first, labels=labels)
        yield _Source(bound=placed, data=data, pages=pages, free=free)
        first += len(pages) + len(pages) % 2


def _free(data: bytes) -> Iterator[bool]:
    """Yield of each page whether it leaves the strip of the running head empty."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            height = page.get_height()
            top, bottom = (edge * POINTS for edge in _HEAD)
            picture = page.render(
                scale=0.5, grayscale=True, crop=(0, height - bottom, 0, top)
            ).to_pil()
            yield picture.getextrema()[0] >= _EMPTY
            page.close()
    finally:
        document.close()


def _leaves(sources: Sequence[_Source]) -> Iterator[VolumeLeaf]:
    """Yield the leaves: each issue begins on the right, behind a blank page if need be."""
    for source in sources:
        issue = source.bound.issue
        for number, free in enumerate(source.free, source.bound.first):
            heading = issue.heading if free else ""
            yield VolumeLeaf(number=number, heading=heading, day=issue.day)
        if len(source.free) % 2:
            yield VolumeLeaf(number=source.bound.first + len(source.free))


def _lay_under(
    pdf: pikepdf.Pdf, under: pikepdf.Pdf, source: _Source, front: int, trim: tuple[float, float]
) -> None:
    """Put the pages of ``under``, the PDF of ``source``, under its leaves in ``pdf``, with links."""
    under.flatten_annotations("print")
    placed: dict[int, PlacedPage] = {}
    for index, (page, measured) in enumerate(zip(under.pages, source.pages, strict=True)):
        leaf = pdf.pages[front + source.bound.first - 1 + index]
        matrix, _, _ = fitted(measured, trim)
        form = page.as_form_xobject(handle_transformations=False)
        form.BBox = measured.trim.as_array()
        # What WeasyPrint says of resources it says of all pages at once.
        resources: Any = Dictionary(dict(leaf.obj.Resources.items()))
        resources.XObject = Dictionary({**_known(resources), "/Issue": pdf.copy_foreign(form)})
        leaf.obj.Resources = resources
        leaf.contents_add(_drawn(matrix), prepend=True)
        placed[index] = PlacedPage(side=leaf.obj, matrix=matrix, trim=measured.trim)
    leads = Leads(under, placed)
    for index, page in enumerate(under.pages):
        links = list(leads.links(page, placed[index], pdf))
        if links:
            placed[index].side.Annots = Array(links)


def _known(resources: Any) -> dict[str, Any]:  # noqa: ANN401 - pikepdf's objects are any
    return dict(resources.get("/XObject", {}).items())


def _drawn(matrix: Matrix) -> bytes:
    numbers = " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in matrix.shorthand)
    return f"q {numbers} cm /Issue Do Q\n".encode()


def _mark(pdf: pikepdf.Pdf, volume: Volume, front: int) -> None:
    """Give ``pdf`` the bookmarks of the issues and their articles, and the numbers of its pages."""
    pages = pdf.pages

    def item(title: str, number: int) -> OutlineItem:
        return OutlineItem(title, Array([pages[front + number - 1].obj, Name.Fit]))

    with pdf.open_outline() as outline:
        others = list(outline.root)
        outline.root.clear()
        is_before = len(others) - len(volume.indexes)
        outline.root.extend(others[:is_before])
        for bound in volume.issues:
            own = item(f"{bound.issue.edition} {bound.issue.day}".strip(), bound.first)
            own.is_closed = True
            for article in bound.issue.articles:
                line = ContentsLine(issue=bound, article=article)
                own.children.append(item(article.title, line.page))
            outline.root.append(own)
        outline.root.extend(others[is_before:])
    numbered = [0, Dictionary(S=Name.r), front, Dictionary(S=Name.D, St=1)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbered))
