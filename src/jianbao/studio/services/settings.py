"""The settings of a book through the browser: a form of its book.yaml, written value by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from jianbao import history, themes
from jianbao.config import check_text
from jianbao.config.bare import Bare, bare, node_tree
from jianbao.config.editing import Step, changed, said
from jianbao.config.places import end_of
from jianbao.diagnostics import Diagnostic, Span
from jianbao.history import versions
from jianbao.issues.contents import book_mark, book_text, found
from jianbao.products import PRODUCTS
from jianbao.studio.order import digest_of
from jianbao.studio.services import codes, options, tables
from jianbao.studio.services.exchange import Asked, MalformedError, Reply
from jianbao.studio.services.form import FieldKind, FormKey, bare_key, form, key_of, parent_of
from jianbao.studio.services.manuscripts import OUTSIDE

WHAT: Final = "settings"
_PRODUCTS: Final = ("outputs",)
"""The group whose own groups are products, which are switched on and off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRemark:
    """What is wrong with a field; ``path`` is empty where it stands in none."""

    path: str
    diagnostic: Diagnostic


def read(book: Path, asked: Asked) -> Reply:
    """Return the form: groups of fields with what the book says, what is wrong, the theme's options."""
    del asked
    text = book_text(book)
    checked = check_text(book, text, PRODUCTS)
    theme = themes.find(checked.value) if checked.value else None
    remarks = (*checked.diagnostics, *(theme.diagnostics if theme else ()))
    said_ = _said_of(text)
    result = {
        "digest": digest_of(book),
        "fields": [_told(key, said_, book.parent) for key in form()],
        "theme": checked.value.theme.name if checked.value else "",
        "themes": options.titles(checked.value) if checked.value else [],
        "options": options.told(said_, theme.value) if theme and theme.value else [],
        "faults": [{"path": _path_at(text, item), "code": item.code} for item in remarks],
    }
    return Reply(result=result, diagnostics=remarks)


def says(book: Path, path: str) -> bool:
    """Whether anything is written for a field."""
    return said(_said_of(book_text(book)), key_of(path).steps) is not None


def write(book: Path, asked: Asked) -> Reply:
    """Write ``changes``, values by the paths of their fields; None goes back to the default.

    Nothing is written where a value is wrong: the answer says which, by field.
    """
    if asked.text("digest", digest_of(book)) != digest_of(book):
        told = codes.CHANGED_ELSEWHERE.at(Span(file=book.name), path=book.name)
        return Reply(status=409, result=read(book, Asked()).result, diagnostics=(told,))
    text, changes = book_text(book), asked.optional("changes", dict) or {}
    fresh = text
    for path, value in changes.items():
        fresh = _with(book, fresh, str(path), _bare(value))
    faults = _faults(book, text, fresh, tuple(changes))
    if faults:
        result = {"faults": [{"path": each.path, "code": each.diagnostic.code} for each in faults]}
        remarks = tuple(each.diagnostic for each in faults)
        return Reply(status=422, result=result, diagnostics=remarks)
    if fresh != text:
        versions.take(book.parent, OUTSIDE)
        mark = book_mark(book)
        changed = {book.name: (mark + text.encode(), mark + fresh.encode())}
        history.carry_out(book.parent, WHAT, changed)
        versions.take(book.parent, WHAT)
    return read(book, asked)


def _told(key: FormKey, book: Bare, folder: Path) -> Mapping[str, object]:
    value = _said(book, key)
    is_file = key.kind is FieldKind.TABLE and isinstance(value, str)
    return {
        "path": key.path,
        "label": key.label,
        "about": key.about,
        "kind": key.kind.value,
        "required": key.required,
        "choices": key.choices,
        "columns": [
            {"name": tables.label_of(names), "label": label} for _, label, names in key.columns
        ],
        "value": tables.rows_of(value, key)
        if key.kind is FieldKind.TABLE
        else _shown(value, key.kind),
        "file": value if is_file else None,
        "missing": is_file and found(folder, str(value)) is None,
        "fields": [_told(each, book, folder) for each in key.inner],
    }


def _said_of(text: str) -> Bare:
    try:
        return bare(text)
    except yaml.YAMLError:
        return None


def _said(book: Bare, key: FormKey) -> Bare:
    """Return what stands under a key, also where its group is written as one text."""
    value = said(book, key.steps)
    if value is not None or len(key.steps) < 2:  # noqa: PLR2004 - a key of a group
        return value
    group = said(book, key.steps[:-1])
    owner = parent_of(key)
    if owner is None:
        return None
    if isinstance(group, str) and bare_key(owner) == key.way[-1]:
        return group
    return "是" if _listed(group) & set(key.names) else None


