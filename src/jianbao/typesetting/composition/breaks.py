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
_HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KEPT_WHOLE: Final = re.compile(
    "|".join(
        (
            r"(?:https?://|ftp://|www\.)[!#-'*-;=?-Z_a-z~]+",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            # 2021年, 3.5万元, 10～20, 2021-10-01, 10:30, 5亿多元, 800 人
            rf"[{_DIGIT}]+(?:[.,:：/．\-–—～~][{_DIGIT}]+)*(?:\ ?[{_UNIT}]{{1,3}})?",
            r"[〇○零一二三四五六七八九]{4}年",
            r"——|……|⸺|⋯⋯",
        )
    ),
    re.ASCII,
)
_ADDRESS: Final = re.compile(r"https?:|ftp:|www\.")
_SLASH: Final = re.compile(r"(?<=[^:/])/(?=[^/])")
_QUOTES: Final = re.compile(
    rf"(?<=[{_HAN}，。、；：？！）》〉」』】〕…])(?=[“‘])|(?<=[”’])(?=[{_HAN}（《〈「『【〔])"
    r"|(?<=[0-9A-Za-z])(?=“)|(?<=”)(?=[0-9A-Za-z])"
)


def breakable(text: str, unicode_breaks: bytes) -> bytearray:
    """Say before which characters a line may begin.

    ``unicode_breaks`` has one byte per character, odd where UAX #14 allows a line to begin at
    that character. The result has one byte per character, 1 where a break is allowed; never at 0.
    """
    allowed = bytearray(byte & 1 for byte in unicode_breaks[: len(text)])
    for match in _QUOTES.finditer(text):
        allowed[match.start()] = 1
    for match in _KEPT_WHOLE.finditer(text):
        first, end = match.span()
        allowed[first + 1 : end] = bytes(end - first - 1)
        if _ADDRESS.match(match.group()):
            for slash in _SLASH.finditer(text, first, end):
                allowed[slash.end()] = 1
    for match in _FIRST.finditer(text):
        first, end = match.span()
        allowed[first:end] = bytes(end - first)
    for match in _LAST.finditer(text):
        first, end = match.span()
        allowed[first + 1 : end + 1] = bytes(min(end + 1, len(text)) - first - 1)
    if allowed:
        allowed[0] = 0
    return allowed
