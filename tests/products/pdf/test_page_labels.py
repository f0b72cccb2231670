"""The numbers that a viewer shows are those that the pages print."""

from __future__ import annotations

import pypdfium2
import pytest
from tests.products.pdf.conftest import Make

from jianbao.typesetting.folios import Folio
from jianbao.typesetting.labels import number_tree


def _labels(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document.get_page_label(number) for number in range(len(document))]


@pytest.mark.parametrize("standard", ["", "pdf/a-2a"])
def test_a_reader_has_cover_roman_and_arabic_pages(standard: str, make: Make) -> None:
    labels = _labels(make("reader", standard).pdf)

    assert labels[:6] == ["封1", "封2", "i", "ii", "1", "2"]
    assert labels[6:] == [str(number) for number in range(3, len(labels) - 3)]


def test_a_briefing_counts_from_one(make: Make) -> None:
    assert _labels(make("briefing", "").pdf) == ["1", "2", "3", "4"]


def test_a_number_in_no_style_of_pdf_is_written_out() -> None:
    tree = number_tree([Folio("一", 1), Folio("二", 2)])

    assert [entry["P"].string for entry in tree["Nums"][1::2]] == ["一", "二"]


def test_numbers_that_go_on_need_one_entry() -> None:
    tree = number_tree([Folio("i", 1), Folio("", 2), Folio("iii", 3), Folio("1", 1)])

    assert tree["Nums"][::2] == [0, 3]
    assert [entry["S"] for entry in tree["Nums"][1::2]] == ["/r", "/D"]
