"""Lists in YAML: mappings of column names to texts, or names alone."""

from __future__ import annotations

import yaml

from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text
from jianbao.spreadsheets import codes
from jianbao.spreadsheets.delimited import decoded
from jianbao.spreadsheets.model import Column, Row
from jianbao.spreadsheets.rows import bounded, doubts
from jianbao.spreadsheets.wording import folded, text_of

# libyaml where PyYAML has it: ten times as fast, with the same marks.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 8
_ENTRY = Text("一个名字，或一组“列名: 内容”", "a name or a mapping")
_LIST = Text("列表（每行以“- ”开头）", "a list (each line begins with “- ”)")


def read(data: bytes, name: str, columns: tuple[Column, ...]) -> Result[tuple[Row, ...]]:
    """Return the entries of the list in ``data``; a bare text is that of the first column.

    No object is ever constructed: each value is its text as written. Raises `BookError`.
    """
    root = _root(decoded(data, name), name)
    if root is None:
        raise BookError(codes.EMPTY.at(Span(file=name)))
    if not isinstance(root, yaml.SequenceNode):
        return Result(value=None, diagnostics=(codes.MISFIT.at(_span(root, name), wanted=_LIST),))
    bounded(root.value, name)
    said: list[Diagnostic] = []
    rows = tuple(filter(None, (_row(node, name, columns, said) for node in root.value)))
    said += doubts(rows, columns)
    return Result(value=rows, diagnostics=tuple(said))


def _root(text: str, name: str) -> yaml.Node | None:
    try:
        if _depth(text) > _MAX_DEPTH:
            raise BookError(codes.TOO_DEEP.at(Span(file=name)))
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "a character that is not allowed"
        place = Span(file=name, line=mark.line + 1 if mark else 0)
        raise BookError(codes.YAML_SYNTAX.at(place, problem=problem)) from error
    except (ValueError, OverflowError) as error:
        raise BookError(codes.BAD_YAML.at(Span(file=name))) from error
    return root


def _depth(text: str) -> int:
    """Return how deep ``text`` is nested, as far as it matters: composing would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            break
    return depth


def _row(
    node: yaml.Node, name: str, columns: tuple[Column, ...], said: list[Diagnostic]
) -> Row | None:
    """Return the entry of ``node``; None once it is ``said`` that it is none."""
    span = _span(node, name)
    if isinstance(node, yaml.ScalarNode):
        pairs = [(columns[0], node)]
    elif isinstance(node, yaml.MappingNode):
        pairs = _pairs(node, name, columns, said)
    else:
        said.append(codes.MISFIT.at(span, wanted=_ENTRY))
        return None
    cells, places = [], []
    for column, content in pairs:
        if text := text_of(content.value, is_person=column.is_person):
            cells.append((column.name, text))
            places.append((column.name, _span(content, name)))
    return Row(cells=tuple(cells), span=span, places=tuple(places))


def _pairs(
    node: yaml.MappingNode, name: str, columns: tuple[Column, ...], said: list[Diagnostic]
) -> list[tuple[Column, yaml.ScalarNode]]:
    known = {folded(written): column for column in columns for written in column.names}
    pairs: dict[str, tuple[Column, yaml.ScalarNode]] = {}
    for key, content in node.value:
        column = known.get(folded(key.value)) if isinstance(key, yaml.ScalarNode) else None
        if column is None:
            continue
        if column.name in pairs:
            said.append(codes.COLUMN_TWICE.at(_span(key, name), head=key.value))
        elif not isinstance(content, yaml.ScalarNode):
            said.append(codes.MISFIT.at(_span(content, name), wanted=Text("文字", "text")))
        elif content.tag != "tag:yaml.org,2002:null":
            pairs[column.name] = (column, content)
    return list(pairs.values())


def _span(node: yaml.Node, name: str) -> Span:
    mark = node.start_mark
    return Span(file=name, line=mark.line + 1, column=mark.column + 1)
