"""Lines of type put together into paragraphs, without what stands on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from statistics import median

from jianbao.diagnostics import Span
from jianbao.intake.docx.fonts import role
from jianbao.intake.laidout.glyphs import PlacedPicture
from jianbao.intake.laidout.grids import PrintedCell, PrintedTable
from jianbao.intake.laidout.lines import PrintedLine
from jianbao.intake.model import Align, Block, Cell, Looks, Paragraph, Run, SourcePicture, Table

_EDGE = 0.12
"""The part of a page's height at its top and foot in which heads and feet stand."""
_SMALLER = 0.9
"""Times the size of the text, below which the first and last line of a page are none of it."""
_APART = 2.5
_FOLIO = re.compile(r"[-—–·•\s]*第?\s*\d{1,4}\s*页?[-—–·•\s]*(?:[/／共]\s*共?\s*\d{1,4}\s*页?)?")
_INDENT, _SHORT, _NEAR = 1.4, 1.6, 1.0
"""Em by which a paragraph is set in, by which its last line ends early, and that make no odds."""
_HANGING = 2.0
_LOOSE = 1.4
"""Times the usual distance of lines, from which two paragraphs are apart."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the lines of a column begin and end, and how far apart they are, in pt."""

    left: float
    right: float
    pitch: float
    size: float


