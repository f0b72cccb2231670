"""Chinese names of persons, as far as their shape tells."""

from __future__ import annotations

import re
from typing import Final

_SINGLE: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱"
    "戴严欧莫孔向常汤康易乔赖文樊施庞葛殷倪辛岳卜尤齐伍季申甘柳牛祝骆翁凌霍纪庄裴柴鲁柯关项费涂舒"
    "温焦左翟屈解宁成耿傅詹童穆包卓阮冉蓝窦邢喻华苗佟谷褚游娄岑池晏"
    "卫柏闵桂米洪章俞鲍滕毕邬卞萧宫应习兰蒙鹿尚敖冷甄车阚匡巩蔺麦谌栾漆佘楚仇牟商边戚鄢雍祁"
    "訚卿裘遆禤咎羿厍郇俎斛寇郄郐於邝虢昝胥嵇亶亓蒯邴逯泮邰竺璩隗庾郦郗缑邾佴缪么郞茆晁郜仝麴荀聂邸"
    "酆茹靳冮姬宓殳昃仉笪逄庹瞿冼钭郤訾闫狄钮莘桓阙臧粟戈虞郏谯苑郎暨夔贲乜芮禄弘慕檀沃扈禹饶籍帅蔚"
    "苟奚啜栗濮忻尧刁桑韶鞠糜亢汝惠矫俸蓬佐戎湛汲蓟贝衷蒲巢辜揣梅昌盖冀荣浦巫仲慎朴廉宦凤郁腾束席宾艾"
    "仰琴屠茅晋宿衡井芦寿秋冶苍吉薄燕迟牧闻班羊隆颜墨伦杭诸哈楼揭厉松曲祖麻符盛伊储查幸谈景宗"
)
_IN_WORDS: Final = frozenset("单云房封管党皮沙路强连古司官危计")
"""Surnames with which many words begin: in names of three characters only."""
_DOUBLE: Final = (
    "万俟", "司马", "上官", "欧阳", "夏侯", "诸葛", "闻人", "东方", "赫连", "皇甫", "尉迟", "公羊", "澹台", "公冶",
    "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "公孙", "仲孙", "轩辕", "令狐", "钟离", "宇文", "长孙", "慕容",
    "鲜于", "闾丘", "司徒", "司空", "亓官", "司寇", "子车", "颛孙", "端木", "巫马", "公西", "漆雕", "乐正", "壤驷",
    "公良", "拓跋", "夹谷", "宰父", "谷梁", "榖梁", "段干", "东郭", "呼延", "羊舌", "梁丘", "左丘", "南宫", "完颜",
    "耶律", "纳兰", "独孤", "叶赫", "哥舒", "贺兰", "达奚", "叔孙", "百里", "南荣", "公皙", "钟吾", "伯赏",
)  # fmt: skip
_ORDINAL: Final = re.compile(
    "第[二五八](?![章节条款届期次季名个组批回课单部篇小中大高实号位步项类点天周年月日轮场支站集卷页行段层])"
)
"""Surnames that are numbers, 第五 above all, before what is not counted."""
_GIVEN: Final = {1, 2}
"""Characters of a given name."""


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name: a surname and one or two characters."""
    if any(text.startswith(surname) and len(text) - len(surname) in _GIVEN for surname in _DOUBLE):
        return True
    if _ORDINAL.match(text):
        return len(text) - 2 in _GIVEN
    if text[:1] in _IN_WORDS:
        return len(text) == 1 + max(_GIVEN)
    return len(text) - 1 in _GIVEN and text[0] in _SINGLE
