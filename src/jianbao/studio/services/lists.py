"""The lists of articles in the text of a book.yaml: entries and parts that come, go and change.

As everywhere whole lines move with their comments, and what was made is read again: it has to list
what was meant, or nothing is done.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import yaml

from jianbao.config.bare import Bare, node_tree
from jianbao.config.editing import Step, changed
from jianbao.config.keys import BOOK, CHAPTER, PART
from jianbao.config.listing import UneditableError, WrittenList, listing, newline_of, relisted
from jianbao.config.places import names_of, node_of
from jianbao.config.shape import Shape
from jianbao.config.writing import block, flow
from jianbao.intake.emit import is_chinese
from jianbao.issues.contents import Contents, ListedArticle, contents_of

_WRITTEN: Final = {
    "parts": "辑", "chapters": "文章", "title": "辑名", "path": "稿件", "hidden": "不印",
}  # fmt: skip


def with_entry(text: str, article: ListedArticle) -> str:
    """Return ``text`` with a new article, at its place in its part."""
    path, part, place = article.path, article.part, article.place
    entry = _entry(text, path, article.title, hide=article.hidden)
    before = contents_of(text)
    here = _list_of(text, part)
    entries = [(here.column, entry) for entry in here.entries]
    fresh = flow(entry) if here.flow else newline_of(text).join(block([entry], here.column))
    entries.insert(max(0, min(place, len(entries))), (here.column, fresh))
    at = max(0, min(place, len(here.entries)))
    paths = _paths(before)
    paths[part].insert(at, path)
    return _verified(relisted(text, here, entries), paths)


def _entry(text: str, path: str, title: str, *, hide: bool) -> Bare:
    said: dict[str, Bare] = {}
    if title:
        said["标题" if is_chinese(text) else "title"] = title
    if hide:
        said[_written(text, "hidden")] = _yes(text)
    return {_written(text, "path"): path, **said} if said else path


def _yes(text: str) -> str:
    return "是" if is_chinese(text) else "true"


def without_entry(text: str, article: ListedArticle) -> tuple[str, str]:
    """Return ``text`` without an article, and the lines that listed it."""
    here = _list_of(text, article.part)
    entries = [(here.column, entry) for entry in here.entries]
    if len(entries) == 1:
        raise UneditableError("a part would be empty")
    _, gone = entries.pop(article.place)
    paths = _paths(contents_of(text))
    paths[article.part].pop(article.place)
    return _verified(relisted(text, here, entries), paths), gone


def hidden(text: str, article: ListedArticle, *, hide: bool) -> str:
    """Return ``text`` with an article that keeps its place and is not printed, or is again."""
    names = names_of(_chapter(), "path"), names_of(_chapter(), "hidden")
    way = _way_to(text, article)
    written = {name: _written(text, name) for name in ("path", "hidden")}
    key = Step(names=names[1], written=written["hidden"])
    if not hide:
        return changed(text, (*way, key), None)
    yes = _yes(text)
    here = _list_of(text, article.part)
    node = _node_of(text, article)
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        said = text[start:end]
        if here.flow:
            fresh = f"{{{written['path']}: {said}, {written['hidden']}: {yes}}}"
            return _verified(text[:start] + fresh + text[end:], _paths(contents_of(text)))
        column = node.start_mark.column
        line = f"{written['path']}: {said}"
        eol = _eol(text, end)
        fresh = f"{newline_of(text)}{' ' * column}{written['hidden']}: {yes}"
        result = text[:start] + line + text[end:eol] + fresh + text[eol:]
        return _verified(result, _paths(contents_of(text)))
    return changed(text, (*way, key), yes)


def retitled(text: str, article: ListedArticle, title: str) -> str:
    """Return ``text`` with another title for an article that it calls otherwise than itself."""
    step = Step(names=names_of(_chapter(), "title"), written="标题")
    return changed(text, (*_way_to(text, article), step), title)


def renamed_part(text: str, part: int, title: str) -> str:
    """Return ``text`` with another title of a part."""
    if node_of(_root(text), BOOK, "parts") is None:
        raise UneditableError("no parts")
    step = Step(names=names_of(PART, "title"), written=_written(text, "title"))
    return changed(text, (_step(text, BOOK, "parts"), part, step), title or None)


def with_part(text: str, article: ListedArticle, title: str) -> str:
    """Return ``text`` with a new part that begins at an article."""
    paths = _paths(contents_of(text))
    root = _root(text)
    if node_of(root, BOOK, "parts") is None:
        text = _in_parts(text, root)
        if article.place == 0:
            return _verified(renamed_part(text, 0, title), paths)
    if article.place == 0:
        raise UneditableError("a part begins there already")
    here = _list_of(text, article.part)
    if here.flow:
        raise UneditableError("a list on one line")
    at = here.start + sum(map(len, here.entries[: article.place]))
    dash = _dash_of(text)
    newline = newline_of(text)
    name, listed = _written(text, "title"), _written(text, "chapters")
    head = [*block([{name: title}], dash), " " * (dash + 2) + listed + ":"]
    fresh = "".join(line + newline for line in head)
    paths[article.part : article.part + 1] = [
        paths[article.part][: article.place],
        paths[article.part][article.place :],
    ]
    return _verified(text[:at] + fresh + text[at:], paths)


def without_part(text: str, part: int) -> str:
    """Return ``text`` with the articles of a part in the one before it."""
    if part == 0:
        return renamed_part(text, 0, "")
    paths = _paths(contents_of(text))
    one, other = _list_of(text, part - 1), _list_of(text, part)
    if one.flow or other.flow:
        raise UneditableError("a list on one line")
    entries = [(one.column, entry) for entry in one.entries]
    entries += [(other.column, entry) for entry in other.entries]
    kept = replace(one, end=other.end)
    paths[part - 1 : part + 1] = [paths[part - 1] + paths[part]]
    return _verified(relisted(text, kept, entries), paths)


def _in_parts(text: str, root: yaml.MappingNode) -> str:
    """Return ``text`` with its list of articles as the one part of a book with parts."""
    here = _list_of(text, 0)
    names = names_of(BOOK, "chapters")
    key = next(k for k, _ in root.value if str(k.value).strip() in names)
    start = key.start_mark.index
    if here.flow or text[text.index(":", key.end_mark.index) + 1 : here.start].strip():
        raise UneditableError("a list on one line")
    newline = newline_of(text)
    listed = _written(text, "chapters")
    head = f"{_written(text, 'parts')}:{newline}  - {listed}:{newline}"
    shifted = relisted(text, replace(here, column=6), [(here.column, e) for e in here.entries])
    body = shifted[here.start :]
    return text[:start] + head + body


def _verified(text: str, paths: list[list[str]]) -> str:
    if [part for part in _paths(contents_of(text)) if part] != [part for part in paths if part]:
        raise UneditableError("the entries do not stand apart")
    return text


def _paths(listed: Contents) -> list[list[str]]:
    return [
        [each.path for each in listed.articles if each.part == part]
        for part in range(len(listed.parts))
    ]


def _root(text: str) -> yaml.MappingNode:
    try:
        root = node_tree(text)
    except yaml.YAMLError as problem:
        raise UneditableError(str(problem)) from problem
    if not isinstance(root, yaml.MappingNode):
        raise UneditableError("no mapping")
    return root


def _owner(text: str, part: int) -> tuple[yaml.MappingNode, Shape[Any]]:
    root = _root(text)
    parts = node_of(root, BOOK, "parts")
    if not isinstance(parts, yaml.SequenceNode):
        return root, BOOK
    if not 0 <= part < len(parts.value) or not isinstance(parts.value[part], yaml.MappingNode):
        raise UneditableError("no such part")
    return parts.value[part], PART


def _list_of(text: str, part: int) -> WrittenList:
    owner, record = _owner(text, part)
    node = node_of(owner, record, "chapters")
    if node is None:
        raise UneditableError("a part without articles")
    return listing(text, node)


def _node_of(text: str, article: ListedArticle) -> yaml.Node:
    owner, record = _owner(text, article.part)
    node = node_of(owner, record, "chapters")
    if not isinstance(node, yaml.SequenceNode):
        raise UneditableError("no list")
    found: yaml.Node = node.value[article.place]
    return found


def _way_to(text: str, article: ListedArticle) -> tuple[Step | int, ...]:
    root = _root(text)
    if node_of(root, BOOK, "parts") is None:
        return _step(text, BOOK, "chapters"), article.place
    parts = _step(text, BOOK, "parts")
    return parts, article.part, _step(text, PART, "chapters"), article.place


def _step(text: str, record: Shape[Any], name: str) -> Step:
    return Step(names=names_of(record, name), written=_written(text, name))


def _written(text: str, name: str) -> str:
    return _WRITTEN[name] if is_chinese(text) else name


def _chapter() -> Shape[Any]:
    if CHAPTER.mapping is None:  # pragma: no cover - it has one
        raise UneditableError("no mapping")
    return CHAPTER.mapping


def _dash_of(text: str) -> int:
    node = node_of(_root(text), BOOK, "parts")
    return int(node.start_mark.column) if node is not None else 0


def _eol(text: str, at: int) -> int:
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end and text[end - 1] == "\r" else end
