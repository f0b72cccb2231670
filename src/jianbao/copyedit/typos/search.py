"""Places in a run of Chinese where another character is much more likely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from jianbao.copyedit.typos.alike import Alike
from jianbao.copyedit.typos.language_model import LanguageModel

LEAST_GAIN: Final = 5.5
"""Orders of magnitude by which the other character must be likelier."""
_AROUND: Final = 7
"""Characters on either side that tell."""
_LEAST: Final = 3
_LONGEST: Final = 5
_WORD: Final = 2
_GIVEN: Final = 2
"""Characters of a given name."""
_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何罗宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
    "姚谭廖邹熊陆郝孔崔康毛邱秦江顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚樊兰殷施陶翟颜倪严牛温俞葛毕聂单鲁岳齐梅庄辛柯裴"
)
_FOREIGN: Final = frozenset(
    "阿埃艾奥巴班贝比彼别波伯布查楚达戴丹德登迪蒂多恩尔法菲费弗夫盖戈格根古哈海汉赫亨霍基吉加杰卡凯坎考科克库拉莱兰劳勒"
    "雷里利莉列林龙卢鲁路伦罗洛马玛迈曼芒梅蒙米莫姆穆纳内尼诺帕潘佩皮普奇齐乔切琼塞桑瑟森沙舍什斯苏索塔泰坦汤唐特提廷托"
    "瓦威韦维温沃乌西希夏谢辛雅亚扬耶叶伊因英尤约扎詹朱兹"
)
_SURE: Final = 4
"""Characters of a word that is beyond doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """At ``place`` of a run ``meant`` would be likelier by ``gain`` orders of magnitude."""

    place: int
    meant: str
    gain: float


def suspects(
    run: str, model: LanguageModel, confusable: Alike, least: float = LEAST_GAIN
) -> tuple[Suspect, ...]:
    """Return what is doubtful in ``run``, characters alone, in order; of neighbours the worst."""
    found = sorted(_candidates(run, model, confusable, least), key=lambda one: -one.gain)
    kept: dict[int, Suspect] = {}
    for suspect in found:
        if kept.keys().isdisjoint(range(suspect.place - 1, suspect.place + 2)):
            kept[suspect.place] = suspect
    return tuple(kept[place] for place in sorted(kept))


def _candidates(
    run: str, model: LanguageModel, confusable: Alike, least: float
) -> Iterator[Suspect]:
    if len(run) < _LEAST:
        return
    neighbours = _neighbours(model.words)
    for place, written in enumerate(run):
        if _is_in_word(run, place, model, _SURE) or _is_in_name(run, place, model):
            continue
        start = max(0, place - _AROUND)
        window, at = run[start : place + _AROUND + 1], place - start
        as_it_is: float | None = None
        left, right = run[place - 1 : place], run[place + 1 : place + 2]
        for meant in confusable.get(written, ()):
            if left + meant not in neighbours and meant + right not in neighbours:
                continue  # no word has it there, as is told at once
            other = f"{window[:at]}{meant}{window[at + 1 :]}"
            if _is_in_word(other, at, model, _WORD):
                if as_it_is is None:
                    as_it_is = model.likelihood(window)
                gain = model.likelihood(other) - as_it_is
                if gain >= least:
                    yield Suspect(place=place, meant=meant, gain=gain)


@cache
def _neighbours(words: frozenset[str]) -> frozenset[str]:
    """Return every two characters that stand side by side in one of ``words``."""
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


def _is_in_name(run: str, place: int, model: LanguageModel) -> bool:
    """Whether the character may belong to a name: a surname that is in no word stands near before.

    So are characters between others that names from other languages are written with.
    """
    for at in range(max(0, place - _GIVEN), place + 1):
        if run[at] in _SURNAMES and not _is_in_word(run, at, model, _WORD):
            return True
    around = run[max(0, place - 1) : place + 2]
    return len(around) > _WORD and _FOREIGN.issuperset(around)


def _is_in_word(text: str, at: int, model: LanguageModel, least: int) -> bool:
    """Whether the character at ``at`` belongs to a word of at least so many characters."""
    words, length = model.words, len(text)
    for size in range(least, _LONGEST + 1):
        for a in range(max(0, at - size + 1), min(at, length - size) + 1):
            if text[a : a + size] in words:
                return True
    return False
