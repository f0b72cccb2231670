from __future__ import annotations

import pytest

from jianbao.intake.splitting.credits import Credit, is_unit, names_of, read_credit
from jianbao.intake.splitting.labelled_names import labelled_names


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("（以上稿件均来自达川教科）", Credit(source="达川教科", covers_all=True)),
        ("以上各篇由区教育局宣传科提供", Credit(source="区教育局宣传科", covers_all=True)),
        ("（上述稿件来源：梅亭县教体局）", Credit(source="梅亭县教体局", covers_all=True)),
        ("本期稿件均由各学校供稿", Credit(source="各学校", covers_all=True)),
        ("供稿：民办教育股", Credit(source="民办教育股")),
        ("（供稿单位：杏林小学）", Credit(source="杏林小学")),
        ("县图书馆供稿", Credit(source="县图书馆")),
        ("作者：张三、李四", Credit(authors=("张三", "李四"))),
        ("记者 张三 通讯员 李四", Credit(authors=("张三", "李四"))),
        ("来源:教体局 作者:罗志远 2023年9月14日", Credit(authors=("罗志远",), source="教体局", date="2023年9月14日")),
        ("文/谢小雨 图/方正", Credit(source="文/谢小雨　图/方正")),
        ("文/图 双河小学 王芳", Credit(authors=("王芳",), source="双河小学")),
        ("（作者：欧阳明月，第一中学教师，高级教师；周敏，教研员）", Credit()),
        ("作者：张三，李四", Credit(authors=("张三", "李四"))),
        ("文/图 张三", Credit(authors=("张三",))),
        ("□ 本刊通讯员 谢道韫", Credit(authors=("谢道韫",))),
        ("（图片由学校提供）", Credit(source="图片：学校")),
        ("本文照片均由卫岚拍摄。", Credit(source="图片：卫岚")),
        ("图文：冷千山", Credit(authors=("冷千山",))),
        ("图文：校团委", Credit(source="图文：校团委")),
        ("审核人：李四光 ｜ 责任编辑：王五一", Credit(reviewed="审核人：李四光　责任编辑：王五一")),
        ("责任编辑 ： 王五一      校对 ： 刘七", Credit(reviewed="责任编辑：王五一　校对：刘七")),
        ("值班编辑：王五一 美编：刘七 总编：赵六", Credit(reviewed="值班编辑：王五一　美编：刘七　总编：赵六")),
        ("编辑 | 柯小满", Credit(reviewed="编辑：柯小满")),
        ("本刊特约记者  江  禾", Credit(authors=("江禾",))),
        ("（供稿：葛  青    摄影：周可可）", Credit(source="葛青　摄影：周可可")),
        ("五（2）班  邱雨薇   指导老师：谭静", Credit(authors=("邱雨薇",), source="五（2）班　指导老师：谭静")),
        ("2024年3月5日", Credit(date="2024年3月5日")),
        ("（指导教师：邓芳）", Credit(source="指导教师：邓芳")),
        ("原创　城关教育　2024-01-15", Credit(source="城关教育", date="2024-01-15")),
        ("城关教育 2024-01-15 18:30", Credit(source="城关教育", date="2024-01-15 18:30")),
        ("发布时间：2021-11-17", Credit(date="2021-11-17")),
    ],
)  # fmt: skip
def test_a_credit_line_says_who_wrote_and_sent_it(line: str, credit: Credit) -> None:
    assert read_credit(line) == credit


@pytest.mark.parametrize(
    "line",
    [
        "会议由区教育局局长张三主持。", "来源于生活，高于生活。", "时间：9月1日上午", "作者简介",
        "以上问题，各校要认真整改。", "图书馆建设情况", "记者：蓝老师，您为什么留在村小？",
        "河谷区教育局　2024年1月12日", "记者了解到，全区共有学校42所。",
    ],
)  # fmt: skip
def test_other_lines_say_nothing_of_the_kind(line: str) -> None:
    assert not read_credit(line)


def test_labels_of_persons_and_schools_are_read() -> None:
    assert labelled_names("讲话人：高一（3）班  白若溪") == Credit(
        authors=("白若溪",), source="高一（3）班"
    )
    assert read_credit("推荐学校：汝阳实验小学") == Credit(source="推荐学校：汝阳实验小学")


def test_names_and_units_alone_are_told_apart() -> None:
    assert names_of("（城南小学 张三 李四）") == Credit(authors=("张三", "李四"), source="城南小学")
    assert names_of("杏林小学五年级　苏小禾") == Credit(
        authors=("苏小禾",), source="杏林小学五年级"
    )
    assert names_of("三年级（2）班　陈可欣") == Credit(authors=("陈可欣",), source="三年级（2）班")
    assert names_of("松岭区教育局局长　范立群") == Credit(authors=("松岭区教育局局长\u3000范立群",))
    assert names_of("（第七幼儿园　木兰）") == Credit(authors=("木兰",), source="第七幼儿园")
    assert names_of("（天门二中　戴月）") == Credit(authors=("戴月",), source="天门二中")
    assert not names_of("（天门二中　供稿）")
    assert not names_of("第七幼儿园　木兰")
    assert names_of("江　雪") == Credit(authors=("江雪",))
    assert not names_of("聚力课堂改革")
    assert not names_of("最美乡村教师")
    assert is_unit("达川区教科局办公室")
    assert not is_unit("达川区成立家庭教育指导中心")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("清江区教育局党组书记、局长  李明", Credit(authors=("清江区教育局党组书记、局长\u3000李明",))),
        ("（区三幼　冯梓涵）", Credit(authors=("冯梓涵",), source="区三幼")),
        ("区三幼　冯梓涵", Credit()),
    ],
)  # fmt: skip
def test_names_keep_what_stands_between_posts(line: str, credit: Credit) -> None:
    assert names_of(line) == credit
