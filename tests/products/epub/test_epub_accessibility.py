"""The accessibility metadata states what the content bears out, and no more."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jianbao.edition.model import DocumentRole, EbookEdition
from jianbao.products.epub.assembly import produce
from jianbao.products.epub.options import EpubOptions

if TYPE_CHECKING:
    from datetime import datetime

    from tests.conftest import Check
    from tests.products.epub.conftest import Epub, Open, Pack


def with_text(edition: EbookEdition, old: str, new: str) -> EbookEdition:
    documents = tuple(replace(doc, html=doc.html.replace(old, new)) for doc in edition.documents)
    assert documents != edition.documents
    return replace(edition, documents=documents)


def plain_text(edition: EbookEdition) -> EbookEdition:
    documents = [doc for doc in edition.documents if doc.place is DocumentRole.FOREWORD]
    return replace(
        edition, cover_page="", documents=tuple(documents), contents=(), assets=(), stylesheets=()
    )


def unstyled(edition: EbookEdition) -> EbookEdition:
    return with_text(
        edition, '<link rel="stylesheet" type="text/css" href="../styles/book.css"/>', ""
    )


def with_picture(edition: EbookEdition, media_type: str, data: bytes) -> EbookEdition:
    first, *others = edition.assets
    suffix = media_type.partition("/")[2]
    moved = replace(first, href=f"images/moving.{suffix}", media_type=media_type, data=data)
    changed = with_text(edition, "images/01-map.svg", moved.href)
    return replace(changed, assets=(moved, *others))


def animation(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "white")]
    stream = BytesIO()
    frames[0].save(stream, kind, save_all=True, append_images=frames[1:])
    return stream.getvalue()


def said(book: Epub, name: str) -> list[str]:
    return book.meta(f"schema:{name}")


def test_a_book_with_described_pictures_can_be_read_without_seeing_them(sample: Epub) -> None:
    assert said(sample, "accessMode") == ["textual", "visual"]
    assert said(sample, "accessModeSufficient") == ["textual,visual", "textual"]
    assert said(sample, "accessibilityFeature") == [
        "alternativeText",
        "ARIA",
        "displayTransformability",
        "MathML",
        "readingOrder",
        "rubyAnnotations",
        "structuralNavigation",
        "tableOfContents",
    ]
    assert said(sample, "accessibilityHazard") == ["none"]
    assert "图片都有文字说明" in said(sample, "accessibilitySummary")[0]


@pytest.mark.parametrize(
    ("old", "new"), [(' alt="会场"', ""), (' aria-label="红点"', "")], ids=["img", "svg"]
)
def test_one_picture_without_description_takes_the_promise_back(
    edition: EbookEdition, pack: Pack, old: str, new: str
) -> None:
    book = pack(with_text(edition, old, new))
    assert said(book, "accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in said(book, "accessibilityFeature")
    assert "有的图片没有文字说明" in said(book, "accessibilitySummary")[0]


def test_plain_text_claims_nothing_about_pictures(edition: EbookEdition, pack: Pack) -> None:
    book = pack(unstyled(plain_text(edition)))
    assert said(book, "accessMode") == ["textual"]
    assert said(book, "accessModeSufficient") == ["textual"]
    assert said(book, "accessibilityFeature") == [
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ]


def test_the_summary_speaks_the_language_of_the_book(edition: EbookEdition, pack: Pack) -> None:
    book = pack(replace(edition, book=replace(edition.book, language="en")))
    assert said(book, "accessibilitySummary")[0].startswith("Reflowable text")


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/gif", animation("GIF")),
        ("image/png", animation("PNG")),
        ("image/webp", animation("WEBP")),
        (
            "image/svg+xml",
            b'<svg xmlns="http://www.w3.org/2000/svg"><rect><animate attributeName="x"/></rect></svg>',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_moves_might_flash(
    edition: EbookEdition, pack: Pack, media_type: str, data: bytes
) -> None:
    assert said(pack(with_picture(edition, media_type, data)), "accessibilityHazard") == ["unknown"]


@pytest.mark.parametrize(
    ("css", "can_change"),
    [
        ("p { font-size: 0.9em; line-height: 1.5; border: 1px solid; }", True),
        ("p { font-size: 12pt; }", False),
        ("p { line-height: 20px; }", False),
        ("p { font: bold 12PX serif; }", False),
    ],
)
def test_sizes_that_a_reader_cannot_change_are_not_said_to_change(
    edition: EbookEdition, pack: Pack, css: str, *, can_change: bool
) -> None:
    sheet = replace(edition.stylesheets[0], css=css)
    features = said(pack(replace(edition, stylesheets=(sheet,))), "accessibilityFeature")
    assert ("displayTransformability" in features) == can_change


def test_conformance_is_claimed_where_a_person_vouches_for_it(
    edition: EbookEdition, modified: datetime, open_epub: Open, check_epub: Check
) -> None:
    result = produce(edition, modified=modified, options=EpubOptions(reviewed_by="王 五"))
    assert (result.diagnostics, result.value is None) == ((), False)
    assert result.value is not None
    book = open_epub(result.value.data)
    assert book.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert book.meta("a11y:certifiedBy") == ["王 五"]
    assert check_epub(result.value.data) == [] or all(
        message.startswith("USAGE HTM_055") for message in check_epub(result.value.data)
    )


def test_nobody_vouches_by_default(sample: Epub) -> None:
    assert sample.meta("dcterms:conformsTo") == []


def test_what_is_plainly_untrue_is_not_claimed(
    edition: EbookEdition, modified: datetime, open_epub: Open
) -> None:
    changed = with_text(edition, ' alt="会场"', ' alt=""')
    result = produce(changed, modified=modified, options=EpubOptions(reviewed_by="王五"))
    assert [item.code for item in result.diagnostics] == ["E021"]
    assert result.value is not None
    assert open_epub(result.value.data).meta("dcterms:conformsTo") == []
