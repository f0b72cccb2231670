"""The head of an article: its title, the lines that belong to it, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from jianbao.intake.model import Align
from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence, is_headline_like
from jianbao.intake.splitting.labelled_names import labelled_names
from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single.patterns import (
    ALONE,
    BodyLooks,
    body,
    is_centred,
    is_labelled,
    number,
    setting,
    stands_out,
)

L = LineLabel
_STYLES = {
    "title": L.TITLE, "标题": L.TITLE, "subtitle": L.SUBTITLE, "副标题": L.SUBTITLE,
    "author": L.BYLINE, "作者": L.BYLINE, "date": L.BYLINE, "日期": L.BYLINE,
}  # fmt: skip
"""What the names of Word's own styles say."""
_LONGEST = 50
_LONGEST_LARGE, _LARGER = 90, 2.0
"""Characters of a title that is larger than the text by as many points."""
_LABELS = 3
"""Lines of labels that stand above a title at most."""
_REACH = 10
"""Lines among which the text begins."""
_ABOVE = frozenset({"issue", "masthead", "issuer", "contents", "above_issue"})
_NEVER = frozenset({"date", "credit", "salutation", "attachment", "enclosure", "imprint", "issue"})


def labels(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], *, titled: bool = False
) -> dict[int, LineLabel]:
    """Return the labels of the lines of the head; ``titled`` says that the title is known."""
    if titled:
        known = map(_below_stated, lines, evidence)
        return {i: label for i, label in enumerate(takewhile(bool, known)) if label}
    usual = body(lines)
    start = _aside(lines, evidence, usual)
    reach = min(len(lines), start + _REACH)
    end = next((i for i in range(start, reach) if _is_text(lines[i], evidence[i], usual)), reach)
    title = _title(lines, evidence, usual, range(start, end))
    if title is None:  # a page may have its title elsewhere, and who wrote it first in its text
        boxed = dict.fromkeys(_boxed(lines, evidence, usual), L.LATE_TITLE)
        credited = takewhile(lambda index: "credit" in evidence[index], range(start, end))
        return boxed | dict.fromkeys(credited, L.BYLINE)
    if title > start and _issues(lines, evidence, title):
        title -= 1
    found = {index: _above(evidence[index]) for index in range(start, title)}
    numbers = [index for index in found if words.DOCUMENT_NUMBER.fullmatch(lines[index].text)]
    is_headed = numbers or any({"issue", "masthead"} & evidence[index].keys() for index in found)
    beside = [i for i in found if is_headed and {"unit", "date"} & evidence[i].keys()]
    found |= dict.fromkeys((*numbers, *beside), L.FURNITURE)
    found[title] = L.LATE_TITLE if start else L.TITLE
    last = title
    for index in range(title + 1, end):
        label = _below(lines, evidence, usual, last, index)
        if label is None:
            break
        found[index] = L.LATE_LINE if start and label is L.TITLE_LINE else label
        last = index if label is L.TITLE_LINE else last
    return found


def _aside(lines: Sequence[DraftLine], evidence: Sequence[Evidence], usual: BodyLooks) -> int:
    """Return the number of lines on top that are apart from the article.

    They are those of a text box that holds text, such as an editor's note, or labels above a title
    that is set larger: 签发人：…….
    """
    labels_above = sum(1 for _ in takewhile(lambda line: is_labelled(line.text), lines[:_LABELS]))
    for title in lines[labels_above : labels_above + 1]:
        if is_centred(title, usual) and title.looks.size >= usual.size + _LARGER > _LARGER:
            return labels_above
    boxed = next((i for i, line in enumerate(lines) if not line.looks.boxed), 0)
    below = range(boxed, min(len(lines), boxed + 2))
    holds_text = any(_is_text(lines[i], evidence[i], usual) for i in range(boxed))
    return boxed if holds_text and any(stands_out(lines[i].looks, usual) for i in below) else 0


def _issues(lines: Sequence[DraftLine], evidence: Sequence[Evidence], title: int) -> bool:
    """Whether the line above the title is its first line: the office that issues 关于……."""
    above, line = lines[title - 1], lines[title]
    same = setting(above.looks) == setting(line.looks)
    return same and line.text.startswith("关于") and "unit" in evidence[title - 1]


def _style(line: DraftLine) -> LineLabel | None:
    return _STYLES.get(line.looks.style.lower())


def _is_text(line: DraftLine, evidence: Evidence, usual: BodyLooks) -> bool:
    """Whether the text begins with ``line``."""
    text, larger = line.text, 0 < usual.size <= line.looks.size - _LARGER
    longest = _LONGEST_LARGE if larger else _LONGEST
    if _style(line) is not None or (is_centred(line, usual) and len(text) <= longest):
        return False
    has_label = is_labelled(text) and "credit" not in evidence
    ends = "stop" in evidence and "exclaims" not in evidence
    numbered = number(text)
    is_heading = (
        numbered is not None and numbered.pattern != "1.1" and not stands_out(line.looks, usual)
    )
    return (
        "salutation" in evidence
        or has_label
        or is_heading
        or (ends and not (stands_out(line.looks, usual) and len(text) <= _LONGEST))
        or ("inner" in evidence and "credit" not in evidence)
        or len(text) > _LONGEST
        or text.endswith(("：", "，"))
    )


