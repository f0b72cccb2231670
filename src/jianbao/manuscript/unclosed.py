"""What begins and never ends — a comment, a processing instruction, a fence — swallows nothing.

CommonMark lets each of them run to the end of its text. Here the line that opens one is a
paragraph like any other, and told.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.fence import fence
from markdown_it.rules_block.html_block import html_block
from markdown_it.rules_core import StateCore

from jianbao.manuscript import codes
from jianbao.manuscript.source import Manuscript

_ENDS: Final = (
    (re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
     re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)  # fmt: skip
"""The blocks of HTML that a blank line does not end (CommonMark 0.31 4.6), and what ends them."""
_FENCE: Final = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_INDENT_OF_CODE: Final = 4
_SEARCHED: Final = "searched"
_WITHIN: Final = re.compile(r"<!--|<!\[CDATA\[")


def unclosed_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` to take what has no end as text; ``env["manuscript"]`` takes the warnings."""
    around = ["paragraph", "reference", "blockquote"]
    md.block.ruler.at("fence", _fence, {"alt": [*around, "list"]})
    md.block.ruler.at("html_block", _html_block, {"alt": around})
    md.core.ruler.after("inline", "unclosed", _within_lines)


def tell(manuscript: Manuscript, line: int, opening: str) -> None:
    """Say that what ``opening`` begins on ``line`` has no end."""
    if not manuscript.said(codes.UNCLOSED, line):
        manuscript.say(codes.UNCLOSED, line, needle=opening, opening=opening)


def _fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    opening = _FENCE.match(_line(state, line))
    if opening and not state.is_code_block(line):
        mark, length = opening[0][0], len(opening[0])
        closing = re.compile(rf"{mark}{{{length},}}[ \t]*$")
        if not _is_closed(state, line, end, closing, mark):
            return _refused(state, line, opening[0], silent=silent)
    return fence(state, line, end, silent)


def _html_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    written = _line(state, line)
    for opening, closing in _ENDS:
        begins = opening.match(written)
        if begins and not state.is_code_block(line):
            is_closed = closing.search(written) or _is_closed(state, line, end, closing, "")
            if not is_closed:
                return _refused(state, line, begins[0], silent=silent)
            break
    return html_block(state, line, end, silent)


def _refused(state: StateBlock, line: int, opening: str, *, silent: bool) -> bool:
    if not silent:
        tell(state.env["manuscript"], line + 1, opening)
    return False


def _is_closed(state: StateBlock, line: int, end: int, closing: re.Pattern[str], mark: str) -> bool:
    """Whether what begins on ``line`` ends before ``end``, or the item of the list that it is in.

    A search in vain is remembered: what begins within it and ends like it has no end either.
    """
    searched: dict[object, int] = state.env.setdefault(_SEARCHED, {})
    key = (closing.pattern, end, state.blkIndent, state.parentType)
    if line < searched.get(key, 0):
        return False
    number = line + 1
    for number in range(line + 1, end):
        indent = state.sCount[number] - state.blkIndent
        if indent < 0 and not state.isEmpty(number):
            break
        written = _line(state, number)
        if mark:
            if indent < _INDENT_OF_CODE and closing.match(written):
                return True
        elif closing.search(written):
            return True
    searched[key] = number
    return False


def _within_lines(state: StateCore) -> None:
    """Tell of what begins in the middle of a paragraph, where it is printed as it was written."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type != "text" or "<!" not in child.content or not token.map:
                continue
            if found := _WITHIN.search(child.content):
                before = token.content.find(found[0])
                line = token.map[0] + 1 + token.content.count("\n", 0, max(before, 0))
                if f"\\{found[0]}" not in token.content:
                    tell(state.env["manuscript"], line, found[0])


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
