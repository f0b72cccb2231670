"""Paragraphs as Chinese writers type them: indented by spaces, or serial lines one below another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.code import code
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from jianbao.manuscript import codes
from jianbao.manuscript.characters import CharacterKind, kind
from jianbao.manuscript.source import Manuscript

_INDENT: Final = re.compile(r"(?: {4}|\t|\u3000)")
_FULL_WIDTH: Final = "\u3000"
_NUMERAL: Final = "[一二三四五六七八九十百]{1,4}"
_SERIALS: Final = tuple(
    map(
        re.compile,
        (
            rf"{_NUMERAL}[、.．]",
            rf"[（(]{_NUMERAL}[)）]",
            rf"第{_NUMERAL}[章节条款项、，,：:\s]",
            r"\d{1,2}[、．]",
            r"\d{1,2}\\?[.)](?!\d)",
            r"[（(]\d{1,2}[)）]",
            "[①-⑳]",
            "[⑴-⒇]",
            "[⒈-⒛]",
        ),
    )
)
"""The numbers with which the items of a list written by hand begin, one pattern for each kind."""
_ANNEXES: Final = re.compile(r"附件?[：:]\s*")


def paragraphs_plugin(md: MarkdownIt) -> None:
    """Teach ``md`` that an indented line of Chinese is text, and that serial lines stay lines."""
    md.block.ruler.at("code", _code, {"alt": []})
    md.core.ruler.before("inline", "paragraphs", _part)


def _code(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    if state.is_code_block(line) and _is_chinese(
        state.src[state.bMarks[line] : state.eMarks[line]]
    ):
        if not silent:
            _report_indent(state.env["manuscript"], line + 1)
        return False
    return bool(code(state, line, end, silent))


def _is_chinese(text: str) -> bool:
    """Whether at least half of ``text`` is Chinese, as no line of a program is."""
    letters = "".join(text.split())
    chinese = sum(kind(letter) is CharacterKind.CHINESE for letter in letters)
    return 2 * chinese >= len(letters) > 0


def _part(state: StateCore) -> None:
    """Make paragraphs of the lines of a paragraph that each begin like one."""
    tokens: list[Token] = []
    for index, token in enumerate(state.tokens):
        pieces = _pieces(token) if _is_text(state.tokens, index) else []
        if len(pieces) < 2:  # noqa: PLR2004 - one piece is the paragraph itself
            tokens.append(token)
            continue
        opening, closing = tokens.pop(), state.tokens[index + 1]
        opening.hidden = closing.hidden = False
        _report_parted(state.env["manuscript"], pieces)
        for piece in pieces:
            head = opening.copy(map=piece.map, attrs=dict(opening.attrs), meta=dict(opening.meta))
            tokens += (head, piece, closing)
        tokens.pop()  # the paragraph's own follows
    state.tokens = tokens


def _is_text(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    return (
        token.type == "inline"
        and token.map is not None
        and index > 0
        and tokens[index - 1].type == "paragraph_open"
        and tokens[index - 1].map is not None
    )


def _pieces(token: Token) -> list[Token]:
    """Return ``token`` parted before each line that begins a paragraph of its own."""
    if "\n" not in token.content:
        return []
    lines = token.content.split("\n")
    starts = [0, *_starts(lines)]
    first = token.map[0] if token.map else 0
    return [
        token.copy(
            content="\n".join(lines[start:end]).strip(),
            map=[first + start, first + end],
            children=[],
        )
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _starts(lines: list[str]) -> Iterator[int]:
    serial = _serial_of(lines)
    for number, line in enumerate(lines[1:], 1):
        indented = line.startswith(_FULL_WIDTH) or (
            _INDENT.match(line) is not None and _is_chinese(line)
        )
        if indented or (serial and serial.match(line.lstrip())):
            yield number


def _serial_of(lines: list[str]) -> re.Pattern[str] | None:
    """Return with what at least two of ``lines`` begin, the first perhaps behind its 附件：."""
    begun = [_ANNEXES.sub("", line.lstrip()) for line in lines]
    for serial in _SERIALS:
        if sum(serial.match(line) is not None for line in begun) > 1:
            return serial
    return None


def _report_indent(manuscript: Manuscript, line: int) -> None:
    if any(item.code == codes.INDENTED_TEXT.code for item in manuscript.diagnostics):
        return
    manuscript.say(codes.INDENTED_TEXT, line)


def _report_parted(manuscript: Manuscript, pieces: list[Token]) -> None:
    if any(item.code == codes.PARTED_LINES.code for item in manuscript.diagnostics):
        return
    manuscript.say(codes.PARTED_LINES, pieces[1].map[0] + 1 if pieces[1].map else 0)
