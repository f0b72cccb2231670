"""What a line shows in the whole draft: in a poem, in a contents, among the parts of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from jianbao.intake.splitting import words
from jianbao.intake.splitting.institutions import newcomers
from jianbao.intake.splitting.lines import DraftLine

Evidence = Mapping[str, float]
Seen = tuple[int, str, float]
"""A line, a piece of evidence, and how much of it there is."""

_STANZA = 4
_ROW = 3
_EVEN, _SAME_PLACE = 0.8, 0.25
_HEAD = 6
"""Lines among which the number of an issue is looked for."""
_AROUND = frozenset(
    [
        "names",
        "unit",
        "date",
        "imprint",
        "issue",
        "masthead",
        "issuer",
        "contents",
        "entry",
        "credit",
    ]
)
"""Evidence of lines that stand before and after all articles."""


def seen(
    lines: Sequence[DraftLine], found: Sequence[Evidence], candidates: Sequence[bool]
) -> Iterator[Seen]:
    """Yield what there is to be seen of ``lines``, of which the ``candidates`` may be headlines."""
    indexes = {
        "verse": _verses(lines, found),
        "above_issue": _above_issue(found),
        "speaker": _spoken(lines),
        "in_report": _within_reports(found, candidates),
        "late_draft": _late(found, candidates),
        "newcomer": newcomers([line.text for line in lines]),
        "row_below": (i for i, (_, below) in enumerate(pairwise(found)) if "row" in below),
    }
    for name, those in indexes.items():
        yield from ((index, name, 1.0) for index in those)
    yield from _listed(lines)
    yield from ((index, "parallel", one) for index, one in _parallels(lines, found, candidates))


def _late(found: Sequence[Evidence], candidates: Sequence[bool]) -> Iterator[int]:
    """Yield headlines and what follows them where a draft begins with text and ends with a title."""
    inner = [i for i, evidence in enumerate(found) if not _AROUND & evidence.keys()]
    if not inner or candidates[inner[0]] or not candidates[inner[-1]]:
        return
    for index in inner:
        if candidates[index] or (index and candidates[index - 1]):
            yield index


def _above_issue(found: Sequence[Evidence]) -> Iterator[int]:
    """Yield the lines above the number of the issue, which are the bulletin's name."""
    for index, evidence in enumerate(found[:_HEAD]):
        if "issue" in evidence:
            yield from range(index)
        if "stop" in evidence:
            return


def _spoken(lines: Sequence[DraftLine]) -> Iterator[int]:
    """Yield the lines of those who speak more than once."""
    said = [words.SPEAKER.fullmatch(line.text) for line in lines]
    times = Counter(one["who"] for one in said if one)
    yield from (i for i, one in enumerate(said) if one and times[one["who"]] > 1)


def _within_reports(found: Sequence[Evidence], candidates: Sequence[bool]) -> Iterator[int]:
    """Yield headlines that come after the title of a long article, before news begins again."""
    within, parts = False, list[int]()
    for index, evidence in [*enumerate(found), (len(found), {"document": 1.0})]:
        below = found[index + 1] if index + 1 < len(found) else {}
        begins = {"genre", "document"} & evidence.keys() or "dated" in below
        if index == len(found) or (candidates[index] and begins):
            yield from parts if len(parts) > 1 else ()
            within, parts = "genre" in evidence, []
        elif within and candidates[index]:
            parts.append(index)


def _listed(lines: Sequence[DraftLine]) -> Iterator[Seen]:
    """Yield the entries of a table of contents, and the titles that they name."""
    start = next((i for i, line in enumerate(lines) if words.CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return
    places = dict[str, list[int]]()
    for index in range(start + 1, len(lines)):
        paged = words.PAGED.fullmatch(lines[index].text)
        text = paged["title"] if paged else lines[index].text
        text = words.LISTED.sub("", text)
        places.setdefault("".join(filter(str.isalnum, text)), []).append(index)
    for same in places.values():
        if len(same) > 1:
            yield same[0], "entry", 1.0
            yield same[-1], "listed", 1.0


def _verses(lines: Sequence[DraftLine], found: Sequence[Evidence]) -> Iterator[int]:
    """Yield the lines of a poem or list: many short ones without an end, close together.

    A short stanza counts with the stanzas beside it.
    """
    poem = list[list[int]]()
    for stanza in [*_stanzas(lines, found), []]:
        goes_on = poem and stanza and stanza[0] == poem[-1][-1] + 1
        if not goes_on and poem:
            if sum(map(len, poem)) >= _STANZA:
                yield from (index for one in poem for index in one)
            poem = []
        if stanza:
            poem.append(stanza)


def _stanzas(lines: Sequence[DraftLine], found: Sequence[Evidence]) -> Iterator[list[int]]:
    """Yield the runs of short lines; a short run that names somebody is the head of an article."""
    run = list[int]()
    for index, evidence in [*enumerate(found), (len(found), {})]:
        is_short = (
            "fragment" in evidence and not {"credit", "date", "numbered", "row"} & evidence.keys()
        )
        if run and (not is_short or lines[index].gap):
            is_head = any("names" in found[i] for i in run)
            if len(run) >= _STANZA or (len(run) > 1 and not is_head):
                yield run
            run = []
        if is_short:
            run.append(index)


def _parallels(
    lines: Sequence[DraftLine], found: Sequence[Evidence], candidates: Sequence[bool]
) -> Iterator[tuple[int, float]]:
    """Yield lines built like others nearby, as the headings of one article are, and how much."""
    short = [i for i, e in enumerate(found) if candidates[i] and "short" in e and "tiny" not in e]
    alike = dict(_even(lines, short))
    for here, there in pairwise(short):
        one, other = lines[here].text, lines[there].text
        likeness = _likeness(one, other)
        for index in (here, there):
            alike[index] = max(alike.get(index, 0.0), likeness)
    yield from alike.items()


def _even(lines: Sequence[DraftLine], candidates: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Yield lines of one length, three or more in a row, but for titles like the very first.

    They are more alike if they have a word in the same place.
    """
    for length, group in groupby(candidates, lambda index: len(lines[index].text)):
        run = list(group)
        if len(run) >= _ROW and length != len(lines[candidates[0]].text):
            columns = zip(*(lines[index].text for index in run), strict=True)
            shared = sum(len(set(column)) == 1 for column in columns)
            yield from ((index, _EVEN + _SAME_PLACE * min(shared, 2)) for index in run)


def _likeness(one: str, other: str) -> float:
    if abs(len(one) - len(other)) > 2:  # noqa: PLR2004 - of one length, give or take
        return 0.0
    same_marks = [c for c in one if not c.isalnum()] == [c for c in other if not c.isalnum()]
    has_marks = any(not c.isalnum() for c in one)
    shared = len(set(one) & set(other) - set("的了和与"))
    return min(
        1.0,
        0.4 * (same_marks and has_marks)
        + 0.3 * (one[0] == other[0])
        + 0.1 * shared
        + 0.2 * (len(one) == len(other)),
    )
