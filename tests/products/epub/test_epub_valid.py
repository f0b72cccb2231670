"""EPUBCheck 5.3 has nothing to say about what we pack, usage notes included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao import build
from jianbao.book import Book, Imprint, Masthead
from jianbao.edition.model import ContentsEntry, Document, DocumentRole, EbookEdition
from jianbao.products.epub.assembly import produce

if TYPE_CHECKING:
    from datetime import datetime

    from tests.conftest import Check, Write
    from tests.products.epub.conftest import Epub, Pack

RP_IS_KEPT = "USAGE HTM_055"
"""EPUBCheck discourages ``rp``, which readers without ruby need."""

TEXT = st.text(st.characters(), max_size=12)
"""Anything at all: controls, lone surrogates, markup, Extension B."""
WRITTEN = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1
)
"""What may stand in a document, which is XML already when it is packed."""
NUMBER = st.none() | st.integers(min_value=1, max_value=9999)


def faults(messages: list[str]) -> list[str]:
    return [message for message in messages if not message.startswith(RP_IS_KEPT)]


def test_epubcheck_finds_nothing(sample: Epub, check_epub: Check) -> None:
    assert faults(check_epub(sample.data)) == []


def test_epubcheck_finds_nothing_in_an_official_document(tmp_path: Path, check_epub: Check) -> None:
    file = Path(__file__).parents[2] / "books" / "gongwen" / "book.yaml"
    request = build.Request(file=file, only=("epub",), out=tmp_path)
    written = build.build(request, lambda _: None).value
    assert written is not None
    assert faults(check_epub(written[0].path.read_bytes())) == []


HARD = """# 标题　很长的标题要在词与词之间断开才好看

见 https://a.gov.cn/x/y.htm?a=1&b=2 。[要点]{.着重}[张三]{.专名}[李四]{拼音="lǐ sì"}[^1]，又见[^1]，3月5日。

The guidelines of the office are in the appendix.

## 一、小标题[^2]

| 序号 | 学校名称 | 检查结果 | 整改要求及时限 |
| --- | --- | --- | --- |
| 1 | 城南区第一实验小学 | 后厨通风不足[^3] | 三月底前加装排风设备 |

[^1]: 第一段。

    第二段。

    - 条目
[^2]: 标题里的注。
[^3]: 表格里的注。
"""


@pytest.mark.parametrize("theme", ["jianbao", "{name: reader, options: {vertical: true}}"])
def test_epubcheck_finds_nothing_in_what_is_made_for_screens(
    theme: str, write: Write, tmp_path: Path, check_epub: Check
) -> None:
    folder = write({"a.md": HARD, "book.yaml": f"title: 书\ntheme: {theme}\nchapters: [a.md]\n"})
    request = build.Request(file=folder / "book.yaml", only=("epub",), out=tmp_path / "out")
    result = build.build(request, lambda _: None)
    assert result.value is not None, result.diagnostics
    assert faults(check_epub(result.value[0].path.read_bytes())) == []


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_epubcheck_finds_nothing_in_another_language(
    language: str, edition: EbookEdition, pack: Pack, check_epub: Check
) -> None:
    changed = replace(edition, book=replace(edition.book, language=language))
    assert faults(check_epub(pack(changed).data)) == []


def test_epubcheck_finds_nothing_in_a_book_that_lacks_all_it_may(
    edition: EbookEdition, pack: Pack, check_epub: Check
) -> None:
    book = edition.book
    known = Book(folder=book.folder, identifier=book.identifier, title=book.title, parts=())
    bare = replace(edition, book=known, cover_page="", documents=edition.documents[1:], contents=())
    assert faults(check_epub(pack(bare).data)) == []


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_epubcheck_finds_nothing_in_any_book(
    data: st.DataObject, pack: Pack, check_epub: Check
) -> None:
    assert faults(check_epub(pack(data.draw(editions())).data)) == []


@settings(max_examples=40, deadline=None)
@given(
    start=st.sampled_from(["https://", "https://x.cn/", "https://x.cn/?", "mailto:", "#", ""]),
    end=st.text("abc/?#[]@!&'(),;=:.%20é中-~ <>", min_size=1, max_size=8),
)
def test_a_link_that_we_let_pass_epubcheck_lets_pass(
    start: str, end: str, edition: EbookEdition, modified: datetime, check_epub: Check
) -> None:
    link = f'<a href="{escape(start + end)}">链接</a></section>'
    last = edition.documents[-1]
    linked = replace(last, html=last.html.replace("</section>", link))
    changed = replace(edition, cover_page="", documents=(*edition.documents[1:-1], linked))
    packed = produce(changed, modified=modified).value
    assert packed is None or faults(check_epub(packed.data)) == []


def test_epubcheck_is_awake(edition: EbookEdition, pack: Pack, check_epub: Check) -> None:
    broken = replace(edition, book=replace(edition.book, identifier="urn:uuid:none"))
    assert check_epub(pack(broken).data) != []


@st.composite
def editions(draw: st.DrawFn) -> EbookEdition:
    """Editions with any metadata, labels and text, nested in any way."""
    names = [f"text/chapter-{n:02}.xhtml" for n in range(1, draw(st.integers(1, 4)) + 1)]
    return EbookEdition(
        book=draw(books()),
        documents=tuple(
            Document(name=name, title="", place=DocumentRole.CHAPTER, html=draw(pages()))
            for name in names
        ),
        contents=tuple(
            ContentsEntry(label=draw(TEXT), href=name, children=draw(sections(name)))
            for name in names
        ),
        stylesheets=(),
        assets=(),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    return Book(
        folder=Path(),
        identifier="urn:uuid:5d1c1b0e-6f3c-5a3e-9f55-3f0d6d1f6a10",
        title=draw(TEXT),
        subtitle=draw(TEXT),
        issue=draw(NUMBER),
        total_issue=draw(NUMBER),
        issuer=draw(TEXT),
        authors=tuple(draw(st.lists(TEXT, max_size=3))),
        date=draw(st.none() | st.dates(min_value=date(1900, 1, 1))),
        language=draw(st.sampled_from(["zh-Hans", "zh-Hant", "en"])),
        description=draw(TEXT),
        masthead=Masthead(name=draw(TEXT)),
        imprint=Imprint(editors=tuple(draw(st.lists(st.tuples(TEXT, TEXT), max_size=2)))),
        parts=(),
    )


def sections(name: str) -> st.SearchStrategy[tuple[ContentsEntry, ...]]:
    """Contents below a chapter, in the order in which its places stand."""
    inner = st.builds(ContentsEntry, label=TEXT, href=st.just(f"{name}#s2"))
    outer = st.builds(
        ContentsEntry,
        label=TEXT,
        href=st.just(f"{name}#s1"),
        children=st.lists(inner, max_size=1).map(tuple),
    )
    return st.lists(outer, max_size=1).map(tuple)


@st.composite
def pages(draw: st.DrawFn) -> str:
    title, first, second, text = (escape(draw(WRITTEN)) for _ in range(4))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-Hans" xml:lang="zh-Hans">
<head><title>标题{title}</title></head>
<body><h1>{title}</h1><h2 id="s1">{first}</h2><p>{text}</p><h3 id="s2">{second}</h3></body>
</html>
"""
