from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.edition.titles.breaks import NEVER_FIRST, NEVER_LAST
from jianbao.edition.titles.lines import TitleShape, break_title, width_of

BALANCED = """\
达川区教育科技和知识产权局关于印发|《2021年秋季学期开学工作方案》的通知
“双减”背景下的校外培训|机构治理工作取得阶段性成效
区教科局召开2021年度|党风廉政建设工作会议
中共达川区委教育工作领导小组办公室|关于开展“回头看”的函
达川区召开义务教育|优质均衡发展区创建工作推进会
关于举办第三十六届|青少年科技创新大赛的通知
卡尔·马克思与弗里德里希·恩格斯论教育|与生产劳动相结合
在全区教育工作会议|暨教师节表彰大会上的讲话
查得细　改得快　|全区校园食品安全专项整治见成效
深入学习贯彻党的二十大精神　|奋力谱写教育强区新篇章
加强中小学生作业、睡眠、手机、|读物、体质管理工作情况综述
教育部等六部门关于推进义务教育|优质学校建设的指导意见
关于表彰2023—2024学年度|优秀教师和先进教育工作者的决定
达川区民办教育机构风险隐患|大排查大整治工作方案
关于做好2024年普通高等学校|招生考试组织工作的紧急通知
关于成立达川区中小学幼儿园|食堂管理工作领导小组的通知
全区教育系统安全生产|和消防安全工作会议纪要
张三同志在全区中小学|校长培训班开班式上的讲话
关于开展2025年“开学第一课”|主题教育活动的通知
坚持以人民为中心的|发展思想办好人民满意的教育
达川区教育系统学习贯彻习近平新时代|中国特色社会主义思想主题教育实施方案
关于2021年全区教育经费|执行情况的统计公告
关于进一步规范中小学办学行为|切实减轻学生过重课业负担的若干规定
推动WiFi 6校园网络全覆盖|建设工作的经验和做法
强化责任担当　狠抓工作落实　|确保高考平安顺利
关于调整达川区教育督导委员会|组成人员的通知
落实立德树人根本任务培养德智体美劳|全面发展的社会主义建设者和接班人
城南区人民政府办公室关于印发城南区|“十四五”教育发展规划的通知
城南区实验小学教育集团校长李明远同志|先进事迹报告会在区委党校举行
城南区教育局 城南区财政局 |城南区人力资源和社会保障局|关于下达2024年义务教育阶段|教师绩效工资补助资金的通知
"""
SHAPED = """\
“双减”背景下的|校外培训机构治理工作|取得阶段性成效
教育部等六部门|关于推进义务教育优质|学校建设的指导意见
关于做好2024年|普通高等学校招生考试|组织工作的紧急通知
达川区民办教育|机构风险隐患大排查|大整治工作方案
达川区教育系统|学习贯彻习近平新时代|中国特色社会主义思想|主题教育实施方案
落实立德树人|根本任务培养德智体美劳|全面发展的社会主义|建设者和接班人
"""
NARROW = """\
关于成立达川区中小学|幼儿园食堂管理工作|领导小组的通知
关于进一步加强校园|安全工作的通知
全区中小学春季|开学专项检查情况
以高质量党建|引领教育高质量发展
南外镇中心小学：|小课堂里的大变化
人工智能赋能教育|教学改革的探索与实践
聚焦“五育并举”　|推进素质教育
乡村教师支持计划|落实情况的调研报告
抓实抓细开学前疫情防控|和安全隐患排查工作
达川区2021年秋季|中小学开学工作情况通报
"""
TITLES = [line.replace("|", "") for line in (BALANCED + SHAPED + NARROW).splitlines()]
ANY_TITLE = st.text(st.sampled_from("教育局关于的了《》“”（），、：—2021年ABc 　\n"), max_size=90)


@pytest.mark.parametrize("lines", BALANCED.splitlines())
def test_lines_end_where_an_editor_would_end_them(lines: str) -> None:
    broken = break_title(lines.replace("|", ""), 20.0, TitleShape.BALANCE)
    assert "|".join(broken) == lines


@pytest.mark.parametrize("lines", SHAPED.splitlines())
def test_a_lozenge_swells_and_shrinks(lines: str) -> None:
    broken = break_title(lines.replace("|", ""), 11.0, TitleShape.LOZENGE)
    assert "|".join(broken) == lines
    widths = [width_of(line) for line in broken]
    assert widths[0] < max(widths) > widths[-1]


