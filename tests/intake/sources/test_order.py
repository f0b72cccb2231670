from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.intake.sources.order import natural, number


@pytest.mark.parametrize(
    "listed",
    [
        ["01", "2", "10", "１１", "一百"],
        ["一、甲", "二、乙", "十、丙", "十一、丁", "二十、戊", "一百零二、己"],
        ["第1期", "第九期", "第１０期", "第一百期"],
        ["一中", "二中", "十中"],
        ["二〇一九年总结", "二〇二〇年总结", "2021年总结"],
        ["稿(1)", "稿(2)", "稿(10)"],
    ],
)
def test_numbers_go_by_their_value(listed: list[str]) -> None:
    shuffled = random.Random(1).sample(listed, len(listed))  # noqa: S311 (no secret)
    assert sorted(shuffled, key=natural) == listed


@pytest.mark.parametrize(
    ("written", "value"),
    [("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("两千", 2000), ("二〇二一", 2021)],
)
def test_chinese_numbers_have_their_value(written: str, value: int) -> None:
    assert number(written) == value


@given(st.lists(st.text(st.sampled_from("0123一二三十百甲a１."), max_size=6)), st.randoms())
def test_the_order_does_not_depend_on_how_the_files_are_listed(
    names: list[str], chance: random.Random
) -> None:
    shuffled = chance.sample(names, len(names))
    keys = [natural(name) for name in sorted(shuffled, key=natural)]
    assert keys == [natural(name) for name in sorted(names, key=natural)]