def _listed(group: Bare) -> set[str]:
    """Return the names in a list, or the one name, that stand for a group of switches."""
    named = [group] if isinstance(group, str) else group if isinstance(group, list) else []
    return {each for each in named if isinstance(each, str)}


def _shown(value: Bare, kind: FieldKind) -> Bare:
    if kind is FieldKind.LIST and isinstance(value, str):
        return [value]
    if kind is FieldKind.GROUP:
        return value if isinstance(value, str) else None
    return value


def _with(book: Path, text: str, path: str, value: Bare) -> str:
    """Return ``text`` with another value of a field; another theme goes without options that it has not."""
    if path.startswith(options.PATH):
        group = key_of("theme")
        steps: tuple[Step, ...] = options.way(book, text, path)
    else:
        key = key_of(path)
        is_closed = key.kind in {FieldKind.GROUP, FieldKind.WRITTEN}
        if is_closed and value is not None and key.way[:-1] != _PRODUCTS:
            raise MalformedError(path)
        if value is None and _said(_said_of(text), key) is None:
            return text
        steps = key.steps
        group = parent_of(key) or key
    fresh = changed(_opened(text, group, steps), steps, value)
    return options.without_strange(book, fresh) if path == options.THEME else fresh


def _opened(text: str, group: FormKey, steps: tuple[Step, ...]) -> str:
    """Return ``text`` with a group that is written as one text, or a list of names, as a mapping."""
    if len(steps) < 2:  # noqa: PLR2004 - no key of a group
        return text
    owner = parent_of(group)
    if owner is not None:
        text = _opened(text, owner, group.steps)
    written = said(bare(text), group.steps)
    names = {name: each for each in group.inner for name in each.names}
    if isinstance(written, str) and bare_key(group):
        name = next(e for e in group.inner if e.way[-1] == bare_key(group))
        return changed(text, group.steps, {name.steps[-1].written: written})
    if isinstance(written, str) and group.way[:-1] == _PRODUCTS:  # switched on, no more
        return changed(text, group.steps, {steps[-1].written: "是"})
    listed = [name for name in _listed(written) if name in names]
    if isinstance(written, str | list) and listed:
        return changed(text, group.steps, dict.fromkeys(sorted(listed), "是"))
    return text


def _bare(value: object) -> Bare:
    """Return a value of JSON as YAML has it: all texts as they are written."""
    match value:
        case bool():
            return "是" if value else "否"
        case None:
            return None
        case str():
            return value.strip() or None
        case int() | float():
            return str(value)
        case list():
            return [each for each in map(_bare, value) if each is not None] or None
        case dict():
            pairs = {str(name).strip(): _bare(each) for name, each in value.items()}
            return {name: each for name, each in pairs.items() if each is not None} or None
    raise MalformedError("changes")


def _faults(book: Path, text: str, fresh: str, paths: Sequence[str]) -> list[FieldRemark]:
    """Return the errors that ``fresh`` has and ``text`` had not, each with its field.

    Where one of ``paths`` alone was changed, what is said of another place was said for it.
    """
    known = {(item.code, item.message) for item in _errors(book, text)}
    return [
        FieldRemark(path=paths[0] if len(paths) == 1 else _path_at(fresh, item), diagnostic=item)
        for item in _errors(book, fresh)
        if (item.code, item.message) not in known
    ]


def _errors(book: Path, text: str) -> Iterator[Diagnostic]:
    checked = check_text(book, text, PRODUCTS)
    yield from (item for item in checked.diagnostics if item.is_error)
    if checked.value is not None:
        yield from (item for item in themes.find(checked.value).diagnostics if item.is_error)


def _path_at(text: str, item: Diagnostic) -> str:
    """Return the path of the innermost field in whose lines something was said."""
    if item.span is None or not item.span.line:
        return ""
    try:
        root = node_tree(text)
    except yaml.YAMLError:
        return ""
    lines = text.splitlines(keepends=True)
    at = sum(map(len, lines[: item.span.line - 1])) + max(0, item.span.column - 1)
    return ".".join(_way_at(root, at, form()))


def _way_at(node: yaml.Node | None, at: int, keys: Sequence[FormKey]) -> Iterator[str]:
    if not isinstance(node, yaml.MappingNode):
        return
    for name, value in node.value:
        key = next((each for each in keys if str(name.value).strip() in each.names), None)
        if name.start_mark.index <= at <= max(end_of(value), name.end_mark.index):
            yield key.way[-1] if key else str(name.value)
            yield from _way_at(value, at, key.inner if key else ())
            return
