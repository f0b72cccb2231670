"""Places in the text of a book.yaml, for those who change a few of its lines and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from jianbao.config.record import Record

if TYPE_CHECKING:
    from jianbao.config.shape import Shape


def names_of(record: Shape[Any], name: str) -> frozenset[str]:
    """Return every name of the key ``name`` of ``record``."""
    keys = record.keys if isinstance(record, Record) else ()
    return frozenset(next(key.names for key in keys if key.name == name))


def node_of(owner: yaml.MappingNode, record: Shape[Any], name: str) -> yaml.Node | None:
    """Return what stands in ``owner``, a ``record``, under the key ``name``."""
    names = names_of(record, name)
    return next((value for key, value in owner.value if str(key.value).strip() in names), None)


def end_of(node: yaml.Node) -> int:
    """Return where the last character of ``node`` stands; blocks end with their last leaf."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return int(node.end_mark.index) - 1
    return int(node.end_mark.index)
