"""What an article says, as it is searched: paragraphs as lines, and where printed pages begin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_BLOCK: Final = re.compile(
    re.escape(XHTML)
    + "(?:address|aside|blockquote|br|caption|d[dlt]|div|fig(?:ure|caption)|footer|h[1-6r]"
    "|header|li|[ou]l|p|pre|section|table|tbody|t[dhr]|tfoot|thead)"
)
_UNREAD: Final = frozenset(XHTML + name for name in ("rt", "rp", "script", "style"))
_SPACE: Final = re.compile(r"[ \t\n\r]+")
# What MathML says besides the formula as it is seen.
_ANNOTATION: Final = "{http://www.w3.org/1998/Math/MathML}annotation"
_APART: Final = frozenset(("author", "date"))
"""Classes of what stands in one line without belonging together."""
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")


def fold(text: str) -> str:
    """Return ``text`` as it is compared: no case, no width, one kind of quotes; as many characters."""
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower().translate(_QUOTES)
    return folded if len(folded) == 1 else character


@dataclass(frozen=True, slots=True)
class _Mark:
    """What stands between characters: a border of blocks, a page, a note and where it is called."""

    kind: str
    name: str = ""


def spoken(
    root: etree._Element, but: etree._Element | None, page: str = ""
) -> tuple[str, list[tuple[int, str]], str]:
    """Return what ``root`` says without the element ``but``, where printed pages begin, and the last.

    It begins on ``page``.

    Blocks are lines, without space at their ends. Marks of notes, and how characters are read, are
    no part of a sentence. A note is on the page on which it is called.
    """
    lines: list[str] = []
    pages: list[tuple[int, str]] = []
    called: dict[str, str] = {}
    line = ""
    length = 0
    for piece in _pieces(root, but):
        if isinstance(piece, str):
            line += piece
            continue
        said = _SPACE.sub(" ", line).strip(" ")
        if piece.kind == "page":
            page = piece.name
            pages.append((length + len(said), page))
        elif piece.kind == "call":
            called[piece.name] = page
        elif said:
            lines.append(said)
            length += len(said) + 1
        if piece.kind in {"border", "note"}:
            line = ""
        if piece.kind == "note" and called.get(piece.name):
            pages.append((length, called[piece.name]))
    return "\n".join(lines), pages, page


def _is_turn(piece: str | _Mark) -> bool:
    return not isinstance(piece, str) and piece.kind == "page"


def _pieces(element: etree._Element, but: etree._Element | None) -> Iterator[str | _Mark]:
    """Walk what ``element`` says, and what stands between it."""
    classes = element.get("class", "").split()
    is_block = _BLOCK.fullmatch(str(element.tag)) is not None or not _APART.isdisjoint(classes)
    if "footnote" in classes:
        yield _Mark("note", element.get("id", ""))
    elif is_block:
        yield _Mark("border")
    if "pagebreak" in classes:
        yield _Mark("page", element.get("aria-label", ""))
    elif "noteref" in classes:
        yield _Mark("call", element.get("href", "").lstrip("#"))
    elif element.tag not in _UNREAD and element.tag != _ANNOTATION:
        yield element.text or ""
        for child in element.iterchildren(etree.Element):
            if child is not but:
                yield from _pieces(child, but)
            else:  # where the page is turned in a title, it is turned all the same
                yield from (p for p in _pieces(child, None) if _is_turn(p))
            yield child.tail or ""
    if is_block:
        yield _Mark("border")
