"""Half-width , . : ; ? ! become full-width in Chinese context (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.intake.mending import codes
from jianbao.intake.mending.characters import (
    is_prose,
    left_of,
    right_of,
    speaks_chinese,
    untouched,
)
from jianbao.intake.mending.rule import MendingEdit, MendingRule
from jianbao.intake.model import Certainty

_FULL = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！"}
_NUMBER = re.compile(r"(?:^|[，。：；！？、:;,(（\s“”])\(?\d{1,2}$")
"""What stands before the point of a heading's number: 1.加强领导."""
_HAN_NUMBER = re.compile(r"\s*[（(]?[一二三四五六七八九十]{1,3}[）)]?")
"""As before, where it is written in Chinese: 一.加强领导."""


def _find(text: str) -> Iterator[MendingEdit]:
    if not any(mark in text for mark in _FULL) or not is_prose(text):
        return
    inside = untouched(text)
    for index, character in enumerate(text):
        if character not in _FULL or inside[index]:
            continue
        certainty = _certainty(text, index)
        if certainty is not None:
            yield MendingEdit(
                start=index, end=index + 1, after=_FULL[character], certainty=certainty
            )


def _certainty(text: str, index: int) -> Certainty | None:
    """Return how sure it is that the mark at ``index`` is a Chinese one; None: it is not."""
    left, right = left_of(text, index), right_of(text, index)
    touching = text[index - 1 : index], text[index + 1 : index + 2]
    if not left or all(c.isascii() and c.isalnum() for c in touching):
        return None
    if text[index] == "." and right and _HAN_NUMBER.fullmatch(text, 0, index):
        return None
    if text[index] == "." and not speaks_chinese(left):
        return _point(text, index, right)
    if speaks_chinese(left) or speaks_chinese(right):
        return Certainty.CERTAIN
    # 增长5%, 3所学校: no Chinese beside it, but the mark stands apart from what follows.
    return None if left.isalpha() and right.isalpha() else Certainty.CERTAIN


def _point(text: str, index: int, right: str) -> Certainty | None:
    """Judge the full stop behind a number or a Latin word."""
    before = text[:index]
    if _NUMBER.search(before) and right:
        return None
    if not right:
        return Certainty.CERTAIN
    number = before[-1:].isdigit() or before[-1:] in "%％)）"
    return Certainty.LIKELY if number and speaks_chinese(right) else None


MARKS = MendingRule(code=codes.MARKS, find=_find)
