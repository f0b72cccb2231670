"""The tree of a YAML file as this stage sees it: text, lists and mappings with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.diagnostics import Span

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
NOTHING = Text("空的", "nothing")
SHOWN_LENGTH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value, as written: YAML's guess at numbers and dates (``018``) is never used."""

    text: str
    plain: bool
    """Whether it stands without quotation marks."""
    span: Span

    @property
    def is_null(self) -> bool:
        """Whether nothing at all is said here."""
        return self.plain and self.text in NULLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with values, in the order of the file; a key may occur twice."""

    pairs: tuple[tuple[Node, Node], ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A node that has been complained about already; it says nothing more."""

    span: Span


Node = Scalar | Sequence | Mapping | Refused


def describe(node: Node) -> Text:
    """Say what was found, for "expected ..., found ..."."""
    if isinstance(node, Sequence):
        return Text("一个列表", "a list")
    if isinstance(node, Mapping):
        return Text("一组“名称: 内容”", "a mapping")
    if isinstance(node, Scalar) and not node.is_null:
        shown = shorten(node.text)
        return Text(f"“{shown}”", f"“{shown}”")
    return NOTHING


def shorten(text: str, length: int = SHOWN_LENGTH) -> str:
    """Return ``text`` on one line and of about ``length``, to be quoted in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length] + "…"
