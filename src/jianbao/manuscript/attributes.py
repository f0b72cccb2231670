"""``{#id .class width=50%}`` behind a picture, link, code, ``[span]`` or heading, or above a block."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from jianbao.manuscript.marks import READING, READING_KEYS

Attributes = dict[str, str]

_ITEM = (
    r"""\#(?P<id>[^\s{}\#.="']++)|\.(?P<class>[^\s{}\#.="']++)"""
    r"""|(?P<key>[^\W\d_][\w-]*+)=(?:"(?P<quoted>[^"{}]*+)"|(?P<bare>[^\s"'{}]++))"""
)
_ITEMS = re.compile(_ITEM)
_LIST = re.compile(rf"\{{[ \t]*+(?:(?:{re.sub(r'[?]P<[a-z]+>', '?:', _ITEM)})[ \t]*+)+\}}")
_TRAILING = re.compile(rf"[ \t]*({_LIST.pattern})[ \t]*$")

_TITLE = re.compile(r"表\s*[：:\d]|Table\s*[:\d]")

_ALLOWED = frozenset({"id", "class", "lang"})
_CARRIERS = frozenset({"image", "link_close", "code_inline"})


def attributes_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` the syntax; ``token.meta["refused"]`` names the keys that were not taken."""
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _behind)
    md.block.ruler.before("fence", "attributes", _above)
    md.core.ruler.after("block", "attributes", _to_blocks)


def split_trailing(text: str) -> tuple[str, Attributes]:
    """Return ``text`` without an attribute list at its end, and the attributes."""
    match = _TRAILING.search(text)
    return (text[: match.start()], _read(match[1])) if match else (text, {})


def assign(token: Token, attributes: Attributes) -> None:
    """Set ``attributes`` on ``token``, as far as they are allowed there."""
    allowed = _ALLOWED | {"width"} if token.type == "image" else _ALLOWED
    for name, value in attributes.items():
        if token.type == "span_open" and name in READING_KEYS:
            token.attrSet(READING, value)
        elif name not in allowed:
            token.meta.setdefault("refused", []).append(name)
        elif name == "class":
            token.attrJoin("class", value)
        else:
            token.attrSet(name, value)


def _read(text: str) -> Attributes:
    attributes: Attributes = {}
    for match in _ITEMS.finditer(text):
        key, value = match["key"], match["quoted"] or match["bare"] or ""
        if match["id"]:
            key, value = "id", match["id"]
        elif match["class"]:
            key, value = "class", match["class"]
        if key == "class" and "class" in attributes:
            value = f"{attributes['class']} {value}"
        attributes[key] = value
    return attributes


def _behind(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    index = len(state.tokens) - 1
    if state.tokens[index].type not in _CARRIERS:
        return False
    match = _LIST.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        level = state.tokens[index].level
        while state.tokens[index].nesting < 0 or state.tokens[index].level != level:
            index -= 1
        assign(state.tokens[index], _read(match[0]))
    state.pos = match.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    if state.src[state.pos] != "[":
        return False
    start, maximum = state.pos + 1, state.posMax
    end = parseLinkLabel(state, state.pos)
    match = _LIST.match(state.src, end + 1, maximum) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        state.pos, state.posMax = start, end
        assign(state.push("span_open", "span", 1), _read(match[0]))
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = match.end(), maximum
    return True


def _above(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    if silent or line + 1 >= end or state.is_code_block(line):
        return False
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    if not _LIST.fullmatch(text) or state.isEmpty(line + 1):
        return False  # with nothing under it, it is text
    token = state.push("attributes", "", 0)
    token.meta = dict(_read(text))
    token.hidden = True
    state.line = line + 1
    return True


def _takes_trailing(opening: Token, inline: Token) -> bool:
    """Whether attributes at the end of ``inline`` are its block's: a heading, or a table's title."""
    is_title = opening.type == "paragraph_open" and _TITLE.match(inline.content) is not None
    return opening.type == "heading_open" or is_title


def _to_blocks(state: StateCore) -> None:
    """Move attributes from lines of their own, and from the ends of headings, to the blocks."""
    kept: list[Token] = []
    waiting: Attributes = {}
    for token in state.tokens:
        if token.type == "attributes":
            waiting |= token.meta
            continue
        if waiting and token.nesting >= 0:
            assign(token, waiting)
            waiting = {}
        if token.type == "inline" and kept and _takes_trailing(kept[-1], token):
            token.content, trailing = split_trailing(token.content)
            assign(kept[-1], trailing)
        kept.append(token)
    state.tokens = kept
