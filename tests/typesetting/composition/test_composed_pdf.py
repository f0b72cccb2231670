"""What a reader sees: positions of characters in the PDF, in points."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.typesetting.composition import Composition
from jianbao.typesetting.composition.breaks import NEVER_FIRST, NEVER_LAST

Glyph = tuple[str, float, float, float]
Typeset = Callable[..., bytes]
Rows = Callable[[bytes], list[list[Glyph]]]

LEFT, EM = 40.0, 16.0
TEXT = (
    "2021年10月18日，达川区召开“双减”工作推进会，（全区）中小学校长800余人参加了会议。会议指出："
    "《关于进一步减轻义务教育阶段学生作业负担的意见》（中办发〔2021〕40号）印发以来，各校<b>迅速"
    "行动</b>、<a href='#x'>积极落实</a>，取得了“阶段性”成效——作业总量下降了35.6%，时间控制在90"
    "分钟以内……但也要看到，个别学校仍然存在“重形式、轻实效”的现象，GDP和<i>Python 3</i>等。"
)
CLAUSES = [
    "教育",
    "教育工作",
    "，落实",
    "、学校",
    "。会议",
    "“双减”工作",
    "《通知》（试行）要求",
    "在2021年里",
    "共800人参加",
    "增长35.6%以上",
    "10～20岁学生",
    "GDP的增长",
    "——落实到位",
    "……等等",
    "<b>重点</b>工作",
    "按<a href='#'>《方案》</a>办",
    "说OK 了",
]
MIXED = st.lists(st.sampled_from(CLAUSES), min_size=20, max_size=80)


def text_of(row: list[Glyph]) -> str:
    return "".join(glyph[0] for glyph in row)


def ends(row: list[Glyph]) -> float:
    """Return where the ink's em ends: a final mark is half-width."""
    last = [glyph for glyph in row if glyph[0].strip()][-1]
    return last[2] - (EM / 2 if last[0] in "，。、；：？！）》”’〕" else 0)


def starts(row: list[Glyph]) -> float:
    return row[0][1] + (EM / 2 if row[0][0] in "（《“〔" else 0)


@pytest.mark.parametrize("em", [22, 16, 13])
def test_both_edges_of_full_lines_are_flush(typeset: Typeset, rows: Rows, em: int) -> None:
    lines = rows(typeset(f"<p>{TEXT}</p>", em=em))
    assert len(lines) > 5
    for line in lines[:-1]:
        assert starts(line) == pytest.approx(LEFT, abs=0.05)
        assert ends(line) == pytest.approx(LEFT + em * EM, abs=0.05)


@settings(max_examples=25, deadline=None)
@given(words=MIXED)
def test_any_paragraph_keeps_the_rules(typeset: Typeset, rows: Rows, words: list[str]) -> None:
    source = re.sub("<[^>]*>", "", "".join(words))
    lines = rows(typeset(f"<p>{''.join(words)}</p>", em=20))
    assert "".join(map(text_of, lines)).replace(" ", "") == source.replace(" ", "")
    for line, following in pairwise(lines):
        text, after = text_of(line).strip(), text_of(following).strip()
        assert after[0] not in NEVER_FIRST
        assert text[-1] not in NEVER_LAST
        assert not re.search(r"\d$", text) or not re.match(r"[0-9年人%]", after)
        if text[0] not in NEVER_FIRST:  # but a paragraph may begin with anything
            assert starts(line) == pytest.approx(LEFT, abs=0.05)
        assert ends(line) == pytest.approx(LEFT + 20 * EM, abs=0.05)


def test_no_glyphs_overlap(typeset: Typeset, rows: Rows) -> None:
    for line in rows(typeset(f"<p>{TEXT}</p>", em=16)):
        for one, two in pairwise(line):
            if one[0].isascii() and two[0].isascii():
                continue  # the face's own kerning
            half = EM / 2 * ((one[0] in "，。、：）》”〕") + (two[0] in "（《“〔"))
            assert two[1] - one[2] >= -half - 0.05


def test_a_quarter_em_crosses_tags(typeset: Typeset, rows: Rows) -> None:
    (line,) = rows(typeset("<p><b>共</b>12<a href='#'>项34</a>等</p>"))
    gaps = [round(two[1] - one[2], 1) for one, two in pairwise(line)]
    assert gaps == [4.0, 0.0, 4.0, 4.0, 0.0, 4.0]


def test_adjacent_marks_are_squeezed_across_tags(typeset: Typeset, rows: Rows) -> None:
    (line,) = rows(typeset("<p><a href='#'>《方案》</a>（试行）</p>"))
    assert line[4][1] - line[3][1] == pytest.approx(EM / 2, abs=0.05)


def test_no_paragraph_ends_in_a_lone_character(typeset: Typeset, rows: Rows) -> None:
    lines = rows(typeset(f"<p>{'教' * 33}。</p>"))
    assert [len(text_of(line)) for line in lines][-1] == 3


def test_an_indented_line_keeps_the_white_of_its_opening_mark(typeset: Typeset, rows: Rows) -> None:
    (line,) = rows(typeset("<p style='text-indent:2em'>“双减”</p>"))
    assert line[0][1] == pytest.approx(LEFT + 2 * EM, abs=0.05)


def test_hanging_marks_stand_in_the_margin(typeset: Typeset, rows: Rows) -> None:
    body = f"<p>{'教育教学工作，' * 12}</p>"
    lines = rows(typeset(body, settings=Composition(hanging=True)))
    hung = [line for line in lines[:-1] if text_of(line).endswith("，")]
    assert hung
    assert all(line[-1][1] == pytest.approx(LEFT + 16 * EM, abs=0.05) for line in hung)


