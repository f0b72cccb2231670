"""Where the book may be cut: the blocks in its body, and what of each its neighbours may ask for."""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from jianbao.css import preludes
from jianbao.typesetting.incremental.model import Unfit

_BLOCK: Final = 2
"""The depth of what is in the body."""
_COMBINED: Final = re.compile(r"(\s*[>+~]\s*|\s+)")
_NAME: Final = re.compile(r"[\w-]+")
_STRUCTURE: Final = re.compile(r":(?:nth|first|last|only)-(?:last-)?(?:child|of-type)")
_NESTED: Final = re.compile(r":(?:is|where|not|matches|host|has)\(", re.IGNORECASE)
_INSIDE: Final = re.compile(r":has\(|:empty", re.IGNORECASE)
_VIEWPORT: Final = re.compile(r"\dp?(?:vw|vh|vi|vb|vmin|vmax)\b", re.IGNORECASE)
_ABOVE: Final = re.compile(r"\b(?:html|body):has\(\s*\.([\w-]+)\s*\)")
"""A question about the whole book that a witness can answer in every unit."""
_ARGUMENT: Final = re.compile(r"\([^()]*\)")
_TAG: Final = re.compile(rb"<body(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*>")
_CLASS: Final = re.compile(r'\sclass="([^"]*)"')
_LINES: Final = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_SIMPLE: Final = re.compile(r"[.#]?[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """A block in the body: its markup, its start tag alone, and its name and classes."""

    html: str
    tag: str
    name: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """A document taken apart: its start tags, its head, and the blocks in its body."""

    html_tag: str
    head: str
    body_tag: str
    blocks: tuple[BodyBlock, ...]


def sections(html: str) -> Sections:
    """Take ``html``, a document without namespaces, apart; raises Unfit where it cannot be."""
    reader = _Reader(html.encode())
    return reader.sections()


class _Reader:
    """Notes where elements of the two upper levels begin."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._depth = 0
        self._starts: list[tuple[int, int, str, dict[str, str]]] = []
        self._ends: list[int] = []
        self._parser = xml.parsers.expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(data, True)  # noqa: FBT003 - expat's signature

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth <= _BLOCK:
            place = self._parser.CurrentByteIndex
            self._starts.append((self._depth, place, name, attributes))
        self._depth += 1

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._depth < _BLOCK:
            self._ends.append(self._parser.CurrentByteIndex)

    def sections(self) -> Sections:
        """Return the document taken apart."""
        upper = [start for start in self._starts if start[0] < _BLOCK]
        if [name for _, _, name, _ in upper] != ["html", "head", "body"]:
            raise Unfit("the document is not html, head, body")
        (_, _, _, root), (_, head, _, _), (_, body, _, attributes) = upper
        head_end, body_end, _ = self._ends
        blocks = [start for start in self._starts if start[0] == _BLOCK and start[1] > body]
        if (
            not blocks
            or b"<link" in self._data[head:head_end]
            or b"<style" in self._data[head:head_end]
        ):
            raise Unfit("there are styles in the head")
        if _TAG.sub(b"", self._data[body : blocks[0][1]], 1).strip():
            raise Unfit("there is text between the blocks")
        places = [*(place for _, place, _, _ in blocks), body_end]
        return Sections(
            html_tag=_tag("html", root),
            head=self._data[head:body].decode(),
            body_tag=_tag("body", attributes),
            blocks=tuple(
                BodyBlock(
                    html=self._data[place:end].decode(),
                    tag=_tag(name, given, "/>"),
                    name=name,
                    classes=frozenset(given.get("class", "").split()),
                )
                for (_, place, name, given), end in zip(blocks, places[1:], strict=True)
            ),
        )


def _tag(name: str, attributes: dict[str, str], end: str = ">") -> str:
    given = "".join(f" {key}={quoteattr(value, _LINES)}" for key, value in attributes.items())
    return f"<{name}{given}{end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far selectors look: over how many siblings before a block, or over all of them."""

    before: int
    everywhere: bool

    def around(
        self, blocks: Sequence[BodyBlock], start: int, end: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the start tags of the blocks before ``start`` and from ``end`` that count."""
        first = 0 if self.everywhere else max(0, start - self.before)
        last = len(blocks) if self.everywhere else end
        return tuple(block.tag for block in blocks[first:start]), tuple(
            block.tag for block in blocks[end:last]
        )


def reach_of(styles: Iterable[str], blocks: Sequence[BodyBlock]) -> Reach:
    """Return how far the selectors of ``styles`` look from one block to its siblings.

    Raises Unfit where they may look into them.
    """
    names = {block.name for block in blocks}
    classes = {block.classes for block in blocks}
    adjacent, everywhere = 1, False
    for css in styles:
        for prelude in preludes(css):
            if _looks_inside(prelude, names, classes):
                raise Unfit("selectors look into other blocks")
            adjacent = max(adjacent, prelude.count("+"))
            everywhere |= _looks_far(prelude, names, classes)
    return Reach(before=adjacent, everywhere=everywhere)


def measures_first_page(styles: Iterable[str], html: str) -> bool:
    """Return whether there may be lengths that hang on the first page of the book (CSS Values 4)."""
    return any(_VIEWPORT.search(text) for text in (*styles, html))


def witnesses(styles: Iterable[str], html: str) -> tuple[str, ...]:
    """Return elements that answer in each unit what ``styles`` ask of all that is in ``html``.

    ``body:has(.landscape)`` is true of every unit if there is such an element in one of them.
    """
    asked = dict.fromkeys(name for css in styles for name in _ABOVE.findall(css))
    given = {name for value in _CLASS.findall(html) for name in value.split()} if asked else set()
    return tuple(f'<div class="{name}"/>' for name in asked if name in given)


def _looks_inside(prelude: str, names: set[str], classes: set[frozenset[str]]) -> bool:
    """Return whether a selector may ask what is in a block, or in all of them."""
    if not _INSIDE.search(prelude):
        return False
    plain, before = _ABOVE.sub("", prelude), ""
    while plain != before:
        plain, before = _ARGUMENT.sub("()", plain.replace("()", "[]")), plain
    above = {*names, "html", "body"}
    parts = (part for selector in plain.split(",") for part in _COMBINED.split(selector.strip()))
    return any(
        _may_be(part, above, {*classes, frozenset()})
        for part in parts
        if ":has" in part or ":empty" in part
    )


def _looks_far(prelude: str, names: set[str], classes: set[frozenset[str]]) -> bool:
    if "~" not in prelude and not _STRUCTURE.search(prelude):
        return False
    if _NESTED.search(prelude):
        return True
    for selector in prelude.split(","):
        parts = _COMBINED.split(selector.strip())
        for place in range(0, len(parts), 2):
            asks = "~" in selector or _STRUCTURE.search(parts[place])
            if asks and _may_be(parts[place], names, classes) and _may_lead_to_block(parts[:place]):
                return True
    return False


def _may_lead_to_block(before: Sequence[str]) -> bool:
    """Return whether behind ``before``, compounds with combinators, may stand a child of the body."""
    pairs = zip(before[-2::-2], before[::-2], strict=True)
    above = next((compound for compound, how in pairs if how.strip() not in {"+", "~"}), "")
    name = _NAME.match(above)
    return name is None or name[0] in {"html", "body"}


def _may_be(compound: str, names: set[str], classes: set[frozenset[str]]) -> bool:
    """Return whether one of the blocks may be what ``compound`` selects."""
    plain = re.sub(r":[\w-]+(?:\([^)]*\))?|\[[^\]]*\]|::.*", "", compound)
    wanted = _SIMPLE.findall(plain)
    name = next((part for part in wanted if part[0] not in ".#"), "")
    needed = {part[1:] for part in wanted if part[0] == "."}
    return (not name or name in names) and any(needed <= given for given in classes)
