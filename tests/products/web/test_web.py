"""The web edition as a file: nothing is asked of the network, by what it says and by what it may."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
import tinycss2
from lxml import etree
from lxml import html as lxml_html
from tinyhtml5.parser import HTMLParser

from jianbao import build, edition
from jianbao.edition import Stylesheet, WebEdition
from jianbao.edition.screen.pictures import for_screen
from jianbao.products.web import page as web_page

BOOKS = Path(__file__).parents[2] / "books"
WHEN = datetime(2024, 3, 1, tzinfo=UTC)
ASKING = (
    "src",
    "srcset",
    "poster",
    "data",
    "action",
    "formaction",
    "background",
    "manifest",
    "ping",
)
GOLDEN = ("briefing", "gongwen", "pictorial", "reader", "pocket")


def composed(name: str) -> WebEdition:
    prepared = build.prepare(BOOKS / name / "book.yaml").value
    assert prepared is not None
    made = edition.compose_web(prepared.book, prepared.theme, prepared.typefaces).value
    assert made is not None
    return made


@pytest.fixture(scope="module", params=GOLDEN)
def made(request: pytest.FixtureRequest) -> WebEdition:
    return composed(request.param)


@pytest.fixture(scope="module")
def text(made: WebEdition) -> str:
    return produced(made).decode()


@pytest.fixture(scope="module")
def page(text: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(text)


def produced(made: WebEdition) -> bytes:
    result = web_page.produce(made)
    assert result.value is not None, result.diagnostics
    assert result.diagnostics == ()
    return result.value.data


def test_nothing_in_the_page_asks_for_another_file(page: lxml_html.HtmlElement) -> None:
    assert not list(page.iter("link", "iframe", "object", "embed", "base", "video", "audio"))
    for element in page.iter(etree.Element):
        for name in ASKING:
            assert element.get(name, "data:").startswith("data:"), (element.tag, name)
        assert "url(" not in element.get("style", "")


def test_no_style_asks_for_another_file(page: lxml_html.HtmlElement) -> None:
    (style,) = page.iter("style")
    assert "@import" not in (style.text or "")
    tokens = tinycss2.parse_component_value_list(style.text or "", skip_comments=True)
    waiting = list(tokens)
    while waiting:
        token = waiting.pop()
        if token.type == "url":
            assert token.value.startswith("data:")
        waiting += getattr(token, "content", None) or getattr(token, "arguments", None) or ()


def test_the_page_forbids_what_it_does_not_hold(page: lxml_html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "data:"
    digests = [
        b64encode(sha256((script.text or "").encode()).digest()).decode()
        for script in page.iter("script")
    ]
    assert rules["script-src"] == " ".join(f"'sha256-{digest}'" for digest in digests)


def test_the_rule_stands_before_anything_that_it_rules(page: lxml_html.HtmlElement) -> None:
    head = [child.get("http-equiv") or child.get("charset") or child.tag for child in page.head]
    assert head[:2] == ["utf-8", "Content-Security-Policy"]


def test_an_html_parser_finds_no_fault(text: str) -> None:
    parser = HTMLParser()
    parser.parse(text)
    assert parser.errors == []


def test_no_end_tag_is_left_of_an_element_that_has_none(text: str) -> None:
    assert not re.search(r"</(?:wbr|br|img|hr|meta)>", text)


def test_every_picture_is_in_the_page_as_a_screen_needs_it(
    made: WebEdition, page: lxml_html.HtmlElement
) -> None:
    data = {for_screen(asset, 85).data for asset in made.assets}
    for picture in page.iter("img"):
        assert b64decode(picture.get("src", "").partition(",")[2]) in data


def test_a_page_is_the_same_every_time_and_small(made: WebEdition) -> None:
    pictures = sum(len(asset.data) for asset in made.assets)
    first = produced(made)
    assert first == produced(made)
    assert len(first) - 1.4 * pictures < 300_000


@pytest.mark.parametrize(
    "rule",
    [
        '@import "https://a.b/c.css";',
        "@import url(other.css);",
        ".a { background: url(//a.b/c.png) }",
        ".a { background: url('HTTPS://a.b/c.png') }",
    ],
)
def test_a_style_that_asks_for_something_outside_is_an_error_with_its_line(rule: str) -> None:
    made = composed("pocket")
    asking = Stylesheet(name="style.css", css=f"/* a\n@import */\n{rule}\n")
    result = web_page.produce(replace(made, stylesheets=(*made.stylesheets, asking)))
    assert result.value is None
    (fault,) = result.diagnostics
    assert (fault.code, fault.span.line if fault.span else 0) == ("W001", 3)
    assert fault.excerpt == rule


def test_a_picture_of_the_theme_is_put_into_the_styles() -> None:
    made = composed("briefing")
    asset = made.assets[0]
    sheet = Stylesheet(name="style.css", css=f'.a {{ background: url("{asset.href}") }}')
    data = produced(replace(made, stylesheets=(sheet,))).decode()
    assert f'url("data:{asset.media_type};base64,' in data


def test_what_looks_like_an_end_tag_in_a_style_does_not_end_it() -> None:
    made = composed("pocket")
    sheet = Stylesheet(name="style.css", css='.a::after { content: "</style><script>" }')
    page = lxml_html.document_fromstring(produced(replace(made, stylesheets=(sheet,))).decode())
    assert len(list(page.iter("style"))) == 1
    assert len(list(page.iter("script"))) == 1


@pytest.mark.parametrize(("only", "is_marked"), [(("pdf", "web"), True), (("web",), False)])
def test_printed_pages_are_marked_where_they_are_known(
    tmp_path: Path, only: tuple[str, ...], *, is_marked: bool
) -> None:
    request = build.Request(file=BOOKS / "pocket" / "book.yaml", only=only, out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    (path,) = (each.path for each in written if each.path.suffix == ".html")
    shown = lxml_html.document_fromstring(path.read_text("utf-8"))
    marks = [
        mark.get("aria-label") for mark in shown.iter("span") if mark.get("class") == "pagebreak"
    ]
    assert bool(marks) == is_marked
    assert len(set(marks)) == len(marks)
    assert not shown.xpath("//@*[contains(name(), 'data-block') or contains(name(), 'epub')]")


def test_the_words_of_its_buttons_are_those_of_the_book(page: lxml_html.HtmlElement) -> None:
    known = page.body.attrib
    assert all(
        known[f"data-{name}"] for name in ("book", "notes", "smaller", "larger", "night", "link")
    )
