"""What editors of posts and pages put around an article, and no briefing repeats.

Only whole paragraphs that can be nothing else are taken, each with a line in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianbao.diagnostics import Code
from jianbao.intake.model import Block, Certainty, Change, Paragraph
from jianbao.intake.webpage import codes

_DECORATION = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ornament:
    """One kind: ``pattern`` matches the whole paragraph without signs, quotes and white space."""

    code: Code
    pattern: re.Pattern[str]


def _ornament(code: Code, pattern: str) -> Ornament:
    return Ornament(code=code, pattern=re.compile(pattern, re.IGNORECASE))


_WHERE = (
    "(?:上方|上面|上边|下方|下面|下图|上图|图中|图片中?|顶部|文末|文章底部|左下角|右下角|右上角|"
    "屏幕下方|标题下方?|最上方|最下方)*的?"
)
_WHOM = (
    r"(?:我们|本号|公众号|本公众号|微信公众号|官方公众号|官方微信|\w{2,12}(?:公众号|官微|教育|发布))?"
    "[哦吧喔呦]?"
)
_FOLLOW = "(?:免费|轻松|一键|即可|立即|快速)*(?:关注|订阅)"
_SHARE = "分享|收藏|点赞|转发|给更多人|支持|星标|设为|点[亮个击]?|一[键下]|三连|赞|到|和|及|与|并|[哦吧呀]"
_SHARE_TO = "在看|朋友圈|三连|星标"
_PRAISE = "[你您]?(?:最好看|真好看|最美)?"
_KINDS = (
    _ornament(
        codes.FOLLOW_US,
        f"请?(?:点击|点|戳|轻触){_WHERE}(?:蓝字|蓝色字体?|蓝色文字|公众号名片|名片){_WHERE}{_FOLLOW}{_WHOM}"
        "|请?(?:点击|戳)(?:上方|下方|上面|下面)\\w{2,15}(?:关注|订阅)我们"
        "|(?:欢迎|记得|敬请)?(?:点击)?关注(?:我们|本公众号|我们的公众号|官方微信)[哦吧]?",
    ),
    _ornament(
        codes.QR_LINE,
        f"(?:请|欢迎|可)?(?:微信|长按|扫描|扫一扫|识别|扫|或)+{_WHERE}(?:识别|扫描)?{_WHERE}"
        f"(?:二维码|小程序码){_WHERE}(?:添加|并|识别)*(?:{_FOLLOW}{_WHOM})?"
        f"|(?:长按|扫码|微信扫码|扫一扫|长按识别|微信扫一扫){_FOLLOW}{_WHOM}",
    ),
    _ornament(
        codes.LIKE_AND_SHARE,
        "(?:喜欢|觉得不错|觉得好看|看完)?(?:就|请|别忘了|记得|欢迎|动动手指|顺手)*"
        f"(?:{_SHARE})*(?:个|一下)?(?:{_SHARE_TO})(?:{_SHARE}|{_SHARE_TO})*{_PRAISE}",
    ),
    _ornament(
        codes.READ_ORIGINAL,
        f"请?(?:点击|戳|点)?{_WHERE}(?:阅读原文|查看原文)"
        "(?:查看|了解|获取|进入)?(?:更多|详情|全文|内容|精彩|精彩内容)*",
    ),
    _ornament(codes.END_MARK, "(?:the)?end"),
    _ornament(
        codes.BUTTONS,
        "(?:字体|字号)(?:大小)?大中小"
        "|(?:分享到|打印本页|打印此页|关闭窗口|关闭本页|返回顶部|返回列表|返回首页|收藏本页|复制链接|"
        "扫一扫在手机打开当前页)(?:分享到|打印本页|打印此页|打印|关闭窗口|关闭本页|关闭|返回顶部|返回列表|返回首页|"
        "收藏本页|收藏|复制链接|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|扫一扫在手机打开当前页)*"
        "|(?:打印|关闭|收藏|复制链接|返回顶部|分享到?|微信|微博|QQ空间|朋友圈){2,}"
        "|(?:上一篇|下一篇|上一条|下一条|上篇|下篇)(?:没有了|无|已经没有了)"
        r"|(?:您|你)?(?:当前|现在)?的?(?:所在)?(?:的?位置|位置是?)(?:首页|网站首页)\w*",
    ),
)
_SENTENCE_END = re.compile("[。！？；：]")
_SEPARATOR = _ornament(codes.SEPARATOR, "")
_RELATED = _ornament(
    codes.RELATED,
    r"(?:往期|精彩|热门|热点|相关|推荐|更多|延伸)+(?:回顾|推荐|阅读|精彩|文章|链接|内容|好文|热文)+",
)
_NEIGHBOUR = re.compile(r"\s*(?:上一篇|下一篇|上一条|下一条)\s*[:：]\s*\S.*")
_LINK_LIST = re.compile(r"https?://mp\.weixin\.qq\.com/")


def clean(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """Return ``blocks`` without ornaments, and a change for each that was taken."""
    kept: list[Block] = []
    changes: list[Change] = []
    related: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and related and _is_post_link(block):
            related.append(block)
            continue
        changes += _related(related, kept)
        related = []
        ornament = _kind(block) if isinstance(block, Paragraph) else None
        if not isinstance(block, Paragraph) or ornament is None:
            kept.append(block)
        elif ornament is _RELATED:
            related = [block]
        else:
            changes.append(change(ornament.code, block))
    changes += _related(related, kept)
    return tuple(kept), tuple(changes)


def below_title(
    blocks: tuple[Block, ...], title: str
) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """Return ``blocks`` without the menus above the line that repeats ``title``, which are told."""
    menus = list[Paragraph]()
    for block in blocks:
        if not isinstance(block, Paragraph) or _SENTENCE_END.search(block.text):
            return blocks, ()
        if bare(block.text) == bare(title):
            return blocks[len(menus) :], tuple(change(codes.OUTSIDE, menu) for menu in menus)
        menus.append(block)
    return blocks, ()


def bare(text: str) -> str:
    """Return ``text`` without signs, quotes and white space."""
    return _DECORATION.sub("", text)


def _kind(paragraph: Paragraph) -> Ornament | None:
    text = bare(paragraph.text)
    if not text:
        return None if _says_something(paragraph) else _SEPARATOR
    for ornament in (*_KINDS, _RELATED):
        if ornament.pattern.fullmatch(text):
            return ornament
    lines = [line for line in paragraph.text.splitlines() if line.strip()]
    return _KINDS[-1] if all(map(_NEIGHBOUR.fullmatch, lines)) else None


def _says_something(paragraph: Paragraph) -> bool:
    """Whether signs alone may carry sense: points of omission, a blank to fill in."""
    text = "".join(paragraph.text.split())
    return bool(re.fullmatch(r"[…．.]{1,6}|_{3,}|[？?！!]+", text))


def _is_post_link(paragraph: Paragraph) -> bool:
    linked = [run for run in paragraph.runs if bare(run.text)]
    return bool(linked) and all(_LINK_LIST.match(run.link) for run in linked)


def _related(related: list[Paragraph], kept: list[Block]) -> Iterator[Change]:
    """Let a heading go with the links to posts that follow it; alone it stays."""
    if len(related) > 1:
        for paragraph in related:
            yield change(_RELATED.code, paragraph)
    else:
        kept += related


def change(code: Code, paragraph: Paragraph) -> Change:
    """Return the line of the report for ``paragraph`` left out."""
    return Change.of(code, Certainty.CERTAIN, paragraph.span, before=paragraph.text, after="")
