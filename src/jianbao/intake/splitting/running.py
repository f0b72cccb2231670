"""Running heads and feet: what stands on every page of a bulletin and was pasted with its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jianbao.intake.splitting import words

_HEAD = re.compile(
    r"(?P<words>[^\d。！？：]{2,24}?)[\s·•|｜/—–-]*"
    r"(?P<issue>(?:\d{4}年)?第?\s*\d{1,4}\s*期)?(?:[（(]?总第?\s*\d{1,4}\s*期[）)]?)?"
    r"(?:(?:\s*[·•|｜/—–-]\s*|\s*第)(?P<page>\d{1,3})(?:页|\s*[·•|｜/—–-])?)?"
)
_FEWEST = 2


def running_heads(texts: Sequence[str]) -> frozenset[int]:
    """Return which of the lines ``texts`` are running heads.

    They come again and again, with a page number that grows or the name of the bulletin.
    """
    places = dict[str, list[tuple[int, re.Match[str]]]]()
    for index, text in enumerate(texts):
        if found := _HEAD.fullmatch(text.strip()):
            name = "".join((found["words"] + (found["issue"] or "")).split())
            places.setdefault(name, []).append((index, found))
    return frozenset(
        index
        for name, same in places.items()
        if len(same) >= _FEWEST
        and all(below - above > 1 for (above, _), (below, _) in pairwise(same))
        and _on_every_page(name, [found for _, found in same])
        for index, _ in same
    )


def _on_every_page(name: str, found: Sequence[re.Match[str]]) -> bool:
    pages = [int(one["page"]) for one in found if one["page"]]
    if len(pages) == len(found):
        return all(left < right for left, right in pairwise(pages))
    return found[0]["issue"] is not None or words.MASTHEAD.fullmatch(name) is not None
