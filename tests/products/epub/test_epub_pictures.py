"""Pictures inside the package: as phones need them, under the right names, and not too heavy."""

from __future__ import annotations

import pickle
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jianbao.diagnostics import Severity
from jianbao.edition.model import EbookEdition
from jianbao.products.epub.assembly import produce
from jianbao.products.epub.options import EpubOptions
from jianbao.products.epub.weight import check_size

if TYPE_CHECKING:
    from datetime import datetime

    from tests.conftest import Check
    from tests.products.epub.conftest import Open, Pack


WITHOUT_AN_ENGINE = """
import pickle, sys
from jianbao.products.epub.assembly import produce
edition, cover, modified = pickle.load(sys.stdin.buffer)
made = produce(edition, modified=modified, cover=cover)
assert "weasyprint" not in sys.modules
sys.stdout.buffer.write(made.value.data)
"""


def photograph(kind: str) -> bytes:
    """Return a grainy picture that is larger than a phone needs."""
    grain = Image.merge("RGB", [Image.effect_noise((2400, 1200), 30) for _ in "RGB"])
    room = Image.radial_gradient("L").resize(grain.size).convert("RGB")
    stream = BytesIO()
    Image.blend(room, grain, 0.1).save(stream, kind)
    return stream.getvalue()


def with_photograph(edition: EbookEdition, kind: str) -> EbookEdition:
    """Return ``edition`` with a photograph in the place of its picture of that kind."""
    assets = tuple(
        replace(asset, data=photograph(kind))
        if asset.media_type == f"image/{kind.lower()}"
        else asset
        for asset in edition.assets
    )
    # The cover page of the fixture shows one of them in its full size.
    page = edition.cover_page.replace("images/02-hall.png", "images/01-map.svg")
    sheets = tuple(
        replace(sheet, css=sheet.css.replace("02-hall.png", "01-map.svg"))
        for sheet in edition.stylesheets
    )
    return replace(edition, assets=assets, cover_page=page, stylesheets=sheets)


def test_a_large_photograph_is_scaled(edition: EbookEdition, pack: Pack) -> None:
    book = pack(with_photograph(edition, "JPEG"))
    with Image.open(BytesIO(book.zip.read("EPUB/images/03-class.jpg"))) as image:
        assert image.size == (2000, 1000)


def test_a_photograph_in_a_png_takes_its_new_name_everywhere(
    edition: EbookEdition, pack: Pack, check_epub: Check
) -> None:
    book = pack(with_photograph(edition, "PNG"))
    assert "EPUB/images/02-hall.jpg" in book.zip.namelist()
    assert "EPUB/images/02-hall.png" not in book.zip.namelist()
    assert "../images/02-hall.jpg" in book.found("//h:img/@src", "text/chapter-02.xhtml")
    found = book.found("//opf:item[@href='images/02-hall.jpg']/@media-type")
    assert found == ["image/jpeg"]
    assert [item for item in check_epub(book.data) if "HTM_055" not in item] == []


def test_a_picture_that_a_style_sheet_names_keeps_its_name(
    edition: EbookEdition, pack: Pack
) -> None:
    assert "02-hall.png" in edition.stylesheets[0].css
    book = pack(replace(with_photograph(edition, "PNG"), stylesheets=edition.stylesheets))
    assert "EPUB/images/02-hall.png" in book.zip.namelist()


def test_the_quality_is_the_books(edition: EbookEdition, modified: datetime) -> None:
    sizes = []
    for quality in (30, 90):
        options = EpubOptions(picture_quality=quality)
        made = produce(with_photograph(edition, "JPEG"), modified=modified, options=options).value
        assert made is not None
        sizes.append(len(made.data))
    assert sizes[0] < sizes[1] / 2


@pytest.mark.parametrize(
    ("megabytes", "severity", "word"),
    [
        (9.9, None, ""),
        (10.1, Severity.NOTICE, "微信"),
        (25.1, Severity.WARNING, "邮箱"),
        (50.1, Severity.WARNING, "Kindle"),
    ],
)
def test_a_heavy_book_says_for_whom_and_why(
    edition: EbookEdition, megabytes: float, severity: Severity | None, word: str
) -> None:
    said = check_size(edition, round(megabytes * 1_000_000))
    assert [item.severity for item in said] == ([severity] if severity else [])
    for item in said:
        assert item.code == "E020"
        assert word in item.message.zh
        assert f"{megabytes:.1f} MB" in item.message.zh
        heaviest = max(edition.assets, key=lambda asset: len(asset.data))
        assert item.span == heaviest.span
        assert item.hint is not None
        assert item.hint.zh.count("MB") == 3


def test_a_heavy_book_without_pictures_names_none(edition: EbookEdition) -> None:
    (said,) = check_size(replace(edition, assets=()), 30_000_000)
    assert said.span is None


def test_the_users_cover_stands_in_the_package(
    edition: EbookEdition, open_epub: Open, modified: datetime, check_epub: Check
) -> None:
    stream = BytesIO()
    Image.new("RGBA", (3000, 4000), (0, 0, 255, 255)).save(stream, "PNG")
    cover = replace(
        edition.assets[1], href="images/cover.jpg", data=stream.getvalue(), width=3000, height=4000
    )
    made = produce(replace(edition, cover_page="<no page"), modified=modified, cover=cover)
    assert made.diagnostics == ()
    assert made.value is not None
    book = open_epub(made.value.data)
    with Image.open(BytesIO(book.zip.read("EPUB/images/cover.jpg"))) as image:
        assert (image.format, image.size) == ("JPEG", (1500, 2000))
        assert image.getpixel((700, 900)) == pytest.approx((0, 0, 255), abs=4)
    assert book.found("//opf:item[@properties='cover-image']/@href") == ["images/cover.jpg"]
    assert [item for item in check_epub(book.data) if "HTM_055" not in item] == []


def test_a_book_with_a_cover_of_its_own_needs_no_layout_engine(
    edition: EbookEdition, pack: Pack, modified: datetime
) -> None:
    drawn = pack(edition).zip.read("EPUB/images/cover.jpg")
    own = replace(
        edition.assets[1],
        href="images/cover.jpg",
        media_type="image/jpeg",
        data=drawn,
        width=1200,
        height=1600,
    )
    packed = (edition, own, modified)
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_AN_ENGINE],
        input=pickle.dumps(packed),
        stdout=subprocess.PIPE,
        check=True,
    )
    with zipfile.ZipFile(BytesIO(run.stdout)) as book:
        assert book.read("EPUB/images/cover.jpg") == drawn
