"""book.yaml with new chapters: only lines put in, everything else as its writer left it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jianbao.intake.emit import UnclearBookError, chapter_paths, is_chinese, with_chapters

NEW = ["稿件/03-丙.md", "稿件/04-丁.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "# 说明\n书名: '简报'   # 名\n文章:\n  - 稿件/01.md   # 第一\n  - '稿件/02.md'\n\n# 末尾\n版记: {印数: 50}\n",
            "# 说明\n书名: '简报'   # 名\n文章:\n  - 稿件/01.md   # 第一\n  - '稿件/02.md'\n  - 稿件/03-丙.md\n  - 稿件/04-丁.md\n\n# 末尾\n版记: {印数: 50}\n",
            id="comments and quotes stay",
        ),
        pytest.param(
            "title: a\nchapters:\n- 1.md\n- 2.md",
            "title: a\nchapters:\n- 1.md\n- 2.md\n- 稿件/03-丙.md\n- 稿件/04-丁.md\n",
            id="no indent and no last line end",
        ),
        pytest.param(
            "title: a\nchapters: [1.md, 2.md]  # all\ntheme: reader\n",
            "title: a\nchapters: [1.md, 2.md, 稿件/03-丙.md, 稿件/04-丁.md]  # all\ntheme: reader\n",
            id="in brackets",
        ),
        pytest.param(
            "title: a\nchapters: []\n",
            "title: a\nchapters: [稿件/03-丙.md, 稿件/04-丁.md]\n",
            id="empty brackets",
        ),
        pytest.param(
            "书名: a\n文章:   # 还没有\n版式: reader\n",
            "书名: a\n文章:   # 还没有\n  - 稿件/03-丙.md\n  - 稿件/04-丁.md\n版式: reader\n",
            id="no chapters yet",
        ),
        pytest.param(
            "书名: a\n版式: reader\n",
            "书名: a\n版式: reader\n文章:\n  - 稿件/03-丙.md\n  - 稿件/04-丁.md\n",
            id="no key in a Chinese file",
        ),
        pytest.param(
            "title: a\n",
            "title: a\nchapters:\n  - 稿件/03-丙.md\n  - 稿件/04-丁.md\n",
            id="no key in an English file",
        ),
        pytest.param(
            "书名: a\n辑:\n  - 辑名: 上\n    文章:\n      - 1.md\n  - 辑名: 下\n    文章:\n      - {稿件: 2.md, 供稿: 甲}  # 注\n版记: {印数: 5}\n",
            "书名: a\n辑:\n  - 辑名: 上\n    文章:\n      - 1.md\n  - 辑名: 下\n    文章:\n      - {稿件: 2.md, 供稿: 甲}  # 注\n      - 稿件/03-丙.md\n      - 稿件/04-丁.md\n版记: {印数: 5}\n",
            id="the last part",
        ),
        pytest.param(
            "title: a\nchapters:\n  - path: 1.md\n    source: |\n      x\n  # end\n",
            "title: a\nchapters:\n  - path: 1.md\n    source: |\n      x\n  - 稿件/03-丙.md\n  - 稿件/04-丁.md\n  # end\n",
            id="after a mapping that ends in a block of text",
        ),
        pytest.param(
            "书名: a\r\n文章:\r\n  - 1.md\r\n版式: reader\r\n",
            "书名: a\r\n文章:\r\n  - 1.md\r\n  - 稿件/03-丙.md\r\n  - 稿件/04-丁.md\r\n版式: reader\r\n",
            id="line ends of Windows",
        ),
        pytest.param(
            "\ufeff书名: a\n文章:\n  - 1.md\n",
            "\ufeff书名: a\n文章:\n  - 1.md\n  - 稿件/03-丙.md\n  - 稿件/04-丁.md\n",
            id="byte order mark",
        ),
    ],
)
def test_chapters_are_put_in_and_nothing_else_changes(before: str, after: str) -> None:
    assert with_chapters(before, NEW) == after


@pytest.mark.parametrize(
    "text", ["", "- a\n", "a: [", "书名: a\n文章: 一.md\n", "书名: a\n文章: {a: b}\n"]
)
def test_a_file_that_is_no_book_is_refused(text: str) -> None:
    with pytest.raises(UnclearBookError):
        with_chapters(text, NEW)


@given(
    st.lists(
        st.text(st.sampled_from("稿a'\":#-[]{}, 1&*!|>%@`"), min_size=1).map(str.strip).filter(bool)
    )
)
def test_any_path_is_quoted_as_it_needs(paths: list[str]) -> None:
    for start in ("文章:\n  - 1.md\n", "文章: [1.md]\n"):
        made = with_chapters("书名: a\n" + start, paths)
        assert yaml.safe_load(made)["文章"] == ["1.md", *paths]


def test_the_manuscripts_of_all_parts_are_listed() -> None:
    text = "辑:\n - 文章: [1.md]\n - chapters: [{path: 2.md}, {稿件: 3.md}]\n"
    assert chapter_paths(text) == ["1.md", "2.md", "3.md"]
    assert chapter_paths("chapters: [") == []


def test_the_language_of_the_keys_is_known() -> None:
    assert is_chinese("书名: a\n")
    assert not is_chinese("title: 简报\n")


@pytest.mark.parametrize(
    "hostile",
    [
        f"x: {'[' * 5_000}\n",
        f"x: {'9' * 5_000}\n书名: 甲\n",
        "x: &a {k: v}\n" + "".join(
            f"y{n}: &b{n} {{<<: [{', '.join(['*' + ('a' if not n else f'b{n - 1}')] * 9)}]}}\n"
            for n in range(12)
        ),
        'x: "\\UFFFFFFFF"\n',
    ],
    ids=["deep", "long number", "merges", "escape"],
)  # fmt: skip
def test_a_hostile_book_is_read_as_strictly_as_by_a_build(hostile: str) -> None:
    assert chapter_paths(hostile) == []
    try:
        assert with_chapters(hostile, ["a.md"]).startswith(hostile)
    except UnclearBookError:
        assert "书名" not in hostile
