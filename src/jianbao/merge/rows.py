"""Rows of a table that come and go, and cells that were empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jianbao.merge import writing
from jianbao.merge.model import MergeChange, Sign
from jianbao.merge.sources import Sources
from jianbao.merge.writing import UnwritableError
from jianbao.products.word.reviewed import CELL, ROW

_BAR: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*")


def pieces(
    sources: Sources, change: MergeChange, put: Sequence[Sign]
) -> Iterator[tuple[str, int, int, str]]:
    """Yield what puts whole rows in, or takes them out; raises UnwritableError for anything else."""
    if change.start != change.end and put:
        yield from _taken(sources, change.start, change.end)
        yield from _put(sources, change.start, tuple(put))
        return
    start, end, put = _turned(sources.now.text, change.start, change.end, tuple(put))
    yield from _put(sources, start, put) if put else _taken(sources, start, end)


def _put(
    sources: Sources, start: int, put: tuple[Sign, ...]
) -> Iterator[tuple[str, int, int, str]]:
    now = sources.now
    at = now.paragraph_at(start) if start < len(now.text) else len(now.paragraphs)
    if not at or start != now.starts[at] or now.text[start - 1] != ROW:
        raise UnwritableError
    yield _added(sources, at, put)


def _taken(sources: Sources, start: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    now = sources.now
    first, last = now.paragraph_at(start), now.paragraph_at(end - 1)
    is_whole = start == now.starts[first] and end == now.starts[last + 1]
    if not is_whole or now.text[end - 1] != ROW or now.text[start - 1 : start] == CELL:
        raise UnwritableError
    for number in range(first, last + 1):
        if now.text[now.starts[number + 1] - 1] == ROW:
            yield _removed(sources, number)


def _turned(
    text: str, start: int, end: int, put: tuple[Sign, ...]
) -> tuple[int, int, tuple[Sign, ...]]:
    """Return the same change so that it begins with a row, if it can be seen so."""
    for _ in range(len(put) or end - start):
        if text[start - 1 : start] != CELL and (
            (put[-1].text == ROW) if put else text[end - 1] == ROW
        ):
            break
        if put and text[start - 1 : start] == put[-1].text:
            put = (put[-1], *put[:-1])
            start, end = start - 1, end - 1
        elif not put and text[start - 1 : start] == text[end - 1]:
            start, end = start - 1, end - 1
        else:
            break
    return start, end, put


def _line(sources: Sources, number: int) -> tuple[str, int, int]:
    """Return the line of a row in a table with bars: file, beginning and end."""
    file, line = sources.line_of(number)
    if not file or not line or writing.is_web(file):
        raise UnwritableError
    start = sources.offset(file, line)
    text = sources.texts[file]
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if not _BAR.search(text, start, end) or text[start:end].lstrip().startswith("<"):
        raise UnwritableError
    return file, start, end


def _added(sources: Sources, at: int, put: Sequence[Sign]) -> tuple[str, int, int, str]:
    """Return new rows behind the row that ends before the paragraph ``at``."""
    file, start, end = _line(sources, at - 1)
    text = sources.texts[file]
    columns = _cells(sources, at - 1)
    after = text.find("\n", end + 1)
    after = len(text) if after < 0 else after
    if end < len(text) and _RULE.fullmatch(text, end + 1, after):
        end = after
    lines, cell = list[list[str]]([[]]), list[Sign]()
    for sign in put:
        if sign.text not in {CELL, ROW}:
            cell.append(Sign(sign.text, bold=sign.bold, key=sign.key))
            continue
        lines[-1].append(writing.inline(cell, file, {}, bold=False, is_cell=True).strip())
        cell = []
        if sign.text == ROW:
            lines.append([])
    if cell or lines.pop() or any(len(line) != columns for line in lines):
        raise UnwritableError
    indent = text[start : start + len(text[start:end]) - len(text[start:end].lstrip())]
    made = "".join(f"\n{indent}| {' | '.join(line)} |" for line in lines)
    return file, end, end, made


def _cells(sources: Sources, last: int) -> int:
    """Return how many cells the row has of which ``last`` is the last."""
    now, count = sources.now, 1
    while last - count >= 0 and now.text[now.starts[last - count + 1] - 1] == CELL:
        count += 1
    return count


def _removed(sources: Sources, number: int) -> tuple[str, int, int, str]:
    file, start, end = _line(sources, number)
    text = sources.texts[file]
    after = text.find("\n", end + 1)
    if _RULE.fullmatch(text, end + 1, len(text) if after < 0 else after):
        raise UnwritableError  # the head of a table stays
    return file, start, min(end + 1, len(text)), ""


def empty_cell(sources: Sources, number: int) -> int | None:
    """Return where in its line an empty cell begins; None where that cannot be told."""
    now = sources.now
    if now.text[now.starts[number + 1] - 1] not in {CELL, ROW}:
        return None
    try:
        file, start, end = _line(sources, number)
    except UnwritableError:
        return None
    text = sources.texts[file]
    index = 0
    while number and now.text[now.starts[number] - 1] == CELL:
        index, number = index + 1, number - 1
    bars = [found.end() for found in _BAR.finditer(text, start, end)]
    if text[start:end].lstrip().startswith("|"):
        return bars[index] if index < len(bars) else None
    return start if not index else bars[index - 1] if index <= len(bars) else None
