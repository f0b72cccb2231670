"""The head of an article: its title, the lines that belong to it, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jianbao.intake.model import Align
from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence, is_headline_like
from jianbao.intake.splitting.labels import Label
from jianbao.intake.splitting.lines import Line
from jianbao.intake.splitting.single.patterns import (
    Body,
    body,
    is_centred,
    is_labelled,
    number,
    setting,
    stands_out,
)

L = Label
_STYLES = {
    "title": L.TITLE, "标题": L.TITLE, "subtitle": L.SUBTITLE, "副标题": L.SUBTITLE,
    "author": L.BYLINE, "作者": L.BYLINE, "date": L.BYLINE, "日期": L.BYLINE,
}  # fmt: skip
"""What the names of Word's own styles say."""
_LONGEST = 50
_REACH = 10
"""Lines among which the text begins."""
_ABOVE = frozenset({"issue", "masthead", "issuer", "contents", "above_issue"})
_NEVER = frozenset({"date", "credit", "salutation", "attachment", "enclosure", "imprint", "issue"})


def labels(lines: Sequence[Line], evidence: Sequence[Evidence]) -> dict[int, Label]:
    """Return the labels of the lines of the head."""
    usual = body(lines)
    end = next(
        (i for i in range(min(len(lines), _REACH)) if _is_text(lines[i], evidence[i], usual)),
        min(len(lines), _REACH),
    )
    title = _title(lines, evidence, usual, end)
    if title is None:
        return dict.fromkeys(_boxed(lines, evidence, usual), L.LATE_TITLE)
    if title and _issues(lines, evidence, title):
        title -= 1
    found = {index: _above(evidence[index]) for index in range(title)}
    found[title] = L.TITLE
    last = title
    for index in range(title + 1, end):
        label = _below(lines, evidence, usual, last, index)
        if label is None:
            break
        found[index] = label
        last = index if label is L.TITLE_LINE else last
    return found


def _issues(lines: Sequence[Line], evidence: Sequence[Evidence], title: int) -> bool:
    """Whether the line above the title is its first line: the office that issues 关于……."""
    above, line = lines[title - 1], lines[title]
    same = setting(above.looks) == setting(line.looks)
    return same and line.text.startswith("关于") and "unit" in evidence[title - 1]


def _style(line: Line) -> Label | None:
    return _STYLES.get(line.looks.style.lower())


def _is_text(line: Line, evidence: Evidence, usual: Body) -> bool:
    """Whether the text begins with ``line``."""
    if _style(line) is not None or (is_centred(line, usual) and len(line.text) <= _LONGEST):
        return False
    text = line.text
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
    lines: Sequence[Line], evidence: Sequence[Evidence], usual: Body, end: int
) -> int | None:
    """Return which of the lines before ``end`` is the title: the one set the largest, the first."""
    ranked = [
        (*_rank(lines[index], evidence[index], usual), -index)
        for index in range(end)
        if not _NEVER & evidence[index].keys() or _style(lines[index]) is L.TITLE
    ]
    if not ranked:
        return None
    best = max(ranked)
    return None if best[:2] < (0, 0) else -int(best[-1])


def _boxed(lines: Sequence[Line], evidence: Sequence[Evidence], usual: Body) -> Iterator[int]:
    """Yield the first headline in a text box, which floats: its place in the text says nothing."""
    for index, line in enumerate(lines):
        larger = stands_out(line.looks, usual) and line.looks.size > usual.size
        if line.looks.boxed and larger and is_headline_like(evidence[index]):
            yield index
            return


def _rank(line: Line, evidence: Evidence, usual: Body) -> tuple[float, ...]:
    looks, text = line.looks, line.text
    low = bool({"names", "dash", "parenthesis"} & evidence.keys()) or bool(_ABOVE & evidence.keys())
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


def _above(evidence: Evidence) -> Label:
    """Return what a line above a title is: of the bulletin's own head, or leading to the title."""
    furniture = _ABOVE & evidence.keys() and "calls_note" not in evidence  # a note would be lost
    return L.FURNITURE if furniture else L.KICKER


def _below(
    lines: Sequence[Line], evidence: Sequence[Evidence], usual: Body, title: int, index: int
) -> Label | None:
    """Return what a line below the last line of the title is; None where the text begins."""
    line, seen = lines[index], evidence[index]
    style = _style(line)
    if style is L.SUBTITLE or "dash" in seen:
        return L.SUBTITLE
    if style is L.BYLINE or {"credit", "names", "date"} & seen.keys():
        return L.BYLINE
    if number(line.text) or words.LEAVING.match(line.text):
        return None
    if title == index - 1 and _goes_on(lines[title], line, seen, usual):
        return None if words.ENDING.search(lines[title].text) else L.TITLE_LINE
    in_middle = is_centred(line, usual) and len(line.text) <= _LONGEST
    if not (in_middle or "parenthesis" in seen):
        return None
    return L.BYLINE if "unit" in seen else L.SUBTITLE


def _goes_on(title: Line, line: Line, seen: Evidence, usual: Body) -> bool:
    """Whether ``line`` goes on with the line of a title above it."""
    same = setting(line.looks) == setting(title.looks) and line.inset == title.inset
    unfinished = line.soft or "after_hanging" in seen or "inside_pair" in seen
    set_apart = stands_out(title.looks, usual) or is_centred(title, usual)
    return same and (set_apart or unfinished) and "parenthesis" not in seen
