"""The order of the chapters in book.yaml, changed without touching anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jianbao.studio.order import ReorderError, digest_of, rearrange, rearranged

PARTS = """\
# 第12期
书名: 达川教科简报   # 报名
辑:
  - 辑名: 要闻
    文章:
      # 头条
      - 稿件/01.md   # 待核
      - 稿件: 稿件/02.md
        标题: 督查

      - "稿件/03.md"
  - 辑名: 交流
    文章:
    - 稿件/04.md
版式: jianbao
"""


def test_an_entry_moves_with_its_comments() -> None:
    assert rearranged(PARTS, (((0, 1), (0, 2), (0, 0)), ((1, 0),))) == PARTS.replace(
        """\
      # 头条
      - 稿件/01.md   # 待核
      - 稿件: 稿件/02.md
        标题: 督查

      - "稿件/03.md"
""",
        """\
      - 稿件: 稿件/02.md
        标题: 督查

      - "稿件/03.md"
      # 头条
      - 稿件/01.md   # 待核
""",
    )


def test_an_entry_moves_into_another_part_and_takes_its_indent() -> None:
    moved = rearranged(PARTS, (((0, 0), (0, 2)), ((1, 0), (0, 1))))

    assert (
        """\
    - 稿件/04.md
    - 稿件: 稿件/02.md
      标题: 督查
"""
        in moved
    )
    assert yaml.safe_load(moved)["辑"][1]["文章"][1] == {"稿件": "稿件/02.md", "标题": "督查"}


def test_a_list_on_one_line_keeps_its_brackets() -> None:
    text = "title: x\nchapters: [a.md, 'b, c.md', d.md]  # 三篇\n"

    assert rearranged(text, (((0, 2), (0, 0), (0, 1)),)) == (
        "title: x\nchapters: [d.md, a.md, 'b, c.md']  # 三篇\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_last_line_without_an_end_stays_without(newline: str) -> None:
    text = newline.join(["title: x", "chapters:", "- a.md", "- b.md"])

    assert rearranged(text, (((0, 1), (0, 0)),)) == newline.join(
        ["title: x", "chapters:", "- b.md", "- a.md"]
    )


@pytest.mark.parametrize(
    ("text", "arrangement"),
    [
        (PARTS, (((0, 0),), ((1, 0),))),
        (PARTS, (((0, 0), (0, 1), (0, 2), (1, 0)), ())),
        (PARTS, (((0, 0), (0, 0), (0, 2)), ((1, 0),))),
        ("title: x\nchapters: a.md\n", (((0, 0),),)),
        ("title: [\n", (((0, 0),),)),
        ("- a\n", (((0, 0),),)),
        ("title: x\nchapters:\n- &one a.md\n- *one\n", (((0, 1), (0, 0)),)),
    ],
)
def test_what_cannot_be_moved_safely_is_left(
    text: str, arrangement: tuple[tuple[tuple[int, int], ...], ...]
) -> None:
    with pytest.raises(ReorderError):
        rearranged(text, arrangement)


@given(data=st.data())
def test_any_order_is_what_the_file_then_says(data: st.DataObject) -> None:
    names = st.sampled_from(
        ["a.md", "稿件/一.md", '"q: #.md"', "{path: d.md, title: 丁}", "e.md  # e"]
    )
    entries = data.draw(st.lists(names, min_size=1, max_size=7))
    comments = [data.draw(st.sampled_from(["", "  # 注\n", "\n"])) for _ in entries]
    lines = "".join(f"{c}  - {e}\n" for c, e in zip(comments, entries, strict=True))
    text = f"书名: 书\n文章:\n{lines}版式: reader\n"
    order = data.draw(st.permutations(range(len(entries))))

    moved = rearranged(text, (tuple((0, j) for j in order),))

    before, after = yaml.safe_load(text), yaml.safe_load(moved)
    assert after == {**before, "文章": [before["文章"][j] for j in order]}
    assert sorted(moved.splitlines()) == sorted(text.splitlines())


def test_the_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "book.yaml"
    file.write_text(PARTS, encoding="utf-8")
    file.chmod(0o640)
    before = digest_of(file)

    rearrange(file, (((0, 2), (0, 1), (0, 0)), ((1, 0),)))

    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["book.yaml"]
    assert digest_of(file) != before
