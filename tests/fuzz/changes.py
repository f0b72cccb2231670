"""Changes that leave what they change nearly whole: pieces are dropped, doubled, moved, replaced."""

from __future__ import annotations

import random
import re
from typing import Final

_PIECE: Final = re.compile(rb"<[^<>]*>|\s+|[A-Za-z0-9_.:-]+|[\x80-\xff]+|.", re.DOTALL)
_AWKWARD: Final = (
    b"", b"0", b"-1", b"1e400", b"99999999999999999999", b"nan", b"\0", b"\xff\xfe", b"\xed\xa0\x80",
    "\ufeff".encode(), "\u202e".encode(), "\u0301".encode(), "\U0002a6d6\U000e0100".encode(),
    "：".encode(), "“".encode(), "　".encode(), b"\r", b"\n\n", b"\t", b" " * 9, b"---\n", b"```\n",
    b"~~~", b"<!--", b"-->", b"<?", b"<![CDATA[", b"]]>", b"<table>", b"</p>", b"<ruby>", b"&#x0;",
    b"&lt;", b"[^1]: ", b"[^1]", b"](", b"![", b":::", b"|--|", b"$", b"\\", b"%%% word/styles.xml\n",
    b"javascript:x", b"//x.example/y", b"../../x", b"/dev/zero", b"null", b"*a", b"&a ", b"!!python/x ",
)  # fmt: skip
_MOST: Final = 4


def changed(data: bytes, seed: int, other: bytes = b"") -> bytes:
    """Return ``data`` with a few changes that ``seed`` chooses; pieces may come from ``other``."""
    chance = random.Random(seed)  # noqa: S311 - choices, not secrets
    pieces = _PIECE.findall(data) or [b""]
    store = _PIECE.findall(other) or pieces.copy()
    for _ in range(chance.randint(1, _MOST)):
        at = chance.randrange(len(pieces) + 1)
        length = min(int(chance.paretovariate(1)), 50)
        run = pieces[at : at + length]
        match chance.randrange(6):
            case 0:
                pieces[at : at + length] = []
            case 1:
                pieces[at:at] = run * chance.choice((1, 1, 2, 40))
            case 2:
                pieces[at : at + length] = []
                there = chance.randrange(len(pieces) + 1)
                pieces[there:there] = run
            case 3:
                start = chance.randrange(len(store))
                pieces[at:at] = store[start : start + length]
            case 4:
                pieces[at:at] = [chance.choice(_AWKWARD)]
            case _:
                pieces[at : at + 1] = [chance.choice(_AWKWARD)]
    return b"".join(pieces)
