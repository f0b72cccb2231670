"""A YAML file as it stands, for those who put lines into it: read as strictly as the book is.

No alias, no object, no depth that a book never needs, and no guess at what a value is: a file of a
kilobyte could stand for a terabyte, or never end.
"""

from __future__ import annotations

from typing import TypeAlias

import yaml

from jianbao.config.nodes import NULLS
from jianbao.config.tree import DEPTH_LIMIT

Bare: TypeAlias = "str | list[Bare] | dict[str, Bare] | None"


def node_tree(text: str) -> yaml.Node | None:
    """Return the nodes of ``text`` with their marks; raises YAMLError where a book refuses it."""
    try:
        _check(text)
        return yaml.compose(text, yaml.SafeLoader)
    except (ValueError, OverflowError) as error:
        raise yaml.YAMLError(str(error)) from error


def bare(text: str) -> Bare:
    """Return what ``text`` says, all values as they are written; raises YAMLError as above."""
    root = node_tree(text)
    return None if root is None else _said(root)


def _check(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT or isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError("too deep, or an alias")


def _said(node: yaml.Node) -> Bare:
    if isinstance(node, yaml.SequenceNode):
        return [_said(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {
            str(key.value) if isinstance(key, yaml.ScalarNode) else str(_said(key)): _said(value)
            for key, value in node.value
        }
    is_plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return None if is_plain and node.value in NULLS else str(node.value)
