"""The passages of HTML, traced back to the characters of the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from jianbao.manuscript.lines import glue
from jianbao.manuscript.prose.model import ATOM, Passage, PassageKind
from jianbao.manuscript.prose.tracing import Tracer
from jianbao.manuscript.vocabulary import BLOCKS, CONTENT_DROPPED, HEADINGS, RENAMED

_PART = r"""<[!?](?!--)[^<>]*>
      | <(?P<close>/?)(?P<name>[a-zA-Z][^\s<>/"']*)(?:[^<>"']++|"[^"]*"|'[^']*')*>
      | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)
      | (?P<space>[ \t\r\n]+)
      | (?P<character>.)"""
_PIECE = re.compile(f"<!--.*?-->|{_PART}", re.DOTALL | re.VERBOSE)
_WITHOUT_COMMENTS = re.compile(_PART, re.DOTALL | re.VERBOSE)
_ALTERNATIVE = re.compile(r"""\balt\s*=\s*(["'])([^"']++)\1""", re.IGNORECASE)
_ATOMS = frozenset({"img", "code", "pre", "kbd", "samp", "tt"})
_UNREAD = frozenset({"rt", "rp"})
_KINDS = {
    "li": PassageKind.ITEM,
    "dt": PassageKind.ITEM,
    "dd": PassageKind.ITEM,
    "blockquote": PassageKind.QUOTATION,
    "th": PassageKind.CELL,
    "td": PassageKind.CELL,
    "caption": PassageKind.CAPTION,
    "figcaption": PassageKind.CAPTION,
}


def passages_of_markup(source: str, start: int, end: int, block: int) -> Iterator[Passage]:
    """Yield what ``source[start:end]`` says; ``block`` is the number of its first block."""
    scan = _Scan(block)
    # A comment without an end is text: behind the last end none is looked for, in vain each time.
    last = source.rfind("-->", start, end)
    commented = last + len("-->") if last >= 0 else start
    pieces = chain(
        _PIECE.finditer(source, start, commented),
        _WITHOUT_COMMENTS.finditer(source, commented, end),
    )
    for match in pieces:
        name = RENAMED.get((match["name"] or "").lower(), (match["name"] or "").lower())
        if name:
            yield from scan.tag(name, match)
        elif match["entity"] or match["character"] or match["space"]:
            scan.text(match)
    yield from scan.flush()


@dataclass(slots=True)
class _Scan:
    block: int
    text_so_far: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    unread: str = ""
    """The element whose content is not read, until it ends."""
    pictures: list[Passage] = field(default_factory=list)
    """What is said in place of the pictures so far."""
    space: re.Match[str] | None = None
    """White space that is kept if text follows; a line break in it only between Latin words."""

    def tag(self, name: str, match: re.Match[str]) -> Iterator[Passage]:
        if self.unread:
            if match["close"] and name == self.unread:
                self.unread = ""
            return
        if not match["close"] and (name in CONTENT_DROPPED or name in _UNREAD):
            self.unread = "" if match[0].endswith("/>") else name
        elif name in _ATOMS:
            if not match["close"]:
                self._add(ATOM, match.start())
                self._picture(match)
                self.unread = "" if name == "img" or match[0].endswith("/>") else name
        elif name == "br":
            self._add("\n", match.start())
        elif name in BLOCKS:
            yield from self.flush()
            self._nest(name, closing=bool(match["close"]))

    def text(self, match: re.Match[str]) -> None:
        if self.unread:
            return
        if match["space"]:
            self.space = self.space or (match if self.text_so_far else None)
            return
        for character in html.unescape(match[0]):
            if self.space and ("\n" not in self.space[0] or glue(self.text_so_far[-1], character)):
                self._add(" ", self.space.start())
            self.space = None
            self._add(character, match.start())

    def _picture(self, match: re.Match[str]) -> None:
        said = _ALTERNATIVE.search(match[0])
        if said:
            start = match.start() + said.start(2)
            places = range(start, start + len(said[2]))
            tracer = Tracer(said[2], list(places))
            tracer.take(html.unescape(said[2]))
            self.pictures.append(
                Passage(
                    kind=PassageKind.ALTERNATIVE,
                    text="".join(tracer.text),
                    places=tuple(tracer.found),
                    block=self.block,
                )
            )

    def flush(self) -> Iterator[Passage]:
        """Yield the passage that ends here, if there is one."""
        if "".join(self.text_so_far).strip():
            kind, level = self._kind()
            yield Passage(
                kind=kind,
                level=level,
                text="".join(self.text_so_far),
                places=tuple(self.places),
                block=self.block,
            )
        self.text_so_far, self.places, self.space = [], [], None
        yield from self.pictures
        self.pictures.clear()

    def _add(self, character: str, place: int) -> None:
        self.text_so_far.append(character)
        self.places.append(place)

    def _nest(self, name: str, *, closing: bool) -> None:
        if not closing:
            if not self.around:
                self.block += 1
            if name != "hr":
                self.around.append(name)
        elif name in self.around:
            while self.around.pop() != name:
                pass

    def _kind(self) -> tuple[PassageKind, int]:
        kind = PassageKind.PARAGRAPH
        for name in self.around:
            if name in HEADINGS:
                return PassageKind.HEADING, int(name[1:])
            kind = _KINDS.get(name, kind)
        return kind, 0
