"""What a line shows beside its neighbours: the space between, how the one above leaves off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from jianbao.edition.titles.segmentation import words as segmented
from jianbao.intake.mending.characters import is_han
from jianbao.intake.splitting import words
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.survey import LONG, DraftSurvey, is_open, width

_WORD = 8
"""Characters on either side of a break that are looked through for words."""
_LISTING = 60
"""Entries that a list of enclosures has at most."""
_BIGGER = 1.5
"""Points by which a size differs on purpose."""


def spacing(
    lines: Sequence[DraftLine], index: int, usual: DraftSurvey
) -> Iterator[tuple[str, float]]:
    """Say how much space there is above and below a line."""
    line = lines[index]
    if index:
        if line.gap > usual.gap:
            yield "wide", 1 + 0.25 * min(line.gap - usual.gap - 1, 2)
        yield from [("tight", 1.0)] * (line.gap < usual.gap or line.soft)
        yield from [("close", 1.0)] * (line.gap == 0)
    else:
        yield "first_line", 1
    if index + 1 < len(lines):
        below = lines[index + 1].gap
        yield from [("wide_below", 1.0)] * (below > usual.gap)
        yield from [("close_below", 1.0)] * (below < usual.gap)
        yield from [("apart_below", 1.0)] * (below >= usual.gap > 0)
    else:
        yield "last_line", 1
    yield from [("soft", 1.0)] * line.soft
    if usual.measure:
        yield from [("fills", 1.0)] * (width(line) >= usual.measure - 2)
    if usual.indents:
        yield ("indented" if line.indented else "flush"), 1
    yield "place_in_draft", index / max(len(lines) - 1, 1)


def line_above(
    lines: Sequence[DraftLine], index: int, usual: DraftSurvey
) -> Iterator[tuple[str, float]]:
    """Say how the line before leaves off."""
    if not index:
        return
    before = lines[index - 1]
    text = before.text
    if words.CREDITED_ENDING.search(text):
        yield "after_credited", 1
    if words.ENDING.search(text) or words.CREDITED_ENDING.search(text):
        yield "after_stop", 1
    elif text.endswith(("；", "：", "；”", "：“")):
        yield "after_colon", 1
    elif len(text) > LONG or words.INNER.search(text) or is_open(text):
        may_be_title = len(text) <= LONG and text[-1:] not in "，、；"
        yield "after_open", 0.5 if may_be_title else 1
        yield from [("after_pause", 1.0)] * text.endswith(("，", "、"))
        yield from [("word_across", 1.0)] * _runs_across(text, lines[index].text)
    else:
        yield "after_short", 1
    yield from [("after_numbered", 1.0)] * bool(words.NUMBERED.match(text))
    if words.NUMBERED.match(text) and "，" not in text and not words.ENDING.search(text):
        yield from [("under_number", 1.0)] * (not words.NUMBERED.match(lines[index].text))
    listing = next(
        (
            i
            for i in range(index - 1, max(-1, index - _LISTING), -1)
            if not words.NUMBERED.match(lines[i].text)
        ),
        0,
    )
    yield from [("enclosure", 1.0)] * bool(
        words.ATTACHED.fullmatch(lines[listing].text) and words.NUMBERED.match(lines[index].text)
    )
    yield from [("after_genre", 1.0)] * bool(words.GENRE.search(text))
    yield from [("after_hanging", 1.0)] * bool(words.HANGING.search(text))
    yield from [("after_salutation", 1.0)] * bool(words.SALUTATION.fullmatch(text))
    yield from [("after_clauses", 1.0)] * bool(words.CLAUSES.search(text))
    if (
        text.count("“") > text.count("”")
        or text.count("（") > text.count("）")
        or text.count("《") > text.count("》")
    ):
        yield "inside_pair", 1
    if usual.measure:
        full = width(before) >= usual.measure - 2
        yield ("after_full" if full else "after_part"), 1


def _runs_across(above: str, below: str) -> bool:
    """Whether a word begins on the line above and ends on this one."""
    left, right = above[-_WORD:], below[:_WORD]
    if not (is_han(left[-1:]) and is_han(right[:1])):
        return False
    ends = accumulate(map(len, segmented(left + right)))
    return len(left) not in ends


def sizes(
    lines: Sequence[DraftLine], index: int, usual: DraftSurvey
) -> Iterator[tuple[str, float]]:
    """Compare the size of a line that stands out with those of its neighbours."""
    own = lines[index].looks.size
    for place, name in ((index - 1, "above"), (index + 1, "below")):
        if not (0 <= place < len(lines) and own and usual.size):
            continue
        other = lines[place].looks.size
        if other > usual.size and other >= own + _BIGGER:
            yield f"larger_{name}", 1
        elif own > usual.size and own >= other + _BIGGER > usual.size:
            yield f"smaller_{name}", 1
        elif own > usual.size and abs(own - other) < _BIGGER:
            yield f"alike_{name}", 1