@pytest.mark.parametrize("lines", NARROW.splitlines())
def test_short_titles_in_a_narrow_column(lines: str) -> None:
    assert "|".join(break_title(lines.replace("|", ""), 11.0, TitleShape.LOZENGE)) == lines


@pytest.mark.parametrize(
    "lines",
    [
        "關於進一步規範中小學辦學行為|切實減輕學生過重課業負擔的若干規定",
        "在全區教育工作會議|暨教師節表彰大會上的講話",
        "達川區召開義務教育|優質均衡發展區創建工作推進會",
    ],
)
def test_words_are_told_apart_in_traditional_characters_too(lines: str) -> None:
    assert "|".join(break_title(lines.replace("|", ""), 20.0, TitleShape.BALANCE)) == lines


def test_a_trapezoid_grows_or_shrinks_line_by_line() -> None:
    title = "达川区教育系统学习贯彻习近平新时代中国特色社会主义思想主题教育实施方案"
    broken = break_title(title, 15.0, TitleShape.TRAPEZOID)
    widths = [width_of(line) for line in broken]
    assert len(widths) == 3
    assert widths in (sorted(widths), sorted(widths, reverse=True))
    assert len(set(widths)) == 3


def test_a_title_that_fits_is_one_line_even_with_a_space_between_clauses() -> None:
    assert break_title("查得细　改得快", 20.0, TitleShape.LOZENGE) == ("查得细　改得快",)


def test_a_half_width_space_between_clauses_is_a_welcome_break_but_not_one_between_words() -> None:
    assert break_title("查得细 改得快 校园食品安全整治见成效", 15.0, TitleShape.BALANCE)[0] == (
        "查得细 改得快 "
    )
    lines = break_title("推进Open Source教学资源建设", 10.0, TitleShape.BALANCE)
    assert any("Open Source" in line for line in lines)


def test_a_break_set_by_hand_wins_and_only_a_line_too_long_is_broken_again() -> None:
    title = "关于\n进一步加强校园安全工作的通知"
    assert break_title(title, 20.0, TitleShape.BALANCE) == tuple(title.split("\n"))
    assert break_title(title, 8.0, TitleShape.BALANCE) == (
        "关于",
        "进一步加强校园",
        "安全工作的通知",
    )


def test_a_name_in_quotation_marks_is_whole_if_it_fits_a_line() -> None:
    title = "关于转发《学校食品安全与营养健康管理规定》的通知"
    assert any(
        "《学校食品安全与营养健康管理规定》" in line
        for line in break_title(title, 18.0, TitleShape.BALANCE)
    )
    assert max(map(width_of, break_title(title, 10.0, TitleShape.BALANCE))) <= 10


@pytest.mark.parametrize("shape", TitleShape)
@given(title=ANY_TITLE, measure=st.integers(6, 24))
def test_nothing_is_lost_and_no_line_is_too_long(
    title: str, measure: int, shape: TitleShape
) -> None:
    lines = break_title(title, measure, shape)
    assert "".join(lines) == title.replace("\n", "")
    pieces = title.split("\n")
    if all(width_of(piece) <= 6 * measure for piece in pieces) and not set(title) & NEVER_FIRST:
        assert all(width_of(line.rstrip()) <= measure for line in lines)


@given(
    title=st.lists(st.sampled_from(TITLES), min_size=1, max_size=3).map("".join),
    measure=st.integers(10, 24),
)
def test_no_line_begins_or_ends_with_what_it_must_not(title: str, measure: int) -> None:
    lines = break_title(title, measure, TitleShape.BALANCE)
    for above, below in pairwise(lines):
        assert below[0] not in NEVER_FIRST | set("的了等　")
        assert above[-1] not in NEVER_LAST
        assert not (above[-1].isdecimal() and (below[0].isdecimal() or below[0] == "年"))


def test_the_dictionary_is_read_only_for_a_title_of_several_lines() -> None:
    program = (
        "from jianbao.edition.titles import segmentation; from jianbao.edition.titles.lines import *; break_title({!r}, 9.0, TitleShape.BALANCE);"
        "print(segmentation._segmenter.cache_info().currsize)"
    )
    for title, loaded in (("校园安全", "0"), ("关于进一步加强校园安全工作", "1")):
        done = subprocess.run(
            [sys.executable, "-c", program.format(title)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert (done.stdout.strip(), done.stderr) == (loaded, "")
