"""Shorthand of other dialects: task lists, ``> [!NOTE]``, ``H~2~O`` and ``10^3^``."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_TASK: Final = re.compile(r"\[(?P<done>[ xX])\][ \t]+(?=\S)")
_BOXES: Final = {" ": "□", "x": "☑"}
_ALERT: Final = re.compile(r"\[!(?P<kind>[A-Za-z]+)\][ \t]*(?:\n|$)")
_ALERTS: Final = {
    "note": "说明", "tip": "提示", "important": "重要", "warning": "注意", "caution": "警告",
}  # fmt: skip
_RAISED: Final = {"~": "sub", "^": "sup"}
_SUB: Final = re.compile(r"~([0-9]{1,4}[+−-]?|[a-z]{1,3}|[a-z][+−-][0-9])~")
_SUP: Final = re.compile(r"\^([+−-]?[0-9A-Za-z]{1,8}[+−-]?|[+−-]|[°′″])\^")
_BEFORE_SUB: Final = re.compile(r"[A-Za-z)\]）]$")


def shorthand_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` the shorthand."""
    md.inline.ruler.before("strikethrough", "raised", _raised)
    md.core.ruler.before("inline", "alerts", _alerts)
    md.core.ruler.after("inline", "tasks", _tasks)


def _raised(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a subscript, which in Chinese must not be taken for a range (10~20), or a superscript."""
    marker = state.src[state.pos]
    if marker not in _RAISED:
        return False
    found = (_SUB if marker == "~" else _SUP).match(state.src, state.pos, state.posMax)
    before = state.src[max(0, state.pos - 1) : state.pos]
    if found is None or not before.strip() or (marker == "~" and not _BEFORE_SUB.match(before)):
        return False
    if not silent:
        tag = _RAISED[marker]
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = found[1]
        state.push(f"{tag}_close", tag, -1)
    state.pos = found.end()
    return True


def _alerts(state: StateCore) -> None:
    """Make a box of each quotation that begins with ``[!NOTE]`` or one like it."""
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline" or index < 2 or tokens[index - 2].type != "blockquote_open":  # noqa: PLR2004 - its paragraph is between
            continue
        found = _ALERT.match(token.content)
        if found is None or found["kind"].lower() not in _ALERTS:
            continue
        quotation = tokens[index - 2]
        quotation.tag = _closing(tokens, index - 2).tag = "aside"
        quotation.attrSet("class", "box")
        rest = token.content[found.end() :]
        token.content = _ALERTS[found["kind"].lower()]
        tokens[index - 1].attrSet("class", "title")
        if rest.strip():
            token.content, title = rest, token.content
            start = token.map[0] if token.map else 0
            token.map = [start + 1, token.map[1]] if token.map else None
            _insert_title(tokens, index - 1, title, start)
        break_at = index + 3
        if any(later.type == "blockquote_open" for later in tokens[break_at:]):
            _alerts(state)
        return


def _closing(tokens: list[Token], opening: int) -> Token:
    level = tokens[opening].level
    return next(
        token
        for token in tokens[opening:]
        if token.type == "blockquote_close" and token.level == level
    )


def _insert_title(tokens: list[Token], at: int, title: str, line: int) -> None:
    paragraph = tokens[at]
    opening = paragraph.copy(attrs={"class": "title"}, map=[line, line + 1], meta={})
    del paragraph.attrs["class"]
    paragraph.map = [line + 1, paragraph.map[1]] if paragraph.map else None
    inline = Token("inline", "", 0, content=title, map=[line, line + 1], children=[])
    inline.level = paragraph.level + 1
    closing = Token("paragraph_close", "p", -1, level=paragraph.level, block=True)
    tokens[at:at] = [opening, inline, closing]


def _tasks(state: StateCore) -> None:
    """Give each item of a task list the box of its state in place of its bullet."""
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline" or index < 2 or tokens[index - 2].type != "list_item_open":  # noqa: PLR2004 - as above
            continue
        first = token.children[0] if token.children else None
        found = _TASK.match(first.content) if first is not None and first.type == "text" else None
        if found and first is not None:
            first.content = _BOXES[found["done"].lower()] + first.content[found.end() :]
            tokens[index - 2].attrJoin("class", "task")
