"""The cover picture: drawn from the theme's page, large enough, and nothing else reached."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jianbao.edition.model import Edition
from jianbao.outputs.epub import produce
from jianbao.outputs.epub.cover import cover_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.outputs.epub.conftest import Epub

WHITE, RED, BLUE = (4, 4, 4), (3, 0, 0), (0, 0, 4)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def colours(data: bytes) -> set[tuple[int, int, int]]:
    """The colours of a picture, rounded so far that JPEG does not blur them."""
    samples = [round(value / 64) for value in opened(data).convert("RGB").tobytes()]
    return set(zip(samples[::3], samples[1::3], samples[2::3], strict=True))


def test_the_cover_is_a_tall_jpeg_declared_as_the_cover(sample: Epub) -> None:
    picture = opened(sample.zip.read("EPUB/images/cover.jpg"))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1200, 1600))
    assert sample.found("//opf:item[@properties='cover-image']/@href") == ["images/cover.jpg"]
    declared = sample.found("//opf:item/@id[. = //opf:meta[@name='cover']/@content]")
    assert declared == ["cover-image"]


def test_the_cover_shows_the_page_with_pictures_of_the_book(edition: Edition) -> None:
    map_, hall, *others = edition.assets
    stream = BytesIO()
    Image.new("RGB", (80, 60), "blue").save(stream, "PNG")
    blue = replace(hall, data=stream.getvalue())
    drawn = cover_of(replace(edition, assets=(map_, blue, *others)))
    assert drawn.diagnostics == ()
    assert drawn.value is not None
    assert {WHITE, RED, BLUE} <= colours(drawn.value.data)


def test_a_book_without_cover_page_has_no_cover(edition: Edition) -> None:
    assert cover_of(replace(edition, cover_page="")).value is None


def test_a_faulty_cover_page_is_an_error_and_no_crash(edition: Edition, modified: datetime) -> None:
    result = produce(replace(edition, cover_page="<html><body>"), modified=modified)
    assert result.value is None
    assert result.diagnostics[0].code == "E001"
    assert "cover.html" in result.diagnostics[0].message.zh


def test_a_cover_that_runs_over_its_page_is_a_warning(edition: Edition, modified: datetime) -> None:
    long = edition.cover_page.replace("<p>", '<p style="break-before: page">')
    result = produce(replace(edition, cover_page=long), modified=modified)
    assert [(fault.code, fault.is_error) for fault in result.diagnostics] == [("E007", False)]
    assert result.value is not None


def test_the_cover_reaches_nothing_outside_the_book(edition: Edition, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    Image.new("RGB", (80, 60), "blue").save(outside)
    page = edition.cover_page.replace("images/02-hall.png", outside.as_uri())
    drawn = cover_of(replace(edition, cover_page=page))
    assert drawn.value is not None
    assert BLUE not in colours(drawn.value.data)
    assert "outside.png" in drawn.diagnostics[0].message.en


@pytest.mark.parametrize(
    ("size", "expected"),
    [("150mm 200mm", (1200, 1600)), ("A4", (1132, 1600)), ("2000mm 10mm", (6400, 32))],
)
def test_the_picture_is_bounded_whatever_the_page(
    edition: Edition, size: str, expected: tuple[int, int]
) -> None:
    css = f"@page {{ size: {size}; margin: 0 }} body * {{ display: none }}"
    drawn = cover_of(replace(edition, cover_css=css))
    assert drawn.value is not None
    width, height = opened(drawn.value.data).size
    assert (width, height) == pytest.approx(expected, abs=1)
