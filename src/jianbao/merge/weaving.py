"""The edits of all hands, and what was done to the manuscripts meanwhile, woven into changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Final

from jianbao.merge.looking import Shift, looked, untaken_of
from jianbao.merge.looks import marks_of
from jianbao.merge.matching import matches
from jianbao.merge.model import ChangeKind, HandEdit, MergeChange, Sign, Untaken, Version
from jianbao.merge.told import Told
from jianbao.products.word.reviewed import CELL, END, ROW, By

OURS: Final = -1
"""The number of the manuscripts among the reviews."""
_AROUND: Final = 12
"""Tokens that are shown on either side of a change."""
_ENDS: Final = frozenset({END, CELL, ROW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """The changes to what the manuscripts say now; ``done`` counts those that they have already."""

    changes: tuple[MergeChange, ...]
    untaken: tuple[Untaken, ...]
    """What no manuscript takes."""
    done: int
    shift: Shift

    def place(self, place: int) -> int:
        """Return where a place of what went out is now."""
        return self.shift.place(place, before=True)


def weave(base: Told, now: Told, edits: Sequence[HandEdit]) -> Woven:
    """Return what ``edits``, of one or more reviews of ``base``, change in ``now``.

    What several hands did alike is one change. Where they did not, or where the manuscript was
    changed in the same place otherwise, the change has several versions, one of which somebody
    must choose.
    """
    ours = _ours(base, now)
    shift = Shift(ours)
    given = [edit for edit in edits if edit.kind is ChangeKind.TEXT]
    texts = _not_there(base, ours, given)
    done, made = len(given) - len(texts), list[MergeChange]()
    # Rows put in at one place keep the order in which they stand in the draft.
    order = {id(edit): number for number, edit in enumerate(texts)}
    clusters = _clusters(base, [*ours, *texts])
    for cluster in sorted(clusters, key=lambda cluster: min(order.get(id(e), 0) for e in cluster)):
        theirs = [edit for edit in cluster if edit.review != OURS]
        if not theirs:
            continue
        change = _change(base, cluster, shift)
        if change is None:
            done += len(theirs)
        else:
            made.append(change)
    looks = [edit for edit in edits if edit.kind is not ChangeKind.TEXT]
    untaken = list(untaken_of(now, [e for e in looks if e.kind is ChangeKind.LOOK], ours, shift))
    looks = [edit for edit in looks if edit.kind is not ChangeKind.LOOK]
    made_looks, already = looked(now, looks, ours, shift)
    changes = sorted([*made, *made_looks], key=lambda one: (one.start, one.end))
    return Woven(
        changes=tuple(_shown(now, one) for one in changes),
        untaken=tuple(untaken),
        done=done + already,
        shift=shift,
    )


def _ours(base: Told, now: Told) -> list[HandEdit]:
    """Return what was done to the manuscripts since ``base`` went out."""
    made, at = list[HandEdit](), [0, 0]
    by = By(who="")
    for i, j, n in [*matches(base.text, now.text), (len(base.text), len(now.text), 0)]:
        if i > at[0] or j > at[1]:
            put = tuple(_sign(now, place) for place in range(at[1], j))
            made.append(HandEdit(start=at[0], end=i, put=put, by=by, review=OURS))
        at = [i + n, j + n]
    return made


def _not_there(base: Told, ours: Sequence[HandEdit], given: Sequence[HandEdit]) -> list[HandEdit]:
    """Return the edits but for those of paragraphs that a hand and the manuscript left alike."""
    there = set[int]()
    hand = attrgetter("review", "by.who")
    for _, run in groupby(sorted(given, key=hand), key=hand):
        own = list(run)
        for start, end in _stretches(base, [*ours, *own]):
            mine = [edit for edit in ours if start <= edit.start and edit.end <= end]
            theirs = [edit for edit in own if start <= edit.start and edit.end <= end]
            if theirs and _text(base, mine, start, end) == _text(base, theirs, start, end):
                there.update(map(id, theirs))
    return [edit for edit in given if id(edit) not in there]


def _text(base: Told, own: list[HandEdit], start: int, end: int) -> str:
    return "".join(sign.text for sign in _result(base, own, start, end))


def _stretches(base: Told, edits: Sequence[HandEdit]) -> list[tuple[int, int]]:
    """Return the runs of paragraphs that ``edits`` touch."""
    found = list[tuple[int, int]]()
    for edit in sorted(edits, key=lambda edit: edit.start):
        start = base.starts[base.paragraph_at(max(edit.start - 1, 0))]
        end = base.starts[base.paragraph_at(edit.end) + 1]
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _sign(now: Told, place: int) -> Sign:
    sign = now.text[place]
    style = now.paragraphs[now.paragraph_at(place)].style if sign in _ENDS else ""
    return Sign(sign, bool(now.bold[place]), style, marks=marks_of(now.looks[place]))


def _clusters(base: Told, edits: Sequence[HandEdit]) -> list[list[HandEdit]]:
    """Return the edits in groups that lie in one place of what went out."""
    reached = {id(edit): _reach(base.text, edit) for edit in edits}
    groups = list[list[HandEdit]]()
    for edit in sorted(edits, key=lambda edit: (reached[id(edit)], edit.start)):
        if groups and any(_meet(one, edit, reached, base.text) for one in groups[-1]):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _meet(one: HandEdit, other: HandEdit, reached: dict[int, tuple[int, int]], text: str) -> bool:
    """Whether edits of different hands lie in one place."""
    if one.review == other.review and one.by.who == other.by.who:
        return False
    if _takes_paragraphs(one, text) and _takes_paragraphs(other, text):
        return one.start < other.end and other.start < one.end
    (start, end), (first, last) = reached[id(one)], reached[id(other)]
    if start < last and first < end:
        return True
    both_put = bool(one.put and other.put) and one.start == one.end and other.start == other.end
    return both_put and start <= last and first <= end


def _takes_paragraphs(edit: HandEdit, text: str) -> bool:
    """Whether an edit takes out whole paragraphs and nothing else."""
    begins = edit.start == 0 or text[edit.start - 1] == END
    return not edit.put and begins and text[edit.end - 1] == END


def _reach(text: str, edit: HandEdit) -> tuple[int, int]:
    """Return from where to where an edit may be seen without a difference.

    What is put in or taken out beside the same tokens may as well have been so behind them.
    """
    if edit.put and edit.start != edit.end:
        return edit.start, edit.end
    moving = deque(edit.text if edit.put else text[edit.start : edit.end])
    first, last = edit.start, edit.end
    steps = 0
    while first and moving[-1] == text[first - 1]:
        moving.rotate(1)
        first, steps = first - 1, steps + 1
    moving.rotate(-steps)
    while last < len(text) and moving[0] == text[last]:
        moving.rotate(-1)
        last += 1
    return first, last


def _change(base: Told, cluster: list[HandEdit], shift: Shift) -> MergeChange | None:
    """Return what becomes of a cluster; None where the manuscript has it already."""
    start, end = min(edit.start for edit in cluster), max(edit.end for edit in cluster)
    results: dict[tuple[tuple[str, str], ...], list[HandEdit]] = {}
    ours: tuple[tuple[str, str], ...] | None = None
    puts: dict[tuple[tuple[str, str], ...], tuple[Sign, ...]] = {}
    hands = sorted(cluster, key=lambda edit: (edit.review, edit.by.who))
    for (review, _), run in groupby(hands, key=lambda edit: (edit.review, edit.by.who)):
        own = list(run)
        put = _result(base, own, start, end)
        key = tuple((sign.text, sign.style if sign.text == END else "") for sign in put)
        if review == OURS:
            ours = key
            continue
        puts.setdefault(key, put)
        results.setdefault(key, []).extend(own)
    if ours is not None:
        plain = [text for text, _ in ours]
        results = {k: v for k, v in results.items() if [text for text, _ in k] != plain}
        if not results:
            return None
    versions = tuple(
        Version(
            bys=tuple({edit.by.who: edit.by for edit in own}.values()),
            put=puts[key],
            reviews=tuple(sorted({edit.review for edit in own})),
        )
        for key, own in results.items()
    )
    first = min((edit for edit in cluster), key=lambda edit: edit.start)
    return MergeChange(
        start=shift.place(start, before=first.review == OURS or ours is not None),
        end=shift.place(end, before=ours is None and start != end),
        versions=versions,
        is_edited=ours is not None,
    )


def _result(base: Told, own: list[HandEdit], start: int, end: int) -> tuple[Sign, ...]:
    """Return what a hand made of ``start`` to ``end``."""
    made, at = list[Sign](), start
    for edit in sorted(own, key=lambda edit: (edit.start, edit.end)):
        made += [_sign(base, place) for place in range(at, edit.start)]
        made += edit.put
        at = edit.end
    made += [_sign(base, place) for place in range(at, end)]
    return tuple(made)


def _shown(now: Told, change: MergeChange) -> MergeChange:
    text = now.text
    around = (
        text[max(change.start - _AROUND, 0) : change.start],
        text[change.end : change.end + _AROUND],
    )
    return replace(change, before=text[change.start : change.end], around=around)
