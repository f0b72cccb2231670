"""Where the lines of a title may end, and how well each place does.

Sources: GB/T 9704-2012 7.3.1 (a title's lines keep words whole), CLREQ 行首行尾禁则 and
符号分离禁则; the ranking of the places is editors' custom.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from jianbao.edition.titles.segmentation import words
from jianbao.edition.titles.traditional import simplified

NEVER_FIRST: Final = frozenset(
    "，。、；：？！）》〉」』】〕〗”’…—～·/%‰℃°．｝］〞〟々‧・⋯⸺〜％／,.;:?!)]}"
)
NEVER_LAST: Final = frozenset("（《〈「『【〔〖“‘｛［〝([{")
_CLINGING: Final = frozenset(
    "的了等地得着过们之者性化型式们里上中下内外间时后前起区县市省乡镇局科股处室校园"
)
"""Characters that, standing alone, belong to what precedes them."""
_LEADING: Final = frozenset("和与及或暨在对以为向从把被将让使由给于")
"""Words that, standing alone, belong to what follows; a line begins with them well."""
_PRESSING: Final = frozenset(
    (
        "进一步", "全面", "切实", "认真", "深入", "扎实", "大力", "积极", "持续", "不断", "严格", "奋力",
        "关于", "加快", "坚持", "做好", "开展", "以及", "召开", "举办", "举行", "印发", "成立", "全区", "全县",
        "全市", "全省", "中共", "优质", "推进", "加强", "推动", "落实", "抓好",
    )
)  # fmt: skip
"""Longer words that press on what follows."""
_OPENERS: Final = frozenset(
    ("关于", "印发", "召开", "举办", "举行", "切实", "确保", "努力", "奋力")
)
"""Words with which a new part of the sentence begins."""
_KEPT_WHOLE: Final = re.compile(
    r"[0-9０-９]+(?:[.,:：/．\-–—～~][0-9０-９]+)*\ ?[^\W\d_]?"
    r"|[!-~]+|第[〇零一二三四五六七八九十百千]+[^\W\d_]|—+|…+"
)
"""Numbers with the beginning of their unit, Latin words, ordinals, dashes."""
_BRACKETED: Final = re.compile(
    r"《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|〔[^〔〕]*〕|（[^（）]*）"
)
_AGENCY: Final = re.compile(
    r"(?:^|(?<=[ \u3000]))[一-鿿]{2,24}?(?:局|厅|委员会|办公室|人民政府|小组|中心|协会|学校|小学|中学|大学)"
    r"(?=[ \u3000]|关于|召开|举办|举行|印发|转发)"
    r"|[一-鿿]{0,3}(?:人力资源和社会保障|住房和城乡建设|文化和旅游|工业和信息化|自然资源和规划|发展和改革)"
    r"(?:局|厅|部|委员会)?"
)
"""Names of organs, as titles of documents begin with them, and those that hold a 和."""
_PERSON: Final = frozenset({"同志", "先生", "女士", "等"})
"""What stands behind the name of a person, and never begins a line."""

_SPACE: Final = -0.6
_CLAUSE: Final = -0.3
_PART: Final = -0.12
_LIGHT: Final = 0.0
_WORD: Final = 0.06
_PRESSED: Final = 0.35
_LONE: Final = 0.6
PARTED: Final = 0.8
"""That of a name, at its dot too, or 关于 from what it is about."""


def title_breaks(title: str, fits: Callable[[str], bool]) -> dict[int, float]:
    """Return before which characters of ``title`` a line may begin, and what each break costs.

    Costs compare with squared differences of length, as shares of a line; below zero a break is
    welcome. What stands in brackets or quotation marks, or is a word, and ``fits`` a line is not
    broken.
    """
    costs: dict[int, float] = {}
    at = 0
    found = list(words(simplified(title)))
    for before, after in zip(found, [*found[1:], ""], strict=True):
        if not fits(before):
            costs.update((at + inside, cost) for inside, cost in anywhere(before, fits).items())
        at += len(before)
        if not after:
            break
        cost = _cost(before, after)
        if before == " " and title[at - 2].isascii() and title[at].isascii():
            cost = _PRESSED  # a word space, not one between clauses
        if cost is not None:
            costs[at] = cost
    _keep_whole(costs, title, fits)
    return costs


def _keep_whole(costs: dict[int, float], title: str, fits: Callable[[str], bool]) -> None:
    for match in _AGENCY.finditer(title):
        if fits(match.group()):
            inside = (at for at in costs if match.start() < at < match.end())
            costs |= {at: costs[at] + PARTED for at in inside}
    for match in _KEPT_WHOLE.finditer(title):
        _forbid(costs, *match.span())
    for match in _BRACKETED.finditer(title):
        if fits(match.group()):
            _forbid(costs, *match.span())


def anywhere(title: str, fits: Callable[[str], bool]) -> dict[int, float]:
    """Return all places in ``title`` that break no rule about marks, for want of better ones.

    A number with its unit that ``fits`` a line stays whole even so.
    """
    costs = {
        at: _LONE
        for at, (before, after) in enumerate(pairwise(title), 1)
        if after not in NEVER_FIRST and before not in NEVER_LAST
    }
    for match in _KEPT_WHOLE.finditer(title):
        if fits(match.group()):
            _forbid(costs, *match.span())
    return costs


def _forbid(costs: dict[int, float], first: int, end: int) -> None:
    for at in range(first + 1, end):
        costs.pop(at, None)


def _cost(before: str, after: str) -> float | None:
    """Return what a break between two words costs, None where there must be none."""
    if (
        after.isspace()
        or after[0] in NEVER_FIRST
        or before[-1] in NEVER_LAST
        or after in _CLINGING | _PERSON
    ):
        return None
    light = before == "的" or after in _LEADING or after[0] in NEVER_LAST
    lone = len(before) == 1 or len(after) == 1
    ranked = (
        (before.isspace(), _SPACE),
        (before[-1] in "，；：。！？—", _CLAUSE),
        (before == "关于" or before[-1] == "·", PARTED),
        (after in _OPENERS, _PART),
        (before in _LEADING or before in _PRESSING, _PRESSED),
        (light or before[-1] in NEVER_FIRST, _LIGHT),
        (lone, _LONE),
    )
    return next((cost for holds, cost in ranked if holds), _WORD)
