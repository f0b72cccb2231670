from __future__ import annotations

from collections.abc import Callable

import pytest

from jianbao.diagnostics import Span
from jianbao.intake import mending
from jianbao.intake.model import Certainty, Run

Mend = Callable[[str], str]
Sure = Callable[[str], set[Certainty]]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("会议指出,要抓好安全;抓好质量.", "会议指出，要抓好安全；抓好质量。"),
        ("他问:你来吗?来!", "他问：你来吗？来！"),
        ("增长5%,新增3所.", "增长5%，新增3所。"),
        ("会议17:00开始,21:30结束.", "会议17:00开始，21:30结束。"),
        ("会议17:00, 20人参加.", "会议17:00，20人参加。"),
        ("投入1,200.5万元,增长3.5%.", "投入1,200.5万元，增长3.5%。"),
        ("见www.a.gov.cn/b?c=1,或写信到a.b@c.cn.", "见www.a.gov.cn/b?c=1，或写信到a.b@c.cn。"),
        ("详见http://a.cn:80/x,y.html.", "详见http://a.cn:80/x,y.html。"),
        ("填写报名表.docx,发到邮箱.", "填写报名表.docx，发到邮箱。"),
        ("附件：划分方案（征求意见稿）.doc", "附件：划分方案（征求意见稿）.doc"),
        (
            "[1] 林崇德. 学习与发展[M]. 北京: 北师大出版社, 2011.",
            "[1] 林崇德. 学习与发展[M]. 北京: 北师大出版社, 2011.",
        ),
        ("1.加强领导;2.落实责任.", "1.加强领导；2.落实责任。"),
        ("比分3:2,我队胜.", "比分3:2，我队胜。"),
        ("Hello, world. It is fine; yes!", "Hello, world. It is fine; yes!"),
        ("采用AI,VR技术", "采用AI,VR技术"),
        ("采用“AI”,效果好", "采用“AI”，效果好"),
        ("“).甲", "“).甲"),
        ("”,甲", "”,甲"),
    ],
)
def test_marks_become_full_width_in_chinese_only(prose: Mend, text: str, mended: str) -> None:
    assert prose(text) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("各学校(单位)", "各学校（单位）"),
        ("世界卫生组织(WHO)说", "世界卫生组织（WHO）说"),
        ("函数f(x)的值", "函数f(x)的值"),
        ("(一)总体情况", "（一）总体情况"),
        ("(1)总体情况", "（1）总体情况"),
        ("1)总体情况", "1)总体情况"),
        ("（混用)的括号", "（混用）的括号"),
        ("API(v2) is here 好", "API(v2) is here 好"),
    ],
)
def test_both_parentheses_of_a_pair_become_full_width(prose: Mend, text: str, mended: str) -> None:
    assert prose(text) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('开展"双减"工作', "开展“双减”工作"),
        ('"甲""乙"两项', "“甲”“乙”两项"),
        ("他说:\"我读了'红楼'。\"", "他说：“我读了‘红楼’。”"),
        ('他说:"大家要喊:"加油!""', "他说：“大家要喊：‘加油！’”"),
        ("it's the teacher's 书", "it's the teacher's 书"),
        ('“混用"的引号', "“混用”的引号"),
        ('采用 "小班化" 教学', "采用“小班化”教学"),
        ('"孩子们的想象力,远远超出预料!"他说', "“孩子们的想象力，远远超出预料！”他说"),
    ],
)
def test_straight_quotes_are_paired_and_nested(prose: Mend, text: str, mended: str) -> None:
    assert prose(text) == mended


def test_a_quote_without_its_other_half_is_left_and_marked(prose: Mend, sureness: Sure) -> None:
    text = '他说"好,就这样。'
    assert prose(text) == '他说"好，就这样。'
    assert Certainty.UNCLEAR in sureness(text)


