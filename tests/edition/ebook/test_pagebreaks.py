"""Marks of printed pages: put at a place without changing what is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jianbao.edition.blocks import name_blocks
from jianbao.edition.ebook.pagebreaks import mark_pages
from jianbao.typesetting.pagination import BlockText, PageStart, pieces, solid

XMLNS = 'xmlns="http://www.w3.org/1999/xhtml"'


def document(body: str) -> Any:  # noqa: ANN401 - lxml's element
    return etree.fromstring(f"<html {XMLNS}><body>{body}</body></html>")


def marked(body: str, *places: tuple[str, int]) -> str:
    """Return ``body`` with marks, shortened to ``[number]``, and the numbers that are listed."""
    tree = document(body)
    starts = [
        PageStart(folio=str(number), key=key, offset=offset)
        for number, (key, offset) in enumerate(places, 1)
    ]
    listed = mark_pages(tree, starts)
    for mark in tree.xpath("//*[@role='doc-pagebreak']"):
        assert mark.get("id") == f"page-{mark.get('aria-label')}"
        tail, parent = mark.tail or "", mark.getparent()
        text = f"[{mark.get('aria-label')}]{tail}"
        before = mark.getprevious()
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        parent.remove(mark)
    inside = etree.tostring(tree[0], encoding="unicode")
    numbers = ",".join(entry.label for entry in listed)
    return f"{inside.partition('>')[2].removesuffix('</body>')} {numbers}"


@pytest.mark.parametrize(
    ("body", "place", "expected"),
    [
        ('<p data-block="a">文字</p>', ("a", 0), '<p data-block="a">[1]文字</p> 1'),
        ('<p data-block="a">文字</p>', ("a", 1), '<p data-block="a">文[1]字</p> 1'),
        ('<p data-block="a">文 字</p>', ("a", 1), '<p data-block="a">文 [1]字</p> 1'),
        ('<p data-block="a"><b>文</b>字</p>', ("a", 0), '<p data-block="a">[1]<b>文</b>字</p> 1'),
        ('<p data-block="a"><b>文</b>字</p>', ("a", 1), '<p data-block="a"><b>文</b>[1]字</p> 1'),
        (
            '<p data-block="a">甲<b>乙丙</b></p>',
            ("a", 2),
            '<p data-block="a">甲<b>乙[1]丙</b></p> 1',
        ),
        (
            '<figure data-block="a"><img src="x"/></figure>',
            ("a", 0),
            '<figure data-block="a">[1]<img src="x"/></figure> 1',
        ),
        (
            '<ol data-block="a"><li>文</li></ol>',
            ("a", 0),
            '<ol data-block="a"><li>[1]文</li></ol> 1',
        ),
        (
            '<p data-block="a">甲<a class="noteref">1</a>乙</p>',
            ("a", 1),
            '<p data-block="a">甲<a class="noteref">1</a>[1]乙</p> 1',
        ),
        (
            '<p data-block="a"><ruby>甲<rt>jiǎ</rt></ruby>乙</p>',
            ("a", 1),
            '<p data-block="a"><ruby>甲<rt>jiǎ</rt></ruby>[1]乙</p> 1',
        ),
        (
            '<section data-block="c"><p>文</p></section>',
            ("c.kicker.0", 3),
            '<section data-block="c">[1]<p>文</p></section> 1',
        ),
        ('<p data-block="a">文</p>', ("none.0", 0), '<p data-block="a">文</p> '),
        ('<p data-block="a">文</p>', ("a", 9), '<p data-block="a">文</p> '),
    ],
)
def test_a_mark_stands_before_its_character(
    body: str, place: tuple[str, int], expected: str
) -> None:
    assert marked(body, place).replace(f" {XMLNS}", "") == expected


def test_several_pages_begin_in_one_paragraph() -> None:
    body = f'<p data-block="a">{"文" * 9}</p>'
    found = marked(body, ("a", 3), ("a", 6)).replace(f" {XMLNS}", "")
    assert found == '<p data-block="a">文文文[1]文文文[2]文文文</p> 1,2'


def test_two_pages_begin_with_what_the_e_book_lacks() -> None:
    body = '<nav data-block="a"><ol><li>甲</li></ol></nav>'
    found = marked(body, ("a.1", 0), ("a.2", 0)).replace(f" {XMLNS}", "")
    assert found == '<nav data-block="a">[1]<ol><li>[2]甲</li></ol></nav> 1,2'


def test_a_page_beyond_a_block_takes_no_room_of_the_next() -> None:
    found = marked('<p data-block="a">甲乙丙</p>', ("a", 9), ("a", 2)).replace(f" {XMLNS}", "")
    assert found == '<p data-block="a">甲乙[2]丙</p> 2'


@pytest.mark.parametrize(
    ("entry", "key", "step"), [("<li>甲</li>", "a.lacking", 0), ("甲<b>乙</b>", "a", 2)]
)
def test_work_grows_with_the_pages_of_a_block(
    entry: str, key: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice as many pages of a contents twice as long are twice the work, not four times."""
    looked = 0

    def counted(block: Any) -> Iterator[BlockText]:  # noqa: ANN401 - lxml's element
        nonlocal looked
        for piece in pieces(block):
            looked += 1
            yield piece

    monkeypatch.setattr("jianbao.edition.ebook.pagebreaks.pieces", counted)
    work = []
    for size in (100, 200):
        looked = 0
        body = f'<ol data-block="a">{entry * size}</ol>'
        found = marked(body, *((key, page * step) for page in range(size // 2)))
        assert found.endswith(f",{size // 2}")
        work.append(looked)
    assert work[1] < 2.1 * work[0]


def test_a_page_that_would_come_too_early_is_left_out() -> None:
    body = '<p data-block="a">甲</p><p data-block="b">乙</p>'
    found = marked(body, ("b", 0), ("a", 0)).replace(f" {XMLNS}", "")
    assert found == '<p data-block="a">甲</p><p data-block="b">[1]乙</p> 1'


def test_blocks_are_named_alike_whatever_stands_around_their_part() -> None:
    part = (
        '<section id="chapter-01"><p class="kicker">引</p><h1 id="t">题</h1>'
        '<div class="chapter-body"><p data-source="甲.md:1">一</p>'
        '<p data-source="甲.md:1">二<b class="x">三</b></p></div></section>'
    )
    names = []
    for body in (part, f'<p class="kicker">书</p><section id="x"><p>前</p></section>{part}'):
        tree = document(body)
        name_blocks(tree)
        names.append(
            {piece.text: piece.key for piece in pieces(tree) if piece.key.startswith(("c", "t"))}
        )
    assert (
        names[0]
        == names[1]
        == {
            "引": "chapter-01.kicker.0",
            "题": "t",
            "一": "chapter-01..0",
            "二": "chapter-01..1",
            "三": "chapter-01..1",
        }
    )


INLINE = st.recursive(
    st.text("甲乙 丙\n", min_size=1, max_size=5),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["b", "a", "span"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(st.lists(INLINE, min_size=1, max_size=5), st.data())
def test_the_text_stays_and_the_mark_follows_exactly_what_comes_before_it(
    parts: list[str], data: st.DataObject
) -> None:
    tree = document(f'<p data-block="a">{"".join(parts)}</p>')
    text = "".join(tree.itertext())
    count = len(solid(text))
    offset = data.draw(st.integers(0, max(count - 1, 0)))
    listed = mark_pages(tree, [PageStart(folio="1", key="a", offset=offset)])
    assert "".join(tree.itertext()) == text
    if count:
        (mark,) = tree.xpath("//*[@role='doc-pagebreak']")
        before = "".join(mark.xpath("preceding::text()"))
        assert len(solid(before)) == offset
        assert len(listed) == 1
