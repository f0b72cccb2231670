"""The lines of a page in the order that they are read in: columns one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, mode

from jianbao.intake.laidout.glyphs import Glyph, GlyphPage

_SAME_LINE = 0.4
"""Em between the middles of characters on one line."""
_COLUMN_GAP = 1.6
_SPACE = 0.2
"""Em between two characters of which one is Latin, for a space to stand there."""
_WIDE = 0.4
"""Em between two Han characters for a space to stand there; justified lines have less."""
_FEWEST = 4
"""Lines on either side of a gutter."""
_GUTTER = (0.35, 0.65)
"""Where on the page's width a gutter may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of type; places as those of its characters. ``page`` and ``column`` say where."""

    text: str
    left: float
    right: float
    middle: float
    size: float
    face: str
    bold: bool
    page: int = 0
    column: int = 0


def lines(page: GlyphPage, number: int) -> list[PrintedLine]:
    """Return the lines of ``page``, which is the one with the index ``number``."""
    rows = [_segments(row) for row in _rows(page.glyphs)]
    gutter = _gutter(rows, page.width)
    if gutter is None:
        return [_line(_joined(row), number) for row in rows]
    found, columns = list[PrintedLine](), (list[PrintedLine](), list[PrintedLine]())
    for row in rows:
        if row[0][0].left < gutter < row[-1][-1].right and _crosses(row, gutter):
            found += [*columns[0], *columns[1], _line(_joined(row), number)]
            columns = ([], [])
            continue
        for side in (0, 1):
            part = [one for one in row if (one[0].left >= gutter) == bool(side)]
            columns[side].extend([_line(_joined(part), number, 1 + side)] if part else [])
    return [*found, *columns[0], *columns[1]]


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters by rows from top to bottom, each from left to right."""
    rows = list[list[Glyph]]()
    for glyph in sorted(glyphs, key=lambda one: one.middle):
        em = max(glyph.size, 1.0)
        row = rows[-1] if rows else []
        same = row and abs(glyph.middle - mean(one.middle for one in row[-8:])) <= _SAME_LINE * em
        if same:
            row.append(glyph)
        else:
            rows.append([glyph])
    ordered = [sorted(row, key=lambda one: one.left) for row in rows]
    return [row for row in ordered if any(one.text.strip() for one in row)]


def _segments(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the parts of a row between wide gaps."""
    inked = [one for one in row if one.text.strip()]
    parts = [[inked[0]]]
    for before, here in pairwise(inked):
        if here.left - before.right > _COLUMN_GAP * here.size:
            parts.append([])
        parts[-1].append(here)
    return parts


def _gutter(rows: Sequence[Sequence[Sequence[Glyph]]], width: float) -> float | None:
    """Return where two columns part; None where the page has one."""
    starts = [
        part[0].left
        for row in rows
        for part in row
        if width * _GUTTER[0] < part[0].left < width * _GUTTER[1]
    ]
    if starts:
        place = mode(starts)
        gutter = place - 1
        right = [
            row for row in rows if any(abs(part[0].left - place) < part[0].size * 3 for part in row)
        ]
        left = [row for row in rows if row[0][0].left < gutter and not _crosses(row, gutter)]
        crossing = [row for row in rows if _crosses(row, gutter)]
        if min(len(left), len(right)) >= _FEWEST and len(crossing) < len(right):
            return gutter if _has_prose(right) and _has_prose(left) else None
    return None


def _has_prose(rows: Sequence[Sequence[Sequence[Glyph]]]) -> bool:
    """Whether most lines fill their column, as those of a table's cells do not."""
    lengths = [max(len(part) for part in row) for row in rows]
    return sum(length >= 10 for length in lengths) * 2 > len(lengths)  # noqa: PLR2004 - a short line


def _crosses(row: Sequence[Sequence[Glyph]], gutter: float) -> bool:
    return any(part[0].left < gutter < part[-1].right for part in row)


def _joined(parts: Sequence[Sequence[Glyph]]) -> list[Glyph]:
    return [glyph for part in parts for glyph in part]


def _line(glyphs: Sequence[Glyph], page: int, column: int = 0) -> PrintedLine:
    sizes = [one.size for one in glyphs]
    faces = [one.face for one in glyphs]
    return PrintedLine(
        text="".join(_spaced(glyphs)),
        left=glyphs[0].left,
        right=glyphs[-1].right,
        middle=mean(one.middle for one in glyphs),
        size=mode(sizes),
        face=mode(faces),
        bold=sum(one.bold for one in glyphs) * 2 > len(glyphs),
        page=page,
        column=column,
    )


def _spaced(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield the characters with the spaces that their places show."""
    yield glyphs[0].text
    for before, here in pairwise(glyphs):
        gap = (here.left - before.right) / max(here.size, 1.0)
        latin = before.text.isascii() and here.text.isascii()
        if gap > _COLUMN_GAP:
            yield "\t"
        elif gap > _WIDE:
            yield "\u3000"
        elif latin and gap > _SPACE:
            yield " "
        yield here.text
