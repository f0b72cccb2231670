"""The headings of one article: lines of one kind are all headings, or none of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jianbao.intake.splitting import words
from jianbao.intake.splitting.features import Evidence
from jianbao.intake.splitting.labels import Label
from jianbao.intake.splitting.lines import Line
from jianbao.intake.splitting.single.patterns import (
    LISTS,
    RANKS,
    Body,
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
_HAVE_TEXT = 0.6
"""The part of a group below which there is text, for the group to be headings."""
_ALONE = re.compile(
    r"(?:PART|Part|part|NO|No)?[.\s]*(?:0?\d|1\d|[一二三四五六七八九十]{1,2}|[①-⑩])[.、]?"
)
"""A number that a page sets large, on a line of its own above a heading."""
_FEWEST_NUMBERS = 2
Key = tuple[object, ...]


@dataclass(slots=True)
class _Group:
    """Lines of one kind, below one heading."""

    key: Key
    members: list[int] = field(default_factory=list)


def found(
    lines: Sequence[Line], evidence: Sequence[Evidence], taken: Mapping[int, Label]
) -> set[int]:
    """Return which of ``lines``, but for those that are ``taken``, are headings."""
    usual = body(lines)
    keys = {
        index: key
        for index, line in enumerate(lines)
        if index not in taken
        and (key := _key(lines, evidence, usual, taken, index)) is not None
        and not (words.LEAVING.match(line.text) or is_labelled(line.text))
    }
    kept = set[int]()
    for group in _groups(lines, keys):
        if _are_headings(lines, keys, taken, group):
            kept.update(group.members)
    return kept


def below_numbers(
    lines: Sequence[Line], evidence: Sequence[Evidence], taken: Mapping[int, Label]
) -> dict[int, Label]:
    """Return the labels of numbers that stand by themselves above the headings they belong to."""
    alone = [
        index
        for index in range(len(lines) - 1)
        if index not in taken
        and index + 1 not in taken
        and _ALONE.fullmatch(lines[index].text.strip())
        and "unfinished" in evidence[index + 1]
        and len(lines[index + 1].text) <= _LONGEST
    ]
    if len(alone) < _FEWEST_NUMBERS:
        return {}
    return dict.fromkeys(alone, Label.HEADING) | {i + 1: Label.ATTACHED for i in alone}


def _key(
    lines: Sequence[Line],
    evidence: Sequence[Evidence],
    usual: Body,
    taken: Mapping[int, Label],
    index: int,
) -> Key | None:
    """Return of which kind a line is; None for a plain paragraph."""
    line = lines[index]
    out = stands_out(line.looks, usual)
    if line.looks.level:
        return ("level", line.looks.level)
    if numbered := number(line.text):
        return ("number", numbered.pattern, out)
    if line.looks.numbering:
        return ("list", line.looks.listed, out)
    if out:
        return ("set", setting(line.looks))
    if _stands_alone(lines, evidence, taken, index):
        return ("plain",)
    return None


def _stands_alone(
    lines: Sequence[Line], evidence: Sequence[Evidence], taken: Mapping[int, Label], index: int
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
    lines: Sequence[Line], evidence: Sequence[Evidence], index: int, beside: int
) -> bool:
    """Whether a heading may have this line beside it: text, or the heading of a part of a report."""
    sections = (words.SECTION.fullmatch(lines[i].text) for i in (index, beside))
    return "fragment" not in evidence[beside] or any(sections)


def _groups(lines: Sequence[Line], keys: Mapping[int, Key]) -> Iterator[_Group]:
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
    lines: Sequence[Line],
    keys: Mapping[int, Key],
    taken: Mapping[int, Label],
    group: _Group,
) -> bool:
    kind = group.key[0]
    texts = [bare(lines[index].text) for index in group.members]
    out = kind in {"level", "set"} or group.key[-1] is True
    if kind == "level":
        return all(len(text) <= 2 * _LONGEST for text in texts)
    if kind == "number" and group.key[1] in LISTS and not out:
        return False
    if kind == "list" and not out:
        return False
    sentences = out or all(len(text) <= _SENTENCE for text in texts)
    if not all(_is_titular(text, stop=sentences) for text in texts):
        return False
    if kind == "plain":
        known = [words.SECTION.fullmatch(text) is not None for text in texts]
        return len(texts) > 1 or any(known)
    with_text = sum(_has_text(lines, keys, taken, index) for index in group.members)
    return with_text >= _HAVE_TEXT * len(group.members)


def _is_titular(text: str, *, stop: bool) -> bool:
    """Whether ``text`` could be a heading; ``stop`` says that it may end with a full stop."""
    ends = text.endswith(("，", "、", "；", "：", ":", ";"))
    stopped = text.endswith(("。", "."))
    longest = _SENTENCE if stopped else _LONGEST
    return (
        0 < len(text) <= longest and not ends and not _INNER.search(text) and (stop or not stopped)
    )


def _has_text(
    lines: Sequence[Line], keys: Mapping[int, Key], taken: Mapping[int, Label], index: int
) -> bool:
    """Whether there is text, a table, or a heading of another kind below a line."""
    below = index + 1
    if below >= len(lines):
        return False
    if lines[below].others:
        return True
    return below not in taken and keys.get(below) != keys[index]