def test_quotes_are_paired_across_runs() -> None:
    runs = [Run(text='开展"双', bold=True), Run(text='减"工作')]
    strip = mending.EditableText.of(runs, Span(file="来稿.docx", line=4))
    mended, changes = mending.mend(strip, mending.PROSE)
    assert mended.merged() == (Run(text="开展“双", bold=True), Run(text="减”工作"))
    assert [(change.span.line, change.span.column) for change in changes] == [(4, 3), (4, 6)]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("　　１２月，ＡＢ班　", "12月，AB班"),
        ("增长３．５％", "增长3.5%"),
        ("共 88 所学校, 使用 AI 编程", "共88所学校，使用AI编程"),
        ("使用 Big Apple 教材上课", "使用Big Apple教材上课"),
        ("会议指出 ，要抓好 。", "会议指出，要抓好。"),
        ("\u200b看不见\ufeff的字符", "看不见的字符"),
        ("获奖的有张三 李四 王五，共三人。", "获奖的有张三 李四 王五，共三人。"),
        ("第一条　为严肃工作纪律，制定本制度。", "第一条　为严肃工作纪律，制定本制度。"),
        ("通知如下...请执行", "通知如下……请执行"),
        ("一要落实--再落实", "一要落实——再落实"),
        ("时间：3月5日\t\t地点：会议室", "时间：3月5日　地点：会议室"),
        ("出席：罗继川  贺  敏  陶  然", "出席：罗继川　贺　敏　陶　然"),
        ("李  想    王梓涵    孙  悦", "李　想　　王梓涵　　孙　悦"),
        ("万  里", "万　里"),
        ("单位（盖章）：　　　　　填报人：", "单位（盖章）：　　　　　填报人："),
        ("（盖章）        年    月    日", "（盖章）　　　　年　　月　　日"),
        ("□同意  □不同意", "□同意　□不同意"),
        ("图3 戏曲班学生候场", "图3　戏曲班学生候场"),
        ("表1  成绩对比", "表1　成绩对比"),
        ("图 3 戏曲班学生候场", "图3　戏曲班学生候场"),
        ("2.1 研究方法", "2.1　研究方法"),
        ("3.5 亿元已到位，共 8 批。", "3.5亿元已到位，共8批。"),
        ("来源 | 青禾一中", "来源 | 青禾一中"),
        ("经办人：祝青山  13900000000", "经办人：祝青山　13900000000"),
        ("联系人：丁香 0000-8899001", "联系人：丁香　0000-8899001"),
        ("联系人：丁香 0000-8899001，周一至周五。", "联系人：丁香0000-8899001，周一至周五。"),
        ("您的评价是（    ）", "您的评价是（　　）"),
        ("您的评价是（ ）", "您的评价是（）"),
        ("参赛人数 13900 人", "参赛人数13900人"),
        ("18日  举行休业式，表彰学生。", "18日　举行休业式，表彰学生。"),
        ("3月5日 学雷锋活动走进社区。", "3月5日 学雷锋活动走进社区。"),
        ("8:30  签到，入场", "8:30　签到，入场"),
        ("【本 报 讯】 11月3日，演练举行。", "【本报讯】11月3日，演练举行。"),
        (
            "本 报 讯  （记者  张三丰  通讯员  李四光） 3日，演练举行。",
            "本报讯（记者　张三丰　通讯员　李四光）3日，演练举行。",
        ),
        (
            "本报讯（记者 章台 通讯员 柳永和）3日，演练举行。",
            "本报讯（记者 章台 通讯员 柳永和）3日，演练举行。",
        ),
    ],
)
def test_widths_indents_and_spaces(prose: Mend, text: str, mended: str) -> None:
    assert prose(text) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("直面问题不遮掩 检视整顿强作风", "直面问题不遮掩　检视整顿强作风"),
        ("查得细   改得快　　管得严", "查得细　改得快　管得严"),
        ("落实“双减”政策 提质课后服务", "落实“双减”政策　提质课后服务"),
        ("云汀市“科技节” 落幕", "云汀市“科技节”落幕"),
        ("召开 2024 年会议", "召开2024年会议"),
        ("通　知", "通知"),
        ("1 指导思想", "1　指导思想"),
        ("3  日程表", "3　日程表"),
        ("3 月工作安排", "3月工作安排"),
        ("12 名教师获奖", "12名教师获奖"),
    ],
)
def test_a_title_keeps_one_full_width_space_between_clauses(
    title: Mend, text: str, mended: str
) -> None:
    assert title(text) == mended


def test_what_was_declined_is_left() -> None:
    strip = mending.EditableText.of(
        [Run(text="会议要求各校抓好 落实工作，做到位。")], Span(file="a", line=1)
    )
    _, changes = mending.mend(strip, mending.PROSE)
    assert [change.certainty for change in changes] == [Certainty.LIKELY]
    declined = frozenset({(changes[0].rule, changes[0].span)})
    left, none = mending.mend(strip, mending.PROSE, declined)
    assert (left.text, none) == (strip.text, ())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("　　段首的空格去掉", "N501"),
        ("\u200b看不见\ufeff的字符", "N502"),
        ("增长３５", "N503"),
        ("通知如下...请执行", "N504"),
        ("一要落实--再落实", "N505"),
        ("抓好落实.", "N506"),
        ("安全(一)班", "N507"),
        ('开展"双减"工作', "N508"),
        ("使用 AI 编程", "N509"),
        ("会议要求各校抓好 落实工作，做到位。", "N510"),
        ("单位：教科局   电话：1234567", "N516"),
    ],
)
def test_each_change_is_told_under_its_rule(text: str, rule: str) -> None:
    strip = mending.EditableText.of([Run(text=text)], Span(file="a", line=1))
    _, changes = mending.mend(strip, (*mending.LINE, *mending.PROSE))
    assert {change.rule for change in changes} == {rule}


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("会议指出,要抓好", {Certainty.CERTAIN}),
        ("增长5%, 3所学校", {Certainty.CERTAIN}),
        ("共(一)", {Certainty.CERTAIN}),
        ("采用“AI”,好", {Certainty.CERTAIN}),
        ("甲”.乙", {Certainty.CERTAIN}),
        ("投入3.教育发展", {Certainty.LIKELY}),
        ("增长5%.新增3所。", {Certainty.LIKELY}),
        ('他说"好。', {Certainty.UNCLEAR}),
        ('他说"好,就这样。', {Certainty.UNCLEAR, Certainty.CERTAIN}),
        ("“AI”.好", set()),
        ("他说“好”.然后走", {Certainty.CERTAIN}),
        ("会议结束.", {Certainty.CERTAIN}),
        ("共有学校35.", {Certainty.CERTAIN}),
        ("完成3).其次", {Certainty.LIKELY}),
        ("一.加强领导", set()),
        ("OK.会议", set()),
        ("5.新", set()),
        ("采用AI,VR技术", set()),
    ],
)
def test_how_sure_each_change_is(sureness: Sure, text: str, sure: set[Certainty]) -> None:
    """What is no more than likely is asked, so a greater certainty would change text unasked."""
    assert sureness(text) == sure
