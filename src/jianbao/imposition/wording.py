"""The words for imposition, in book.yaml and on the command line."""

from __future__ import annotations

import re

SCHEMES = {
    "骑马钉": "saddle",
    "saddle": "saddle",
    "胶装": "perfect",
    "perfect": "perfect",
    "裁叠": "cut-stack",
    "裁切叠放": "cut-stack",
    "cut-stack": "cut-stack",
    "2-up": "2-up",
    "二合一": "2-up",
    "4-up": "4-up",
    "四合一": "4-up",
}
FLIPS = {"长边": "long", "long": "long", "短边": "short", "short": "short"}
BINDINGS = {"左": "left", "left": "left", "右": "right", "right": "right"}
_WORDS = {
    "前": "front",
    "front": "front",
    "后": "end",
    "end": "end",
    "封底前": "back",
    "back": "back",
}
BLANKS = re.compile("|".join([*_WORDS, r"(?:第 ?|after )?([1-9][0-9]{0,4})(?: ?页后)?"]))


def blanks(text: str) -> str | None:
    """Return where blanks go: ``front``, ``end``, ``back``, or the number of the page before."""
    found = BLANKS.fullmatch(text)
    return (found[1] or _WORDS[text]) if found else None
