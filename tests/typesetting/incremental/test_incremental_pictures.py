"""Pictures in the margins, and glyphs that are pictures (emoji)."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # carries no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # as above
from fontTools.ttLib import newTable  # type: ignore[import-untyped] # as above
from PIL import Image
from tests.typesetting.incremental.alike import seen

from jianbao.typesetting import engine
from jianbao.typesetting.incremental.composed import compose
from jianbao.typesetting.job import Job, JobStyle

EM = 1000
RED = (
    '<svg xmlns="http://www.w3.org/2000/svg" id="glyph2" version="1.1">'
    '<g id="glyph2"><rect x="0" y="-900" width="900" height="900" fill="red"/></g></svg>'
)


def face() -> bytes:
    """Return a face with a plain A and a red B."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({0x41: "A", 0x42: "B"})
    pen = TTGlyphPen(None)
    for index, point in enumerate(((0, 0), (0, 700), (700, 700), (700, 0))):
        (pen.lineTo if index else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder.setupGlyf({".notdef": square, "A": square, "B": square})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "A", "B"], (EM, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Trial", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    table = newTable("SVG ")
    table.docList = [(RED, 2, 2)]
    builder.font["SVG "] = table
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


CSS = """
@font-face { font-family: Trial; src: url(trial.ttf) }
@page {
  size: 60mm 80mm; margin: 10mm 8mm 10mm 14mm;
  @bottom-center { content: counter(page) }
  @top-center { content: MARGIN }
}
@page :left { margin: 10mm 14mm 10mm 8mm }
html { font: 9pt/13pt Trial, "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
section { break-before: page }
"""
BODY = "".join(
    f'<section id="s{number}"><p>{text}各学校</p></section>'
    for number, text in enumerate(("A", "AB", "B", "AAB"))
)


MARGINS = {
    "a plain glyph": '"A"',
    "a picture glyph": '"B"',
    "a picture": "url(logo.png)",
    "a drawing and the page number": "url(logo.svg) counter(page)",
    "a shade": "counter(page); background: linear-gradient(red, blue); opacity: 0.5",
}
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4" fill="blue"/></svg>'
)


def job(margin: str) -> Job:
    logo = io.BytesIO()
    Image.new("RGB", (9, 9), "green").save(logo, "PNG")
    html = f'<html lang="zh"><head><title>书</title></head><body>{BODY}</body></html>'
    css = CSS.replace("MARGIN", margin)
    return Job(
        html=html,
        styles=(JobStyle(file="book.css", css=css),),
        resources=(
            ("trial.ttf", "font/ttf", face()),
            ("logo.png", "image/png", logo.getvalue()),
            ("logo.svg", "image/svg+xml", DRAWING.encode()),
        ),
    )


@pytest.mark.parametrize("case", MARGINS)
def test_pages_look_like_those_of_the_whole_book(case: str) -> None:
    made = job(MARGINS[case])
    whole, parts = engine.typeset(made).value, compose(made).value
    assert whole
    assert parts
    assert seen(parts.pdf) == seen(whole.pdf)
    with pdfium.PdfDocument(whole.pdf) as one, pdfium.PdfDocument(parts.pdf) as two:
        texts = [[page.get_textpage().get_text_bounded() for page in pdf] for pdf in (one, two)]
    assert texts[0] == texts[1]
