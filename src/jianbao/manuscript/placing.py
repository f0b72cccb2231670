"""The rule that ends parsing: give each token its line, and report what only it can see."""

from __future__ import annotations

import re
from collections import Counter

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from jianbao.manuscript import codes
from jianbao.manuscript.addresses import refuses_image, refuses_link
from jianbao.manuscript.containers import CLOSING
from jianbao.manuscript.html import Refusals, rewrite
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.vocabulary import TAGS, VOID

_UNDEFINED_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_MISSED_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)?")
_RAW_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*?(/?)>")
_ALIGNMENT = re.compile(r"text-align:(\w+)")


def place(state: StateCore) -> None:
    """Set ``data-source``, rewrite the writer's own HTML, refuse bad addresses and attributes."""
    placer = _Placer(state.env["manuscript"], state.env["refusals"], state.env["note_lines"])
    for token in state.tokens:
        placer.place(token)


class _Placer:
    def __init__(
        self, manuscript: Manuscript, refusals: Refusals, definitions: dict[str, int]
    ) -> None:
        self._manuscript = manuscript
        self._refusals = refusals
        self._definitions = definitions
        self._line = 1
        self._references: dict[int, int] = {}

    def place(self, token: Token) -> None:
        if token.map is not None:
            self._line = token.map[0] + 1
        if token.type == "inline":
            self._inline(token)
        elif token.type == "html_block":
            token.content = self._rewritten(token.content)
        elif token.type == "footnote_open":
            self._note(token)
        elif token.nesting >= 0 and token.tag:
            self._block(token)

    def _block(self, token: Token) -> None:
        self._refuse(token)
        token.attrSet("data-source", self._manuscript.source(self._line))
        alignment = _ALIGNMENT.match(str(token.attrs.pop("style", "")))
        if alignment:
            token.attrJoin("class", f"align-{alignment[1]}")

    def _note(self, token: Token) -> None:
        """Place a note at its definition, one inside a line at its reference."""
        reference = self._references.get(token.meta["id"], self._line)
        self._line = self._definitions.get(token.meta["label"], reference)
        token.meta["line"] = self._line

    def _inline(self, token: Token) -> None:
        start = self._line
        self._report_text(token.content)
        for child in token.children or ():
            if child.type != "text":
                self._child(child)
            elif "[" in child.content:
                self._report_brackets(child.content)
        if "<" in token.content:
            self._close_unpaired(token, start)

    def _child(self, child: Token) -> None:
        if child.type in {"softbreak", "hardbreak"}:
            self._line += 1
        elif child.type == "html_inline":
            lines = child.content.count("\n")
            child.content = self._rewritten(child.content)
            self._line += lines
        elif child.type == "footnote_ref":
            self._references.setdefault(child.meta["id"], self._line)
        elif child.type == "link_open":
            self._address(child, "href")
        elif child.type == "image":
            self._address(child, "src")
        if child.meta:
            self._refuse(child)

    def _address(self, token: Token, name: str) -> None:
        token.attrSet("data-source", self._manuscript.source(self._line))
        refuses = refuses_image if name == "src" else refuses_link
        if refuses(str(token.attrGet(name) or ""), self._manuscript, self._line):
            del token.attrs[name]

    def _rewritten(self, markup: str) -> str:
        return rewrite(markup, self._manuscript, self._line, self._refusals)

    def _refuse(self, token: Token) -> None:
        for name in token.meta.get("refused", ()):
            self._refusals.attribute(name, self._line)

    def _report_text(self, content: str) -> None:
        if ":::" in content:
            self._report_lines(content)

    def _report_lines(self, content: str) -> None:
        for number, line in enumerate(content.split("\n")):
            if CLOSING.match(line):
                self._manuscript.say(codes.CLOSES_NOTHING, self._line + number, needle=line.strip())

    def _report_brackets(self, content: str) -> None:
        for match in _UNDEFINED_NOTE.finditer(content):
            self._manuscript.say(codes.UNDEFINED_NOTE, self._line, needle=match[0], value=match[0])
        for match in _MISSED_PICTURE.finditer(content):
            self._manuscript.say(codes.MISSED_PICTURE, self._line, needle=match[0])

    def _close_unpaired(self, token: Token, line: int) -> None:
        """Report the writer's tags that are not paired, and close them where the text ends."""
        children = token.children or []
        balances: Counter[str] = Counter()
        for child in children:
            tag = _RAW_TAG.match(child.content) if child.type == "html_inline" else None
            if tag and not tag[3] and tag[2].lower() in TAGS - VOID:
                balances[tag[2]] += -1 if tag[1] else 1
        for name, balance in balances.items():
            if balance:
                self._manuscript.say(
                    codes.UNPAIRED_TAG,
                    line,
                    needle=f"<{name}" if balance > 0 else f"</{name}",
                    name=name,
                )
            children += [Token("html_inline", "", 0, content=f"</{name}>")] * balance
