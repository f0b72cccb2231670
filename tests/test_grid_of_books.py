"""The body lines of the golden books, measured: all of them on one grid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from jianbao import build

BOOKS = Path(__file__).parent / "books"
MM = 72 / 25.4
NEAR = 0.05

# Top of the type area, its width and height in millimetres, characters in a line, lines.
GRIDS = {
    "briefing": (37, 156, 225, 28, 22),
    "reader": (32, 156, 234, 36, 34),
    "pocket": (25, 108, 162, 27, 25),
}
# Of body size, but part of a masthead, a title's head or a cover, which are laid out as one piece.
_APART = {
    *("内部资料注意保存000012", "第7期（总第86期）", "城南区教育局办公室2024年3月5日"),
    *("2024年3月1日", "规划股基教股"),
}
# Headings that have half a line of white above them in some themes.
_HEADINGS = re.compile("值班电话|[一二三四]、第[一二三四]项任务")


def _lines(page: Any, size: float) -> dict[float, str]:  # noqa: ANN401 - pdfplumber's page
    """Return the text of each line set in ``size``, by its baseline from the top of the page."""
    lines: dict[float, str] = {}
    for char in page.chars:
        if abs(char["size"] - size) < 0.02:
            baseline = round(page.height - char["matrix"][5], 2)
            lines[baseline] = lines.get(baseline, "") + char["text"]
    return {place: re.sub(r"\s", "", text) for place, text in lines.items() if text.strip()}


@pytest.mark.parametrize("name", GRIDS)
def test_every_body_line_of_a_book_is_on_the_grid(name: str, tmp_path: Path) -> None:
    request = build.Request(file=BOOKS / name / "book.yaml", only=("pdf",), out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    top, width, height, characters, lines = GRIDS[name]
    size, pitch = width * MM / characters, height * MM / lines
    numbers, between = [], set[float]()
    with pdfplumber.open(written[0].path) as document:
        for page in document.pages:
            for place, text in _lines(page, size).items():
                if text not in _APART:
                    numbers.append((place - top * MM) / pitch)
                    between |= {numbers[-1]} if _HEADINGS.fullmatch(text) else set()
    assert len(numbers) > 8
    first = numbers[0] % 1
    off = [
        abs(number - first - round(number - first)) * pitch
        for number in numbers
        if name == "briefing" or number not in between
    ]
    assert max(off) < NEAR
    assert max(numbers) < lines
    assert min(numbers) > 0
