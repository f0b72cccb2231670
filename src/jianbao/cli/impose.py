"""jianbao impose."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from jianbao import build, config, files
from jianbao.atomic_files import Finished, staging, write
from jianbao.cli import report
from jianbao.cli.envelope import envelope, outputs
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.diagnostics import Diagnostic, Span, Text
from jianbao.edition.labels import in_language
from jianbao.imposition.impose import Imposed, impose
from jianbao.imposition.options import Booklet
from jianbao.imposition.paper import leaf_thickness, paper_name, paper_size
from jianbao.imposition.wording import BINDINGS, FLIPS, SCHEMES, blanks
from jianbao.products import PRODUCTS
from jianbao.products.booklet import BOOKLET
from jianbao.products.commission import OutputUnavailableError
from jianbao.products.naming import fitted

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpositionOrder:
    """What the user has typed."""

    source: Path
    out: Path | None = None
    scheme: str
    paper: str
    flip: str
    thickness: str
    blanks: str
    binding: str
    signature: int | None
    gutter: float
    bleed: float | None
    marks: bool
    fit: bool
    proof: bool
    as_json: bool


class _UnreadableError(Exception):
    """An option that says nothing."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


def run_impose(order: ImpositionOrder) -> Exit:
    """Impose a PDF or a book, report on it, and return how the command ends."""
    started = time.perf_counter()
    try:
        booklet = _booklet(order)
    except _UnreadableError as error:
        return report.usage_fault(error.text.zh, error.text.en)
    try:
        data, target, said = _read(order)
    except OutputUnavailableError as error:
        return report.library_missing(str(error))
    target = order.out or target
    if target.exists() and target.resolve() == order.source.resolve():
        return report.usage_fault("不能写在原来的 PDF 上", "the PDF itself is not overwritten")
    files: list[build.Written] = []
    imposed = None
    if data is not None:
        span = Span(file=order.source.name)
        result = impose(data, booklet, span, is_proof=order.proof)
        said, imposed = (*said, *result.diagnostics), result.value
    if imposed is not None:
        files.append(_write(imposed, target))
    how = Exit.CLEAN if files else Exit.PROBLEMS
    if order.as_json:
        return envelope(how, outputs(files), said)
    report.show(said, order.source.parent)
    report.written(files, quiet=False, seconds=time.perf_counter() - started)
    if imposed is not None:
        report.advice(_advice(imposed))
    return how


def _read(order: ImpositionOrder) -> tuple[bytes | None, Path, tuple[Diagnostic, ...]]:
    """Return the PDF, which a book is made into first, and where its sheets go."""
    if order.source.suffix.lower() not in {".yaml", ".yml"}:
        target = order.source.with_name(fitted(order.source.stem, "-拼版.pdf"))
        return files.read(order.source, files.LARGEST_PDF, None), target, ()
    with staging() as aside:
        request = build.Request(file=order.source, only=BOOKLET.needs, out=aside)
        result = build.build(request, lambda _: None)
        folder = order.source.parent / "out"
        if not result.value:
            return None, folder, result.diagnostics
        (printed,) = result.value
        data = files.read(printed.path, files.LARGEST_PDF, aside)
    settings = config.load(order.source, PRODUCTS).value
    ending = in_language(BOOKLET.ending, settings.language if settings else "zh")
    return data, folder / fitted(printed.path.stem, ending), result.diagnostics


def _write(imposed: Imposed, target: Path) -> build.Written:
    finished = Finished(name=target.name, data=imposed.data, pages=2 * imposed.sheets)
    (written,) = write((finished,), target.parent)
    return written


def _booklet(order: ImpositionOrder) -> Booklet:
    booklet = Booklet(
        scheme=_meant(SCHEMES.get, order.scheme, "--scheme", "骑马钉, 胶装, 裁叠, 2-up, 4-up"),
        signature=order.signature or 0,
        gutter=order.gutter,
        bleed=order.bleed,
        marks=order.marks,
        fit=order.fit,
    )
    if order.paper:
        booklet = replace(
            booklet, paper=_meant(paper_size, order.paper, "--paper", "A3, SRA3, 320mm 450mm")
        )
    if order.thickness:
        thickness = _meant(leaf_thickness, order.thickness, "--thickness", "0.1mm, 80g")
        booklet = replace(booklet, thickness=thickness)
    if order.blanks:
        where = _meant(blanks, order.blanks, "--blanks", "前, 后, 封底前, 2; front, end, back")
        booklet = replace(booklet, blanks=where)
    flip = _meant(FLIPS.get, order.flip, "--flip", "long, short") if order.flip else ""
    binding = (
        _meant(BINDINGS.get, order.binding, "--binding", "left, right") if order.binding else ""
    )
    return replace(booklet, flip=flip, binding=binding)


def _meant(read: Callable[[str], T | None], text: str, option: str, known: str) -> T:
    """Return what ``text`` stands for; raises _UnreadableError where that is nothing."""
    found = read(text.strip())
    if found is None:
        raise _UnreadableError(
            f"看不懂 {option} “{text}”，可以写 {known}", f"{option} “{text}”: expected {known}"
        )
    return found


def _advice(imposed: Imposed) -> str:
    """Return how to print the sheets."""
    paper = paper_name(imposed.paper)
    edge = words("短边", "short") if imposed.flips_short else words("长边", "long")
    lines = [
        words(
            f"{imposed.pages} 页，加 {imposed.blanks} 页空白，拼成 {imposed.sheets} 张 {paper}",
            f"{imposed.pages} pages and {imposed.blanks} blank on {imposed.sheets} sheets, {paper}",
        )
    ]
    if imposed.signatures > 1:
        lines[0] += words(f"，{imposed.signatures} 帖", f", {imposed.signatures} signatures")
    if imposed.scale < 1:
        lines[0] += words(f"，缩小到 {imposed.scale:.0%}", f", at {imposed.scale:.0%}")
    lines.append(
        words(
            f"打印：纸张 {paper}，实际大小（100%），双面，{edge}翻转",
            f"Print on {paper} at actual size (100%), both sides, flip on {edge} edge",
        )
    )
    return "\n".join(lines)
