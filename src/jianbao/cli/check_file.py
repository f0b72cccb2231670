"""jianbao check 稿.docx, 稿.md: one file proof-read without an import, and without a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jianbao import config, copyedit, files
from jianbao.atomic_files import replace_all
from jianbao.cli import report
from jianbao.cli.check import rules_for, unreadable
from jianbao.cli.exits import Exit
from jianbao.cli.findings import FORMATS
from jianbao.cli.language import say, words
from jianbao.cli.page import page
from jianbao.config.model import BookConfig
from jianbao.copyedit import Finding, ProofCopy
from jianbao.copyedit.wording import own_wording
from jianbao.diagnostics import BookError, Result, Severity, Text
from jianbao.intake import office
from jianbao.intake.docx import proofs
from jianbao.intake.docx.remarks import DocxRemark, with_remarks
from jianbao.manuscript import encoding
from jianbao.manuscript.prose import Prose, prose_of
from jianbao.products import PRODUCTS

WORD = (".docx", ".docm", *office.SUFFIXES)
SUFFIXES = (*WORD, ".md", ".markdown", ".txt", ".html", ".htm")
_AUTHOR = Text("校对", "Proof-reading")


def run_check_file(
    file: Path, form: str, html: Path | None, comments: Path | None, *, typos: bool
) -> Exit:
    """Proof-read ``file``, of Word, what LibreOffice makes it of, or a manuscript.

    Where it lies in the folder of a book, or in one within, the book's own terms, names and table
    of wording hold. Of what the file says nothing is changed; ``comments`` is where a copy goes
    that has the findings as comments. Returns how the command ends.
    """
    rules = rules_for(typos=typos)
    if rules is None:
        return Exit.COULD_NOT_RUN
    try:
        data = _read(file)
        result = _prose(data, file)
    except BookError as problem:
        return unreadable(problem.diagnostics, file.parent, form)
    if result.value is None:
        return unreadable(result.diagnostics, file.parent, form)
    copy = _copy(file, result.value)
    found = copyedit.check(copy, rules)
    if html:
        replace_all({html: page(copy, found, copy.said).encode()})
    if form == "people":
        report.show(copy.said, file.parent)
        report.quoted(found)
    else:
        report.results(FORMATS[form](found, copy.said))
    if comments:
        replace_all({comments: with_remarks(data, _remarks(found, result.value), say(_AUTHOR))})
        report.advice(
            words(
                f"已写出 {comments}，批注 {len(found)} 处",
                f"Wrote {comments} with {len(found)} comments",
            )
        )
    return Exit.PROBLEMS if {one.severity for one in found} - {Severity.NOTICE} else Exit.CLEAN


def _prose(data: bytes, file: Path) -> Result[Prose]:
    if file.suffix.lower() in WORD:
        return proofs.read(data, file.name)
    return Result(value=prose_of(encoding.decoded(data, file, file.name)))


def _read(file: Path) -> bytes:
    """Return what is in ``file``, of Word as .docx; raises `BookError`."""
    data = files.read(file, files.LARGEST_PDF, None)
    suffix = file.suffix.lower()
    return office.as_docx(data, file.name, suffix) if suffix in office.SUFFIXES else data


def _copy(file: Path, prose: Prose) -> ProofCopy:
    around = (folder / "book.yaml" for folder in file.resolve().parents[:3])
    book = next((path for path in around if path.is_file()), None)
    loaded = config.load(book, PRODUCTS).value if book else None
    of_book = loaded or BookConfig(file=file.resolve(), title="", parts=())
    wording = own_wording(of_book)
    return ProofCopy(
        config=replace(of_book, title=file.stem, parts=()),
        proses=(prose,),
        wording=wording.value or (),
        said=wording.diagnostics,
    )


def _remarks(found: Sequence[Finding], prose: Prose) -> list[DocxRemark]:
    remarks = []
    for finding in found:
        line = prose.starts[finding.span.line - 1]
        told = [f"{finding.code} {say(finding.message)}"]
        if finding.quote.right is not None:
            right = finding.quote.right
            told.append(
                words(
                    f"可改为“{right}”" if right else "可删去",
                    f"write {right}" if right else "leave it out",
                )
            )
        if finding.hint:
            told.append(say(finding.hint))
        start, end = line + finding.span.column - 1, line + finding.span.end_column - 1
        remarks.append(DocxRemark(start=start, end=end, text="\n".join(told)))
    return remarks