def _title(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], usual: BodyLooks, places: range
) -> int | None:
    """Return which of the lines at ``places`` is the title: the one set the largest, the first."""
    ranked = [
        (*_rank(lines[index], evidence[index], usual), -index)
        for index in places
        if not _NEVER & evidence[index].keys() or _style(lines[index]) is L.TITLE
    ]
    if not ranked:
        return None
    best = max(ranked)
    return None if best[:2] < (0, 0) else -int(best[-1])


def _boxed(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], usual: BodyLooks
) -> Iterator[int]:
    """Yield the first headline in a text box, which floats: its place in the text says nothing."""
    for index, line in enumerate(lines):
        larger = stands_out(line.looks, usual) and line.looks.size > usual.size
        if line.looks.boxed and larger and is_headline_like(evidence[index]):
            yield index
            return


def _rank(line: DraftLine, evidence: Evidence, usual: BodyLooks) -> tuple[float, ...]:
    looks, text = line.looks, line.text
    # 会议纪要 may have the number of its issue below it, as a bulletin's name has
    above = bool(_ABOVE & evidence.keys()) and "document" not in evidence
    low = bool({"names", "dash", "parenthesis"} & evidence.keys()) or above
    style = _style(line)
    named = 2 if style is L.TITLE else -1 if style else -2 * low
    level = 1 / looks.level if looks.level else 0.0
    larger = max(0.0, looks.size - usual.size) if looks.size and usual.size else 0.0
    centred = is_centred(line, usual) and looks.align is not Align.END
    stepped = float(int(larger / 2))
    weight = stands_out(looks, usual) + centred - 2 * (looks.align is Align.END)
    return (
        named,
        level + stepped + weight,
        -float(bool({"unit", "locator"} & evidence.keys()) or text[-1:] == "："),
    )


def _above(evidence: Evidence) -> LineLabel:
    """Return what a line above a title is: of the bulletin's own head, who wrote it, or a kicker."""
    if {"names", "credit"} & evidence.keys() and "unit" not in evidence:
        return L.BYLINE
    furniture = _ABOVE & evidence.keys() and "calls_note" not in evidence  # a note would be lost
    return L.FURNITURE if furniture else L.KICKER


def _below(
    lines: Sequence[DraftLine],
    evidence: Sequence[Evidence],
    usual: BodyLooks,
    title: int,
    index: int,
) -> LineLabel | None:
    """Return what a line below the last line of the title is; None where the text begins."""
    line, seen = lines[index], evidence[index]
    style = _style(line)
    if style is L.SUBTITLE or "dash" in seen:
        return L.SUBTITLE
    if style is L.BYLINE or {"credit", "names", "date"} & seen.keys():
        return L.BYLINE
    is_told = is_labelled(line.text) and not labelled_names(line.text)  # 主持人：甲、乙
    if number(line.text) or ALONE.fullmatch(line.text) or words.LEAVING.match(line.text) or is_told:
        return None
    if title == index - 1 and _goes_on(lines[title], line, seen, usual):
        return None if words.ENDING.search(lines[title].text) else L.TITLE_LINE
    return _in_the_middle(lines, evidence, usual, index)


def _in_the_middle(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], usual: BodyLooks, index: int
) -> LineLabel | None:
    """Return what a line below a title is that goes on with nothing, by how it is set."""
    line, seen = lines[index], evidence[index]
    in_middle = is_centred(line, usual) and len(line.text) <= _LONGEST
    if not (in_middle or "parenthesis" in seen):
        return None
    if "unit" in seen or labelled_names(line.text):
        return L.BYLINE
    return None if _comes_again(lines, evidence, index) else L.SUBTITLE


def _comes_again(lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int) -> bool:
    """Whether other lines below are set just as this one, as the headings of months are."""
    line = lines[index]
    alike = [
        one
        for one, seen in zip(lines[index + 1 :], evidence[index + 1 :], strict=True)
        if setting(one.looks) == setting(line.looks)
        and not {"credit", "names", "date"} & seen.keys()
    ]
    return bool(alike) and all(len(one.text) <= len(line.text) + 2 for one in alike)


def _below_stated(line: DraftLine, evidence: Evidence) -> LineLabel | None:
    """Return what a line on top is below a title that the source states apart from its text."""
    if _style(line) is L.SUBTITLE or "dash" in evidence:
        return L.SUBTITLE
    is_credit = _style(line) is L.BYLINE or {"credit", "names", "date"} & evidence.keys()
    return L.BYLINE if is_credit else None


def _goes_on(title: DraftLine, line: DraftLine, seen: Evidence, usual: BodyLooks) -> bool:
    """Whether ``line`` goes on with the line of a title above it."""
    same = setting(line.looks) == setting(title.looks) and line.inset == title.inset
    unfinished = line.soft or "after_hanging" in seen or "inside_pair" in seen
    set_apart = stands_out(title.looks, usual) or is_centred(title, usual)
    return same and (set_apart or unfinished) and "parenthesis" not in seen
