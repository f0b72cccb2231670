"""The copies of a PDF: a file each, or all in one for the printer."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from jianbao.budget import limited
from jianbao.diagnostics import BookError, Result
from jianbao.foreign_pdf import answering
from jianbao.products.copies import codes
from jianbao.products.copies.model import CopyFaces, Distribution
from jianbao.products.copies.sheets import CopiedPages, opened

# Of a document and its pages, what leads from place to place, which in one file would be others'.
_ONLY_ON_SCREEN = (
    "/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/OpenAction", "/PageMode",
    "/PageLabels", "/AcroForm", "/Threads",
)  # fmt: skip
_LIGHTER = 100
"""How much less work a byte of a PDF makes than one of text."""
_OF_A_PAGE = ("/Annots", "/StructParents", "/B", "/Parent", "/Contents", "/Tabs")


def one_by_one(pdf: bytes, order: Distribution, press: CopyFaces) -> Result[Iterator[bytes]]:
    """Return the copies of ``pdf``, one after the other as they are asked for: a file each.

    An encrypted file is another one each time: the salts of AES-256 are random. Faults: K016-K019.
    """
    try:
        with limited(len(pdf) // _LIGHTER), answering(_broken):
            document = opened(pdf)
            if order.locked:
                _check_standard(document)
            return Result(value=_copies(CopiedPages(document, press.digits), order, press))
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)


def in_one_file(pdf: bytes, order: Distribution, press: CopyFaces, multiple: int) -> Result[bytes]:
    """Return all copies of ``pdf`` in one file, which shares what they have in common.

    Each copy is filled up with blanks to a ``multiple`` of pages, so that the next begins on a new
    sheet. What belongs to a screen (links, tags) is left out; a bookmark leads to each copy.
    Faults: K016-K020.
    """
    if any(copy.password for copy in order.copies):
        return Result(value=None, diagnostics=(codes.ONE_FILE_LOCKED.of(),))
    try:
        with limited(len(order.copies) * len(pdf) // _LIGHTER), answering(_broken):
            return Result(value=_in_one(opened(pdf), order, press, multiple))
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)


def _in_one(document: pikepdf.Pdf, order: Distribution, press: CopyFaces, multiple: int) -> bytes:
    if order.locked:
        _check_standard(document)
    firsts = _bind(CopiedPages(document, press.digits), order, press, multiple)
    _strip(document)
    with document.open_outline() as outline:
        for copy, page in zip(order.copies, firsts, strict=True):
            title = f"{copy.digits} {copy.recipient}".strip()
            target = Array([page, Name.Fit])
            outline.root.append(OutlineItem(title, destination=target))
    return _saved(document, order, "")


def _broken(reason: str) -> BookError:
    return BookError(codes.BROKEN.of(reason=reason))


def _copies(sheets: CopiedPages, order: Distribution, press: CopyFaces) -> Iterator[bytes]:
    with answering(_broken):
        yield from _pressed(sheets, order, press)


def _pressed(sheets: CopiedPages, order: Distribution, press: CopyFaces) -> Iterator[bytes]:
    originals = [page.get("/Contents") for page in sheets.pages]
    for copy, mark in zip(order.copies, press.marks, strict=True):
        contents = list(sheets.contents(copy, mark, tiled=order.tiled))
        for page, own in zip(sheets.pages, contents, strict=True):
            page.Contents = own
        yield _saved(sheets.pdf, order, copy.password)
        for page, own in zip(sheets.pages, originals, strict=True):
            if own is None:
                del page.Contents
            else:
                page.Contents = own


def _bind(sheets: CopiedPages, order: Distribution, press: CopyFaces, multiple: int) -> list[Any]:
    """Put the pages of all copies into the document, a branch of its tree each; return the firsts."""
    pdf = sheets.pdf
    root = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=0))
    bare = [_bare(page) for page in sheets.pages]
    blanks = -len(bare) % multiple
    blank = _blank(bare[-1])
    branches, firsts = [], []
    for copy, mark in zip(order.copies, press.marks, strict=True):
        branch = pdf.make_indirect(Dictionary(Type=Name.Pages, Parent=root))
        pages = []
        contents = sheets.contents(copy, mark, tiled=order.tiled)
        for page, own in zip(bare, contents, strict=True):
            leaf: Any = Dictionary(**page)
            leaf.Contents = own
            leaf.Parent = branch
            pages.append(pdf.make_indirect(leaf))
        for _ in range(blanks):
            leaf = Dictionary(**blank)
            leaf.Parent = branch
            pages.append(pdf.make_indirect(leaf))
        branch.Kids, branch.Count = Array(pages), len(pages)
        branches.append(branch)
        firsts.append(pages[0])
    root.Kids, root.Count = Array(branches), len(branches) * (len(bare) + blanks)
    pdf.Root.Pages = root
    return firsts


def _bare(page: Any) -> dict[str, Any]:  # noqa: ANN401 - pikepdf's objects are any
    """Return the keys of ``page`` that its copies share, without their slashes."""
    return {key[1:]: value for key, value in page.items() if key not in _OF_A_PAGE}


def _blank(page: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in page.items() if key.endswith("Box") or key == "Rotate"}
    return {"Type": Name.Page, "Resources": Dictionary(), **kept}


def _strip(pdf: pikepdf.Pdf) -> None:
    for key in _ONLY_ON_SCREEN:
        if key in pdf.Root:
            del pdf.Root[key]
    if isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream):
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            if "pdfuaid:part" in metadata:
                del metadata["pdfuaid:part"]
            if metadata.get("pdfaid:conformance") == "A":
                metadata["pdfaid:conformance"] = "B"  # A asks for the tags that have just gone


def _check_standard(pdf: pikepdf.Pdf) -> None:
    """Raise BookError, K018, where ``pdf`` follows a standard that forbids encryption."""
    if not isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream):
        return
    metadata = pdf.open_metadata()
    if metadata.pdfa_status:
        raise BookError(codes.STANDARD_FORBIDS.of(standard=f"PDF/A-{metadata.pdfa_status}"))
    if metadata.pdfx_status:
        raise BookError(codes.STANDARD_FORBIDS.of(standard=metadata.pdfx_status))


def _saved(pdf: pikepdf.Pdf, order: Distribution, password: str) -> bytes:
    file = BytesIO()
    if not order.locked:
        pdf.save(file, deterministic_id=True)
        return file.getvalue()
    allowed = pikepdf.Permissions(
        print_lowres="print" not in order.forbid,
        print_highres="print" not in order.forbid,
        extract="copy" not in order.forbid,
        modify_annotation="change" not in order.forbid,
        modify_assembly="change" not in order.forbid,
        modify_form="change" not in order.forbid,
        modify_other="change" not in order.forbid,
        accessibility=True,  # for those who read with their ears
    )
    # Nobody is told the owner's password: a new copy is made in seconds.
    lock = pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(24), R=6, allow=allowed, metadata=True
    )
    pdf.save(file, encryption=lock)
    return file.getvalue()
