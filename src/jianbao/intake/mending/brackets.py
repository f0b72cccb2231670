"""Half-width parentheses become full-width in Chinese context, always both of a pair."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.intake.mending import codes
from jianbao.intake.mending.characters import is_han, speaks_chinese, untouched
from jianbao.intake.mending.rule import MendingEdit, MendingRule

_WIDE = {"(": "（", ")": "）"}


def _find(text: str) -> Iterator[MendingEdit]:
    inside = untouched(text)
    stack, found = list[int](), list[int]()
    for index, character in enumerate(text):
        if inside[index]:
            continue
        if character in "(（":
            stack.append(index)
        elif character in ")）":
            # A closing one alone may belong to a number: 1)加强领导.
            opening = stack.pop() if stack else None
            if opening is not None and _is_chinese(text, opening, index):
                found += (opening, index)
    found += [i for i in stack if text[i] == "(" and is_han(text[i + 1 : i + 2])]
    for index in sorted(found):
        if text[index] in _WIDE:
            yield MendingEdit(start=index, end=index + 1, after=_WIDE[text[index]])


def _is_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether the pair stands in Chinese text or holds some, or one of it is full-width already."""
    pair = text[opening] + text[closing]
    if pair not in {"()", "（）"} or any(map(is_han, text[opening + 1 : closing])):
        return True
    before, after = text[opening - 1 : opening] if opening else "", text[closing + 1 : closing + 2]
    return speaks_chinese(before) or (not before.isalnum() and speaks_chinese(after))


BRACKETS = MendingRule(code=codes.BRACKETS, find=_find)
