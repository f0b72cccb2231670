"""Long chapters in several files: nothing lost, nothing twice, and every link still leads there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jianbao.edition import compose_ebook
from jianbao.edition.ebook.splitting import LARGEST, split
from jianbao.edition.model import Document, DocumentRole, EbookEdition

if TYPE_CHECKING:
    from jianbao import fonts, themes
    from jianbao.book import Book

H = "{http://www.w3.org/1999/xhtml}"
SENTENCE = "全区各学校要逐项排查隐患，建立台账，限期整改，责任到人。"


def page(body: str, notes: str = "", after: str = "") -> etree._Element:
    """Return the document of a chapter as the templates write it."""
    notes = f'<div class="notes">{notes}</div>' if notes else ""
    return etree.fromstring(
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'lang="zh-Hans"><head><title>题</title></head><body class="chapter">'
        '<section class="chapter" id="c" epub:type="chapter" role="doc-chapter" '
        'aria-labelledby="c-title"><header><h1 id="c-title">题</h1></header>'
        f'<div class="chapter-body">{body}</div>{after}{notes}</section></body></html>'
    )


def paragraphs(size: int) -> str:
    """Return paragraphs of about ``size`` bytes."""
    one = f"<p>{SENTENCE * 12}</p>"
    return one * max(1, size // len(one.encode()))


def heads(tree: etree._Element) -> list[str]:
    return ["".join(map(str, element.itertext())) for element in tree.iter(f"{H}h2", f"{H}h3")]


def text(tree: etree._Element) -> str:
    body = next(tree.iter(f"{H}body"))
    return "".join("".join(map(str, body.itertext())).split())


def size(tree: etree._Element) -> int:
    return len(etree.tostring(tree, encoding="utf-8"))


def note(key: str, inner: str = "") -> str:
    return f'<aside id="{key}"><a href="#{key}-ref">1</a><p>注{key}{inner}</p></aside>'


def call(key: str, *, first: bool = True) -> str:
    identifier = f' id="{key}-ref"' if first else ""
    return f'<a class="noteref" href="#{key}"{identifier}>1</a>'


def test_a_chapter_of_the_usual_length_stays_whole() -> None:
    tree = page(paragraphs(150_000))
    before = etree.tostring(tree)
    assert split(tree) == [tree]
    assert etree.tostring(tree) == before


def test_a_long_chapter_is_cut_before_its_sections() -> None:
    sections = "".join(f"<h2>{n}</h2>{paragraphs(70_000)}" for n in range(6))
    pieces = split(page(sections))
    assert [heads(piece) for piece in pieces] == [["0", "1"], ["2", "3"], ["4", "5"]]
    assert [piece.findtext(f"{H}head/{H}title") for piece in pieces] == ["题", "题 (2)", "题 (3)"]
    assert [len(piece.findall(f".//{H}h1")) for piece in pieces] == [1, 0, 0]


def test_a_long_section_is_cut_before_its_own_sections() -> None:
    inner = "".join(f"<h3>1.{n}</h3>{paragraphs(80_000)}" for n in range(4))
    pieces = split(page(f"<h2>1</h2>{inner}<h2>2</h2>{paragraphs(10_000)}"))
    assert [heads(piece) for piece in pieces] == [["1", "1.0", "1.1"], ["1.2", "1.3", "2"]]


def test_without_headings_it_is_cut_between_blocks() -> None:
    pieces = split(page(paragraphs(500_000)))
    assert len(pieces) == 3
    assert all(size(piece) <= LARGEST for piece in pieces)


def test_a_heading_never_ends_a_file() -> None:
    body = f"{paragraphs(185_000)}<h3>甲</h3><h3>乙</h3><p>{SENTENCE * 200}</p>{paragraphs(90_000)}"
    for piece in split(page(body)):
        last = list(next(e for e in piece.iter(f"{H}div") if e.get("class") == "chapter-body"))[-1]
        assert last.tag not in {f"{H}h2", f"{H}h3"}


def test_a_block_that_is_too_large_stays_whole() -> None:
    table = f"<table>{'<tr><td>' + SENTENCE + '</td></tr>'}</table>".replace(
        "<tr>", "<tr>" + "<td>" + SENTENCE * 3000 + "</td>"
    )
    pieces = split(page(f"<p>前</p>{table}<p>后</p>"))
    assert sum(len(piece.findall(f".//{H}table")) for piece in pieces) == 1


def test_divisions_around_everything_go_on_in_the_next_file() -> None:
    body = (
        f'<div class="word" id="w"><section class="box" id="b">{paragraphs(300_000)}</section>'
        f"{paragraphs(100_000)}</div>"
    )
    whole = page(body)
    before = text(whole)
    pieces = split(whole)
    assert "".join(map(text, pieces)) == before
    for piece in pieces:
        assert piece.find(f".//{H}div[@class='word']") is not None
    ids = [str(e.get("id")) for piece in pieces for e in piece.iter("*") if "id" in e.attrib]
    assert sorted(ids) == ["b", "c", "c-title", "w"]


def test_what_stands_once_stands_in_the_first_or_last_file_only() -> None:
    pieces = split(page(paragraphs(500_000), after='<p class="source">（校安办供稿）</p>'))
    first, *_, last = pieces
    assert [piece.find(f".//{H}section").get("id") for piece in pieces] == ["c", None, None]  # type: ignore[union-attr]  # each has one
    assert ["role" in piece.find(f".//{H}section").attrib for piece in pieces] == [  # type: ignore[union-attr]  # as above
        True, False, False,
    ]  # fmt: skip
    assert first.find(f".//{H}p[@class='source']") is None
    assert last.find(f".//{H}section")[-1].get("class") == "source"  # type: ignore[index]  # as above


def test_notes_go_with_the_text_that_refers_to_them_first() -> None:
    body = (
        f"<h2>1</h2><p>{call('a')}</p>{paragraphs(150_000)}"
        f"<h2>2</h2><p>{call('b')}{call('a', first=False)}</p>{paragraphs(150_000)}"
    )
    tree = page(body, note("a") + note("b", call("d")) + note("d"))
    pieces = split(tree)
    assert [[n.get("id") for n in piece.iter(f"{H}aside")] for piece in pieces] == [
        ["a"], ["b", "d"],
    ]  # fmt: skip
    assert [len(piece.findall(f".//{H}div[@class='notes']")) for piece in pieces] == [1, 1]


def test_the_weight_of_notes_counts() -> None:
    body = "".join(f"<p>{call(f'n{number}')}字</p>" for number in range(300))
    notes = "".join(note(f"n{number}", SENTENCE * 20) for number in range(300))
    pieces = split(page(body, notes))
    assert len(pieces) > 1
    assert all(size(piece) <= LARGEST for piece in pieces)


BLOCKS = st.lists(
    st.tuples(st.sampled_from(["h2", "h3", "h4", "p", "p", "div"]), st.integers(1, 120)),
    min_size=3,
    max_size=14,
)


@settings(max_examples=60)
@given(BLOCKS)
def test_nothing_is_lost_nor_put_elsewhere(blocks: list[tuple[str, int]]) -> None:
    body = ""
    for number, (tag, thousands) in enumerate(blocks):
        words = f"〔{number}〕" + "字" * (thousands * 300 if tag in {"p", "div"} else 1)
        body += f"<div><p>{words}</p></div>" if tag == "div" else f"<{tag}>{words}</{tag}>"
    whole = page(body)
    before = text(whole)
    pieces = split(whole)
    assert "".join(map(text, pieces)) == before
    assert all(size(piece) <= LARGEST for piece in pieces)


@pytest.fixture
def long_edition(book: Book, theme: themes.Theme, typefaces: fonts.Typefaces) -> EbookEdition:
    """An e-book whose second chapter is long, linked from the first and back."""
    first, second = book.chapters
    html = second.html.replace(
        '<h3 id="chapter-02-s2"', paragraphs(190_000) + '<h3 id="chapter-02-s2"'
    )
    back = '<p><a href="#chapter-01">前文</a><a href="#chapter-02-s1">上文</a></p>'
    long = replace(second, html=html + paragraphs(60_000) + back)
    seen = replace(first, html=first.html + '<p><a href="#chapter-02-s2">下节</a></p>')
    parts = (replace(book.parts[0], chapters=(seen,)), replace(book.parts[1], chapters=(long,)))
    changed = replace(book, parts=parts)
    composed = compose_ebook(changed, theme, typefaces).value
    assert composed is not None
    return composed


def named(edition: EbookEdition, name: str) -> Document:
    return next(document for document in edition.documents if document.name == name)


def test_a_long_chapter_has_files_and_links_between_them(long_edition: EbookEdition) -> None:
    names = [d.name for d in long_edition.documents if d.place is DocumentRole.CHAPTER]
    assert names == [
        "text/chapter-01.xhtml", "text/chapter-02.xhtml", "text/chapter-02-2.xhtml",
    ]  # fmt: skip
    assert 'href="chapter-02-2.xhtml#chapter-02-s2"' in named(long_edition, names[0]).html
    last = named(long_edition, names[2]).html
    assert 'href="chapter-01.xhtml"' in last
    assert 'href="chapter-02.xhtml#chapter-02-s1"' in last
    assert Path(names[2]).stem not in named(long_edition, names[1]).html
