from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.manuscript import html, read, sanitise
from jianbao.manuscript.source import Manuscript

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder


def test_only_the_body_is_read_and_its_heading_is_the_title(book: BookFolder) -> None:
    chapter = book.chapter(
        "<!DOCTYPE html>\n<html><head><title>页题</title><style>p{}</style></head>\n"
        '<body class="x">\n<h1>工作\n要点</h1>\n<p>第一\n段 <b>重</b></p>\n</body></html>\n',
        "one.html",
    )
    assert chapter.title == "工作要点"
    assert chapter.html == '<p data-source="one.html:6">第一段 <b>重</b></p>'
    assert book.diagnostics == ()


def test_the_title_element_is_the_last_resort(book: BookFolder) -> None:
    chapter = book.chapter("<head><title>甲 &amp; 乙</title></head><p>文</p>", "one.htm")
    assert (chapter.title, book.bare(chapter.html)) == ("甲 & 乙", "<p>文</p>")


def test_front_matter_stands_above_html(book: BookFolder) -> None:
    chapter = book.chapter("---\n标题: 题\n---\n<p>文</p>", "one.xhtml")
    assert (chapter.title, chapter.html) == ("题", '<p data-source="one.xhtml:4">文</p>')


def test_what_the_sanitiser_takes_is_told_once_with_its_line(book: BookFolder) -> None:
    html_body = book.bare(
        book.chapter(
            "<h1>题</h1>\n<p onclick='x()'>甲</p>\n<script>\nalert(1)\n</script>\n"
            "<marquee>乙</marquee>\n<p style='a'>丙</p><p style='b'>丁</p>\n"
            "<p><a href='file:///etc/passwd'>戊</a><img src='http://e.cn/a.png' alt=''></p>\n",
            "one.html",
        ).html
    )
    assert "alert" not in html_body
    for text in "甲乙丙丁戊":
        assert text in html_body
    assert "onclick" not in html_body
    assert book.found == [
        "M061 one.html:2:4",
        "M062 one.html:3:1",
        "M060 one.html:6:1",
        "M061 one.html:7:4",
        "M071 one.html:8:13",
        "I003 one.html:8:48",
    ]
    assert "共 2 处" in book.diagnostics[3].message.zh


def test_old_elements_become_ours(book: BookFolder) -> None:
    chapter = book.chapter(
        "<h1>题</h1><article><center>甲</center><font color=red>乙</font></article>", "one.html"
    )
    assert book.bare(chapter.html) == "<section><div>甲</div><span>乙</span></section>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("甲<br>乙", "<p>甲<br/>乙</p>"),
        ("甲<p>乙</p>丙", "<p>甲</p><p>乙</p><p>丙</p>"),
        ("<p>&nbsp;</p><p></p><p>甲</p>", "<p>甲</p>"),
        ("<p>a < b", "<p>a &lt; b</p>"),
        ("<p>甲<b", "<p>甲&lt;b</p>"),
        ("<p>甲<!-- 注 -->乙", "<p>甲乙</p>"),
        ("<p>甲<!-- 乙", "<p>甲&lt;!-- 乙</p>"),
        ("<li>甲</li>", "<div>甲</div>"),
        ("<ul>甲<li>乙</li></ul>", "<ul><li>甲</li><li>乙</li></ul>"),
        ("<dl><dd>甲</dd></dl>", "<div><div>甲</div></div>"),
        ("<span><p>甲</p></span>", "<p>甲</p>"),
        (
            "<span><a href='http://e.cn/a b'><p>甲</p></a></span>",
            '<a href="http://e.cn/a%20b"><p>甲</p></a>',
        ),
        ("<h2 id=a><div>甲</div></h2>", '<h2 id="chapter-01-a">甲</h2>'),
        ("<p><ruby>甲</ruby><rt>乙</rt></p>", "<p>甲乙</p>"),
        ("<p><a id=x />甲</p>", '<p><span id="chapter-01-x"></span>甲</p>'),
        ("<table><tr><td colspan=2>甲<td rowspan=x>乙</table>",
         '<table><tbody><tr><td colspan="2">甲</td><td>乙</td></tr></tbody></table>'),
        ("<table><tr><th>甲</th><td>乙</td></tr></table>",
         '<table><tbody><tr><th scope="row">甲</th><td>乙</td></tr></tbody></table>'),
        ("<p title=x data-source=/etc/passwd:1>甲", "<p>甲</p>"),
        ("<p>&#1;甲&#x3;</p>", "<p>甲</p>"),
    ],
)  # fmt: skip
def test_structure_is_put_right(book: BookFolder, source: str, shown: str) -> None:
    chapter = book.chapter(f"<h1>题</h1>{source}", "one.html")
    assert book.bare(chapter.html).replace("\n", "") == shown


