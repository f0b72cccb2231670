"""Set a document with the composer and read the characters of its lines back from the PDF."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pytest
from weasyprint import HTML

from jianbao.typesetting.composition import Composition, installed

Glyph = tuple[str, float, float, float]
"""A character, its left and right edge from the left of the page, and its baseline, in points."""

_HEAD = """<html lang="{language}"><style>
@page {{ size: 400pt 600pt; margin: 50pt 40pt }}
body {{ font: 16pt/29pt "Noto Serif CJK SC"; text-align: justify; margin: 0; width: {em}em }}
p {{ margin: 0; text-indent: 0 }} table {{ border-spacing: 0 }} td {{ padding: 0 }}
</style><body>"""


def _rows(pdf: bytes) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            last = None
            for character in page.chars:
                x, y = character["matrix"][4:]
                if last is None or abs(y - last) > 6:
                    rows.append([])
                last = y
                y += number * 10000
                rows[-1].append((character["text"], x, character["x1"], y))
    return [row for row in rows if "".join(glyph[0] for glyph in row).strip()]


@pytest.fixture(scope="session")
def typeset() -> Callable[..., bytes]:
    """Set the inside of a body; ``em`` is the measure, ``settings`` go to the composer."""

    def run(
        body: str, em: float = 16, language: str = "zh-CN", settings: Composition | None = None
    ) -> bytes:
        with installed(settings):
            pdf = HTML(string=_HEAD.format(em=em, language=language) + body).write_pdf()
        assert isinstance(pdf, bytes)
        return pdf

    return run


@pytest.fixture(scope="session")
def rows() -> Callable[[bytes], list[list[Glyph]]]:
    """Read the lines of a PDF, each a list of characters with their edges and baseline."""
    return _rows
