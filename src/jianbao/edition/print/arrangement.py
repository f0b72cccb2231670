"""How a pictorial (画报) places its articles: the lead, articles in columns, briefs in rows.

By their heights, reckoned before anything is laid out: a brief is an article of a few lines and
at most one picture; briefs that follow one another stand side by side, in rows that are never
broken, the articles of a row in two stacks about equally high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from lxml import etree

from jianbao.book import Book
from jianbao.edition.print.two_columns import column_measure, line_pitch
from jianbao.edition.templates.views import ChapterView, parts_of
from jianbao.edition.titles.lines import width_of
from jianbao.themes import Theme

_BRIEF: Final = 14
"""Lines of text in a column up to which an article is a brief."""
_SHORT: Final = 8
"""Lines in a column below which an article by itself is not set in columns."""
_MOST: Final = 4
"""Briefs in a row."""
_LONE: Final = 0.6
"""Cost of a brief that has no other beside it, by its height."""
_HIGHEST: Final = 24.0
"""Lines beyond which a row that is not broken leaves holes."""
_BLOCKS: Final = ("p", "li", "h2", "h3", "h4", "dt", "dd", "figcaption")
_BIG: Final = ("table", "aside", "section", "pre", "ol", "ul", "blockquote")
"""What no brief contains."""
_SHAPE: Final = 0.66
"""Height of a picture by its width, where its own is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """What stands across the page: an article of a ``kind``, or a row of two ``stacks`` of briefs.

    ``kind`` is ``lead``, ``columns``, ``plain`` or ``briefs``.
    """

    kind: str
    chapter: ChapterView | None = None
    stacks: tuple[tuple[ChapterView, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPart:
    """A part with its blocks in order."""

    id: str
    title: str
    blocks: tuple[PlacedBlock, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The articles of ``book`` in their places, reckoned where a template goes through them."""

    book: Book
    theme: Theme

    def __iter__(self) -> Iterator[PlacedPart]:
        """Yield each part with its articles placed; the first article of the book leads it."""
        measure, pitch = column_measure(self.theme), line_pitch(self.theme)
        for number, part in enumerate(parts_of(self.book)):
            blocks = tuple(_blocks(part.chapters, measure, pitch, leads=not number))
            yield PlacedPart(id=part.id, title=part.title, blocks=blocks)


def _blocks(
    chapters: Sequence[ChapterView], measure: float, pitch: float, *, leads: bool
) -> Iterator[PlacedBlock]:
    run: list[tuple[ChapterView, float]] = []
    for number, chapter in enumerate(chapters):
        size = _size(chapter, measure, pitch)
        if size.is_brief and not (leads and not number):
            run.append((chapter, size.height))
            continue
        yield from _rows(run)
        run = []
        kind = "columns" if size.lines >= _SHORT else "plain"
        yield PlacedBlock(kind="lead" if leads and not number else kind, chapter=chapter)
    yield from _rows(run)


def _rows(run: Sequence[tuple[ChapterView, float]]) -> Iterator[PlacedBlock]:
    """Yield rows of the briefs of ``run`` in their order, with stacks as equal as can be."""
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - _MOST), end):
            cost, split = _row([height for _, height in run[start:end]])
            ways.append((best[start][0] + cost, start, start + split))
        best.append(min(ways))
    rows, end = [], len(run)
    while end:
        _, start, split = best[end]
        rows.append((start, split, end))
        end = start
    for start, split, end in reversed(rows):
        stacks = tuple(
            tuple(chapter for chapter, _ in run[at:to])
            for at, to in ((start, split), (split, end))
            if to > at
        )
        if len(stacks) == 1:
            yield PlacedBlock(kind="plain", chapter=stacks[0][0])
        else:
            yield PlacedBlock(kind="briefs", stacks=stacks)


def _row(heights: Sequence[float]) -> tuple[float, int]:
    """Return the cost of a row in lines, and how many of its articles are in the first stack."""
    if len(heights) == 1:
        return _LONE * heights[0], 1
    splits = ((abs(sum(heights[:at]) - sum(heights[at:])), at) for at in range(1, len(heights)))
    uneven, at = min(splits)
    over = max(sum(heights[:at]), sum(heights[at:])) - _HIGHEST
    return uneven + 2 * max(0.0, over), at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    lines: int
    height: float
    is_brief: bool


def _size(chapter: ChapterView, measure: float, pitch: float) -> _Size:
    body = etree.fromstring(f"<div>{chapter.body}</div>", _PARSER)
    texts = ["".join(map(str, block.itertext())) for block in body.iter(*_BLOCKS)]
    lines = sum(max(1, ceil((width_of(text) + 2) / measure)) for text in texts)
    pictures = len(list(body.iter("img")))
    is_brief = lines <= _BRIEF and pictures <= 1 and next(body.iter(*_BIG), None) is None
    title = 1.5 * ceil(width_of(chapter.label) * 1.4 / measure)
    around = (
        1.5 + bool(chapter.date or chapter.authors) + bool(chapter.source) + bool(chapter.kicker)
    )
    height = lines + title + around + pictures * (measure * _SHAPE / pitch + 1)
    return _Size(lines=lines, height=height, is_brief=is_brief)


_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