@pytest.mark.parametrize(
    "piece", ["<div>", "<table><tr><td>", "<ul><li>", "<b><i>", "<blockquote>"]
)
@pytest.mark.parametrize("times", [65, 400])
def test_markup_without_end_is_told_with_its_line(book: BookFolder, piece: str, times: int) -> None:
    book.write("one.html", f"<h1>题</h1>\n\n<p>文</p>\n\n<p>{piece * times}甲")
    result = read(book.config("one.html"))
    assert result.value is None
    (said,) = result.diagnostics
    assert (said.code, said.span and said.span.line) == ("M064", 5)


def test_what_is_nested_as_deep_as_may_be_is_set(book: BookFolder) -> None:
    book.write("one.html", f"<h1>题</h1>{'<div>' * 62}<p>甲</p>")
    assert read(book.config("one.html")).value is not None


PIECES = st.lists(
    st.sampled_from(
        ["甲", "b", " ", "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<font>",
         "<xyz a=1>", "<", ">", "</", "<br>", "<li>", "<ul>", "'", '"', "<a href='", "<select>",
         "<plaintext>", "<xmp>", "<frameset>", "<h1>", "<!x>", "<math>", "<svg>", "<title>", "<h2/>"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES)
def test_text_is_never_lost_silently(source: str) -> None:
    manuscript = Manuscript(file="a.html", path=None, text=source)  # type: ignore[arg-type]  # no file is opened
    refusals = html.Refusals()
    markup = html.rewrite(source, manuscript, 1, refusals)
    root = sanitise.tree(markup)
    refusals.report(manuscript)
    if not any(item.code == "M062" for item in manuscript.diagnostics):
        stripped = _without_tags(source)
        kept = "".join(map(str, root.itertext()))
        assert sorted(kept.replace(" ", "")) == sorted(stripped.replace(" ", ""))


def _without_tags(source: str) -> str:
    """Take out what the rewriter's grammar calls a tag, by a plain scan."""
    text, position = "", 0
    while position < len(source):
        end = _tag_end(source, position) if source[position] == "<" else 0
        text += "" if end else source[position]
        position = end or position + 1
    return text


def _tag_end(source: str, start: int) -> int:
    position = start + 1 + (source[start + 1 : start + 2] == "/")
    if not ("a" <= source[position : position + 1].lower() <= "z"):
        return 0
    quote = ""
    while position < len(source):
        character = source[position]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "<>":
            return position + 1 if character == ">" else 0
        position += 1
    return 0


def test_values_that_no_reader_understands_are_taken_away(book: BookFolder) -> None:
    body = book.chapter(
        "<h1>题</h1>\n<table><tr><td colspan='很多'>甲</td><td rowspan='2'>乙</td></tr></table>\n"
        "<p lang='中文'>丙</p>\n",
        "one.html",
    ).html
    assert "colspan" not in body
    assert 'rowspan="2"' in body
    assert book.found == ["M065 one.html:2:25", "M065 one.html:3:10"]
    assert book.diagnostics[0].message.en == "the attribute colspan cannot be '很多'"
