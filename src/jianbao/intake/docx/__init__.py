"""Word's .docx, read from its XML."""

from __future__ import annotations

from jianbao.diagnostics import Result
from jianbao.intake.model import Draft


def read(data: bytes, source: str) -> Result[Draft]:
    """Return the draft in ``data``, the bytes of a .docx file that the user knows as ``source``."""
    raise NotImplementedError
