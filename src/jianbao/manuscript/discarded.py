"""What Markdown lawfully discards: definitions never used, comments, cells beyond the last column.

What is no definition but text in its form is kept; all else is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from jianbao.manuscript import codes
from jianbao.manuscript.source import Manuscript

_DEFINITION: Final = re.compile(r"\[(?P<label>[^\]\[^][^\]\[]*)\]:\s*(?P<address>\S+)")
_ADDRESS: Final = re.compile(r"<.*>|[a-zA-Z][\w+.-]*:|[#/.]|[\w%./-]+\.[A-Za-z0-9]{2,5}(?:[#?]|$)")
_TO_PROOF_READING: Final = ("不查", "nocheck")
_COMMENT: Final = re.compile(r"<!--(?!-?>)(?P<said>.*?)-->", re.DOTALL)
_DEFINED: Final = "definitions"
_COMMENTS: Final = "comments"


class _Asked(dict[str, object]):
    """Definitions that remember which of them were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        """Return the definition of ``key``."""
        self.asked.add(key)
        return super().get(key, default)


def discarded_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` to keep what is text; `report` tells what is not."""
    md.core.ruler.before("block", "definitions", _begin)
    md.core.ruler.before("text_join", "comments", _comments)
    md.block.ruler.at("reference", _reference)
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def report(manuscript: Manuscript, env: EnvType) -> None:
    """Tell which definitions and comments went nowhere; what speaks to proof-reading did not."""
    asked: _Asked = env["references"]
    lines: dict[str, int] = env[_DEFINED]
    for label, line in lines.items():
        if label not in asked.asked:
            manuscript.say(codes.UNUSED_DEFINITION, line)
    for line in env[_COMMENTS]:
        manuscript.say(codes.COMMENT, line, needle="<!--")


def _comments(state: StateCore) -> None:
    """Keep the lines of comments while they are there: what places the tokens takes them out."""
    state.env[_COMMENTS] = [
        line + markup.count("\n", 0, found.start())
        for line, markup in _markup(state.tokens)
        for found in _COMMENT.finditer(markup)
        if (said := found["said"].strip()) and not said.startswith(_TO_PROOF_READING)
    ]


def _markup(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield the HTML of a manuscript with the line on which each piece begins."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            yield line, token.content
        for child in token.children or ():
            if child.type == "html_inline":
                yield line, child.content
            line += child.type in {"softbreak", "hardbreak"}


def _begin(state: StateCore) -> None:
    state.env["references"] = _Asked()
    state.env[_DEFINED] = {}


def _reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    written = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    found = _DEFINITION.match(written)
    if found and not _ADDRESS.match(found["address"]):
        return False
    taken = bool(reference(state, line, end, silent))
    if taken and found and not silent:
        state.env[_DEFINED].setdefault(normalizeReference(found["label"]), line + 1)
    return taken


def _table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    taken = bool(table(state, line, end, silent))
    if taken and not silent:
        columns = len(_cells(state, line))
        for number in range(line + 2, state.line):
            surplus = _cells(state, number)[columns:]
            if any(cell.strip() for cell in surplus):
                _report_surplus(state.env["manuscript"], number + 1, surplus)
    return taken


def _cells(state: StateBlock, line: int) -> list[str]:
    written = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    cells: list[str] = escapedSplit(written)
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _report_surplus(manuscript: Manuscript, line: int, surplus: list[str]) -> None:
    lost = "|".join(surplus).strip()
    manuscript.say(codes.SURPLUS_CELLS, line, needle=lost, lost=lost)
