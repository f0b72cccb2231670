from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from jianbao.manuscript import lines, markdown, sanitise
from jianbao.manuscript.source import Manuscript

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder


def rendered(text: str) -> etree._Element:
    """Return the tree of a chapter's body, with its lines joined."""
    manuscript = Manuscript(file="a.md", path=None, text=text)  # type: ignore[arg-type]  # no file is opened
    root = sanitise.tree(markdown.render(manuscript, text).html)
    lines.join_lines(root)
    return root


def says(root: etree._Element) -> str:
    return "".join(map(str, root.itertext())).strip("\n")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**“党建”**，", "<strong>“党建”</strong>，"),
        ("他说**“好”**了", "他说<strong>“好”</strong>了"),
        ("**注意：**不得", "<strong>注意：</strong>不得"),
        ("落实**《意见》（试行）**要求", "落实<strong>《意见》（试行）</strong>要求"),
        ("强化**(一)**项", "强化<strong>(一)</strong>项"),
        ('他说**"好"**了', '他说<strong>"好"</strong>了'),
        ("第1**“项”**2", "第1<strong>“项”</strong>2"),
        ("这~~（旧）~~条", "这<s>（旧）</s>条"),
        ("葛\U000e0100**（城）**区", "葛\U000e0100<strong>（城）</strong>区"),
        ("a**(b)**c", "a**(b)**c"),
        ("snake_case_名", "snake_case_名"),
        ("甲 * 乙 * 丙", "甲 * 乙 * 丙"),
    ],
)
def test_emphasis_beside_full_width_punctuation(book: BookFolder, source: str, shown: str) -> None:
    assert book.body(source) == f"<p>{shown}</p>"


CHINESE = st.text("的教育局“”‘’（）《》，。：；！？、—…·", min_size=1, max_size=6)


@given(before=CHINESE, inside=CHINESE, after=CHINESE)
def test_strong_text_in_chinese_is_always_strong(before: str, inside: str, after: str) -> None:
    root = rendered(f"{before}**{inside}**{after}")
    assert root.findtext(".//strong") == inside
    assert says(root) == before + inside + after


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("甲\n乙", "甲乙"),
        ("**甲**\n乙", "<strong>甲</strong>乙"),
        ("甲\n**乙**", "甲<strong>乙</strong>"),
        ("甲，\n乙", "甲，乙"),
        ("共 12\n所", "共 12所"),
        ("用 APP\n推广", "用 APP推广"),
        ("a red\nfox", "a red fox"),
        ("a **red**\n*fox*", "a <strong>red</strong> <em>fox</em>"),
        ("said\n“yes”", "said “yes”"),
        ("甲——\n“乙”", "甲——“乙”"),
        ("甲[^1]\n乙\n\n[^1]: 注", None),
        ("甲  \n乙", "甲<br/>乙"),
        ("한국\n말", "한국 말"),
    ],
)
def test_lines_join_as_their_language_wants(
    book: BookFolder, source: str, shown: str | None
) -> None:
    body = book.body(source)
    assert "\n" not in body
    if shown is not None:
        assert body == f"<p>{shown}</p>"


