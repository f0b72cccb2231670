"""jianbao: Chinese briefings from manuscripts, as a printable PDF and an EPUB.

The names below are for other programs, and stay as they are from release to release; everything
else may move. Nothing here raises over what a book says: that comes back as `Diagnostic` values.

    >>> from pathlib import Path
    >>> from jianbao import Request, build_book
    >>> result = build_book(Request(file=Path("第12期简报/book.yaml"), only=("pdf",)))
    >>> for diagnostic in result.diagnostics:
    ...     print(diagnostic.code, diagnostic.span, diagnostic.message.zh)
    >>> for written in result.value or ():
    ...     print(written.path, written.pages)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jianbao.api import build_book, check_book, check_pdf
    from jianbao.atomic_files import Written
    from jianbao.build.model import Request
    from jianbao.diagnostics import Diagnostic, Result, Severity, Span, Text
    from jianbao.products.commission import OutputUnavailableError

__version__ = "0.2.0"

__all__ = [
    "Diagnostic",
    "OutputUnavailableError",
    "Request",
    "Result",
    "Severity",
    "Span",
    "Text",
    "Written",
    "build_book",
    "check_book",
    "check_pdf",
]

_HOMES = {
    "Diagnostic": "jianbao.diagnostics",
    "OutputUnavailableError": "jianbao.products.commission",
    "Request": "jianbao.build.model",
    "Result": "jianbao.diagnostics",
    "Severity": "jianbao.diagnostics",
    "Span": "jianbao.diagnostics",
    "Text": "jianbao.diagnostics",
    "Written": "jianbao.atomic_files",
    "build_book": "jianbao.api",
    "check_book": "jianbao.api",
    "check_pdf": "jianbao.api",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for: ``jianbao --help`` has no use for them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