def without_running(
    lines: Sequence[PrintedLine], heights: Sequence[float]
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the lines of the text, and those at the edges that are on other pages too."""
    at_edge = [
        line
        for line in lines
        if not _EDGE * heights[line.page] < line.middle < (1 - _EDGE) * heights[line.page]
    ]
    counts = Counter(key for key, _ in {(_key(one), one.page) for one in at_edge})
    usual = median(line.size for line in lines for _ in line.text)
    running = [
        line
        for line in at_edge
        if counts[_key(line)] > 1
        or (
            _is_outermost(line, lines)
            and (
                _FOLIO.fullmatch(line.text)
                or line.size < _SMALLER * usual
                or (line.size <= usual and _is_apart(line, lines))
            )
        )
    ]
    return [line for line in lines if line not in running], running


def _key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", "".join(line.text.split())), round(line.middle / 6)


def _is_apart(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """Whether white as of a margin parts a line from the text."""
    others = [
        abs(one.middle - line.middle) for one in lines if one.page == line.page and one != line
    ]
    return bool(others) and min(others) > _APART * line.size


def _is_outermost(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    same = [one.middle for one in lines if one.page == line.page]
    return line.middle in {min(same), max(same)}


def blocks(
    lines: Sequence[PrintedLine], others: Sequence[PlacedPicture | PrintedTable], source: str
) -> list[Block]:
    """Return ``lines`` as paragraphs, with the ``others`` between them; the line of a span counts all."""
    measures, found = _measures(lines), list[Block]()
    waiting = sorted(others, key=_height, reverse=True)
    for group in _groups(lines):
        while waiting and _height(waiting[-1]) < _height(group[0]):
            found.append(_other(waiting.pop(), source, len(found) + 1))
        found.append(
            Paragraph(
                runs=(Run(text=_text(group)),),
                looks=_looks(group, measures[group[0].page, group[0].column]),
                span=Span(file=source, line=len(found) + 1),
            )
        )
    while waiting:
        found.append(_other(waiting.pop(), source, len(found) + 1))
    return found


def _height(one: PrintedLine | PlacedPicture | PrintedTable) -> tuple[int, float]:
    return one.page, one.middle


def _other(one: PlacedPicture | PrintedTable, source: str, number: int) -> SourcePicture | Table:
    if isinstance(one, PrintedTable):
        span = Span(file=source, line=number)
        rows = tuple(tuple(_cell(cell, span) for cell in row) for row in one.rows)
        return Table(rows=rows, span=span)
    name = f"{PurePath(source).stem}-{number}.{one.suffix}"
    return SourcePicture(name=name, data=one.data, span=Span(file=source, line=number))


def _cell(cell: PrintedCell, span: Span) -> Cell:
    runs = (
        Run(text=_text(lines), bold=all(line.bold for line in lines)) for lines in cell.paragraphs
    )
    paragraphs = tuple(Paragraph(runs=(run,), span=span) for run in runs)
    return Cell(paragraphs=paragraphs, columns=cell.columns, rows=cell.rows)


def _groups(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    measures = _measures(lines)
    group = list(lines[:1])
    for before, here in pairwise(lines):
        if not _goes_on(before, here, group, measures):
            yield group
            group = []
        group.append(here)
    if group:
        yield group


def _measures(lines: Sequence[PrintedLine]) -> dict[tuple[int, int], _Measure]:
    """Return the measure of each column of each page; a page with few lines takes that of all."""
    found = dict[tuple[int, int], _Measure]()
    for key in {(line.page, line.column) for line in lines}:
        own = [line for line in lines if (line.page, line.column) == key]
        alike = [line for line in lines if line.column == key[1]]
        widest = max(line.right for line in alike)  # a mark may hang beyond the measure
        gaps = [b.middle - a.middle for a, b in pairwise(own) if b.middle > a.middle]
        sizes = [line.size for line in alike for _ in line.text]
        found[key] = _Measure(
            left=min(line.left for line in alike),
            right=median(
                line.right for line in alike if line.right >= widest - _HANGING * line.size
            ),
            pitch=median(gaps) if gaps else 0.0,
            size=median(sizes),
        )
    return found


def _goes_on(
    before: PrintedLine,
    here: PrintedLine,
    group: Sequence[PrintedLine],
    measures: dict[tuple[int, int], _Measure],
) -> bool:
    """Whether ``here`` goes on with the paragraph of the line ``before``."""
    above, below = measures[before.page, before.column], measures[here.page, here.column]
    if "\t" in before.text or "\t" in here.text:
        return False
    if abs(before.size - here.size) > 1 or before.bold != here.bold:
        return False
    full = before.right > above.right - _SHORT * before.size
    set_in = here.left > below.left + _INDENT * here.size
    if (before.page, before.column) == (here.page, here.column):
        apart = here.middle - before.middle > _LOOSE * max(above.pitch, here.size)
    else:
        apart = False
    if here.size > below.size + 1 and full and not apart:
        return True  # a headline of several lines
    if _is_centred(before, above) and _is_centred(here, below) and not full:
        return False
    first = len(group) == 1 and group[0].left > above.left + _INDENT * before.size
    hanging = not first and before.left > above.left + _INDENT * before.size
    return full and not apart and (not set_in or (hanging and abs(here.left - before.left) < _NEAR))


def _is_centred(line: PrintedLine, measure: _Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    off, least = abs(left - right), min(left, right)
    is_set_in = abs(left - 2 * measure.size) < 0.3 * measure.size  # a paragraph that ends by chance
    wide = least > 2 * line.size and off < 2 * line.size
    return wide or (least > 0.5 * line.size and off < 0.6 * line.size and not is_set_in)


def _text(group: Sequence[PrintedLine]) -> str:
    """Return the text of a paragraph; a space comes between Latin words only."""
    text = group[0].text
    for line in group[1:]:
        latin = (text[-1:] + line.text[:1]).isascii() and line.text[:1].isalnum()
        text += (" " if latin and text[-1:].isalnum() else "") + line.text
    return text


def _looks(group: Sequence[PrintedLine], measure: _Measure) -> Looks:
    first = group[0]
    align = Align.START
    is_headline = first.size > measure.size + 1
    if (len(group) == 1 or is_headline) and _is_centred(group[-1], measure):
        align = Align.CENTER
    elif len(group) == 1 and first.left > (measure.left + measure.right) / 2:
        align = Align.END
    indent = (first.left - measure.left) / max(first.size, 1.0)
    return Looks(
        size=first.size,
        face=role(first.face),
        bold=first.bold,
        align=align,
        indent=round(indent, 1) if align is Align.START and 0 < indent < 4 else 0.0,  # noqa: PLR2004 - em
    )
