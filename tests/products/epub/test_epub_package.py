"""Where EbookLib 0.20 falls short, and that our packages do not."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from ebooklib import epub
from lxml import etree

from jianbao.products.epub.model import EpubPackage, Item, Landmark, Meta
from jianbao.products.epub.package import pack

if TYPE_CHECKING:
    from tests.products.epub.conftest import Epub, Open

CHAPTER = b"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>t</title><link rel="stylesheet" href="../styles/book.css"/></head>
<body class="kept">leading text<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\
<linearGradient id="g"/></svg></body>
</html>
"""


def item(name: str, data: bytes = CHAPTER, *properties: str) -> Item:
    media_type = "application/xhtml+xml"
    return Item(id=name, name=name, media_type=media_type, data=data, properties=properties)


@pytest.fixture
def package() -> EpubPackage:
    return EpubPackage(
        identifier="urn:uuid:5d1c1b0e-6f3c-5a3e-9f55-3f0d6d1f6a10",
        language="zh-Hans",
        modified=datetime(2024, 3, 15, 1, 30, tzinfo=UTC),
        metadata=(
            Meta(element="dc:creator", value="张三", attributes=(("id", "creator-1"),)),
            Meta(element="dc:creator", value="李四", attributes=(("id", "creator-2"),)),
        ),
        items=(
            item("nav.xhtml", b"<our-nav/>", "nav"),
            Item(id="ncx", name="toc.ncx", media_type="application/x-dtbncx+xml", data=b"<ours/>"),
            item("text/a.xhtml", CHAPTER, "mathml", "svg"),
            Item(
                id="cover",
                name="images/cover.jpg",
                media_type="image/jpeg",
                data=b"jpeg",
                properties=("cover-image",),
            ),
        ),
        spine=("text/a.xhtml",),
        landmarks=(
            Landmark(kind="bodymatter", guide_kind="text", title="正文", href="text/a.xhtml"),
        ),
    )


@pytest.fixture
def packed(package: EpubPackage, open_epub: Open) -> Epub:
    return open_epub(pack(package))


def test_ebooklib_rebuilds_documents_but_ours_pass_unchanged(packed: Epub) -> None:
    theirs = epub.EpubHtml(file_name="a.xhtml", content=CHAPTER)
    theirs.book = epub.EpubBook()
    assert b"leading text" not in theirs.get_content()
    assert b"linearGradient" not in theirs.get_content()
    assert packed.zip.read("EPUB/text/a.xhtml") == CHAPTER


def test_pages_of_vertical_lines_are_turned_to_the_right(
    package: EpubPackage, open_epub: Open
) -> None:
    def turned(made: EpubPackage) -> list[str]:
        return open_epub(pack(made)).found("//opf:spine/@page-progression-direction")

    assert turned(package) == []
    assert turned(replace(package, right_to_left=True)) == ["rtl"]


def test_ebooklib_writes_its_own_navigation_but_ours_passes_unchanged(packed: Epub) -> None:
    assert packed.text("nav.xhtml") == "<our-nav/>"
    assert packed.text("toc.ncx") == "<ours/>"


def test_ebooklib_forgets_properties_but_ours_are_declared(packed: Epub) -> None:
    path = "//opf:item/@properties"
    assert packed.found(path) == ["nav", "mathml svg", "cover-image"]


def test_ebooklib_points_the_spine_at_an_ncx_that_may_not_exist(packed: Epub) -> None:
    assert packed.found("//opf:item/@id[. = //opf:spine/@toc]") == ["ncx"]


def test_ebooklib_leaves_the_package_without_language(packed: Epub) -> None:
    assert packed.found("/opf:package/@xml:lang") == ["zh-Hans"]


def test_ebooklib_declares_a_prefix_that_nothing_uses(packed: Epub) -> None:
    assert packed.found("/opf:package/@prefix") == []


def test_ebooklib_signs_with_its_own_name_and_a_random_identifier(packed: Epub) -> None:
    assert packed.found("//opf:meta[@name='generator']") == []
    identifiers = packed.found("//dc:identifier[@id = /opf:package/@unique-identifier]/text()")
    assert identifiers == ["urn:uuid:5d1c1b0e-6f3c-5a3e-9f55-3f0d6d1f6a10"]


def test_ebooklib_gives_two_authors_one_id(packed: Epub) -> None:
    assert packed.found("//dc:creator/@id") == ["creator-1", "creator-2"]


def test_ebooklib_labels_local_time_as_utc(package: EpubPackage, open_epub: Open) -> None:
    beijing = timezone(timedelta(hours=8))
    local = replace(package, modified=datetime(2024, 3, 15, 9, 30, tzinfo=beijing))
    assert open_epub(pack(local)).meta("dcterms:modified") == ["2024-03-15T01:30:00Z"]


def test_ebooklib_stamps_entries_with_the_present_moment(packed: Epub) -> None:
    entries = packed.zip.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr) for entry in entries} == {(3, 0o644 << 16)}


def test_the_type_of_the_file_comes_first_and_is_not_compressed(packed: Epub) -> None:
    first, *others = packed.zip.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert packed.zip.read("mimetype") == b"application/epub+zip"
    assert {entry.compress_type for entry in others} == {zipfile.ZIP_DEFLATED}
    # Readers look for the type at this very place: OCF 3.3, section 4.3.
    assert packed.data[30:58] == b"mimetypeapplication/epub+zip"


def test_ebooklib_cannot_tell_apple_books_that_a_book_has_faces(
    packed: Epub, package: EpubPackage, open_epub: Open
) -> None:
    options = "META-INF/com.apple.ibooks.display-options.xml"
    assert options not in packed.zip.namelist()
    face = Item(id="f", name="fonts/a.woff2", media_type="font/woff2", data=b"face")
    with_faces = open_epub(pack(replace(package, items=(*package.items, face))))
    tree = etree.fromstring(with_faces.zip.read(options))
    assert tree.xpath("/display_options/platform[@name='*']/option/text()") == ["true"]
    assert tree.xpath("//option/@name") == ["specified-fonts"]


def test_ebooklib_swallows_failed_writes(
    package: EpubPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space"):
        pack(package)
