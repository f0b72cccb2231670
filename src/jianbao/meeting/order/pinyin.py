"""How a name is read (拼音): surnames as surnames are read, given names as words are."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

# 《现代汉语词典》 and 《通用规范汉字字典》, under the sense 姓. Families that read theirs in another
# way (乐 Lè, 覃 Tán, 盖 Gài) keep the list as given.
_SURNAMES: Final = {
    "万俟": "mo4 qi2", "尉迟": "yu4 chi2", "单于": "chan2 yu2", "长孙": "zhang3 sun1",
    "澹台": "tan2 tai2", "令狐": "ling2 hu2", "夏侯": "xia4 hou2", "鲜于": "xian1 yu2",
    "欧阳": "ou1 yang2", "司马": "si1 ma3", "上官": "shang4 guan1", "诸葛": "zhu1 ge3",
    "皇甫": "huang2 fu3", "慕容": "mu4 rong2", "端木": "duan1 mu4", "呼延": "hu1 yan2",
    "单": "shan4", "仇": "qiu2", "曾": "zeng1", "区": "ou1", "翟": "zhai2", "朴": "piao2",
    "盖": "ge3", "任": "ren2", "华": "hua4", "查": "zha1", "覃": "qin2", "员": "yun4",
    "召": "shao4", "缪": "miao4", "解": "xie4", "卜": "bu3", "纪": "ji4", "乐": "yue4",
    "黑": "he4", "盛": "sheng4", "曲": "qu1", "重": "chong2", "种": "chong2", "折": "she2",
    "秘": "bi4", "繁": "po2", "那": "na1", "能": "nai4", "祭": "zhai4", "应": "ying1",
    "宁": "ning4", "车": "che1", "牟": "mu4", "谌": "chen2", "燕": "yan1", "哈": "ha3",
    "过": "guo1", "隗": "kui2", "訾": "zi1", "佴": "nai4", "郗": "xi1", "冯": "feng2",
    "薄": "bo2", "贾": "jia3", "柏": "bai3", "撒": "sa4", "强": "qiang2", "相": "xiang4",
    "占": "zhan1", "晟": "cheng2", "莘": "shen1", "谷": "gu3", "石": "shi2", "阚": "kan4",
    "沈": "shen3", "要": "yao1", "长": "chang2", "尉": "wei4", "粘": "nian2", "麦": "mai4",
    "洗": "xian3", "冼": "xian3", "宓": "mi4", "干": "gan1", "行": "xing2", "少": "shao4",
    "给": "ji3", "塔": "ta3", "藏": "zang4", "都": "du1", "葛": "ge3", "葉": "ye4", "叶": "ye4",
    "教": "jiao4", "兴": "xing1", "降": "jiang4", "鲜": "xian1",
}  # fmt: skip
_LONGEST: Final = 2
_SYLLABLE: Final = re.compile("[a-zü]+[1-5]")


@cache
def syllables(name: str) -> tuple[str, ...]:
    """Return the reading of each character of ``name``: ``zhang1``, or itself where it has none."""
    for length in range(min(_LONGEST, len(name)), 0, -1):
        if surname := _SURNAMES.get(name[:length]):
            return (*surname.split(), *_read(name[length:]))
    return _read(name)


def _read(text: str) -> tuple[str, ...]:
    """Return the reading of each character of ``text``; it never fails."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few books need it

    read = pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=_apart)
    readings = (options[0] for options in read)
    return tuple(
        reading if _SYLLABLE.fullmatch(reading) else character
        for character, reading in zip(text, readings, strict=True)
    )


def _apart(text: str) -> Any:  # noqa: ANN401 (pypinyin's types forget that a list is taken)
    """Return ``text``, which has no reading, character by character."""
    return list(text)
