"""Two reading engines on a screen of a phone's size: the book opens, leads on, and looks right."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from tests.outside.phone import ENGINES, SIZES, Phone

if TYPE_CHECKING:
    from tests.outside.conftest import Epub

pytestmark = pytest.mark.outside

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
AS_MUCH_AS_A_LINE = 20


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def phone(browser: Phone, engine: str, epub: Epub, book: str) -> Iterator[Phone]:
    """Lay the book open in the engine; whatever is done with it must leave no fault behind."""
    browser.read(engine, epub(book).read_bytes())
    yield browser
    assert browser.faults() == []


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def entries(file: Path, kind: str) -> list[tuple[str, str]]:
    """Return label and address of each entry of the nav of ``kind``."""
    with zipfile.ZipFile(file) as archive:
        tree = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    return [
        (
            etree.tostring(link, method="text", encoding="unicode", with_tail=False),
            link.get("href", ""),
        )
        for nav in tree.iter(f"{XHTML}nav")
        if nav.get(TYPE) == kind
        for link in nav.iter(f"{XHTML}a")
    ]


def references(file: Path) -> int:
    """Return how many references to notes the book holds."""
    with zipfile.ZipFile(file) as archive:
        return sum(archive.read(name).count(b'role="doc-noteref"') for name in archive.namelist())


def text_at(file: Path, href: str) -> str:
    """Return the first characters behind the element that ``href`` leads to."""
    name, _, mark = href.partition("#")
    with zipfile.ZipFile(file) as archive:
        tree = etree.fromstring(archive.read(f"EPUB/{name}"))
    texts = tree.xpath("//*[@id=$mark]/following::text()", mark=mark)
    assert isinstance(texts, list)
    return plain("".join(map(str, texts)))[:AS_MUCH_AS_A_LINE]


def test_every_entry_of_the_contents_leads_to_its_heading(
    phone: Phone, epub: Epub, book: str
) -> None:
    expected = entries(epub(book), "toc")
    assert len(expected) > 0
    offered = phone.ask("contents")
    assert [plain(entry["label"]) for entry in offered] == [plain(label) for label, _ in expected]
    for entry in offered:
        found = phone.ask("heading", entry["href"])
        # A paper of a meeting is listed with its number, which stands above its heading.
        assert found["seen"]
        assert found["text"]
        assert re.fullmatch(f"(会议材料之.)?{re.escape(found['text'])}", plain(entry["label"]))


def test_every_note_opens_and_leads_back(phone: Phone, engine: str, epub: Epub, book: str) -> None:
    opened = 0
    for section in phone.ask("sections"):
        phone.ask("go", section)
        for note in phone.ask("notes"):
            opened += 1
            assert note["text"]
            assert note["back"] == note["reference"]
            if engine == "foliate":
                assert phone.ask("popUp", note["reference"]) == note["text"]
                phone.ask("closePopUp")
            else:
                assert phone.ask("touch", f"#{note['reference']}", note["note"])
                assert phone.ask("touch", f"#{note['note']} [role=doc-backlink]", note["back"])
    assert opened == references(epub(book))


def test_every_page_of_the_page_list_begins_where_it_says(
    phone: Phone, engine: str, epub: Epub, book: str
) -> None:
    expected = entries(epub(book), "page-list")
    assert len(expected) > 0
    offered = phone.ask("pages")
    known = [label if engine == "foliate" or label.isdecimal() else None for label, _ in expected]
    assert [page["label"] for page in offered] == known
    for (_, href), page in zip(expected, offered, strict=True):
        assert phone.ask("page", page["href"]) == {"text": text_at(epub(book), href), "seen": True}


@pytest.mark.parametrize(("flow", "dark"), [("paginated", False), ("scrolled", True)])
def test_the_book_fits_and_can_be_read(
    browser: Phone, engine: str, flow: str, epub: Epub, book: str, *, dark: bool
) -> None:
    browser.read(engine, epub(book).read_bytes(), flow=flow, dark=dark)
    # epub.js, like 多看, does not tell a book that it is dark; one red cannot reach 4.5 on both.
    large = 4.5 if dark and engine == "foliate" else 3
    faults = {}
    for section in browser.ask("sections"):
        browser.ask("go", section)
        for size in SIZES:
            browser.ask("style", size, dark)
            faults[section, size] = browser.ask("wide") + browser.ask("faint", large)
    assert {place: found for place, found in faults.items() if found} == {}
    assert browser.faults() == []
