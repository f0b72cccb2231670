"""Marks outside the bleed, measured from the PDF's lines."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from jianbao import build
from jianbao.products.pdf.marks import beyond_the_cut

if TYPE_CHECKING:
    from tests.conftest import Write

MM = 72 / 25.4
BOOK = "title: 标记\ntheme: reader\nchapters: [a.md]\noutputs: {pdf: {bleed: %s, marks: true}}\n"
STYLE = "@page plain { background: rgb(200, 0, 0) }"


def _built(write: Write, bleed: str, style: str = "") -> bytes:
    files = {"book.yaml": BOOK % bleed, "a.md": "# 通知\n\n请准时。\n", "style.css": style}
    folder = write(files)
    result = build.build(build.Request(file=folder / "book.yaml"), lambda _: None)
    assert result.value is not None, result.diagnostics
    return result.value[0].path.read_bytes()


def _boxes(data: bytes) -> tuple[list[float], list[float], list[float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        boxes = (page.mediabox, page.obj.get("/BleedBox", page.trimbox), page.trimbox)
        media, bleed, trim = ([float(side) / MM for side in box] for box in boxes)
        return media, bleed, trim


def _marks(data: bytes) -> list[tuple[float, float, float, float]]:
    """Return the hairlines of the first page in mm, from the lower left corner as boxes are."""
    bottom = _boxes(data)[0][1]  # pdfplumber counts up from here, but across from nought
    (page, *_) = pdfplumber.open(io.BytesIO(data)).pages
    return [
        (line["x0"] / MM, line["y0"] / MM + bottom, line["x1"] / MM, line["y1"] / MM + bottom)
        for line in page.lines
        if line["linewidth"] == pytest.approx(0.25)
    ]


@pytest.mark.parametrize("bleed", ["0mm", "3mm", "5mm"])
def test_every_mark_stands_outside_the_bleed_and_inside_the_sheet(write: Write, bleed: str) -> None:
    data = _built(write, bleed)
    media, edge, _ = _boxes(data)
    marks = _marks(data)

    assert len(marks) >= 8 + 2 * 4
    for left, bottom, right, top in marks:
        assert (
            right <= edge[0] + 0.01
            or left >= edge[2] - 0.01
            or top <= edge[1] + 0.01
            or bottom >= edge[3] - 0.01
        )
        assert left >= media[0]
        assert top <= media[3]


def test_crop_marks_point_at_the_corners_of_the_trimmed_page_from_3_mm(write: Write) -> None:
    data = _built(write, "3mm")
    *_, trim = _boxes(data)
    marks = _marks(data)

    for x in (trim[0], trim[2]):
        ends = [
            (bottom, top) for left, bottom, _, top in marks if left == pytest.approx(x, abs=0.02)
        ]
        assert sorted(ends) == [
            pytest.approx((trim[1] - 8, trim[1] - 3), abs=0.05),
            pytest.approx((trim[3] + 3, trim[3] + 8), abs=0.05),
        ]
    for y in (trim[1], trim[3]):
        ends = [
            (left, right)
            for left, bottom, right, _ in marks
            if bottom == pytest.approx(y, abs=0.02)
        ]
        assert sorted(ends) == [
            pytest.approx((trim[0] - 8, trim[0] - 3), abs=0.05),
            pytest.approx((trim[2] + 3, trim[2] + 8), abs=0.05),
        ]


def test_marks_are_drawn_on_every_plate(write: Write) -> None:
    with pikepdf.open(io.BytesIO(_built(write, "3mm"))) as pdf:
        for page in pdf.pages:
            space = page.obj.Resources.ColorSpace.Registration
            assert list(space)[:2] == [pikepdf.Name.Separation, pikepdf.Name.All]


def test_a_coloured_cover_reaches_the_bleed_and_leaves_the_marks_white(write: Write) -> None:
    data = _built(write, "3mm", STYLE)
    media, bleed, trim = _boxes(data)
    with pypdfium2.PdfDocument(data) as pdf:
        image = pdf[0].render(scale=100 / 72).to_pil().convert("RGB")
    scale = image.width / (media[2] - media[0])
    middle = image.height // 2 + 60

    inside = int((bleed[0] + 0.5 - media[0]) * scale)
    outside = int((bleed[0] - 0.7 - media[0]) * scale)
    assert image.getpixel((inside, middle)) == (200, 0, 0)
    assert image.getpixel((outside, middle)) == (255, 255, 255)
    assert trim[0] - bleed[0] == pytest.approx(3, abs=0.02)


def test_text_and_links_outlive_the_marks(write: Write) -> None:
    data = _built(write, "3mm")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.open_outline().root) == 1
    text = "".join(page.extract_text() for page in pdfplumber.open(io.BytesIO(data)).pages)

    assert "请准时" in text


def test_folds_are_marked_where_they_are(write: Write) -> None:
    data = beyond_the_cut(_built(write, "3mm"), marks=True, folds=(100.0,))
    *_, trim = _boxes(data)
    x = trim[0] + 100
    folds = [mark for mark in _marks(data) if mark[0] == pytest.approx(x, abs=0.02) == mark[2]]

    assert len(folds) == 2
    assert all(top < trim[1] - 2.9 or bottom > trim[3] + 2.9 for _, bottom, _, top in folds)


def test_the_marks_of_two_builds_are_the_same_bytes(write: Write) -> None:
    assert _built(write, "3mm") == _built(write, "3mm")
