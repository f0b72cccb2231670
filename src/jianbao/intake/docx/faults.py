"""Why a file cannot be read as a .docx, in words for those who sent it."""

from __future__ import annotations

from jianbao.diagnostics import BookError, Diagnostic, Span, Text
from jianbao.intake.docx import codes

NO_TEXT = Text("里面没有正文", "it holds no text")


def empty(source: str) -> BookError:
    """Return that the file has no content at all."""
    return BookError(codes.EMPTY.at(Span(file=source)))


def encrypted(source: str) -> BookError:
    """Return that the file opens with a password only."""
    return BookError(codes.ENCRYPTED.at(Span(file=source)))


def mislabelled(source: str, truth: Text) -> BookError:
    """Return that the file is really something else, ``truth``."""
    return BookError(codes.MISLABELLED.at(Span(file=source), truth=truth))


def broken(source: str, what: Text) -> BookError:
    """Return that the file is damaged, and where or how."""
    return BookError(codes.BROKEN.at(Span(file=source), what=what))


def too_large(source: str, what: Text) -> BookError:
    """Return that the file goes beyond a limit, as an archive made to overwhelm does."""
    return BookError(codes.TOO_LARGE.at(Span(file=source), what=what))


def unsafe(source: str, what: Text) -> BookError:
    """Return that the file holds what no word processor writes and an attack would."""
    return BookError(codes.UNSAFE.at(Span(file=source), what=what))


def lock_file(source: str) -> BookError:
    """Return that the file is what Word keeps beside an open document."""
    return BookError(codes.LOCK_FILE.at(Span(file=source)))


def macros(source: str) -> Diagnostic:
    """Return that the file holds programs, which were left alone."""
    return codes.MACROS.at(Span(file=source))
