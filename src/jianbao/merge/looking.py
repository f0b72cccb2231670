"""Changes of looks among those of a draft: where they are now, and which are there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jianbao.merge.looks import differences, marks_of, styled
from jianbao.merge.model import ChangeKind, HandEdit, MergeChange, Untaken, Version
from jianbao.merge.told import Told
from jianbao.products.word.reviewed import END, Look


class Shift:
    """Where places of what went out are in what the manuscripts say now."""

    def __init__(self, ours: Sequence[HandEdit]) -> None:
        self._ours = ours

    def place(self, place: int, *, before: bool) -> int:
        """Return the place now; what was put in just there is behind it if ``before``."""
        moved = 0
        for edit in self._ours:
            if edit.end > place or (before and edit.end == place and edit.start == place):
                break
            moved += len(edit.put) - (edit.end - edit.start)
        return place + moved


def looked(
    now: Told, looks: Sequence[HandEdit], ours: Sequence[HandEdit], shift: Shift
) -> tuple[list[MergeChange], int]:
    """Return what changes how the manuscripts look, and how much of it they have already."""
    made, done = dict[tuple[int, int, ChangeKind], MergeChange](), 0
    for edit in looks:
        if any(one.start < edit.end and edit.start < one.end for one in ours):
            continue  # what it was about was written anew
        start = shift.place(edit.start, before=False)
        end = start + edit.end - edit.start
        if _has(now, edit, start, end):
            done += 1
            continue
        key = (start, end, edit.kind)
        versions = [*made[key].versions] if key in made else []
        alike = next((n for n, one in enumerate(versions) if one.put == edit.put), len(versions))
        known = versions[alike] if alike < len(versions) else Version(bys=(), put=edit.put)
        bys, reviews = (*known.bys, edit.by), (*known.reviews, edit.review)
        versions[alike : alike + 1] = [replace(known, bys=bys, reviews=reviews)]
        made[key] = MergeChange(start=start, end=end, versions=tuple(versions), kind=edit.kind)
    return list(made.values()), done


def untaken_of(
    now: Told, looks: Sequence[HandEdit], ours: Sequence[HandEdit], shift: Shift
) -> Iterator[Untaken]:
    """Yield what looks otherwise and is no mark, unless the manuscripts have it already."""
    for edit in looks:
        if edit.start < 0:
            yield from (Untaken(start=-1, end=-1, what=what, by=edit.by) for what in edit.what)
            continue
        start = shift.place(edit.start, before=False)
        end = start + edit.end - edit.start
        is_new = any(one.start < edit.end and edit.start < one.end for one in ours)
        for what in edit.what:
            there = [_with_style(now, place) for place in range(start, end)]
            if (
                not is_new
                and there
                and not any(what in differences(look, edit.look) for look in there)
            ):
                continue
            yield Untaken(start=start, end=end, what=what, by=edit.by, text=now.text[start:end])


def _with_style(now: Told, place: int) -> Look:
    """Return how a token looks; for the end of a paragraph with the style and the list of that."""
    look = now.looks[place]
    if now.text[place] != END:
        return look
    return look | styled(now.paragraphs[now.paragraph_at(place)])


def _has(now: Told, edit: HandEdit, start: int, end: int) -> bool:
    if edit.kind is ChangeKind.STYLE:
        return now.paragraphs[now.paragraph_at(start)].style == edit.put[0].style
    if edit.kind is ChangeKind.PICTURE:
        return any(one.startswith(f"picture={edit.put[0].key}") for one in now.looks[start])
    if edit.kind in {ChangeKind.BOLD, ChangeKind.PLAIN}:
        return all(bool(bold) == (edit.kind is ChangeKind.BOLD) for bold in now.bold[start:end])
    return all(edit.kind in marks_of(look) for look in now.looks[start:end])
