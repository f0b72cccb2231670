from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.intake import plain
from jianbao.intake.model import Draft, Paragraph


def draft_of(text: str, *, markdown: bool = False) -> Draft:
    result = plain.read(text.encode("utf-8-sig"), "稿.txt", markdown=markdown)
    assert result.value is not None, result.diagnostics
    return result.value


def lines_of(draft: Draft) -> list[tuple[int, str]]:
    blocks = [block for block in draft.blocks if isinstance(block, Paragraph)]
    assert len(blocks) == len(draft.blocks)
    return [(block.span.line, block.text) for block in blocks]


def test_each_line_is_a_paragraph_with_its_place_and_a_blank_one_is_empty() -> None:
    draft = draft_of("标题\r\n\r\n　　正文一，\r正文二。\n \u3000\n末段\n")
    assert lines_of(draft) == [
        (1, "标题"),
        (2, ""),
        (3, "　　正文一，"),
        (4, "正文二。"),
        (5, ""),
        (6, "末段"),
    ]
    assert isinstance(draft.blocks[1], Paragraph)
    assert draft.blocks[1].runs == ()


def test_what_word_exports_keeps_soft_returns_and_page_breaks() -> None:
    draft = draft_of("第一行\v第二行\n\f下一页\n其后\n\f\n再一页")
    texts = [block for block in draft.blocks if isinstance(block, Paragraph) and block.text]
    assert [block.text for block in texts] == ["第一行\n第二行", "下一页", "其后", "再一页"]
    assert [block.looks.page_break for block in texts] == [False, True, False, True]
    assert [block.span.line for block in texts] == [1, 2, 3, 5]


def test_control_characters_go_with_a_change_that_accounts_for_them() -> None:
    draft = draft_of("甲\x1f乙\n丙\x1f\x07")
    assert [text for _, text in lines_of(draft)] == ["甲乙", "丙"]
    assert [(item.before, item.after, item.span.line) for item in draft.changes] == [
        ("\x1f\x1f", "", 1),
        ("\x07", "", 2),
    ]
    assert {item.rule for item in draft.changes} == {"N305"}
    assert draft.changes[0].about.zh == "去掉看不见的控制字符 U+001F，共 2 处"


def test_a_file_with_nuls_is_no_text() -> None:
    result = plain.read("甲\n乙\0".encode("utf-8-sig"), "稿.txt")
    assert [(item.code, str(item.span)) for item in result.diagnostics] == [("N304", "稿.txt:2")]
    assert result.value is None


def test_an_unclear_encoding_is_an_error_until_it_is_named() -> None:
    data = "陆".encode("gbk")
    assert [item.code for item in plain.read(data, "稿.txt").diagnostics] == ["N301"]
    result = plain.read(data, "稿.txt", encoding="gbk")
    assert result.value is not None
    assert lines_of(result.value) == [(1, "陆")]


def test_markdown_gives_headings_and_strong_text_and_keeps_the_rest_as_written() -> None:
    draft = draft_of(
        "# 校园安全 #\n\n会议**强调**，要`严格`落实。\n- 第1项\n#不是标题\n2 ** 3", markdown=True
    )
    blocks = [block for block in draft.blocks if isinstance(block, Paragraph)]
    assert [(block.looks.level, block.text) for block in blocks] == [
        (1, "校园安全"),
        (0, ""),
        (0, "会议强调，要`严格`落实。"),
        (0, "- 第1项"),
        (0, "#不是标题"),
        (0, "2 ** 3"),
    ]
    assert [(run.text, run.bold) for run in blocks[2].runs] == [
        ("会议", False),
        ("强调", True),
        ("，要`严格`落实。", False),
    ]


def test_front_matter_is_what_the_source_states() -> None:
    draft = draft_of(
        "---\n标题: 校园安全\n作者: [周敏, 李涛]\n供稿: 办公室\n日期: 9月5日\n---\n\n正文。\n",
        markdown=True,
    )
    assert (draft.title, draft.author, draft.publisher, draft.date) == (
        "校园安全",
        "周敏、李涛",
        "办公室",
        "9月5日",
    )
    assert [(line, text) for line, text in lines_of(draft) if text] == [(8, "正文。")]
    (change,) = draft.changes
    assert change.rule == "N306"
    assert letters(change.before) + letters("正文") == letters(draft.raw)


@pytest.mark.parametrize("more", ["副标题: 记录", "别的: 值", "标题: ["])
def test_front_matter_that_a_draft_cannot_hold_stays_in_the_text(more: str) -> None:
    text = f"---\n标题: 校园安全\n{more}\n---\n正文。"
    draft = draft_of(text, markdown=True)
    assert draft.title == ""
    assert "\n".join(line for _, line in lines_of(draft)) == text


def letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]


@pytest.mark.parametrize("markdown", [False, True])
@given(
    text=st.text(
        st.sampled_from("#*_ \t\n\r\v\f　甲乙丙一1a，。-`[](){}\x1f\u2028\ufeff"), max_size=60
    )
)
def test_no_letter_is_lost_added_or_moved(text: str, markdown: bool) -> None:  # noqa: FBT001 (a case)
    draft = draft_of(text, markdown=markdown)
    assert letters("".join(line for _, line in lines_of(draft))) == letters(text)
    assert draft.raw == text
    places = [line for line, _ in lines_of(draft)]
    assert places == sorted(places)
