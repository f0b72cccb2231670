"""Characters that a phone or its reading app may not have (罕用字).

A character of Chinese text is rare if GBK cannot write it. GBK (汉字内码扩展规范, 1995; code page
936) is what Chinese faces have been cut to ever since: those of Windows named “GBK”, and those
that reading apps and e-ink readers bring along or sell. It has the 20,902 characters of Unicode
1.1 and a few more. It lacks what names need today: extension A with 䶮 (U+4DAE), what was added
to the end of the first block (U+9FA6 on, with 鿏 and other elements), extensions B to I with
the 196 characters that 通用规范汉字表 (2013) takes from B to E, and the compatibility characters.
GB 18030-2022 asks these of systems, not of the faces of an app.

So are the signs that only Chinese faces draw: radicals, strokes, circled numbers beyond ⑩, units
such as ㎥; and private-use characters, which mean nothing but in the face that they were made
for. Letters, emoji and ordinary symbols are left to the phone.

Of a common character with an ideographic variation selector (Unicode Technical Standard 37) only
a face that knows the pair can draw the shape that is meant, so it counts as rare as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

# Unicode blocks of what Chinese faces draw; Hangul and kana between them are left out.
_DRAWN_BY_CHINESE_FACES: Final = (
    range(0x2460, 0x2500),  # circled and bracketed numbers and letters
    range(0x2E80, 0x3000),  # radicals, ideographic description
    range(0x3001, 0x3030),  # marks; 3030 is an emoji
    range(0x3031, 0x3040),
    range(0x3100, 0x3130),  # 注音
    range(0x3190, 0x31F0),  # kanbun, more 注音, strokes
    range(0x3220, 0x3260),  # bracketed and circled characters
    range(0x3280, 0x3400),  # circled characters, units
    range(0x3400, 0x4DC0),  # extension A
    range(0x9FA6, 0xA000),
    range(0xF900, 0xFB00),  # compatibility characters
)
_PLANES: Final = "\U00020000-\U0003ffff"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff" + _PLANES
_STANDARD: Final = "\ufe00-\ufe0e"  # FE0F asks for an emoji
_IDEOGRAPHIC: Final = "\U000e0100-\U000e01ef"


def rare_characters(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each rare character of ``text`` begins and ends, its selector included."""
    if _in_gbk(text):  # as nearly every text is
        return ()
    return tuple(match.span() for match in _pattern().finditer(text))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    drawn = map(chr, chain(*_DRAWN_BY_CHINESE_FACES))
    rare = "".join(character for character in drawn if not _in_gbk(character))
    return re.compile(
        f"[{re.escape(rare)}{_PLANES}{_PRIVATE}](?![\ufe0f])[{_STANDARD}{_IDEOGRAPHIC}]?"
        f"|[{_HAN}][{_IDEOGRAPHIC}]"
    )


def _in_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
