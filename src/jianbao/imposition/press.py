"""Prints the plan: moves pages onto sheets, each as one form that keeps its text as text."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Object, String

from jianbao import foreign_pdf
from jianbao.imposition import marks
from jianbao.imposition.fitting import Rectangle, SheetFormat
from jianbao.imposition.links import Leads, PlacedPage, keep_bookmarks
from jianbao.imposition.model import Plan, Sheet, SheetCell
from jianbao.imposition.source import POINTS, SourcePage, fitted

# What a document claims to conform to, and imposed sheets do not.
_CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "pdfxid:GTS_PDFXVersion")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpositionJob:
    """A plan with the sheet that it is printed on; ``creep`` is the shift for a leaf, mm."""

    plan: Plan
    form: SheetFormat
    trim: tuple[float, float]
    """The page at full size, mm."""
    creep: float
    has_marks: bool


def press(source: pikepdf.Pdf, pages: Sequence[SourcePage], job: ImpositionJob) -> bytes:
    """Return the PDF of the sheets, a page for each side, the same bytes each time.

    Kept: text, links, the document's data, for reading copies also bookmarks. Tags of the
    structure are left behind, as the order of a sheet is not that of reading.
    Raises pikepdf.PdfError where a content stream cannot be read.
    """
    # Stamps and filled-in forms become part of the page, or they would not be printed.
    source.flatten_annotations("print")
    pdf = pikepdf.new()
    placed: dict[int, PlacedPage] = {}
    sides: list[tuple[Object, tuple[SheetCell, ...]]] = []
    for sheet in job.plan.sheets:
        for cells in (sheet.front, sheet.back):
            side = _side(pdf, source, pages, job, sheet, cells, placed)
            sides.append((side, cells))
    leads = Leads(source, placed)
    for side, cells in sides:
        links = [
            link
            for cell in cells
            if cell.page is not None
            for link in leads.links(source.pages[cell.page], placed[cell.page], pdf)
        ]
        if links:
            side.Annots = Array(links)
    if job.plan.scheme.is_reading_copy:
        keep_bookmarks(source, pdf, leads)
    _keep_data(source, pdf)
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _side(  # noqa: PLR0913, PLR0917 - a side is made from all of them
    pdf: pikepdf.Pdf,
    source: pikepdf.Pdf,
    pages: Sequence[SourcePage],
    job: ImpositionJob,
    sheet: Sheet,
    cells: tuple[SheetCell, ...],
    placed: dict[int, PlacedPage],
) -> Object:
    """Add a side of ``sheet`` to ``pdf`` and note where its pages are."""
    forms, parts = Dictionary(), list[bytes]()
    matrices: list[tuple[int, Matrix]] = []
    for cell in cells:
        if cell.page is None:
            continue
        page = pages[cell.page]
        matrix = matrix_of(page, cell, job)
        name = f"/P{cell.page + 1}"
        forms[name] = _form(pdf, source.pages[cell.page], page, job)
        parts.append(_drawn(name, matrix, _seen(cell, job)))
        matrices.append((cell.page, matrix))
    if job.has_marks:
        parts.append(marks.around(job.form, cells))
        if cells is sheet.front:
            signatures = job.plan.sheets[-1].signature + 1
            parts.append(marks.collation(job.form, sheet, signatures))
    width, height = (side * POINTS for side in job.form.paper)
    side = pdf.add_blank_page(page_size=(round(width, 4), round(height, 4)))
    side.obj.Resources = Dictionary(XObject=forms)
    side.obj.Contents = pdf.make_stream(b"".join(parts))
    for number, matrix in matrices:
        placed[number] = PlacedPage(side=side.obj, matrix=matrix, trim=pages[number].trim)
    return side.obj


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page, measured: SourcePage, job: ImpositionJob) -> Object:
    """Return ``page`` as a form of ``pdf``, in its own user space; fonts and images are shared."""
    form = page.as_form_xobject(handle_transformations=False)
    box = measured.trim if job.plan.scheme.is_reading_copy else measured.bleed
    form.BBox = box.as_array()
    return pdf.copy_foreign(form)


def matrix_of(page: SourcePage, cell: SheetCell, job: ImpositionJob) -> Matrix:
    """Return the matrix from the user space of ``page`` to that of the sheet's side."""
    upright, _, _ = fitted(page, job.trim)
    box = job.form.trim_box(cell)
    scale = job.form.scale
    matrix = upright @ Matrix(scale, 0, 0, scale, 0, 0)
    if cell.turned:
        width, height = (side * POINTS for side in job.form.trim)
        matrix = matrix @ Matrix(-1, 0, 0, -1, width, height)
    shift = cell.spine.value * cell.depth * job.creep
    return matrix @ Matrix(1, 0, 0, 1, (box.left + shift) * POINTS, box.bottom * POINTS)


def _seen(cell: SheetCell, job: ImpositionJob) -> Rectangle:
    """Return the part of the sheet on which the page of ``cell`` may leave ink."""
    return job.form.cell_box(cell)


def _drawn(name: str, matrix: Matrix, seen: Rectangle) -> bytes:
    numbers = " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in matrix.shorthand)
    x, y, width, height = (
        value * POINTS
        for value in (seen.left, seen.bottom, seen.right - seen.left, seen.top - seen.bottom)
    )
    clip = f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re W n"
    return f"q {clip} {numbers} cm {name} Do Q\n".encode()


def _keep_data(source: pikepdf.Pdf, pdf: pikepdf.Pdf) -> None:
    """Copy what is said of the document, but no claim that it conforms to a standard."""
    for key, value in source.docinfo.items():
        is_claim = key == "/Trapped" or key.startswith("/GTS_")
        if isinstance(value, String) and not is_claim:  # what is no text is left behind
            pdf.docinfo[key] = String(bytes(value))
    for key in ("/Lang", "/OCProperties", "/OutputIntents"):
        with suppress(*foreign_pdf.BROKEN):
            if key in source.Root:
                pdf.Root[key] = pdf.copy_foreign(source.make_indirect(source.Root[key]))
    if isinstance(source.Root.get("/Metadata"), pikepdf.Stream):
        try:
            _keep_metadata(source, pdf)
        except foreign_pdf.BROKEN:
            del pdf.Root.Metadata


def _keep_metadata(source: pikepdf.Pdf, pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.copy_foreign(source.Root.Metadata)
    with pdf.open_metadata(
        set_pikepdf_as_editor=False, update_docinfo=False, strict=False
    ) as metadata:
        for claim in _CLAIMS:
            if claim in metadata:
                del metadata[claim]