def test_baselines_stay_on_the_grid_whatever_the_face(typeset: Typeset, rows: Rows) -> None:
    words = "教育<b style='font-family:Noto Sans CJK SC'>教学</b>𠮷ﬀ№☃→<code>code</code>Ωж，"
    baselines = [line[0][3] for line in rows(typeset(f"<p>{words * 12}</p>"))]
    steps = {round(one - two, 2) for one, two in pairwise(baselines)}
    assert steps == {29.0}


def test_a_footnote_mark_clings_and_leaves_the_grid(typeset: Typeset, rows: Rows) -> None:
    style = (
        "<style>.n{float:footnote} ::footnote-call{font-size:.6em;line-height:0;"
        "vertical-align:super}</style>"
    )
    body = f"<p>{'教育教学工作<span class=n>数据来源。</span>，' * 8}</p>"
    lines = rows(typeset(style + body))
    body_lines = [line for line in lines if "教育" in text_of(line) or "作" in text_of(line)]
    assert not any(re.match(r"\d", text_of(line)) for line in body_lines)
    assert re.search(r"作1，", "".join(map(text_of, lines)))


@pytest.mark.parametrize(
    ("align", "left", "right"),
    [("left", True, False), ("center", False, False), ("right", False, True)],
)
def test_ragged_text_is_not_justified(
    typeset: Typeset, rows: Rows, align: str, *, left: bool, right: bool
) -> None:
    lines = rows(typeset(f"<p style='text-align:{align}'>{'教育教学' * 9}</p>", em=16.5))
    for line in lines:
        steps = {round(two[1] - one[1], 2) for one, two in pairwise(line)}
        assert steps == {EM}
        assert (line[0][1] == pytest.approx(LEFT, abs=0.05)) is left
        assert (line[-1][2] == pytest.approx(LEFT + 16.5 * EM, abs=0.05)) is right


def test_centred_titles_are_balanced(typeset: Typeset, rows: Rows) -> None:
    lines = rows(typeset(f"<p style='text-align:center'>{'教育' * 10}</p>"))
    assert [len(line) for line in lines] == [10, 10]


def test_a_table_cell_is_wide_enough_for_its_gaps(typeset: Typeset, rows: Rows) -> None:
    cells = "<td>2021年GDP完成数</td><td>“双减”</td>"
    lines = rows(typeset(f"<table style='text-align:left'><tr>{cells}</tr></table>"))
    assert [text_of(line) for line in lines] == ["2021年GDP完成数“双减”"]


def test_list_items_are_flush_too(typeset: Typeset, rows: Rows) -> None:
    lines = rows(typeset(f"<ul style='padding:0 0 0 32pt;margin:0'><li>{TEXT}</li></ul>", em=20))
    lines = [line for line in lines if len(line) > 3]  # not the bullet
    for line in lines[:-1]:
        assert starts(line) == pytest.approx(LEFT + 32, abs=0.05)
        assert ends(line) == pytest.approx(LEFT + 20 * EM, abs=0.05)


def test_inline_borders_and_padding_count(typeset: Typeset, rows: Rows) -> None:
    boxed = "<span style='border:1pt solid;padding:0 3pt;margin:0 2pt'>重点工作</span>"
    lines = rows(typeset(f"<p>{('教育教学' + boxed + '落实，') * 6}</p>"))
    for line in lines[:-1]:
        last = text_of(line)[-1]
        assert ends(line) <= LEFT + 16 * EM + 0.05
        if last != "作":
            assert ends(line) == pytest.approx(LEFT + 16 * EM, abs=0.05)


def test_a_picture_in_the_line_is_a_character(typeset: Typeset, rows: Rows) -> None:
    picture = (
        "<img style='width:20pt;height:9pt' src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/"
        "2000/svg' viewBox='0 0 20 9'/>\">"
    )
    for line in rows(typeset(f"<p>{('教育教学' + picture + '工作落实，') * 6}</p>"))[:-1]:
        assert ends(line) <= LEFT + 16 * EM + 0.05


def test_a_float_in_the_line_does_not_break_the_rules(typeset: Typeset, rows: Rows) -> None:
    floated = "<span style='float:right;width:48pt;height:40pt'></span>"
    lines = rows(typeset(f"<p>教育教学{floated}{'工作落实，' * 20}</p>"))
    widths = {round(ends(line) - LEFT) for line in lines[:-1]}
    assert widths == {16 * 16, 13 * 16}
    assert all(text_of(line)[0] not in NEVER_FIRST for line in lines)


@pytest.mark.parametrize("mark", ["——", "……", "“", "”"])
def test_chinese_marks_beside_latin_are_full_width(typeset: Typeset, rows: Rows, mark: str) -> None:
    (beside,) = rows(typeset(f"<p>共GDP{mark}<i>{mark}GDP</i>等</p>"))
    (among,) = rows(typeset(f"<p>共教育学{mark}<i>{mark}教育学</i>等</p>"))
    widths = [
        [round(two[1] - one[1]) for one, two in pairwise(line) if one[0] in mark]
        for line in (beside, among)
    ]
    assert widths[0] == widths[1]


def test_centred_marks_of_traditional_chinese_are_not_cut_into(
    typeset: Typeset, rows: Rows
) -> None:
    body = f"<p style='font-family:Noto Serif CJK TC'>{'教育，教學工作。「教師」、' * 6}</p>"
    for line in rows(typeset(body, em=17, language="zh-TW"))[:-1]:
        assert line[0][0] not in NEVER_FIRST
        for one, two in pairwise(line):
            if one[0] in "，。、" and two[0] != "「":
                assert two[1] - one[1] >= 0.6 * EM
