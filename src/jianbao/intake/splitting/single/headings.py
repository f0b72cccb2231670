"""The headings of one article: lines of one kind are all headings, or none of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jianbao.intake.model import Align, Table
from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single.patterns import (
    ALONE,
    LISTS,
    RANKS,
    BodyLooks,
    bare,
    body,
    is_labelled,
    number,
    setting,
    stands_out,
)

_LONGEST = 40
_LONGEST_PLAIN = 20
_SENTENCE = 30
"""Characters of a heading that ends with a full stop, as some write them."""
_INNER = re.compile(r"[。；！？…](?=[^”’）》])|，[^，]*，[^，]*，")
_BLANK = re.compile(r"[（(]\s*[）)]|_{2,}")
"""What somebody is to fill in, as in the questions of a form."""
_HAVE_TEXT = 0.6
"""The part of a group below which there is text, for the group to be headings."""
_FEWEST_NUMBERS, _LABEL = 2, 6
_TABLE = re.compile(r"表\s*(?:\d{1,2}(?:[-.—]\d{1,2})?|[一二三四五六七八九十]{1,2})(?![\d-])")
"""The number of a table in its title."""
Key = tuple[object, ...]


@dataclass(slots=True)
class _Group:
    """Lines of one kind, below one heading."""

    key: Key
    members: list[int] = field(default_factory=list)


def found(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], taken: Mapping[int, LineLabel]
) -> set[int]:
    """Return which of ``lines``, but for those that are ``taken``, are headings."""
    usual = body(lines)
    keys = {
        index: key
        for index, line in enumerate(lines)
        if index not in taken
        and (key := _key(lines, evidence, usual, taken, index)) is not None
        and not words.LEAVING.match(line.text)
        and not (is_labelled(line.text) and number(line.text) is None and key[0] != "centred")
    }
    kept = set[int]()
    for group in _groups(lines, keys):
        if _are_headings(lines, keys, taken, group):
            kept.update(group.members)
    return kept


def below_numbers(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], taken: Mapping[int, LineLabel]
) -> dict[int, LineLabel]:
    """Return the labels of numbers that stand by themselves above the headings they belong to."""
    alone = [
        index
        for index in range(len(lines) - 1)
        if index not in taken
        and index + 1 not in taken
        and ALONE.fullmatch(lines[index].text.strip())
        and "unfinished" in evidence[index + 1]
        and len(lines[index + 1].text) <= _LONGEST
    ]
    if len(alone) < _FEWEST_NUMBERS:
        return {}
    return dict.fromkeys(alone, LineLabel.HEADING) | {i + 1: LineLabel.ATTACHED for i in alone}


def _key(
    lines: Sequence[DraftLine],
    evidence: Sequence[Evidence],
    usual: BodyLooks,
    taken: Mapping[int, LineLabel],
    index: int,
) -> Key | None:
    """Return of which kind a line is; None for a plain paragraph."""
    line = lines[index]
    out = stands_out(line.looks, usual)
    if line.looks.level and not _is_sentence(line.text):
        return ("level", line.looks.level)
    if _TABLE.match(line.text) and _above_table(lines, index):
        return None
    return _key_of_text(line, evidence[index], out=out) or (
        ("plain",) if _stands_alone(lines, evidence, taken, index) else None
    )


def _key_of_text(line: DraftLine, evidence: Evidence, *, out: bool) -> Key | None:
    """Return of which kind a line is by its number, or as it is set; ``out``, unlike the text."""
    if ALONE.fullmatch(line.text.strip()):
        return ("alone",)
    if "parenthesis" in evidence:  # （音乐起）, what somebody does on a stage
        return None
    if numbered := number(line.text):
        return ("number", numbered.pattern, out)
    if line.looks.numbering:
        return ("list", line.looks.listed, out)
    if out and "row" not in evidence:  # the head of a table in bold
        is_named = line.looks.align is Align.CENTER and is_labelled(line.text)  # 班昭：灯下补衣人
        return ("centred" if is_named else "set", setting(line.looks))
    return None


def _above_table(lines: Sequence[DraftLine], index: int) -> bool:
    """Whether a table stands below a line."""
    below = lines[index + 1].others if index + 1 < len(lines) else ()
    return any(isinstance(one, Table) for one in below)


def _stands_alone(
    lines: Sequence[DraftLine],
    evidence: Sequence[Evidence],
    taken: Mapping[int, LineLabel],
    index: int,
) -> bool:
    """Whether a short line without an end stands between paragraphs."""
    around = [i for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return (
        "fragment" in evidence[index]
        and len(lines[index].text) <= _LONGEST_PLAIN
        and not {"row", "speaker", "credit", "names", "pause", "exclaims"} & evidence[index].keys()
        and index + 1 < len(lines)
        and all(i in taken or _may_be_beside(lines, evidence, index, i) for i in around)
    )


def _may_be_beside(
    lines: Sequence[DraftLine], evidence: Sequence[Evidence], index: int, beside: int
) -> bool:
    """Whether a heading may have this line beside it: text, or the heading of a part of a report."""
    sections = (words.SECTION.fullmatch(lines[i].text) for i in (index, beside))
    return "fragment" not in evidence[beside] or any(sections)


def _groups(lines: Sequence[DraftLine], keys: Mapping[int, Key]) -> Iterator[_Group]:
    """Yield the groups: numbers begin anew below each heading of a higher kind."""
    open_groups = dict[Key, _Group]()
    for index, key in keys.items():
        numbered = number(lines[index].text)
        if key[0] == "number" and numbered is not None:
            lower = [k for k in open_groups if k[0] == "number" and _rank(k) > _rank(key)]
            ended = [*lower, *([key] if numbered.is_first and key in open_groups else [])]
            yield from (open_groups.pop(one) for one in ended)
        open_groups.setdefault(key, _Group(key)).members.append(index)
    yield from open_groups.values()


def _rank(key: Key) -> int:
    return RANKS[str(key[1])]


def _are_headings(
    lines: Sequence[DraftLine],
    keys: Mapping[int, Key],
    taken: Mapping[int, LineLabel],
    group: _Group,
) -> bool:
    kind = group.key[0]
    texts = [bare(lines[index].text) for index in group.members]
    out = kind in {"level", "set", "centred"} or group.key[-1] is True
    if kind in {"alone", "level"}:
        enough = kind == "level" or len(texts) >= _FEWEST_NUMBERS
        return enough and all(len(text) <= 2 * _LONGEST for text in texts)
    with_text = sum(_has_text(lines, keys, taken, index) for index in group.members)
    # ★第一小学开展演练, each with its own paragraph: brief news under one title
    is_brief = group.key[1:2] == ("bullet",) and with_text >= max(len(texts), _FEWEST_NUMBERS)
    if kind == "number" and group.key[1] in LISTS and not (out or is_brief):
        return False
    if kind == "list" and not out:
        return False
    if out and len(texts) > 1:  # 家庭情况：, in bold, again and again, or 参考文献： among others
        coloned = all(text.endswith(("：", ":")) for text in texts)
        texts = [t.rstrip("：:") if coloned or len(t) <= _LABEL else t for t in texts]
    items = kind == "number" and _rank(group.key) > RANKS["han()"]  # 1.大宗食材是否……。
    sentences = out or (not items and all(len(text) <= _SENTENCE for text in texts))
    if not all(_is_titular(text, stop=sentences) for text in texts):
        return False
    if kind == "plain":
        known = [words.SECTION.fullmatch(text) is not None for text in texts]
        return len(texts) > 1 or any(known)
    labelled = any(is_labelled(lines[index].text) for index in group.members)
    # 一、初见：处处皆课程 may be a heading; 一、时间：3月5日 has no text of its own.
    return with_text >= (1 if labelled else _HAVE_TEXT) * len(group.members)


def _is_sentence(text: str) -> bool:
    """Whether ``text`` is a paragraph that was given the style of a heading for its looks."""
    return len(text) > _SENTENCE and "，" in text and words.ENDING.search(text) is not None


def _is_titular(text: str, *, stop: bool) -> bool:
    """Whether ``text`` could be a heading; ``stop`` says that it may end with a full stop."""
    ends = text.endswith(("，", "、", "；", "：", ":", ";")) or _BLANK.search(text) is not None
    stopped = text.endswith(("。", "."))
    longest = _SENTENCE if stopped else _LONGEST
    return (
        0 < len(text) <= longest and not ends and not _INNER.search(text) and (stop or not stopped)
    )


def _has_text(
    lines: Sequence[DraftLine], keys: Mapping[int, Key], taken: Mapping[int, LineLabel], index: int
) -> bool:
    """Whether there is text, a table, or a heading of another kind below a line."""
    below = index + 1
    if below >= len(lines):
        return False
    if lines[below].others:
        return True
    return below not in taken and keys.get(below) != keys[index]
