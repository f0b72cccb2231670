"""The rest of a footnote is on the next page, also when pages are laid out again."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
import weasyprint

from jianbao.typesetting.engine import Job, JobStyle, typeset

CSS = """
@page { size: 60mm 80mm; margin: 10mm }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p { margin: 0 }
.note { float: footnote }
.note::footnote-call, .note::footnote-marker { content: "" }
.page::after { content: "见" target-counter(attr(href), page) "页" }
.end { break-before: page }
"""
# Pages on the left alone are laid out again, as they alone print how many there are.
FACING = """
@page { size: 60mm 80mm; margin: 10mm 8mm 12mm 14mm }
@page :left { margin: 10mm 14mm 12mm 8mm; @bottom-left { content: counter(page) "/" counter(pages) } }
html { font: 9pt/13pt "Noto Serif CJK SC"; text-align: justify; widows: 2; orphans: 2 }
html, body, p { margin: 0 }
h1 { font-size: 12pt; margin: 13pt 0; break-after: avoid }
.note { float: footnote; footnote-policy: line; font-size: 7pt }
.note::footnote-call, .note::footnote-marker { content: "①" }
.page::after { content: "（" target-counter(attr(href), page) "）" }
.end { break-before: page }
.float { float: right; width: 20mm; height: 15mm }
"""
TEXT = "各学校要落实责任，把工作抓细抓实，确保校园安全稳定。"
PLAIN = f"<p>{TEXT}</p>"
NOTE = f'<p>{TEXT}<span class="note">{TEXT * 3}</span></p>'
LONGER = f'<p>{TEXT * 2}<span class="note">{TEXT * 6}</span></p>'
REFERENCE = '<p><a class="page" href="#end">参看</a></p>'
END = '<p class="end" id="end">末</p>'


def text(body: str, css: str = CSS) -> str:
    html = f'<html lang="zh-Hans"><body>{body}</body></html>'
    made = typeset(Job(html=html, styles=(JobStyle(file="print.css", css=css),))).value
    assert made
    with pdfium.PdfDocument(made.pdf) as pdf:
        found = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    return "".join(found.split())


@pytest.mark.parametrize(
    "body",
    [
        PLAIN * 3 + NOTE + PLAIN + REFERENCE + END,
        REFERENCE + PLAIN * 4 + END + PLAIN * 3 + LONGER,
    ],
    ids=["in the book", "at its end"],
)
def test_no_rest_of_a_note_is_lost_where_references_are_filled_in(body: str) -> None:
    assert text(body).count("稳") == body.count("稳")


def test_no_note_comes_twice_where_the_page_between_is_left_as_it_is() -> None:
    said = "各学校要落实责任，把工作抓细抓实，确保校园安全稳定，并于2024年3月5日前报送《情况表》。"
    see = '<a class="page" href="#start">见</a>'
    body = (
        f'<p id="start">{said}</p><h1>第1篇</h1><div class="float"></div><p>{said}</p><p>{see}</p>'
        f'<p>{said}<span class="note">{said}</span></p><p>{said}</p><p class="end">{see}</p>'
    )
    assert text(body, FACING).count("稳") == body.count("稳")


def test_an_unknown_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert text(PLAIN) == TEXT
