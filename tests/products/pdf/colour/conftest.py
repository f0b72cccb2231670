"""A page on which everything that has a colour is drawn."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from jianbao.typesetting.engine import Job, JobStyle, typeset

HTML = """<html lang="zh-Hans"><head><title>色样</title></head><body>
<h1 id="t">红头</h1><p>正文黑字，<a href="#t">链接</a>。</p>
<p class="grey">灰字</p><p class="lab">另一种红</p><p class="inks">四色字</p>
<div class="fade">渐变</div><div class="veil">半透明</div>
<p><img src="photo.jpg" alt="" /><img src="inks.jpg" alt="" /><img src="seal.png" alt="" />
<img src="chart.png" alt="" /><img src="scan.png" alt="" /><img src="mark.svg" alt="" /></p>
</body></html>"""
CSS = """
@page { size: 150mm 200mm; margin: 15mm }
h1 { color: #c7000b; border-bottom: 1pt solid #c7000b }
.grey { color: #808080 }
.lab { color: lab(45% 60 30) }
.inks { color: device-cmyk(0.9 0.3 0 0.2) }
.fade { background: linear-gradient(90deg, #c7000b, rgba(0, 96, 192, 0.2)); height: 10mm }
.veil { background: #00783c; opacity: 0.5 }
img { width: 30mm }
"""
MARK = b"""<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30"
fill="#0060c0"/><circle cx="30" cy="15" r="10" fill="#c7000b"/></svg>"""


def photograph() -> Image.Image:
    """Return a picture with many colours."""
    red = Image.linear_gradient("L")
    return Image.merge("RGB", (red, red.rotate(90), Image.radial_gradient("L")))


def _file(picture: Image.Image, kind: str) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


@pytest.fixture(scope="session")
def swatch() -> bytes:
    """Return the PDF of a page with text, lines, gradients, masks and pictures of every kind."""
    seal = Image.new("RGBA", (200, 100))
    ImageDraw.Draw(seal).ellipse((10, 10, 190, 90), fill=(199, 0, 11, 160))
    chart = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(chart).rectangle((20, 20, 90, 90), fill="black")
    ImageDraw.Draw(chart).rectangle((110, 20, 180, 90), fill="#c7000b")
    pictures = (
        ("photo.jpg", "image/jpeg", _file(photograph(), "JPEG")),
        ("inks.jpg", "image/jpeg", _file(photograph().convert("CMYK"), "JPEG")),
        ("seal.png", "image/png", _file(seal, "PNG")),
        ("chart.png", "image/png", _file(chart, "PNG")),
        ("scan.png", "image/png", _file(Image.radial_gradient("L").convert("RGB"), "PNG")),
        ("mark.svg", "image/svg+xml", MARK),
    )
    result = typeset(Job(html=HTML, styles=(JobStyle(file="s.css", css=CSS),), resources=pictures))
    assert result.value is not None
    return result.value.pdf
