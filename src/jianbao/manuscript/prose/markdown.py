"""The passages of a Markdown manuscript, traced back to the characters of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it.token import Token

from jianbao.manuscript.lines import glue
from jianbao.manuscript.markdown import parse
from jianbao.manuscript.prose.markup import passages_of_markup
from jianbao.manuscript.prose.model import ATOM, NOWHERE, Passage, PassageKind
from jianbao.manuscript.prose.tracing import Tracer
from jianbao.manuscript.source import Manuscript

_BEHIND_LINK = re.compile(r"\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
_BEHIND_SPAN = re.compile(r"\](?=\{)")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
_TAG = re.compile(r"<[^<>]*>")
_NOTE = re.compile(r"\[\^[^\]]*\]|\^\[")
_CLOSED_BY = {"link_close": _BEHIND_LINK, "span_close": _BEHIND_SPAN}
_CARRIERS = frozenset({"image", "link_close", "span_close", "code_inline"})
_KINDS = {
    "heading_open": PassageKind.HEADING,
    "th_open": PassageKind.CELL,
    "td_open": PassageKind.CELL,
    "dt_open": PassageKind.ITEM,
    "dd_open": PassageKind.ITEM,
}


def passages_of_markdown(manuscript: Manuscript, text: str) -> Iterator[Passage]:
    """Yield what ``text`` says; its lines are numbered as in the manuscript."""
    yield from _Walk(manuscript.text).passages(parse(manuscript, text))


@dataclass(slots=True)
class _Walk:
    source: str
    starts: list[int] = field(init=False)
    cursor: int = 0
    """Where in the file the last passage ended, so that cells of one line are told apart."""
    block: int = 0
    pictures: list[tuple[int, str]] = field(default_factory=list)
    """Where in the markup at hand each picture begins, and what is said of it."""
    notes: dict[int, int] = field(default_factory=dict)
    """Where the text of a note begins that is written in the line, by its number."""

    def __post_init__(self) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.source))]

    def passages(self, tokens: Sequence[Token]) -> Iterator[Passage]:
        around: list[Token] = []
        note = 0
        for token in tokens:
            if token.level == 0 and token.nesting >= 0:
                self.block += 1
            if token.type == "footnote_open":
                note = token.meta["id"]
            if token.type == "inline":
                yield from self._passages(token, around, note)
            elif token.type == "html_block" and token.map:
                start, end = self._offset(token.map[0]), self._offset(token.map[1])
                yield from passages_of_markup(self.source, start, end, self.block)
            if token.nesting > 0:
                around.append(token)
            elif token.nesting < 0 and around:
                around.pop()

    def _passages(self, token: Token, around: Sequence[Token], note: int) -> Iterator[Passage]:
        """Yield the passage of ``token``, and what is said of each picture in it."""
        places = self._places(token, self.notes.get(note, self.cursor))
        tracer = Tracer(token.content, places)
        self._follow(token, tracer)
        kind, level = _kind(around)
        if tracer.places:
            self.cursor = tracer.places[-1] + 1
        text = "".join(tracer.text)
        yield Passage(
            kind=kind,
            level=level,
            text=text,
            places=tuple(tracer.found),
            block=self.block,
        )
        said = PassageKind.CAPTION if text.strip() == ATOM else PassageKind.ALTERNATIVE
        for start, words in self.pictures:
            of_picture = Tracer(token.content, places, start)
            of_picture.take(words)
            yield Passage(kind=said, text=words, places=tuple(of_picture.found), block=self.block)
        self.pictures.clear()

    def _offset(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def _places(self, token: Token, cursor: int) -> list[int]:
        """Return the offset of each character of the token's own markup, line by line."""
        places: list[int] = []
        at = self._offset(token.map[0]) if token.map else cursor
        if token.map and at <= cursor < self._offset(token.map[0] + 1):
            at = cursor  # another cell of the same line
        for number, line in enumerate(token.content.split("\n")):
            if number and token.map:
                at = max(at, self._offset(token.map[0] + number))
            if number:
                places.append(at - 1)
            found = self.source.find(line, at)
            if found < 0:  # a cell in which \\| stands for |
                escaped = line.replace("|", "\\|")
                found = self.source.find(escaped, at)
                places += _without_escapes(escaped, found) if found >= 0 else [NOWHERE] * len(line)
                at = max(at, found + len(escaped))
            else:
                places += range(found, found + len(line))
                at = found + len(line)
        return places

    def _follow(self, token: Token, tracer: Tracer) -> None:
        children = token.children or []
        for index, child in enumerate(children):
            if child.type == "text":
                tracer.take(child.content)
            elif child.type == "softbreak":
                self._break(tracer, children[index + 1 :])
            elif child.type == "hardbreak":
                tracer.take("\n")
            elif child.type == "footnote_ref":
                self._note(child, tracer)
            elif child.type in {"code_inline", "image"}:
                self._atom(child, tracer)
            elif child.type in _CLOSED_BY:
                tracer.skip(_CLOSED_BY[child.type])
            elif child.type == "html_inline":
                tracer.skip_to(_TAG)
            if child.type in _CARRIERS:
                tracer.skip(_ATTRIBUTES)

    def _atom(self, child: Token, tracer: Tracer) -> None:
        tracer.put(ATOM)
        if child.type == "image":
            start = tracer.markup.find("![", tracer.at)
            said = "".join(part.content for part in child.children or [])
            if said and start >= 0:
                self.pictures.append((start + 2, said))
            tracer.skip_to(_PICTURE)
        else:
            tracer.skip_to(_code(child.markup))

    def _break(self, tracer: Tracer, following: Sequence[Token]) -> None:
        """Note the space that a line break is, between words of Latin text; else nothing."""
        before = "".join(tracer.text)[-1:]
        after = next((child.content for child in following if child.type == "text"), "")
        if glue(before, after[:1]):
            tracer.take("\n")
            tracer.text[-1] = " "
        else:
            tracer.at = tracer.markup.find("\n", tracer.at) + 1 or tracer.at

    def _note(self, child: Token, tracer: Tracer) -> None:
        tracer.skip_to(_NOTE)
        if not child.meta.get("label"):
            self.notes[child.meta["id"]] = (
                tracer.places[tracer.at] if tracer.at < len(tracer.places) else self.cursor
            )
            _skip_balanced(tracer)


