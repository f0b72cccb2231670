"""Fenced divs: ``::: 按语`` … ``:::``, one inside another, each closed by a fence of its own."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from jianbao.diagnostics import did_you_mean
from jianbao.manuscript import codes
from jianbao.manuscript.attributes import Attributes, assign, split_trailing
from jianbao.manuscript.source import Manuscript

_PAGE_BREAK = "page-break"
NAMES = {
    "按语": ("aside", "editor-note"),
    "editor-note": ("aside", "editor-note"),
    "着重框": ("aside", "box"),
    "框": ("aside", "box"),
    "box": ("aside", "box"),
    "附件": ("section", "attachment"),
    "attachment": ("section", "attachment"),
    "落款": ("div", "signature"),
    "署名": ("div", "signature"),
    "signature": ("div", "signature"),
    "横表": ("div", "landscape"),
    "landscape": ("div", "landscape"),
    "图集": ("div", "gallery"),
    "gallery": ("div", "gallery"),
    "两栏": ("div", "columns"),
    "分栏": ("div", "columns"),
    "columns": ("div", "columns"),
    "人物": ("div", "portrait"),
    "portrait": ("div", "portrait"),
    "诗": ("div", "verse"),
    "verse": ("div", "verse"),
    "画页": ("div", "gallery photo-page"),
    "photo-page": ("div", "gallery photo-page"),
    "居中": ("div", "centre"),
    "centre": ("div", "centre"),
    "居右": ("div", "to-right"),
    "右对齐": ("div", "to-right"),
    "to-right": ("div", "to-right"),
    "分页": ("div", _PAGE_BREAK),
    "page-break": ("div", _PAGE_BREAK),
}
"""What a writer may put behind the colons: the element and its class."""

CLOSING = re.compile(r":{3,}[ \t]*$")
_OPENING = re.compile(r":{3,}[ \t]*(?P<parameters>[^\s:].*?)[ \t]*:*$")
_CODE_FENCE = re.compile(r"(`{3,}|~{3,})")


def containers_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` fenced divs; ``env["manuscript"]`` takes the warnings."""
    md.block.ruler.before(
        "fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _container(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    opening = None if state.is_code_block(line) else _OPENING.match(_line(state, line))
    if opening is None or silent:
        return opening is not None
    closing = _closing_line(state, line, end)
    if _is_page_break(opening["parameters"]):
        return _page_break(state, line, closing)
    last = end if closing is None else closing
    if closing is None:
        _report_unclosed(state.env["manuscript"], line + 1)
    parent, maximum = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    token = _push_opening(state, line, opening["parameters"])
    token.map = [line, last]
    state.md.block.tokenize(state, line + 1, last)
    state.push("container_close", token.tag, -1)
    state.parentType, state.lineMax = parent, maximum
    state.line = last if closing is None else last + 1
    return True


def _is_page_break(parameters: str) -> bool:
    return NAMES.get(_understood(parameters)[0], ("", ""))[1] == _PAGE_BREAK


def _page_break(state: StateBlock, line: int, closing: int | None) -> bool:
    """Break the page; the fence that closes it, if there is one, has nothing above it."""
    is_closed = closing is not None and all(map(state.isEmpty, range(line + 1, closing)))
    token = state.push("container_open", "div", 1)
    token.block, token.map = True, [line, line + 1]
    token.attrSet("class", _PAGE_BREAK)
    state.push("container_close", "div", -1)
    state.line = closing + 1 if closing is not None and is_closed else line + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _closing_line(state: StateBlock, line: int, end: int) -> int | None:
    """Return the line of the fence that closes the one on ``line``, counting those between."""
    depth, code = 1, ""
    for number in range(line + 1, end):
        text = _line(state, number)
        if text and state.sCount[number] < state.blkIndent:
            return None
        fence = _CODE_FENCE.match(text)
        if code:
            code = (
                "" if text.rstrip() and not text.strip(code[0]) and len(text) >= len(code) else code
            )
        elif fence:
            code = fence[0]
        elif CLOSING.match(text):
            depth -= 1
        elif (opening := _OPENING.match(text)) and not _is_page_break(opening["parameters"]):
            depth += 1
        if depth == 0:
            return number
    return None


def _push_opening(state: StateBlock, line: int, parameters: str) -> Token:
    name, title, attributes = _understood(parameters)
    manuscript: Manuscript = state.env["manuscript"]
    tag, style = NAMES.get(name, ("div", name if name.isascii() else ""))
    if name not in NAMES:
        _report_unknown(manuscript, line + 1, name)
    token = state.push("container_open", tag, 1)
    token.block = True
    if style:
        token.attrSet("class", style)
    assign(token, attributes)
    if title:
        _push_title(state, line, title, "h1" if style == "attachment" else "p")
    return token


def _understood(parameters: str) -> tuple[str, str, Attributes]:
    """Return name, title and attributes; ``{.box #id}`` names the div by its first class."""
    rest, attributes = split_trailing(parameters)
    name, _, title = rest.strip().partition(" ")
    if not name:
        name, _, others = attributes.pop("class", "").partition(" ")
        attributes |= {"class": others} if others else {}
    return name, title.strip(), attributes


def _push_title(state: StateBlock, line: int, title: str, tag: str) -> None:
    opening = state.push("heading_open" if tag == "h1" else "paragraph_open", tag, 1)
    opening.map = [line, line + 1]
    if tag == "p":
        opening.attrSet("class", "title")
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("heading_close" if tag == "h1" else "paragraph_close", tag, -1)


def _report_unknown(manuscript: Manuscript, line: int, name: str) -> None:
    manuscript.say(codes.UNKNOWN_DIV, line, needle=name, hint=did_you_mean(name, NAMES), name=name)


def _report_unclosed(manuscript: Manuscript, line: int) -> None:
    manuscript.say(codes.UNCLOSED_DIV, line, needle=":::")
