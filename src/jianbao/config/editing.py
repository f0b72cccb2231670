"""One value in the text of a YAML file changed, added or taken away, and nothing else.

The file is not written anew from what YAML says, which would lose its writer's comments, order and
quotation marks. Places come from the parser, lines are put in, and what was made is parsed again:
it has to say what it said before but for the one value, or nothing is done.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from jianbao.config.bare import Bare, bare, node_tree
from jianbao.config.listing import UneditableError, listing, newline_of, relisted
from jianbao.config.places import end_of
from jianbao.config.writing import block, flow, inline, under

Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One key on the way to a value: its ``names``, and how it is ``written`` where it is new.

    ``after`` are the names of the keys that it comes behind, the nearest last.
    """

    names: frozenset[str]
    written: str
    after: tuple[str, ...] = ()


Way = Sequence[Step | int]
"""From the top of a file to a value: keys of mappings, and places in lists from 0."""


def changed(text: str, steps: Way, value: Bare) -> str:
    """Return ``text`` with ``value`` at the end of ``steps``; None takes it away.

    Raises UneditableError where that cannot be done without touching anything else.
    """
    start = text.removeprefix("\ufeff")
    try:
        before = bare(start)
        result = _put(start, node_tree(start), tuple(steps), value)
        is_right = _same(bare(result), _expected(before, steps, value))
    except yaml.YAMLError as problem:
        raise UneditableError(str(problem)) from problem
    if not is_right:
        raise UneditableError("the value does not stand apart")
    return text[: len(text) - len(start)] + result


def said(book: Bare, steps: Way) -> Bare:
    """Return what stands at the end of ``steps`` in what a file says."""
    for step in steps:
        if isinstance(step, int):
            book = book[step] if isinstance(book, list) and step < len(book) else None
            continue
        if not isinstance(book, dict):
            return None
        book = next((v for k, v in book.items() if k.strip() in step.names), None)
    return book


def _put(text: str, owner: yaml.Node | None, steps: tuple[Step | int, ...], value: Bare) -> str:
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        if not isinstance(owner, yaml.SequenceNode) or not 0 <= step < len(owner.value) or not rest:
            raise UneditableError("no such entry")
        return _put(text, owner.value[step], rest, value)
    if not isinstance(owner, yaml.MappingNode):
        raise UneditableError("no mapping")
    pair = next((p for p in owner.value if str(p[0].value).strip() in step.names), None)
    whole = _nested(rest, value)
    if pair is None:
        return text if whole is None else _inserted(text, owner, step, whole)
    if rest and isinstance(pair[1], yaml.CollectionNode) and pair[1].value:
        return _put(text, pair[1], rest, value)
    if rest and not _says_nothing(pair[1]):
        raise UneditableError("another kind of value")
    if whole is None:
        return text if rest else _removed(text, owner, pair)
    return _replaced(text, owner, pair, whole)


def _nested(steps: Way, value: Bare) -> Bare:
    for step in reversed(steps):
        if isinstance(step, int):
            return None
        value = None if value is None else {step.written: value}
    return value


def _says_nothing(node: yaml.Node) -> bool:
    return not node.value or node.tag == "tag:yaml.org,2002:null"


def _replaced(text: str, owner: yaml.MappingNode, pair: Pair, value: Bare) -> str:
    key, node = pair
    start, end = node.start_mark.index, node.end_mark.index
    if owner.flow_style or (isinstance(node, yaml.CollectionNode) and node.flow_style):
        return text[:start] + flow(value) + text[end:]
    if isinstance(node, yaml.SequenceNode) and isinstance(value, list) and node.value and value:
        return _relisted(text, node, value)
    is_plain = isinstance(node, yaml.ScalarNode) and node.style not in {"|", ">"}
    if is_plain and isinstance(value, str) and "\n" not in value and start < end:
        return text[:start] + inline(value) + text[end:]
    column = owner.start_mark.column
    colon = text.index(":", key.end_mark.index)
    stop = colon + 1 if start == end else end_of(node)
    eol = _end_of_line(text, max(stop, colon + 1))
    kept = _comment(text[colon + 1 : _end_of_line(text, colon)]) or _comment(text[stop:eol])
    head = text[key.start_mark.index : colon]
    first, *others = under(head, value, column)
    lines = [f"{first}  {kept}" if kept else first, *others]
    return text[: key.start_mark.index] + newline_of(text).join(lines) + text[eol:]


