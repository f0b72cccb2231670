"""Set a document and read the baselines of its body lines and the edges of its rules."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pdfplumber
import pytest

from jianbao.typesetting.engine import Job, JobStyle, typeset

PITCH, TOP, EM = 20.0, 30.0, 10.0
CSS = """
@page { size: 200pt 260pt; margin: 30pt 20pt }
html { font: 10pt/20pt "Noto Serif CJK SC"; orphans: 1; widows: 1 }
body, p, ul, h1, h2, blockquote, figure { margin: 0; padding: 0 }
h1 { font-size: 16pt; line-height: 27pt; margin: 3pt 0 }
"""
HTML = "<html><head><title>t</title></head><body>{}</body></html>"

Page = list[dict[str, Any]]


class Pages:
    """The pages of a PDF, measured in points from the top of the type area."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            self.pages = [(page.height, page.chars, page.rects) for page in document.pages]

    def lines(self, page: int = 0) -> list[tuple[float, str]]:
        """Return baseline and text of each line of body size on a page (from 0)."""
        height, chars, _ = self.pages[page]
        lines: dict[float, str] = {}
        for char in chars:
            if abs(char["size"] - EM) < 0.01:
                baseline = round(height - char["matrix"][5] - TOP, 3)
                lines[baseline] = lines.get(baseline, "") + char["text"]
        return sorted(lines.items())

    def rects(self, page: int = 0) -> list[tuple[float, float]]:
        """Return top and bottom of each filled rectangle on a page."""
        return [(rect["top"] - TOP, rect["bottom"] - TOP) for rect in self.pages[page][2]]


@pytest.fixture(scope="session")
def pages() -> Callable[..., Pages]:
    """Set the inside of a body; ``css`` comes after the style sheet of the test."""

    def run(body: str, css: str = "") -> Pages:
        job = Job(html=HTML.format(body), styles=(JobStyle(file="print.css", css=CSS + css),))
        result = typeset(job)
        # What cannot be broken may leave a page half empty, or a heading last, which is told.
        assert {item.code for item in result.diagnostics} <= {"L016", "L020", "L022"}
        assert result.value is not None
        return Pages(result.value.pdf)

    return run


@pytest.fixture(scope="session")
def baseline(pages: Callable[..., Pages]) -> float:
    """Where the baseline of the first line of a page is, from the top of the type area."""
    ((baseline, _),) = pages("<p>文</p>").lines()
    return baseline
