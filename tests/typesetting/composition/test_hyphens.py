"""Latin words among Chinese are divided by their language, only where a line would be torn."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pikepdf
import pytest
from weasyprint import HTML

from jianbao.typesetting.composition import installed

TEXT = "本校采用Kubernetes与Elasticsearch构建平台，运用representation learning方法，"


def made(text: str, *, em: int = 12, css: str = "hyphens: auto") -> bytes:
    html = f"""<html lang="zh-CN"><style>
      @page {{ size: {em * 16 + 40}pt 900pt; margin: 20pt }}
      body {{ font: 16pt/24pt "Noto Serif CJK SC"; text-align: justify; margin: 0;
              hyphenate-limit-chars: 6 3 3; {css} }}
      </style><body><p>{text}</p></body></html>"""
    with installed():
        return bytes(HTML(string=html).write_pdf() or b"")


def lines(pdf: bytes) -> Iterator[tuple[str, float]]:
    """Yield each line as it is seen, with its right edge."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for line in page.extract_text_lines(x_tolerance=1, return_chars=True):
                yield line["text"], line["chars"][-1]["x1"]


def test_a_line_is_not_torn_but_ends_in_a_hyphen() -> None:
    whole = [*lines(made(TEXT * 3, css="hyphens: none"))]
    divided = [*lines(made(TEXT * 3))]
    assert not [text for text, _ in whole if text.endswith("-")]
    assert any(text.endswith("-") for text, _ in divided)
    said = "".join(text.removesuffix("-") for text, _ in divided)
    assert "".join(said.split()) == "".join((TEXT * 3).split())
    assert all(abs(right - (20 + 12 * 16)) < 0.1 for text, right in divided if text.endswith("-"))


def test_the_hyphen_is_no_part_of_the_text() -> None:
    data = made(TEXT * 3)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = pdf.pages[0].Contents
        assert isinstance(contents, pikepdf.Stream)
        silent = contents.read_bytes().count(b"/Span\n<</ActualText <feff>>>\nBDC")
    assert silent == sum(text.endswith("-") for text, _ in lines(data)) > 0


@pytest.mark.parametrize(
    "text", ["全区共有学校86所，教职工3.5万名，开展培训workshop多次，效果良好。"]
)
def test_no_word_is_divided_where_no_line_is_torn(text: str) -> None:
    assert not [line for line, _ in lines(made(text * 6, em=28)) if line.endswith("-")]


@pytest.mark.parametrize(
    "word", ["https://example.com/representation", "administration.html", "UNESCOINTERNATIONAL"]
)
def test_addresses_names_of_files_and_abbreviations_are_not_divided(word: str) -> None:
    text = f"请到{word}查看相关材料后再行填报，"
    assert not [line for line, _ in lines(made(text * 4)) if line.endswith("-")]


def test_a_word_is_divided_by_its_own_language() -> None:
    text = '请看<span lang="de">Wissenschaftsverwaltung</span>一词的说明，'
    ends = [line for line, _ in lines(made(text * 4, em=11)) if line.endswith("-")]
    assert ends
    assert not [line for line in ends if line.endswith("Wis-")]
