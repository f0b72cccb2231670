"""Signs that a symbol font draws in the place of letters, as the Unicode characters they look like.

Word stores them as letters, or moved up to U+F000, the private use of such fonts.
"""

from __future__ import annotations

UNKNOWN = "〓"
"""What a printer sets where a sign is missing."""

_PRIVATE = 0xF000
_WINGDINGS = {
    **{code: chr(ord("①") + code - 0x81) for code in range(0x81, 0x8B)},
    **{code: chr(ord("❶") + code - 0x8C) for code in range(0x8C, 0x96)},
    **dict(zip(b"\x22\x28\x2a\x4a\x4c\x46\x47", "✂☎✉☺☹☞☜", strict=True)),
    **dict(zip(b"lmnopqrstu", "●❍■□□❑❒⬧⧫◆", strict=True)),
    **dict(zip(b"vwxyz", "❖◆⌧⍓⌘", strict=True)),
    **dict(zip(b"\x9e\x9f\xa1\xa2\xa4\xa7\xa8\xab", "·•○⭕◉▪□★", strict=True)),
    **dict(zip(b"\xd5\xd6\xd8\xe0\xdf\xe1\xe2\xe8", "⌫⌦➢→←↑↓➔", strict=True)),
    **dict(zip(b"\xf0\xef\xf1\xf2\xfb\xfc\xfd\xfe", "⇨⇦⇧⇩✗✓☒☑", strict=True)),
    0x80: "⓪",
    0x8B: "⓿",
}
_WINGDINGS_2 = {
    **dict(zip(b"OPQRSTU", "✗✓☒☑☒⊗⊗", strict=True)),
    **dict(zip(b"\x95\x96\x97\x98\xa0\xa1\xa2\xa3", "●●●●■■□□", strict=True)),
    **{code: chr(ord("①") + code - 0x6A) for code in range(0x6A, 0x74)},
    **{code: chr(ord("❶") + code - 0x75) for code in range(0x75, 0x7F)},
    0x69: "⓪",
    0x74: "⓿",
}
_SYMBOL = {
    **dict(zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)),
    **dict(zip(b"abgdezhqiklmnxoprVstufcyw", "αβγδεζηθικλμνξοπρςστυφχψω", strict=True)),
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    **dict(zip(b"\xa3\xb3\xb9\xbb\xb1\xb4\xb8\xa5", "≤≥≠≈±×÷∞", strict=True)),
    **dict(zip(b"\xb7\xb0\xb2\xae\xac\xad\xaf\xde", "•°″→←↑↓⇒", strict=True)),
    **dict(zip(b"\xd6\xe5\xd5\xce\xc7\xc8\x2a\x2d", "√∑∏∈∩∪∗−", strict=True)),
}
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": dict(zip(b"acgn", "✓■■●", strict=True)),
    "symbol": _SYMBOL,
}


def is_symbolic(font: str) -> bool:
    """Whether ``font`` draws signs in the place of letters."""
    return font.casefold() in _FONTS


def shown(text: str, font: str) -> str:
    """Return what ``text`` looks like in ``font``; `UNKNOWN` for a sign without a like.

    Outside a symbol font only the private characters are replaced, as from Wingdings.
    """
    return "".join(_sign(ord(character), font.casefold()) for character in text)


def _sign(code: int, font: str) -> str:
    is_private = _PRIVATE <= code < _PRIVATE + 0x100
    table = _FONTS.get(font)
    if table is None:
        return _WINGDINGS.get(code - _PRIVATE, UNKNOWN) if is_private else chr(code)
    low = code - _PRIVATE if is_private else code
    if low > 0xFF:  # noqa: PLR2004 - a symbol font has one byte's worth of signs
        return chr(code)
    return table.get(low, " " if low == ord(" ") else UNKNOWN)
