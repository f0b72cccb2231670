"""Every character of a manuscript's prose is where it is said to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.manuscript.prose import ATOM, NOWHERE, Passage, PassageKind, Prose, prose_of
from jianbao.manuscript.source import Manuscript


def read(text: str, name: str = "a.md") -> Prose:
    return prose_of(Manuscript(file=name, path=Path(name), text=text))


def shown(prose: Prose) -> list[tuple[PassageKind, str]]:
    return [(passage.kind, passage.text) for passage in prose.passages]


def written(prose: Prose, passage: Passage) -> str:
    """Return what stands in the file at the places of a passage."""
    return "".join("" if at == NOWHERE else prose.source[at] for at in passage.places)


MARKDOWN = """---
标题: "题：目"
作者: [张三, 李四]
摘要: >
  一段
  摘要
---

# 一、**总体**情况 {#id}

段落**加重**“引”[着重]{.着重}，链接[文字](http://a.b/c_(文字))，脚注[^1]，行内^[注[内]容]。
第二行&amp;\\*x `code`，<b>粗</b><br>后。[䶮]{拼音=yǎn}English
words

![图说](图/a.png){width=50%}后

| 甲 | 乙 |
|---|---|
| a**b** | c\\|d |
| 甲 | 乙 |

> 引文

- 项一
- 项二
    1. 子项

::: 按语 小标题
按语文
:::

::: 落款
某局

2024年3月5日
:::

<div><p>网<i>页</i>&lt;段</p><table><tr><td>格</td></tr></table></div>

[^1]: 注一
    第二行

    第二段
"""


def test_all_kinds_of_passages_are_read_without_their_markup() -> None:
    assert shown(read(MARKDOWN)) == [
        (PassageKind.TITLE, "题：目"),
        (PassageKind.AUTHOR, "张三"),
        (PassageKind.AUTHOR, "李四"),
        (PassageKind.SUMMARY, "一段 摘要"),
        (PassageKind.HEADING, "一、总体情况"),
        (
            PassageKind.PARAGRAPH,
            f"段落加重“引”着重，链接文字，脚注，行内。第二行&*x {ATOM}，粗后。䶮English words",
        ),
        (PassageKind.PARAGRAPH, f"{ATOM}后"),
        (PassageKind.ALTERNATIVE, "图说"),
        *((PassageKind.CELL, text) for text in ("甲", "乙", "ab", "c|d", "甲", "乙")),
        (PassageKind.QUOTATION, "引文"),
        *((PassageKind.ITEM, text) for text in ("项一", "项二", "子项")),
        (PassageKind.PARAGRAPH, "小标题"),
        (PassageKind.PARAGRAPH, "按语文"),
        (PassageKind.SIGNATURE, "某局"),
        (PassageKind.SIGNATURE, "2024年3月5日"),
        (PassageKind.PARAGRAPH, "网页<段"),
        (PassageKind.CELL, "格"),
        (PassageKind.NOTE, "注一第二行"),
        (PassageKind.NOTE, "第二段"),
        (PassageKind.NOTE, "注[内]容"),
    ]


def test_every_character_stands_at_its_place() -> None:
    prose = read(MARKDOWN)
    for passage in prose.passages:
        for character, at in zip(passage.text, passage.places, strict=True):
            here = prose.source[at]
            assert here == character or character in f"{ATOM} " or here == "&", passage


def test_places_within_a_passage_ascend_and_no_two_passages_share_one() -> None:
    prose = read(MARKDOWN)
    seen: set[int] = set()
    for passage in prose.passages:
        assert list(passage.places) == sorted(passage.places)
        assert seen.isdisjoint(passage.places)
        seen.update(passage.places)


def test_a_span_names_line_and_column() -> None:
    prose = read("# 题\n\n段**落**，\n")
    passage = prose.passages[1]
    span = prose.span(passage.places[1], passage.places[1] + 1)
    assert (str(span), span.end_column) == ("a.md:3:4", 5)


HTML = """<!doctype html><html><head><title>不读</title></head><body>
<h1>题</h1><p>一<!-- 不读 -->二&amp;<ruby>字<rt>zì</rt></ruby>
三 word
word<code>x=1</code></p><script>var a</script><ul><li>甲<br>乙</li></ul>
<p>见<img src="a.png" alt="甲&amp;乙">图。</p><figure><img src="a.png" alt=""><figcaption>图</figcaption></figure></body></html>"""


def test_html_is_read_as_its_reader_reads_it() -> None:
    prose = read(HTML, "a.html")
    assert shown(prose) == [
        (PassageKind.HEADING, "题"),
        (PassageKind.PARAGRAPH, f"一二&字三 word word{ATOM}"),
        (PassageKind.ITEM, "甲\n乙"),
        (PassageKind.PARAGRAPH, f"见{ATOM}图。"),
        (PassageKind.ALTERNATIVE, "甲&乙"),
        (PassageKind.PARAGRAPH, ATOM),
        (PassageKind.CAPTION, "图"),
    ]
    assert written(prose, prose.passages[0]) == "题"


def test_what_is_said_of_a_picture_by_itself_is_its_caption() -> None:
    prose = read("![食堂,*后厨*](a.png)\n\n![甲](a.png)和![乙](b.png)\n")
    assert shown(prose) == [
        (PassageKind.PARAGRAPH, ATOM),
        (PassageKind.CAPTION, "食堂,后厨"),
        (PassageKind.PARAGRAPH, f"{ATOM}和{ATOM}"),
        (PassageKind.ALTERNATIVE, "甲"),
        (PassageKind.ALTERNATIVE, "乙"),
    ]
    assert [written(prose, passage) for passage in prose.passages[1::3]] == ["食堂,后厨", "乙"]


BITS = st.sampled_from(
    [
        *"文字，。“”*`[]()a\\&|_><\n ",
        "**",
        "&lt;",
        "<b>",
        "</b>",
        "![",
        "{.x}",
        "^[",
        "[^1]",
        "1.",
        "~~",
    ]
)


@given(st.lists(BITS, max_size=30).map("".join))
def test_whatever_is_written_each_character_read_stands_where_it_is_said(text: str) -> None:
    prose = read(f"文\n\n{text}\n\n文\n")
    for passage in prose.passages:
        assert len(passage.text) == len(passage.places)
        for character, at in zip(passage.text, passage.places, strict=True):
            if at != NOWHERE and character not in (ATOM, " "):
                assert prose.source[at] in {character, "&"}


@given(st.lists(BITS, max_size=30).map("".join))
def test_no_han_character_of_a_paragraph_is_missed(text: str) -> None:
    han = re.sub(r"[^文字]", "", text)
    prose = read(f"{re.sub(r'[^文字，。a ]', '', text)}\n")
    assert re.sub(r"[^文字]", "", "".join(p.text for p in prose.passages)) == han


@given(st.lists(st.text("文a，。b”…", min_size=1, max_size=4), min_size=2, max_size=5))
def test_every_line_of_a_paragraph_is_traced_to_itself(lines: list[str]) -> None:
    """Also where a break between Latin words is a space."""
    prose = read("\n".join(lines) + "\n")
    found = [(c, at) for p in prose.passages for c, at in zip(p.text, p.places, strict=True)]
    written = [(c, at) for at, c in enumerate(prose.source) if c != "\n"]
    assert [pair for pair in found if pair[0] != " "] == written


@pytest.mark.parametrize("text", ["---\n: [\n---\n文", "---\n- a\n---\n文", "---\n文"])
def test_front_matter_that_cannot_be_read_says_nothing(text: str) -> None:
    assert all(passage.kind is not PassageKind.TITLE for passage in read(text).passages)