def _relisted(text: str, node: yaml.SequenceNode, items: list[Bare]) -> str:
    """Put ``items`` in the place of a list; entries that stay keep their lines and comments."""
    here = listing(text, node)
    known = bare(text[here.start : here.end])
    olds = known if isinstance(known, list) else []
    kept = list(zip(map(_key, olds), here.entries, strict=True))
    entries = list[tuple[int, str]]()
    for item in items:
        same = next((one for one in kept if one[0] == _key(item)), None)
        if same is not None:
            kept.remove(same)
        fresh = newline_of(text).join(block([item], here.column))
        entries.append((here.column, same[1] if same else fresh))
    return relisted(text, here, entries)


def _key(value: Bare) -> str:
    return json.dumps(value, ensure_ascii=False)


def _inserted(text: str, owner: yaml.MappingNode, step: Step, value: Bare) -> str:
    if owner.flow_style:
        at = end_of(owner.value[-1][1]) if owner.value else owner.start_mark.index + 1
        fresh = f"{flow(step.written)}: {flow(value)}"
        return text[:at] + (f", {fresh}" if owner.value else fresh) + text[at:]
    if not owner.value:
        raise UneditableError("an empty mapping")
    lines = under(
        " " * owner.start_mark.column + inline(step.written), value, owner.start_mark.column
    )
    at = _end_of_line(text, _end_of(_neighbour(owner, step)))
    newline = newline_of(text)
    return text[:at] + newline + newline.join(lines) + text[at:]


def _neighbour(owner: yaml.MappingNode, step: Step) -> Pair:
    """Return the pair after which a new one goes: the nearest of those it comes behind."""
    pairs: list[Pair] = owner.value
    named = {str(pair[0].value).strip(): pair for pair in pairs}
    before = [named[name] for name in step.after if name in named]
    if step.after:
        return before[-1] if before else pairs[0]
    return pairs[-1]


def _removed(text: str, owner: yaml.MappingNode, pair: Pair) -> str:
    at, key = owner.value.index(pair), pair[0]
    following = owner.value[at + 1][0].start_mark.index if at + 1 < len(owner.value) else None
    start, stop = key.start_mark.index, _end_of(pair)
    if owner.flow_style:
        if following is not None:
            return text[:start] + text[following:]
        begin = end_of(owner.value[at - 1][1]) if at else start
        return text[:begin] + text[stop:]
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():  # the first key of an entry stands behind its dash
        if following is None:
            raise UneditableError("the only key of an entry")
        return text[:start] + text[following:]
    return text[:line] + text[_end_of_line(text, stop) :].removeprefix("\r").removeprefix("\n")


def _end_of(pair: Pair) -> int:
    key, node = pair
    return max(end_of(node), key.end_mark.index) if not _is_empty(node) else key.end_mark.index


def _is_empty(node: yaml.Node) -> bool:
    return bool(node.start_mark.index == node.end_mark.index)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end and text[end - 1] == "\r" else end


def _comment(rest: str) -> str:
    return rest.strip() if rest.strip().startswith("#") else ""


def _expected(book: Bare, steps: Way, value: Bare) -> Bare:
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        entries = list(book) if isinstance(book, list) else []
        return [_expected(e, rest, value) if i == step else e for i, e in enumerate(entries)]
    known = dict(book) if isinstance(book, dict) else {}
    key = next((each for each in known if each.strip() in step.names), step.written)
    fresh = _expected(known.get(key), rest, value) if rest else value
    if fresh is None and (not rest or key not in known):
        known.pop(key, None)
    else:
        known[key] = fresh
    return known


def _same(one: Bare, other: Bare) -> bool:
    """Whether two files say the same; what is empty says nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = one.keys() | other.keys()
        return all(_same(one.get(key), other.get(key)) for key in keys)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return (one or None) == (other or None)
