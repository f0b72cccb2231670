from __future__ import annotations

import pytest

from jianbao.diagnostics import Span
from jianbao.intake.model import Paragraph, Run
from jianbao.intake.webpage import ornaments


def kept(*lines: str, link: str = "") -> list[str]:
    """The lines that stay; those that begin with a link sign are links to ``link``."""
    blocks = tuple(
        Paragraph(
            runs=(Run(text=line.lstrip("🔗"), link=link if line.startswith("🔗") else ""),),
            span=Span(file="页.html", line=number),
        )
        for number, line in enumerate(lines, start=1)
    )
    left, changes = ornaments.clean(blocks)
    assert [change.span.line for change in changes] == sorted(
        block.span.line for block in blocks if block not in left
    )
    return [block.text for block in left if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "line",
    [
        "点击上方蓝字关注我们",
        "点击蓝字，关注我们！",
        "👆点击标题下「蓝字」免费关注",
        "↑点击上方“青山教育”关注我们",
        "↑点击上方蓝色字体订阅",
        "戳蓝字关注青山教育公众号哦",
        "关注我们",
        "长按识别二维码关注",
        "扫描下方二维码，关注我们",
        "长按二维码 识别关注",
        "微信扫一扫关注公众号",
        "扫码关注我们",
        "点击“阅读原文”查看更多",
        "戳左下角阅读原文，了解详情",
        "喜欢就点个在看吧",
        "点个在看你最好看",
        "点赞、分享、在看一键三连",
        "分享到朋友圈",
        "END",
        "- The End -",
        "————————",
        "▼",
        "· · ·",
        "★☆★",
        "【字体：大 中 小】",
        "打印本页 关闭窗口",
        "上一篇：没有了",
        "下一篇：青山区举行田径运动会",
    ],
)
def test_an_ornament_goes(line: str) -> None:
    assert kept("甲", line, "乙") == ["甲", "乙"]


@pytest.mark.parametrize(
    "line",
    [
        "点击上方蓝字关注我们，了解更多招生信息",
        "关注学生心理健康",
        "关注",
        "点赞",
        "分享",
        "长按二维码报名参加培训",
        "扫描下方二维码填写问卷",
        "校园里的二维码",
        "阅读原文献",
        "支持",
        "在看书的孩子们",
        "END评价体系",
        "……",
        "____",
        "？！",
        "编辑：林小禾",
        "供稿：办公室",
        "文/图　李　涛",
        "1",
        "①",
        "往期回顾",
        "上一篇文章讲到了阅读",
        "打印",
        "收藏",
        "微信",
        "大中小学思政课一体化",
        "三连冠",
        "转发：关于开展检查的通知",
    ],
)
def test_what_may_be_text_stays(line: str) -> None:
    assert kept("甲", line, "乙") == ["甲", line, "乙"]


def test_earlier_posts_go_only_as_links_under_their_heading() -> None:
    post = "https://mp.weixin.qq.com/s/abc"
    assert kept("往期回顾", "🔗甲校开学", "🔗乙校春游", "编辑：丙", link=post) == ["编辑：丙"]
    assert kept("🔗甲校开学", "编辑：丙", link=post) == ["甲校开学", "编辑：丙"]
    assert kept("往期回顾", "🔗甲校开学", link="https://example.com/a") == ["往期回顾", "甲校开学"]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("点击上方蓝字关注我们", "N211"),
        ("长按识别二维码关注", "N212"),
        ("喜欢就点个在看吧", "N213"),
        ("点击“阅读原文”查看更多", "N214"),
        ("- The End -", "N215"),
        ("★☆★", "N216"),
        ("打印本页 关闭窗口", "N217"),
    ],
)
def test_each_ornament_is_told_under_its_rule(line: str, rule: str) -> None:
    blocks = tuple(
        Paragraph(runs=(Run(text=text),), span=Span(file="页.html", line=number))
        for number, text in enumerate(("甲", line, "乙"), 1)
    )
    _, changes = ornaments.clean(blocks)
    assert [(item.rule, item.before, item.after) for item in changes] == [(rule, line, "")]