@given(
    st.lists(
        st.text(
            st.characters(
                exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"],
                exclude_characters="*_~`[]()<>!#:：|-{}^&\\=+.$\ufffe\uffff",
            ),
            min_size=1,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_plain_text_comes_out_as_it_went_in(words: list[str]) -> None:
    text = "  ".join(words)
    assume(not text[0].isdigit())
    assert says(rendered(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_escaped_html_comes_out_as_it_went_in(text: str) -> None:
    assert says(rendered(f"<div>{html.escape(text)}</div>")).strip() == text.strip()


def test_nothing_is_set_anew_by_a_typographer(book: BookFolder) -> None:
    assert book.body('"a" -- (c) ... 1/2') == '<p>"a" -- (c) ... 1/2</p>'


def test_a_table_has_caption_scope_and_alignment(book: BookFolder) -> None:
    body = book.body("表：**培训**情况\n\n| 项目 | 人数 |\n|:--|--:|\n| 甲 | 12 |\n")
    assert body.replace("\n", "") == (
        "<table><caption><strong>培训</strong>情况</caption><thead><tr>"
        '<th class="align-left" scope="col">项目</th><th class="align-right" scope="col">人数</th>'
        '</tr></thead><tbody><tr><td class="align-left">甲</td><td class="align-right">12</td>'
        "</tr></tbody></table>"
    )


def test_a_paragraph_before_a_table_is_left_alone(book: BookFolder) -> None:
    body = book.body("情况如下：\n\n| 甲 |\n|---|\n| 12 |\n")
    assert body.startswith("<p>情况如下：</p>\n<table>\n<thead>")


def test_footnotes_are_numbered_as_the_text_refers_to_them(book: BookFolder) -> None:
    chapter = book.chapter(
        "# 题\n\n甲[^b]乙[^a]丙[^b]丁^[行*内*]\n\n[^a]: 注甲\n\n[^b]: 注乙[^c]\n\n    第二段\n\n[^c]: 注丙\n"
    )
    marks = [(note.mark, note.id, note.span.line) for note in chapter.notes]
    assert marks == [
        ("1", "chapter-01-n1", 7),
        ("2", "chapter-01-n2", 5),
        ("3", "chapter-01-n3", 3),
        ("4", "chapter-01-n4", 11),
    ]
    assert chapter.html.count('href="#chapter-01-n1"') == 2
    assert chapter.html.count('id="chapter-01-n1-ref"') == 1
    assert '<a class="noteref" id="chapter-01-n2-ref" href="#chapter-01-n2">2</a>' in chapter.html
    assert chapter.notes[0].html == (
        '<p data-source="one.md:7">注乙<a class="noteref" id="chapter-01-n4-ref" '
        'href="#chapter-01-n4">4</a></p>\n<p data-source="one.md:9">第二段</p>'
    )
    assert chapter.notes[2].html == '<p data-source="one.md:3">行<em>内</em></p>'
    assert book.diagnostics == ()


def test_what_is_wrong_with_footnotes(book: BookFolder) -> None:
    book.chapter("# 题\n\n甲[^x]\n\n[^1]: 没用\n\n[^t]: 标题的\n\n[^t]: 又一条\n\n## [^t]\n")
    assert book.found == [
        "M030 one.md:3:2",
        "M031 one.md:5:1",
        "M033 one.md:9",
        "M032 one.md:9:1",
    ]


def test_a_footnote_in_a_link_stands_behind_it(book: BookFolder) -> None:
    body = book.body('<a href="http://e.cn/">文[^1]件</a>后\n\n[^1]: 注')
    assert '">文件</a><a class="noteref"' in body
    assert body.endswith("1</a>后</p>")


def test_the_writer_cannot_forge_a_footnote(book: BookFolder) -> None:
    body = book.body('<span data-note="7">甲</span><a class="noteref" href="http://e.cn/">乙</a>')
    assert body == '<p><span>甲</span><a href="http://e.cn/">乙</a></p>'


def test_attributes(book: BookFolder) -> None:
    body = book.body(
        "## 节 {#a .b}\n\n{.lead}\n[文](http://e.cn/){.c .d} [段]{#e lang=en} `码`{.f}\n"
    )
    assert body == (
        '<h2 id="chapter-01-a" class="b">节</h2>\n<p class="lead"><a href="http://e.cn/" class="c d">'
        '文</a> <span id="chapter-01-e" lang="en">段</span> <code class="f">码</code></p>'
    )


@pytest.mark.parametrize("text", ["{}", "甲{}", "[甲]{}", "{% 注 %}", "`码`{见下}", "## 节 {}"])
def test_braces_that_are_no_attributes_are_text(book: BookFolder, text: str) -> None:
    assert text.strip("#` ").replace("`", "") in book.body(text).replace("</code>", "")


def test_attributes_that_are_not_taken_are_reported(book: BookFolder) -> None:
    assert book.body("[文]{onclick=x style=y}") == "<p><span>文</span></p>"
    assert book.found == ["M061 one.md:3:5", "M061 one.md:3:15"]


def test_fenced_divs(book: BookFolder) -> None:
    body = book.body(
        "::: 按语\n甲\n:::\n\n:::: 附件 名*单* {#fj}\n## 一\n::: 框 提示\n乙\n:::\n::::\n\n::: 落款\n教科局\n:::\n"
    )
    assert body.replace("\n", "") == (
        '<aside class="editor-note"><p>甲</p></aside>'
        '<section class="attachment" id="chapter-01-fj"><h2 id="chapter-01-sfd4072">名<em>单</em></h2>'
        '<h3 id="chapter-01-s9cdad7">一</h3>'
        '<aside class="box"><p class="title">提示</p><p>乙</p></aside></section>'
        '<div class="signature"><p>教科局</p></div>'
    )
    assert book.diagnostics == ()


def test_fences_of_one_length_nest_and_code_is_not_counted(book: BookFolder) -> None:
    body = book.body("::: box\n::: signature\n```\n:::\n```\n:::\n丙\n:::\n丁")
    assert body.replace("\n", "") == (
        '<aside class="box"><div class="signature"><pre><code>:::</code></pre></div>'
        "<p>丙</p></aside><p>丁</p>"
    )


def test_headings_after_an_attachment_keep_their_level(book: BookFolder) -> None:
    chapter = book.chapter("# 题\n\n## 甲\n\n::: 附件 乙\n### 丙\n:::\n\n## 丁\n")
    assert [(h.text, h.level) for h in chapter.headings] == [
        ("甲", 2), ("乙", 2), ("丙", 3), ("丁", 2),
    ]  # fmt: skip


def test_what_is_wrong_with_fenced_divs(book: BookFolder) -> None:
    body = book.body("::: 按吾\n甲\n:::\n\n::: sidebar\n乙\n\n丙\n:::\n:::\n\n::: 框\n丁\n")
    assert body.startswith('<div>\n<p>甲</p>\n</div>\n<div class="sidebar">')
    assert book.found == [
        "M040 one.md:3:5",
        "M040 one.md:7:5",
        "M042 one.md:12:1",
        "M041 one.md:14:1",
    ]
    hint = book.diagnostics[0].hint
    assert hint is not None
    assert "按语" in hint.zh


def test_definition_lists_and_code(book: BookFolder) -> None:
    body = book.body("术语\n: 定义\n\n``` py\n\na < b\n```\n\n    cd out\n")
    assert body.replace("\n", "¶") == (
        "<dl>¶<dt>术语</dt>¶<dd>定义</dd>¶</dl>¶"
        '<pre><code class="language-py">¶a &lt; b¶</code></pre>¶<pre><code>cd out¶</code></pre>'
    )


def test_ruby_and_other_html_in_a_line(book: BookFolder) -> None:
    assert book.body("<ruby>龘<rt>dá</rt></ruby>，水<sub>2</sub>") == (
        "<p><ruby>龘<rt>dá</rt></ruby>，水<sub>2</sub></p>"
    )
    assert book.diagnostics == ()


def test_a_tag_left_open_ends_with_its_paragraph(book: BookFolder) -> None:
    assert book.body("甲<b>乙\n\n丙") == "<p>甲<b>乙</b></p>\n<p>丙</p>"
    assert book.found == ["M063 one.md:3:2"]


def test_lists_may_start_anywhere(book: BookFolder) -> None:
    assert (
        book.body("3. 甲\n4. 乙").replace("\n", "") == '<ol start="3"><li>甲</li><li>乙</li></ol>'
    )


def test_what_is_escaped_is_no_note_and_no_picture(book: BookFolder) -> None:
    body = book.body(r"照录\[^1\]与\[^注]、!\[图\](a b.png)")
    assert "照录[^1]与[^注]、![图](a b.png)" in body
    assert book.found == []


def test_a_mark_beside_something_escaped_is_still_looked_for(book: BookFolder) -> None:
    book.body(r"照录\[甲\]，又说[^x]")
    assert book.found == ["M030 one.md:3:11"]


def test_a_picture_that_markdown_does_not_see_is_pointed_out(book: BookFolder) -> None:
    book.body("![图](a b.png)")
    assert book.found == ["M081 one.md:3:1"]


def test_nesting_without_end_is_an_error_not_a_loss(book: BookFolder) -> None:
    book.body(">" * 80 + "甲")
    assert "M064" in book.codes


def test_deep_brackets_are_text(book: BookFolder) -> None:
    assert book.body("[" * 500) == f"<p>{'[' * 500}</p>"


def test_two_reads_of_one_manuscript_agree(book: BookFolder) -> None:
    source = "# 题\n\n甲[^1]^[乙]\n\n[^1]: 注\n"
    assert book.chapter(source) == book.chapter(source)


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("教科局\n2024年3月5日", "教科局<br/>2024年3月5日"),
        ("**教科局**\n2024年\n3月", "<strong>教科局</strong><br/>2024年<br/>3月"),
        ("教科局  \n3月", "教科局<br/>3月"),
        ("甲**乙**丙", "甲<strong>乙</strong>丙"),
    ],
)
def test_the_lines_of_a_signature_stay_lines(book: BookFolder, written: str, set_as: str) -> None:
    assert f"<p>{set_as}</p>" in book.body(f"::: 落款\n{written}\n:::")


def test_verse_keeps_its_lines_and_stanzas(book: BookFolder) -> None:
    body = book.body("::: 诗\n春风\n细雨\n\n明月\n书声\n:::")
    assert '<div class="verse"' in body
    assert "春风<br/>细雨</p>" in body
    assert "明月<br/>书声</p>" in body
