"""The theme's choices about lines, from book.yaml to the PDF."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from jianbao import build

Write = Callable[[dict[str, str]], Path]

TEXT = "会议要求，各校要切实把思想、行动统一起来，共12项。" * 12


def lines_of(write: Write, options: str) -> list[list[dict[str, Any]]]:
    folder = write(
        {
            "book.yaml": f"书名: 简报\n版式: {{名称: jianbao, 选项: {{{options}}}}}\n文章: [甲.md]\n",
            "甲.md": f"# 甲\n\n{TEXT}\n",
        }
    )
    request = build.Request(file=folder / "book.yaml", only=("pdf",))
    (written,) = build.build(request, lambda _: None).value or ()
    with pdfplumber.open(io.BytesIO(written.path.read_bytes())) as document:
        chars = [char for page in document.pages for char in page.chars]
    body = [char for char in chars if round(char["size"]) == 16 and "Fandol" in char["fontname"]]
    lines: list[list[dict[str, Any]]] = []
    for char in body:
        if not lines or abs(lines[-1][-1]["matrix"][5] - char["matrix"][5]) > 1:
            lines.append([])
        lines[-1].append(char)
    return [line for line in lines if len(line) > 20]


def right_of(line: list[dict[str, Any]]) -> float:
    return float(line[-1]["x0"])


def test_marks_hang_outside_the_type_area_where_the_theme_says_so(write: Write) -> None:
    edges = [(margin + 156) * 72 / 25.4 for margin in (28, 26)]
    hung = [line for line in lines_of(write, "标点悬挂: true")[:-1] if line[-1]["text"] in "，。、"]
    assert hung
    for line in hung:
        assert min(abs(right_of(line) - edge) for edge in edges) < 0.1
    for line in lines_of(write, "")[:-1]:
        if line[-1]["text"] in "，。、":
            assert min(abs(right_of(line) - edge + 8) for edge in edges) < 0.2


@pytest.mark.parametrize(
    ("options", "least", "most"), [("", 1.9, 8.0), ("中西间隙: false", -0.1, 0.6)]
)
def test_the_gap_beside_numbers_can_be_switched_off(
    write: Write, options: str, least: float, most: float
) -> None:
    gaps = [
        two["x0"] - one["x1"]
        for line in lines_of(write, options)
        for one, two in pairwise(line)
        if (one["text"], two["text"]) == ("共", "1")
    ]
    assert gaps
    assert least <= min(gaps) <= most


def test_what_a_theme_chooses_is_read_without_the_layout_engine() -> None:
    program = "import sys, jianbao.edition; print('weasyprint' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
