"""From pieces of styled text to paragraphs: white space, runs and looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from jianbao.diagnostics import Span
from jianbao.intake.model import Looks, Paragraph, Run
from jianbao.intake.webpage.styles import DEFAULT_SIZE, InheritedStyle
from jianbao.manuscript.characters import CharacterKind, kind

SOFT_RETURN = "\u2028"
"""What a ``<br>`` is among the pieces; a line feed there is only white space."""

_SPACES = re.compile(r"([ \t\r\n\f]+)")
_EDGES = " \t\n\u2028"
_INDENTED = "\u3000\u00a0"
_INDENTS = ("\u3000\u3000", "\u00a0\u00a0")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """Text as it stands in the page, with its look and the line that it begins on."""

    text: str
    style: InheritedStyle
    line: int
    ruby: str = ""


def paragraphs(pieces: list[PageText], source: str, looks: Looks) -> Iterator[Paragraph]:
    """Yield the paragraphs in ``pieces``: two line breaks, or one before an indent, end one.

    ``looks`` is what the block around them says; only the first one has its automatic number.
    """
    for part in _parted(pieces):
        collapsed = _trimmed(list(_collapsed(part, joins=looks.level == 0)))
        if not any(piece.text.strip(_EDGES + _INDENTED) for piece in collapsed):
            continue
        yield Paragraph(
            runs=tuple(_runs(collapsed)),
            looks=_looks(collapsed, looks),
            span=Span(file=source, line=collapsed[0].line),
        )
        looks = replace(looks, numbering="")


def _parted(pieces: list[PageText]) -> Iterator[list[PageText]]:
    part: list[PageText] = []
    breaks = 0
    for piece in pieces:
        if piece.text == SOFT_RETURN:
            breaks += 1
        elif piece.text.strip(" \t\r\n\f") or piece.style.as_written:
            if breaks > 1 or (breaks and piece.text.lstrip(_EDGES).startswith(_INDENTS)):
                yield part
                part = []
            breaks = 0
        part.append(piece)
    yield part


def _collapsed(pieces: list[PageText], *, joins: bool) -> Iterator[PageText]:
    """Make white space one space, or none where it is the end of a line beside Chinese text.

    CSS Text 3, 4.1.3 Segment Break Transformation Rules. In a headline, which does not ``join``,
    the space that browsers show there may part two clauses.
    """
    before, gap = "", ""
    for piece in pieces:
        if piece.style.as_written:
            text = re.sub(r"\r\n?|\n", SOFT_RETURN, piece.text)
            yield replace(piece, text=(gap[:1] and " " + text) or text)
            before, gap = text[-1:] or before, ""
            continue
        kept, line = "", piece.line + piece.text[: _leading(piece.text)].count("\n")
        for token in _SPACES.split(piece.text):
            if not token.strip(" \t\r\n\f"):
                gap += token
                continue
            kept += _gap(before, gap, token[0], joins=joins) + token
            before, gap = token[-1], ""
        if kept:
            yield replace(piece, text=kept, line=line)


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip(" \t\r\n\f"))


def _gap(before: str, gap: str, after: str, *, joins: bool) -> str:
    if not gap or before in {"", SOFT_RETURN} or after == SOFT_RETURN:
        return ""
    chinese = CharacterKind.CHINESE in {kind(before), kind(after)}
    return "" if chinese and joins and "\n" in gap else " "


def _trimmed(pieces: list[PageText]) -> list[PageText]:
    while pieces and not pieces[0].text.strip(_EDGES):
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip(_EDGES):
        pieces = pieces[:-1]
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip(_EDGES))
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip(_EDGES))
    return pieces


def _runs(pieces: list[PageText]) -> Iterator[Run]:
    def alike(piece: PageText) -> tuple[bool, bool, bool, bool, bool, str, str]:
        style = piece.style
        flags = (style.bold, style.italic, style.raised, style.lowered, style.dots)
        return (*flags, style.link, piece.ruby)

    for (bold, italic, raised, lowered, dots, link, ruby), group in groupby(pieces, alike):
        yield Run(
            text="".join(piece.text for piece in group).replace(SOFT_RETURN, "\n"),
            bold=bold,
            italic=italic,
            raised=raised,
            lowered=lowered,
            emphasis_dots=dots,
            link=link,
            ruby=ruby,
        )


def _looks(pieces: list[PageText], looks: Looks) -> Looks:
    def most(value: Callable[[InheritedStyle], str | float | bool]) -> Counter[str | float | bool]:
        counts: Counter[str | float | bool] = Counter()
        for piece in pieces:
            counts[value(piece.style)] += len(piece.text.strip())
        return counts

    size = float(most(lambda style: style.size).most_common(1)[0][0])
    indent, unit = pieces[0].style.indent
    return replace(
        looks,
        align=pieces[0].style.align,
        indent=indent if unit == "em" else round(indent / (size or DEFAULT_SIZE), 1),
        size=size,
        face=str(most(lambda style: style.face).most_common(1)[0][0]),
        bold=bool(most(lambda style: style.bold).most_common(1)[0][0]),
    )
