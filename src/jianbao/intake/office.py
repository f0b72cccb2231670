"""The formats .doc, .wps, .rtf and .odt, made into .docx by LibreOffice."""

from __future__ import annotations

from jianbao.diagnostics import Result
from jianbao.intake.model import Draft

SUFFIXES = (".doc", ".wps", ".rtf", ".odt")


def read(data: bytes, source: str, suffix: str) -> Result[Draft]:
    """Return the draft in ``data``, a file of the format ``suffix``, one of `SUFFIXES`."""
    raise NotImplementedError
