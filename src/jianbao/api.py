"""What other programs ask of jianbao, exported by the package itself."""

from __future__ import annotations

from pathlib import Path

from jianbao import build, copyedit, files
from jianbao.atomic_files import Written
from jianbao.build.model import Request
from jianbao.diagnostics import Diagnostic, Result, Severity, in_reading_order
from jianbao.preflight.check import check as preflight
from jianbao.preflight.model import Terms

__all__ = ["build_book", "check_book", "check_pdf"]


def build_book(request: Request) -> Result[tuple[Written, ...]]:
    """Build what ``request`` asks for, and write all of its files or none.

    The value is what was written; None where the book has an error, which is then among the
    diagnostics. Raises OSError where a file cannot be written and OutputUnavailableError where a
    system library is missing.
    """
    return build.build(request, lambda _: None)


def check_book(file: Path) -> tuple[Diagnostic, ...]:
    """Return what reading and proof-reading have to say of the book.yaml ``file``; change nothing.

    As ``jianbao check`` does: without what the book's baseline knows already, and without the notices
    that come of reading the book.
    """
    said = build.prepare(file).diagnostics
    read = (item for item in said if item.severity is not Severity.NOTICE)
    found = (finding.diagnostic for finding in copyedit.findings_of(file))
    return in_reading_order([*read, *found])


def check_pdf(file: Path, *, multiple: int = 0) -> tuple[Diagnostic, ...]:
    """Return what keeps the PDF ``file``, anyone's, from going to press.

    Its pages should be a multiple of ``multiple``: 4 for saddle stitch, 0 for any number. Raises OSError where the
    file cannot be read.
    """
    data = files.read(file, files.LARGEST_PDF, None)
    return preflight(data, file.name, Terms(multiple=multiple))
