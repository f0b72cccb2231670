"""Text of drawings whose letters stand apart, as what reads the PDF has it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import weasyprint.svg

from jianbao.typesetting.engine import Job, JobStyle, typeset

_PAGE = JobStyle(file="page.css", css="@page { size: 100mm 50mm; margin: 5mm }")


def read(tmp_path: Path, text: str) -> str:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">{text}</svg>'
    made = typeset(Job(html=f"<html><body>{drawing}</body></html>", styles=(_PAGE,))).value
    assert made is not None
    path = tmp_path / "drawing.pdf"
    path.write_bytes(made.pdf)
    command = ["pdftotext", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ('x="5 45" y="20" font-size="20"', "王明"),
        ('x="5 5" y="15 35" font-size="15"', "王明"),
        ('x="5" y="20" font-size="20"', "王明"),
    ],
)
def test_letters_placed_one_by_one_are_one_word(tmp_path: Path, attributes: str, said: str) -> None:
    assert read(tmp_path, f"<text {attributes}>王明</text>") == said


def test_weasyprint_is_as_it_was_afterwards(tmp_path: Path) -> None:
    before = weasyprint.svg.text, dict(weasyprint.svg.TAGS)

    read(tmp_path, '<text x="5 45" y="20">王明</text>')

    assert (weasyprint.svg.text, weasyprint.svg.TAGS) == before