@cache
def _code(ticks: str) -> re.Pattern[str]:
    """Return what matches code between ``ticks``."""
    mark = f"(?<!`){ticks}(?!`)"
    return re.compile(f"{mark}.*?{mark}", re.DOTALL)


def _skip_balanced(tracer: Tracer) -> None:
    """Go on behind the ``]`` that ends a note written in the line."""
    depth = 1
    while depth and tracer.at < len(tracer.markup):
        character = tracer.markup[tracer.at]
        depth += (character == "[") - (character == "]")
        tracer.at += 1


def _without_escapes(escaped: str, start: int) -> list[int]:
    return [
        start + index
        for index, character in enumerate(escaped)
        if not (character == "\\" and escaped.startswith("|", index + 1))
    ]


def _kind(around: Sequence[Token]) -> tuple[PassageKind, int]:
    """Return what a passage is, and the level of a heading, by the elements around it."""
    kind, level = PassageKind.PARAGRAPH, 0
    for token in around:
        if token.type == "heading_open":
            return PassageKind.HEADING, int(token.tag[1:])
        if token.type in _KINDS:
            kind = _KINDS[token.type]
        elif token.type == "list_item_open":
            kind = PassageKind.ITEM
        elif token.type == "blockquote_open":
            kind = PassageKind.QUOTATION
        elif token.type == "footnote_open":
            kind = PassageKind.NOTE
        elif "signature" in str(token.attrGet("class") or ""):
            kind = PassageKind.SIGNATURE
    return kind, level
