"""Where a line may be broken: Unicode's opinion, mended by CLREQ's and the national standards' rules.

Sources: CLREQ 行首行尾禁则 and 符号分离禁则; GB/T 15834-2011 (—— and …… are not split),
GB/T 15835-2011 (a number stays with its unit).
"""

from __future__ import annotations

import re
from typing import Final

NEVER_FIRST: Final = "，。、；：？！）》〉」』】〕〗”’…—～·/%‰℃°．｝］〞〟々ー‧・⋯⸺〜％／"
"""Characters that never begin a line."""
NEVER_LAST: Final = "（《〈「『【〔〖“‘｛［〝"
"""Characters that never end a line."""

_WHITE: Final = "[ \u200b\u2060]*"  # vanishes at a line's edge
_FIRST: Final = re.compile(f"{_WHITE}[{NEVER_FIRST}]")
_LAST: Final = re.compile(f"[{NEVER_LAST}]{_WHITE}")
_DIGIT: Final = "0-9０-９"
_UNIT: Final = (
    "年月日号时点分秒岁期届次名位人个项条件份户家所座台套辆本册页章节款类级班校"
    "元角万亿千百十余多来度倍成亩里米吨斤克升平公毫厘周天季场篇组批间处门层遍页%％‰℃°"
)
_UNITS: Final = (
    "个百分点|百分点|个工作日|工作日|个小时|小时|分钟|秒钟|个月|周岁|周年|学年|学期|学时|课时|人次|人民币|美元|欧元|日元|港元|"
    "平方公里|平方千米|平方米|平方厘米|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|摄氏度|千瓦时|千瓦|兆瓦|毫升|种类|余次|年级"
)
"""Units of several characters (GB/T 15835-2011), the longer before those that they begin with."""
_HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KEPT_WHOLE: Final = re.compile(
    "|".join(
        (
            r"(?:https?://|ftp://|www\.)[!#-'*-;=?-Z_a-z~]+",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            # 2021年, 3.5万元, 2 316人, 10～20, 2021-10-01, 10:30, 5亿多元, 800 人
            rf"[{_DIGIT}]+(?:[.,:：/．\-–—～~][{_DIGIT}]+|[ \u2009]\d{{3}}(?!\d))*(?:\ ?(?:[余多几]?[十百千万亿]{{0,3}}[余多]?(?:{_UNITS})|[{_UNIT}]{{1,3}}))?",
            r"[〇○零一二三四五六七八九]{4}年",
            r"——|……|⸺|⋯⋯",
        )
    ),
    re.ASCII,
)
_ADDRESS: Final = re.compile(r"https?:|ftp:|www\.|[^/]*@")
_WITHIN: Final = re.compile(r"(?<=[^:/])/(?=[^/])|[-?&=_@#%+.](?=\w)", re.ASCII)
"""After which signs an address may go on in the next line."""
_LONG: Final = re.compile(r"[!-~]{20,}")
_SIGNS: Final = re.compile(
    r"(?<=\w)[-./_=&?#%+@*,;|)](?=[A-Za-z(])|(?<=[A-Za-z])[*+=(](?=\w)", re.ASCII
)
"""After which signs a run of Latin without any space may go on: names of files, code, formulas."""
_INSIDE: Final = re.compile(r"(?<=[^\W_]{2})(?=[^\W_]{2})", re.ASCII)
"""Where an address or such a run is parted last of all: no sign stands at either end of a line."""
_DOTTED: Final = re.compile(rf"(?<=[{_HAN}])·(?=[{_HAN}])")
"""Within the name of a person: 卡尔·马克思, of which at least two or three characters are known."""
LAST_OF_ALL: Final = 2
"""Marks a place where a line may begin if it would be torn otherwise."""
DEAR: Final = 3
"""Marks a place where a line may begin, but had better not."""
_QUOTES: Final = re.compile(
    rf"(?<=[{_HAN}，。、；：？！）》〉」』】〕…])(?=[“‘])|(?<=[”’])(?=[{_HAN}（《〈「『【〔])"
    r"|(?<=[0-9A-Za-z])(?=“)|(?<=”)(?=[0-9A-Za-z])"
)


def breakable(text: str, unicode_breaks: bytes) -> bytearray:
    """Say before which characters a line may begin.

    ``unicode_breaks`` has one byte per character, odd where UAX #14 allows a line to begin at
    that character. The result has one byte per character, 1 where a break is allowed,
    `LAST_OF_ALL` within addresses and the like, `DEAR` within names; never at 0.
    """
    allowed = bytearray(byte & 1 for byte in unicode_breaks[: len(text)])
    for match in _QUOTES.finditer(text):
        allowed[match.start()] = 1
    for match in _KEPT_WHOLE.finditer(text):
        first, end = match.span()
        allowed[first + 1 : end] = bytes(end - first - 1)
        if _ADDRESS.match(match.group()):
            _open(allowed, _WITHIN, text, first, end)
    for match in _LONG.finditer(text):
        if not match[0].isalpha():  # a word is divided by its language
            _open(allowed, _SIGNS, text, match.start() + 1, match.end() - 1)
    for match in _FIRST.finditer(text):
        first, end = match.span()
        allowed[first:end] = bytes(end - first)
    for match in _LAST.finditer(text):
        first, end = match.span()
        allowed[first + 1 : end + 1] = bytes(min(end + 1, len(text)) - first - 1)
    _price_names(allowed, text)
    if allowed:
        allowed[0] = 0
    return allowed


def _open(allowed: bytearray, signs: re.Pattern[str], text: str, first: int, end: int) -> None:
    """Let a line begin behind each of ``signs``, and last of all between letters."""
    for sign in signs.finditer(text, first, end):
        allowed[sign.end()] = 1
    for place in _INSIDE.finditer(text, first, end):
        allowed[place.start()] = allowed[place.start()] or LAST_OF_ALL


def _price_names(allowed: bytearray, text: str) -> None:
    for dot in _DOTTED.finditer(text):
        for at in range(max(dot.start() - 2, 1), min(dot.end() + 3, len(text))):
            allowed[at] = allowed[at] and DEAR
