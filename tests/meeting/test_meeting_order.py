"""The order of names: by strokes as GF 3003-1999 has it, by pinyin with surnames' own readings."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.book import Participant
from jianbao.diagnostics import Span
from jianbao.meeting.order import arranged, unknown_characters
from jianbao.meeting.order.arrangement import by_pinyin, by_strokes
from jianbao.meeting.order.pinyin import syllables
from jianbao.meeting.order.strokes import rank

SPAN = Span(file="名单.xlsx", line=1)
NAME = st.text("丁王李张欧阳单曾䶮𬭎㛃·𠮷aZ〇\u3000\U000e0100", max_size=5)
PERSON = st.builds(
    Participant,
    name=NAME,
    unit=st.sampled_from(["", "一中", "二中"]),
    group=st.sampled_from(["", "领导"]),
    span=st.just(SPAN),
)
ORDER = st.sampled_from(["given", "pinyin", "strokes", (("领导", "pinyin"),)])


def people(*names: str, unit: str = "", group: str = "") -> tuple[Participant, ...]:
    return tuple(Participant(name=name, unit=unit, group=group, span=SPAN) for name in names)


def in_order(names: str, order: str) -> str:
    return " ".join(person.name for person in arranged(people(*names.split()), order))


def test_the_table_has_every_character_once_and_the_common_ones_all() -> None:
    table = files("jianbao.meeting.order").joinpath("strokes.txt").read_text("utf-8")
    lines = [line.split() for line in table.splitlines()]
    characters = "".join(line[1] for line in lines)
    assert len(set(characters)) == len(characters)
    assert [int(line[0]) for line in lines] == sorted({int(line[0]) for line in lines})
    assert all(rank(chr(code)) is not None for code in range(0x4E00, 0x9FA6))


@pytest.mark.parametrize(
    "line",
    [
        # The first characters of 通用规范汉字表, and some of its third part.
        "一乙二十丁厂七卜八人入儿匕几九刁了刀力乃又",
        "三干于亏工土士才下寸大丈与万上小口山巾千乞川亿个夕久么勺凡丸及广亡门",
        # Surnames, as the lists of every congress have them.
        "丁卜于马王韦邓石叶田冯宁朱刘孙李杨吴何张陈林罗周郑赵胡徐高郭唐黄萧曾谢",
    ],
)
def test_characters_stand_in_the_order_of_strokes(line: str) -> None:
    ranks = [rank(character) for character in line]
    assert ranks == sorted(ranks, key=lambda place: place or 0)


def test_rare_characters_of_names_have_their_places() -> None:
    assert unknown_characters(people("陈䶮", "李𬭎", "周㛃"), "strokes") == ()
    assert unknown_characters(people("张𰻞", "王一"), "strokes") == ("𰻞",)
    assert unknown_characters(people("张𰻞"), "given") == ()


@pytest.mark.parametrize(
    ("order", "names", "expected"),
    [
        ("strokes", "张三 王五 李四 丁一", "丁一 王五 李四 张三"),
        # Of one surname the shorter name first, then the next character.
        ("strokes", "王一民 王民 王一 王二", "王一 王一民 王二 王民"),
        ("strokes", "欧阳修 洪七 欧明", "欧阳修 欧明 洪七"),
        ("pinyin", "赵一 单青 钱二 阿宝", "阿宝 钱二 单青 赵一"),
        ("pinyin", "曾凡 查良 区大 仇英 朴成", "区大 朴成 仇英 曾凡 查良"),
        # The same letters: by tone, then by strokes.
        ("pinyin", "李马 李妈 李骂 李麻", "李妈 李麻 李马 李骂"),
        ("pinyin", "张毅 张一 张义 张亿", "张一 张亿 张义 张毅"),
        # A foreign name stands after the Chinese ones.
        ("strokes", "Smith 丁一 迪丽努尔·艾合买提", "丁一 迪丽努尔·艾合买提 Smith"),
    ],
)
def test_names_are_put_in_order(order: str, names: str, expected: str) -> None:
    assert in_order(names, order) == expected


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单雄", "shan4 xiong2"),
        ("曾巩", "zeng1 gong3"),
        ("欧阳修", "ou1 yang2 xiu1"),
        ("万俟卨", "mo4 qi2 xie4"),
        ("尉迟恭", "yu4 chi2 gong1"),
        ("令狐冲", "ling2 hu2 chong1"),
    ],
)
def test_surnames_are_read_as_surnames(name: str, reading: str) -> None:
    assert " ".join(syllables(name)) == reading


@given(NAME)
def test_each_character_has_a_reading_of_its_own(name: str) -> None:
    assert len(syllables(name)) == len(name)


@given(st.lists(PERSON, max_size=12).map(tuple), ORDER)
def test_an_order_loses_nobody_and_is_the_same_again(
    listed: tuple[Participant, ...], order: str
) -> None:
    found = arranged(listed, order)
    assert sorted(found, key=repr) == sorted(listed, key=repr)
    assert arranged(found, order) == found


@given(st.lists(NAME, max_size=12), st.sampled_from([by_strokes, by_pinyin]), st.randoms())
def test_an_order_hangs_on_the_names_only(names: list[str], key: object, random: object) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own
    weigh = by_strokes if key is by_strokes else by_pinyin
    assert [*map(weigh, sorted(names, key=weigh))] == [*map(weigh, sorted(shuffled, key=weigh))]
    # Names of the same weight are the same, but for signs that do not count.
    for first, second in pairwise(sorted(names, key=weigh)):
        if weigh(first) == weigh(second):
            assert by_strokes(first) == by_strokes(second)


def test_groups_and_units_keep_their_places() -> None:
    listed = (
        *people("王局", "丁副", group="领导"),
        *people("赵", "丁", unit="二中", group="学校"),
        *people("王", unit="一中", group="学校"),
    )
    names = [person.name for person in arranged(listed, (("学校", "strokes"),))]
    assert names == ["王局", "丁副", "丁", "赵", "王"]
    assert [person.name for person in arranged(listed, "strokes")][:2] == ["丁副", "王局"]


def test_where_each_unit_sends_one_the_group_is_one_list() -> None:
    listed = (*people("赵一", unit="一中"), *people("丁二", unit="二中"))
    assert [person.name for person in arranged(listed, "strokes")] == ["丁二", "赵一"]
