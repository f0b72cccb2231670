"""One value of a YAML file changed: the others, their comments and their order stay."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.config.bare import Bare, bare
from jianbao.config.editing import Step, changed, said
from jianbao.config.listing import UneditableError

BOOK = """\
# 第12期
书名: 达川教科简报   # 报名
期号: 12
版记:
  报: [区委, 区政府]   # 上级
  送:
    # 平级
    - 区人大   # 常委会
    - 区政协
  印数: 300

版式: jianbao
简介: |
  一段
  两段
文章:
  - 稿件/01.md
"""


def steps(*names: str, after: tuple[str, ...] = ()) -> list[Step]:
    return [Step(names=frozenset({n}), written=n, after=after) for n in names]


def difference(old: str, new: str) -> list[str]:
    lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in {"--", "++", "@@"}]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (["书名"], "新报", ["-书名: 达川教科简报   # 报名", "+书名: 新报   # 报名"]),
        (["期号"], "13", ["-期号: 12", "+期号: 13"]),
        (["书名"], "# 一", ["-书名: 达川教科简报   # 报名", '+书名: "# 一"   # 报名']),
        (["版记", "印数"], None, ["-  印数: 300"]),
        (["版记", "发"], ["各校"], ["+  发:", "+    - 各校"]),
        (["版记", "报"], ["区委", "教体局, 局"], [
            "-  报: [区委, 区政府]   # 上级", '+  报: [区委, "教体局, 局"]   # 上级',
        ]),
        (["版记", "送"], ["区人大", "区纪委"], ["-    - 区政协", "+    - 区纪委"]),
        (["版记", "送"], ["区政协", "区人大"], [
            "-    - 区政协", "+    - 区政协",
        ]),
        (["版式"], {"名称": "jianbao", "选项": {"栏数": "2"}}, [
            "-版式: jianbao", "+版式:", "+  名称: jianbao", "+  选项:", "+    栏数: 2",
        ]),
        (["简介"], "一句", ["-简介: |", "-  一段", "-  两段", "+简介: 一句"]),
        (["简介"], "一\n\n二", ["-简介: |", "-  一段", "-  两段", "+简介: |-", "+  一", "+", "+  二"]),
        (["报头", "名称"], "教育", ["+报头:", "+  名称: 教育"]),
    ],
)  # fmt: skip
def test_a_value_is_changed_alone(path: list[str], value: Bare, lines: list[str]) -> None:
    result = changed(BOOK, steps(*path), value)
    assert sorted(difference(BOOK, result)) == sorted(lines)
    assert said(bare(result), steps(*path)) == value
    windows = changed(BOOK.replace("\n", "\r\n"), steps(*path), value)
    assert windows == result.replace("\n", "\r\n")


def test_a_new_key_comes_behind_those_that_it_follows() -> None:
    result = changed(BOOK, steps("副标题", after=("书名",)), "增刊")
    assert result.splitlines()[1:3] == ["书名: 达川教科简报   # 报名", "副标题: 增刊"]
    assert changed(result, steps("副标题"), None) == BOOK


@pytest.mark.parametrize(
    "text", ["{书名: 甲, 期号: 3}", "书名: 甲", "书名: 甲\n版记:\n", "书名: 甲  # x\n"]
)
def test_other_ways_of_writing(text: str) -> None:
    result = changed(text, steps("版记", "印数"), "20")
    assert said(bare(result), steps("版记", "印数")) == "20"
    assert "书名: 甲" in changed(result, steps("版记"), None)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("- 甲\n", ["书名"]),
        ("书名: [\n", ["书名"]),
        ("版记: 甲\n", ["版记", "印数"]),
        ("a: &x 1\nb: *x\n", ["a"]),
    ],
)
def test_what_cannot_be_changed_safely_is_left(text: str, path: list[str]) -> None:
    with pytest.raises(UneditableError):
        changed(text, steps(*path), "x")


words = st.text("甲乙丙: #-'\"[]{},&*!|>%@`~ \\nul0\t", max_size=12)
values = st.one_of(
    words.map(str.strip),
    st.lists(words.map(str.strip), min_size=1, max_size=3),
    st.dictionaries(
        words.map(str.strip).filter(bool), words.map(str.strip), min_size=1, max_size=2
    ),
)


@given(
    values,
    st.sampled_from([["书名"], ["版记", "送"], ["版记", "送发"], ["简介"], ["文章"], ["新"]]),
)
def test_any_value_is_what_the_file_then_says(value: Bare, path: list[str]) -> None:
    result = changed(BOOK, steps(*path), value)
    assert said(bare(result), steps(*path)) == value
    kept = {line for line in BOOK.splitlines() if line.startswith("#")}
    assert kept <= set(result.splitlines())


@pytest.mark.parametrize(
    "file",
    sorted(Path("book").glob("*.yaml")) + sorted(Path("tests/books").rglob("book.yaml")),
    ids=str,
)
def test_a_title_is_changed_in_every_book(file: Path) -> None:
    text = file.read_text("utf-8")
    path = [Step(names=frozenset({"书名", "title", "标题"}), written="书名")]
    result = changed(text, path, "另一种报")
    assert len(difference(text, result)) == 2
