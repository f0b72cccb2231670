from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.edition.conftest import COMPOSERS

from jianbao import themes
from jianbao.book import Book, Part
from jianbao.config.model import BookConfig, ThemeChoice
from jianbao.edition import Medium
from jianbao.edition.titles.run_in import mark_run_in_headings
from jianbao.fonts import Typefaces


def marked(inside: str) -> etree._Element:
    tree = etree.fromstring(f'<body><div class="chapter-body">{inside}</div></body>')
    mark_run_in_headings(tree)
    return tree


def text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def spans(tree: etree._Element) -> list[tuple[str, str]]:
    """Return level and text of each heading that was found."""
    found = [(span.get("class", ""), span) for span in tree.iter("span")]
    return [(name[-1], text(span)) for name, span in found if name.startswith("run-in-")]


@pytest.mark.parametrize(
    ("paragraph", "level", "heading"),
    [
        ("一、总体情况。各校准备充分。", "1", "一、总体情况。"),
        ("十二、加强组织领导。要求如下：", "1", "十二、加强组织领导。"),
        ("二十一、附则。本办法自印发之日起施行。", "1", "二十一、附则。"),
        ("一、三个方面的问题。检查发现：", "1", "一、三个方面的问题。"),
        ("一、提高站位，压实责任，狠抓落实。各校要", "1", "一、提高站位，压实责任，狠抓落实。"),
        ("（一）建立台账。对照问题清单。", "2", "（一）建立台账。"),
        ("(三)开展“回头看”。3月中旬", "2", "(三)开展“回头看”。"),
        ("1.校园环境。整洁有序。", "3", "1.校园环境。"),
        ("12．食堂卫生。留样齐全。", "3", "12．食堂卫生。"),
        ("（1）灭火器。全部在有效期内。", "4", "（1）灭火器。"),
        ("<strong>一、总体情况。</strong>各校准备充分。", "1", "一、总体情况。"),
        ("<strong>（二）主要问题。</strong>", "2", "（二）主要问题。"),
        ("<b>一、总体</b>情况。各校", "1", "一、总体情况。"),
        ("一、<em>总体</em>情况。各校", "1", "一、总体情况。"),
        ("一、<em>总体情况。</em>各校", "1", "一、总体情况。"),
        (f"一、{'字' * 30}。各校", "1", f"一、{'字' * 30}。"),
    ],
)
def test_a_heading_at_the_head_of_a_paragraph_is_found(
    paragraph: str, level: str, heading: str
) -> None:
    assert spans(marked(f"<p>{paragraph}</p>")) == [(level, heading)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "一要提高认识。二要抓好落实。",
        "一是摆上首位，学出声势。学习宣传贯彻",
        "<strong>一是摆上首位，学出声势。</strong>学习宣传贯彻",
        "第一，提高认识。各校要",
        "一、总体情况",
        "一、按时报送材料。",
        "1.按时报送材料。",
        "一、二年级学生放学后有序离校。值班教师到岗。",
        "三、四年级学生参加测试。成绩良好。",
        "十、百、千万工程取得进展。各校",
        "1.5万名学生参加活动。各校",
        "12.5公里。各校",
        "2024年3月1日。各校",
        "100.各校开学。情况良好。",
        "一、各校对照清单，逐项检查，逐条整改，逐一销号。情况良好。",
        "一、会议指出：要抓落实。各校",
        "一、是否到位？已到位。各校",
        "一、各校要落实“双减。各校要”",
        f"一、{'字' * 31}。各校",
        "一、总体<br/>情况。各校",
        "<strong>一、总体情况。各校准备</strong>充分。",
        "总体情况一、好。各校",
        "、总体情况。各校",
        "（）总体情况。各校",
    ],
)
def test_what_only_looks_like_a_heading_is_left_alone(paragraph: str) -> None:
    before = f'<body><div class="chapter-body"><p>{paragraph}</p></div></body>'
    assert etree.tostring(marked(f"<p>{paragraph}</p>"), encoding="unicode") == before


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li><p>{}</p></li></ul>",
        "<table><tr><td><p>{}</p></td></tr></table>",
        "<blockquote><p>{}</p></blockquote>",
        "<figure><figcaption>{}</figcaption></figure>",
        "<h2>{}</h2>",
    ],
)
def test_only_paragraphs_of_the_text_itself_are_looked_at(block: str) -> None:
    assert spans(marked(block.format("一、总体情况。各校准备充分。"))) == []


@pytest.mark.parametrize("holder", ["section", "aside", "div"])
def test_paragraphs_in_sections_and_boxes_are_looked_at(holder: str) -> None:
    inside = f"<{holder}><p>一、总体情况。各校准备充分。</p></{holder}>"
    assert spans(marked(inside)) == [("1", "一、总体情况。")]


def test_neither_notes_nor_ruby_count_as_text() -> None:
    note = '<a class="noteref" href="#n">1</a>'
    ruby = "<ruby>䶮<rt>yǎn</rt></ruby>"
    tree = marked(f"<p>一、{ruby}{'字' * 29}{note}。{note}各校</p>")
    assert spans(tree) == [("1", f"一、䶮yǎn{'字' * 29}1。")]


_PIECE = st.text("一二三十百（）()1290.．、。，；“”各校 \n", max_size=12)
_INLINE = st.recursive(
    _PIECE,
    lambda inner: st.tuples(st.sampled_from(["strong", "em", "a"]), inner).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
    ),
    max_leaves=3,
)


@given(st.lists(_INLINE, max_size=6).map("".join))
def test_the_text_and_the_writers_markup_stay_as_they_are(inside: str) -> None:
    before = etree.fromstring(f"<body><p>{inside}</p></body>")
    after = marked(f"<p>{inside}</p>")
    assert text(after) == text(before)
    etree.strip_tags(after, "span")
    assert etree.tostring(after[0][0]) == etree.tostring(before[0])


@pytest.mark.parametrize("medium", list(Medium))
@pytest.mark.parametrize(("options", "count"), [((), 1), ((("段首标题", False),), 0)])
def test_the_theme_says_whether_headings_run_in(
    book: Book,
    tmp_path: Path,
    typefaces: Typefaces,
    medium: Medium,
    options: tuple[tuple[str, bool], ...],
    count: int,
) -> None:
    choice = ThemeChoice(name="jianbao", options=options)
    config = BookConfig(file=tmp_path / "book.yaml", title="书", theme=choice, parts=())
    theme = themes.find(config).value
    assert theme is not None
    chapter = replace(book.chapters[0], html="<p>一、总体情况。各校准备充分。</p>", notes=())
    changed = replace(book, parts=(Part(id="part-1", chapters=(chapter,)),))
    composed = COMPOSERS[medium](changed, theme, typefaces).value
    assert composed is not None
    html = "".join(document.html for document in composed.documents)
    assert html.count('<span class="run-in-1">一、总体情况。</span>各校准备充分。') == count


def test_a_sentence_alone_is_a_heading_beside_others_of_its_level() -> None:
    tree = marked(
        "<p>（一）立德树人。各校开齐课程。</p><p>（二）减负。</p><p>作业公示。</p><p>1.留样。</p>"
    )
    assert spans(tree) == [("2", "（一）立德树人。"), ("2", "（二）减负。")]
    mark_run_in_headings(tree)
    assert len(spans(tree)) == 2
