"""Chinese names of persons, as far as their shape tells."""

from __future__ import annotations

_SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱"
    "戴严欧莫孔向常汤康易乔赖文樊施庞葛殷倪辛岳卜尤齐伍季申甘柳牛祝骆翁凌霍纪庄裴柴鲁柯关项费涂舒"
    "温焦左翟屈解宁成耿傅詹童穆包卓阮冉蓝窦邢喻华苗佟谷褚游娄岑池晏"
    "卫柏闵桂米洪章俞鲍滕毕邬卞萧宫应习兰蒙鹿尚敖冷甄车阚匡巩蔺麦谌栾漆佘楚仇牟商边戚鄢雍祁"
)  # fmt: skip
_DOUBLE = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "夏侯", "令狐"}
)
_SHORTEST, _LONGEST = 2, 3


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of a person's name: a surname and one or two characters."""
    if text[:2] in _DOUBLE:
        return len(text) in {_SHORTEST + 1, _LONGEST + 1}
    return _SHORTEST <= len(text) <= _LONGEST and text[0] in _SINGLE
