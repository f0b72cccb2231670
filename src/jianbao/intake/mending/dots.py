"""An ellipsis written with full stops becomes ……, a dash written with hyphens ——."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.intake.mending import codes
from jianbao.intake.mending.characters import is_han, left_of, right_of, speaks_chinese
from jianbao.intake.mending.rule import MendingEdit, MendingRule

_DOTS = re.compile(r"\.{3,}|。{2,}|·{3,}|(?<!…)…(?!…)")
_ELLIPSIS = 6
"""Dots of an ellipsis; more of them lead to a page number."""
_DASHES = re.compile(r"(?<![-\w])-{2,}(?![-\w])|(?<=[^\x00-\x7f])-{2,}(?=[^\x00-\x7f])")


def _ellipses(text: str) -> Iterator[MendingEdit]:
    for match in _DOTS.finditer(text):
        leader = right_of(text, match.end() - 1).isdigit() and len(match[0]) > _ELLIPSIS
        if speaks_chinese(left_of(text, match.start())) and not leader:
            yield MendingEdit(start=match.start(), end=match.end(), after="……")


def _dashes(text: str) -> Iterator[MendingEdit]:
    for match in _DASHES.finditer(text):
        if any(is_han(c) for c in (left_of(text, match.start()), right_of(text, match.end() - 1))):
            yield MendingEdit(start=match.start(), end=match.end(), after="——")


ELLIPSES = MendingRule(code=codes.ELLIPSES, find=_ellipses)
DASHES = MendingRule(code=codes.DASHES, find=_dashes)
