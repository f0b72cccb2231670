"""What can be seen of each line that tells what it is, as named pieces of evidence.

A piece of evidence is a number, mostly 0 or 1; what it speaks for is said in `weights`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from jianbao.intake.mending.names import is_name
from jianbao.intake.model import Align
from jianbao.intake.splitting import words
from jianbao.intake.splitting.credits import DATE, is_unit, names_of, read_credit
from jianbao.intake.splitting.kinship import cohesion, kinships
from jianbao.intake.splitting.lines import Line

Evidence = dict[str, float]

_LONGEST_HEADLINE = 45
_TITLE = range(8, 35)
_TINY = 6
_TITLE_WITH_COMMA = 20
_STANZA = 4
_SHORT_HEADING = 18
_LONG = 30
_BIGGER = 1.5
"""Points by which a size differs on purpose."""
_COHERENT = 0.08
"""What a paragraph shares with those above it in its own article, at the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What is usual in a draft; only what differs from it says something."""

    gap: int
    size: float
    indents: bool
    measure: int
    """Characters of a full line where lines were broken at a width; 0 where they were not."""
    centred: bool


def survey(lines: Sequence[Line]) -> Survey:
    """Look over all the ``lines``."""
    gaps = [line.gap for line in lines[1:]]
    sizes = Counter[float]()
    for line in lines:
        sizes[line.looks.size] += len(line.text)
    return Survey(
        gap=median_low(gaps) if gaps else 0,
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        indents=_indents(lines),
        measure=_measure(lines),
        centred=sum(line.looks.align is Align.CENTER for line in lines) * 2 > len(lines),
    )


def _indents(lines: Sequence[Line]) -> bool:
    """Return whether an indent tells a new paragraph from a sentence that goes on."""
    pairs = list(pairwise(lines))
    fresh = [after.indented for before, after in pairs if words.ENDING.search(before.text)]
    going_on = [
        after.indented
        for before, after in pairs
        if (len(before.text) > _LONG or _is_open(before.text))
        and not words.ENDING.search(before.text)
    ]
    return any(fresh) and 3 * sum(fresh) >= len(fresh) and not any(going_on)


def _measure(lines: Sequence[Line]) -> int:
    """Return the width at which lines were broken: many are about as wide as the widest."""
    widths = sorted((width(line) for line in lines), reverse=True)
    if len(widths) < 4:  # noqa: PLR2004 - too few to tell
        return 0
    widest = widths[min(len(widths) // 20, 2)]
    full = [w for w in widths if widest - 3 <= w <= widest + 3]
    unfinished = [
        line
        for line in lines
        if abs(width(line) - widest) <= 3 and not words.ENDING.search(line.text)  # noqa: PLR2004
    ]
    is_broken = 12 <= widest <= 60 and len(full) >= len(lines) * 0.25 and len(unfinished) >= 2  # noqa: PLR2004
    return widest if is_broken else 0


def width(line: Line) -> int:
    """Return how wide a line is in ems, Latin characters counting a half."""
    return (sum(1 if c.isascii() else 2 for c in line.text) + 1) // 2 + 2 * line.indented


def gather(lines: Sequence[Line]) -> list[Evidence]:
    """Return the evidence for each of ``lines``."""
    usual = survey(lines)
    listed = _listed(lines)
    found = [
        dict(_shape(line)) | dict(_wording(line)) | dict(_looks(line, usual)) for line in lines
    ]
    for index, evidence in enumerate(found):
        evidence.update(_spacing(lines, index, usual))
        evidence.update(_before(lines, index, usual))
        evidence.update(_beside(lines, index, usual))
        evidence.update(listed.get(index, {}))
    for index in _verses(lines, found):
        found[index]["verse"] = 1.0
    candidates = [is_headline_like(evidence) for evidence in found]
    for index, (before, after) in kinships([line.text for line in lines], candidates).items():
        found[index]["kin_before"], found[index]["kin_after"] = before, after
    for index, shared in cohesion([line.text for line in lines], candidates).items():
        found[index]["strange"] = max(0.0, 1 - shared / _COHERENT)
        found[index]["cohesive"] = min(1.0, shared / _COHERENT)
    for index in _late(found, candidates):
        found[index]["late_draft"] = 1.0
    for index, alike in _parallels(lines, found).items():
        found[index]["parallel"] = alike
    return found


def _late(found: Sequence[Evidence], candidates: Sequence[bool]) -> Iterator[int]:
    """Yield headlines and what follows them where a draft begins with text and ends with a title."""
    own = {
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
    }
    inner = [i for i, evidence in enumerate(found) if not own & evidence.keys()]
    if not inner or candidates[inner[0]] or not candidates[inner[-1]]:
        return
    for index in inner:
        if candidates[index] or (index and candidates[index - 1]):
            yield index


def is_headline_like(evidence: Evidence) -> bool:
    """Whether the line could be a title by its shape alone."""
    return (
        bool({"unfinished", "exclaims"} & evidence.keys())
        and "endless" not in evidence
        and "credit" not in evidence
    )


def _shape(line: Line) -> Iterator[tuple[str, float]]:
    text = line.text
    count = sum(c.isalnum() for c in text)
    if words.QUESTION.fullmatch(text):
        yield "exclaims", 1
        yield from [("fragment", 1.0)] * (count <= _SHORT_HEADING)
    elif words.ENDING.search(text) or words.CREDITED_ENDING.search(text):
        yield "stop", 1
    elif words.PAUSE.search(text):
        yield "pause", 1
        yield from [("colon", 1.0)] * text.endswith("：")
    else:
        yield "unfinished", 1
        yield from [("scrap", 1.0)] * (count < _TINY)
        yield from [("fragment", 1.0)] * (count <= _SHORT_HEADING)
    yield "commas", min(text.count("，"), 4)
    yield from [("inner", 1.0)] * bool(words.INNER.search(text))
    yield from [("clauses", 1.0)] * bool(words.CLAUSES.search(text))
    yield from [("title_length", 1.0)] * (count in _TITLE)
    yield from [("short", 1.0)] * (count <= _SHORT_HEADING)
    yield from [("tiny", 1.0)] * (count < _TINY)
    yield from [("endless", 1.0)] * (count > _LONGEST_HEADLINE)
    yield "length", min(max(count - _LONG, 0) / 15, 3)
    yield from [("caption", 1.0)] * bool(words.CAPTION.match(text))
    yield from [("low_start", 1.0)] * (text[:1] in "，。、；：！？”’）》〉】」』…")


def _wording(line: Line) -> Iterator[tuple[str, float]]:
    text = line.text
    column = words.COLUMN.match(text)
    if column:
        yield "column", 1
        text = text[column.end() :]
    patterns = {
        "lead": words.LEAD, "running": words.RUNNING, "place": words.PLACE,
        "salutation": words.SALUTATION, "opener": words.OPENER, "dated": words.DATED,
    }  # fmt: skip
    yield from ((name, 1.0) for name, pattern in patterns.items() if pattern.match(text))
    wholes = {
        "locator": words.LOCATOR, "attachment": words.ATTACHMENT, "date": DATE,
        "issue": words.ISSUE, "masthead": words.MASTHEAD, "issuer": words.ISSUER,
        "enclosure": words.ATTACHED, "contents": words.CONTENTS, "imprint": words.IMPRINT,
    }  # fmt: skip
    bare = "".join(text.strip("（）").split())
    yield from [("unit", 1.0)] * is_unit(bare)
    yield from [("parenthesis", 1.0)] * (text[:1] == "（" and text.find("）") == len(text) - 1)
    yield from [("quotes", 1.0)] * text.startswith("“")
    yield from ((name, 1.0) for name, pattern in wholes.items() if pattern.fullmatch(bare))
    yield from [("headline", 1.0)] * bool(words.HEADLINE.search(text))
    yield from [("speaker", 1.0)] * text.startswith(("问：", "答：", "记者：", "主持人："))
    yield from [("dash", 1.0)] * text.startswith(("——", "—", "--"))
    numbered = words.NUMBERED.match(text)
    if numbered and not words.NO_HEADING.match(text):
        yield "numbered", 1
        yield from [("first", 1.0)] * (
            (numbered["l1"] or numbered["l2"] or numbered["l3"] or numbered["l4"]) in {"一", "1"}
        )
    credit = read_credit(text)
    if credit and "date" not in dict.fromkeys(n for n, p in wholes.items() if p.fullmatch(bare)):
        yield "credit", 1
        yield from [("covers_all", 1.0)] * credit.covers_all
    elif names_of(text):
        yield "names", 1
        yield from [("bracketed", 1.0)] * (text[:1] in "（(" and text[-1:] in "）)")
        yield from [("person", 1.0)] * is_name(text)


def _looks(line: Line, usual: Survey) -> Iterator[tuple[str, float]]:
    looks = line.looks
    yield from [("level", 1.0)] * (looks.level > 0)
    yield from [("top_level", 1.0)] * (looks.level == 1 or looks.style.lower() in {"title", "标题"})
    if usual.size and looks.size:
        yield "bigger", max(-1.0, min((looks.size - usual.size) / 4, 2.0))
    yield from [("title_face", 1.0)] * (looks.face == "xiaobiaosong")
    yield from [("heading_face", 1.0)] * (looks.face in {"hei", "kai"})
    yield from [("bold", 1.0)] * looks.bold
    yield from [("centred", 1.0)] * (looks.align is Align.CENTER and not usual.centred)
    yield from [("right", 1.0)] * (looks.align is Align.END)
    yield from [("inset", 1.0)] * line.inset
    yield from [("boxed", 1.0)] * looks.boxed
    yield from [("page_break", 1.0)] * looks.page_break


def _spacing(lines: Sequence[Line], index: int, usual: Survey) -> Iterator[tuple[str, float]]:
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


def _before(lines: Sequence[Line], index: int, usual: Survey) -> Iterator[tuple[str, float]]:
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
    elif len(text) > _LONG or words.INNER.search(text) or _is_open(text):
        yield "after_open", 1
    else:
        yield "after_short", 1
    yield from [("after_numbered", 1.0)] * bool(words.NUMBERED.match(text))
    if words.NUMBERED.match(text) and "，" not in text and not words.ENDING.search(text):
        yield from [("under_number", 1.0)] * (not words.NUMBERED.match(lines[index].text))
    listing = next(
        (i for i in range(index - 1, -1, -1) if not words.NUMBERED.match(lines[i].text)), 0
    )
    yield from [("enclosure", 1.0)] * bool(
        words.ATTACHED.fullmatch(lines[listing].text) and words.NUMBERED.match(lines[index].text)
    )
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


def _is_open(text: str) -> bool:
    """Whether a line without a stop breaks off: titles with a comma are short."""
    return text.endswith(("，", "、")) or ("，" in text and len(text) > _TITLE_WITH_COMMA)


def _beside(lines: Sequence[Line], index: int, usual: Survey) -> Iterator[tuple[str, float]]:
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


def _listed(lines: Sequence[Line]) -> dict[int, Evidence]:
    """Find the entries of a table of contents, and the titles that they name."""
    start = next((i for i, line in enumerate(lines) if words.CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return {}
    places = dict[str, list[int]]()
    for index in range(start + 1, len(lines)):
        paged = words.PAGED.fullmatch(lines[index].text)
        text = paged["title"] if paged else lines[index].text
        places.setdefault("".join(filter(str.isalnum, text)), []).append(index)
    found = dict[int, Evidence]()
    for same in places.values():
        if len(same) > 1:
            found[same[0]] = {"entry": 1.0}
            found[same[-1]] = {"listed": 1.0}
    return found


def _verses(lines: Sequence[Line], found: Sequence[Evidence]) -> Iterator[int]:
    """Yield the lines of a poem or list: many short ones without an end, close together."""
    run = list[int]()
    for index, evidence in enumerate(found):
        is_short = "fragment" in evidence and not {"credit", "date", "numbered"} & evidence.keys()
        if not is_short or (run and lines[index].gap):
            if len(run) >= _STANZA:
                yield from run
            run = []
        if is_short:
            run.append(index)
    if len(run) >= _STANZA:
        yield from run


def _parallels(lines: Sequence[Line], found: Sequence[Evidence]) -> dict[int, float]:
    """Find lines built like others nearby, as the headings of one article are."""
    candidates = [
        i for i, e in enumerate(found) if is_headline_like(e) and "short" in e and "tiny" not in e
    ]
    alike = dict[int, float]()
    for here, there in pairwise(candidates):
        one, other = lines[here].text, lines[there].text
        likeness = _likeness(one, other)
        for index in (here, there):
            alike[index] = max(alike.get(index, 0.0), likeness)
    return alike


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
