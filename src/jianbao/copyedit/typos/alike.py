"""Characters that are typed or written for one another: of like sound, or of like shape."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

_SHAPES: Final = (
    "己已巳 未末 人入 土士 干千于 候侯 拔拨 析折拆 粟栗 竞竟 戊戌戍 晴睛 徒陡 贷货 治冶 今令 末未 侍待 代伐 仓仑 "
    "兔免 刺剌 卷券 历厉 厂广 叨叼 坚竖 壁璧 夭天 失矢 崇祟 帖贴 幻幼 延廷 徉佯 忧优犹 恩思 悔侮 惯贯 愉偷 慢漫 懈解 "
    "扰拢 折拆 抑仰 拖施 挟狭 捡检俭 掉悼 揣端 摄慑 撒撤 操燥躁澡 敝敞 斩崭 日曰 暑署 暴爆瀑 曲典 杆竿 材村 枚枝 "
    "析晰 柱住 桶捅 楷揩 模摸 欧殴 歌歇 汛讯迅 沮阻 泄泻 洽恰 活话 浅践 浓农 消销 淮准 淡谈 清请情 温湿 漠谟 漫蔓 潜替 "
    "炼练 烧浇 熟热 爪瓜 牲姓 狠狼 王玉 瑞端 畅场 癸葵 皇煌 盲育 直真 睦陆 石右 砖传 祝视 积织 稳隐 窃切 竣峻骏 第弟 "
    "篮蓝 籍藉 粗租 糊湖 纪记 级极 纯屯 纲网 组祖阻 绩积 维难 缓援 罚罪 耐附 职织 肓盲 脱悦 脉咏 臂譬 茶荼 荐存 荡汤 "
    "萧肃 蒙朦 藏臧 衰哀衷 裁栽载 观现规 计记 训驯 设没 许诈 证征 诀决 诲悔 谊宜 象像 账帐胀 赢嬴 趋驱 跟根 踪综 辨辩辫 "
    "逐遂 遣遗 那哪 部陪 都郡 酒洒 重童 钓钩 钧均 铁跌 锋峰 闪闭 阅闻 陕狭 陷馅 际标 雷需 须顷 预顾 领颁 题提 颖颍 饮炊 "
    "馆官 驻住 骄娇 鸟乌 坐座 作做 园圆 元原源 即既 型形 象像 布部 必须需 度渡 署暑 签鉴"
)
_COMMON: Final = 4000
"""Characters that are thought of as what was meant, the most common ones."""

Alike = Mapping[str, frozenset[str]]


def alike(by_frequency: Iterable[str]) -> Alike:
    """Return for each character, the most common ones first given, those it may stand for."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - loads its dictionary, for this alone

    common = [one for one in by_frequency if len(one) == 1][:_COMMON]
    sounds = {
        one: {_sound(read) for read in pinyin(one, Style.NORMAL, heteronym=True)[0]}
        for one in common
    }
    of_sound: dict[str, set[str]] = defaultdict(set)
    for one, read in sounds.items():
        for sound in read:
            of_sound[sound].add(one)
    found = {one: set[str]().union(*(of_sound[sound] for sound in sounds[one])) for one in common}
    for group in _SHAPES.split():
        for one in group:
            found.setdefault(one, set()).update(group)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def _sound(pinyin: str) -> str:
    """Return ``pinyin`` without what many do not tell apart: zh and z, n and l, -ng and -n."""
    plain = re.sub(r"^([zcs])h", r"\1", pinyin)
    return re.sub("ng$", "n", re.sub("^l", "n", plain))
