"""The copies of a PDF: who gets one is read, what they bear is drawn, and they are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePath

from jianbao import fonts
from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.edition.labels import in_language
from jianbao.products.commission import Artifact, BatchOrder, BatchPlan, Prepared
from jianbao.products.copies.codes import ONE_FILE_LOCKED
from jianbao.products.copies.ledger import ledger
from jianbao.products.copies.model import Copy, CopyFaces, Distribution
from jianbao.products.copies.options import CopiesOptions
from jianbao.products.copies.printing import in_one_file, one_by_one
from jianbao.products.copies.receipts import receipts
from jianbao.products.copies.recipients import copies_of
from jianbao.products.copies.setting import press_of
from jianbao.products.naming import fitted, writable

_FOLDER = Text("分发", "copies")
_LEDGER = Text("分发登记", "ledger")
_RECEIPTS = Text("签收单", "receipts")
_LONGEST = 40
"""Characters of a recipient in the name of a file: 160 bytes of the 255 that it may have."""

NamedFile = tuple[str, Artifact]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """The copies to make, all that can be at fault in them checked."""

    distribution: Distribution
    faces: CopyFaces
    options: CopiesOptions
    prepared: Prepared


def prepare(order: BatchOrder[CopiesOptions]) -> Result[BatchPlan]:
    """Return the copies of ``order``, and the book with room for the number of each."""
    options, folder = order.options, order.config.folder
    if options.one_file and options.passwords:
        return Result(value=None, diagnostics=(ONE_FILE_LOCKED.of(),))
    file, name = _list_of(options, folder)
    made = copies_of(options.numbers, file, name, passwords=options.passwords)
    if made.value is None or made.failed:
        return Result(value=None, diagnostics=made.diagnostics)
    distribution = Distribution(
        copies=made.value,
        watermark=options.watermark,
        tiled=options.tiled,
        forbid=options.forbid,
    )
    watermark = order.config.span("copies.watermark")
    faces = press_of(distribution, order.typefaces, _digit_face(order), watermark)
    said = (*made.diagnostics, *faces.diagnostics)
    if faces.value is None:
        return Result(value=None, diagnostics=said)
    masthead = replace(order.book.masthead, numbered=True)
    numbered = replace(order, book=replace(order.book, masthead=masthead))
    job = _Job(distribution=distribution, faces=faces.value, options=options, prepared=numbered)
    is_locked = distribution.locked and not options.original
    plan = BatchPlan(book=numbered.book, is_locked=is_locked, make=partial(_make, job))
    return Result(value=plan, diagnostics=said)


def file_name(stem: str, copy: Copy) -> str:
    """Return the name of the PDF of ``copy`` of the book ``stem``: ``简报-000012-张三.pdf``."""
    who = "".join(writable(copy.recipient).split())[:_LONGEST].strip(".")
    ending = "".join(f"-{part}" for part in (copy.digits, who) if part)
    return fitted(stem, f"{ending}.pdf").lstrip("-")


def _make(job: _Job, file: str, artifact: Artifact) -> Result[Iterator[NamedFile]]:
    """See `BatchPlan.make`."""
    stem = PurePath(file).stem
    span = f"-{_span_of(job.distribution)}"
    is_single = job.options.one_file
    folder = in_language(_FOLDER, job.prepared.book.language)
    issued = [
        fitted(stem, f"{span}.pdf")
        if is_single
        else f"{fitted(stem, f'-{folder}')}/{file_name(stem, copy)}"
        for copy in job.distribution.copies
    ]
    pressed = _in_one_file(job, artifact) if is_single else _one_by_one(job, artifact)
    beside, said = _papers(job, stem, span, issued)
    diagnostics = (*pressed.diagnostics, *said)
    if pressed.value is None or any(item.is_error for item in diagnostics):
        return Result(value=None, diagnostics=diagnostics)
    named = zip(dict.fromkeys(issued), pressed.value, strict=True)
    return Result(value=chain(named, beside), diagnostics=diagnostics)


def _one_by_one(job: _Job, artifact: Artifact) -> Result[Iterator[Artifact]]:
    made = one_by_one(artifact.data, job.distribution, job.faces)
    if made.value is None:
        return Result(value=None, diagnostics=made.diagnostics)
    return Result(value=(_pdf(data, artifact.page_count) for data in made.value))


def _in_one_file(job: _Job, artifact: Artifact) -> Result[Iterator[Artifact]]:
    multiple = job.options.multiple
    made = in_one_file(artifact.data, job.distribution, job.faces, multiple)
    if made.value is None:
        return Result(value=None, diagnostics=made.diagnostics)
    each = artifact.page_count + -artifact.page_count % multiple
    return Result(value=iter((_pdf(made.value, each * len(job.distribution.copies)),)))


def _papers(
    job: _Job, stem: str, span: str, issued: list[str]
) -> tuple[list[NamedFile], tuple[Diagnostic, ...]]:
    """Return the table of what was issued and, if asked for, the receipt list."""
    book, copies = job.prepared.book, job.distribution.copies
    language = book.language
    table = ledger(copies, [PurePath(name).name for name in issued], language)
    papers = [
        (
            fitted(stem, f"{span}-{in_language(_LEDGER, language)}.csv"),
            Artifact(data=table, private=any(copy.password for copy in copies)),
        )
    ]
    if not job.options.receipts:
        return papers, ()
    made = receipts(copies, book, job.prepared.theme, job.prepared.typefaces)
    if made.value is not None:
        papers.append(
            (fitted(stem, f"{span}-{in_language(_RECEIPTS, language)}.pdf"), _pdf(*made.value))
        )
    return papers, made.diagnostics


def _pdf(data: bytes, pages: int) -> Artifact:
    return Artifact(data=data, page_count=pages)


def _span_of(distribution: Distribution) -> str:
    """Return the first and last number: a later batch must not take the place of an earlier one."""
    digits = sorted(copy.digits for copy in distribution.copies)
    return "-".join(dict.fromkeys((digits[0], digits[-1])))


def _list_of(options: CopiesOptions, folder: Path) -> tuple[Path | None, str]:
    """Return the list of recipients and what messages call it."""
    if not options.recipients:
        return None, ""
    file = folder / options.recipients
    return file, file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def _digit_face(prepared: Prepared) -> fonts.Face:
    """Return the face of the numbers: that of Latin text if the theme has one, or their own."""
    latin = str(prepared.theme.option("latin-font"))
    found = fonts.latin_faces(latin, prepared.typefaces).value if latin else ()
    role = fonts.Role(str(prepared.theme.option("copy-number-font")))
    faces = prepared.typefaces.role(role)
    candidates = (*(found or ()), *faces.faces, *faces.fallbacks)
    return next((face for face in candidates if ord("0") in face.coverage), candidates[0])
