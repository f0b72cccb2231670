"""Where in a manuscript each token of the draft stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jianbao.matching_blocks import matcher_of
from jianbao.products.word.reviewed import CELL, END, FORMULA, NOTE, PICTURE, READ, READING, ROW

Place = tuple[int, int]
"""From where to where a token stands in the source."""
_UNIT: Final = re.compile(
    r"""
    (?P<comment><!--.*?-->)
  | (?P<code>(?P<tick>`+)(?!`)[^\n]+?(?<!`)(?P=tick)(?!`))
  | (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<break>\\(?=\n)|<br\s*/?>)
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
  | (?P<tag></?[A-Za-z][^<>\n]*>)
  | (?P<note>\[\^[^\]\s]+\](?!:)|\^\[)
  | (?P<picture>!\[)
  | (?P<address>\]\([ \t]*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))
  | (?P<reading>\{[^{}\n]*?(?:拼音|注音|ruby)[ \t]*=[ \t]*"?(?P<said>[^{}"\n]*)"?[^{}\n]*\})
  | (?P<attributes>\{[^{}\n]*\})
  | (?P<formula>\$\$.+?\$\$|\$[^$\n]+\$)
  | (?P<one>.|\n)
    """,
    re.VERBOSE | re.DOTALL,
)
_FIRST: Final = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|\#{1,6}[ \t]+"
    r"|\[\^[^\]\s]+\]:[ \t]*|(?:表|Table)[ \t]*[：:][ \t]*|:[ \t]+)*"
)
"""What stands before the text of a block."""
_LINE: Final = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_FENCE: Final = re.compile(r"[ \t]*:{3,}.*|[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*")
"""A line that opens or ends a container, or stands below the head of a table."""
_MARKUP: Final = frozenset(" \t\n*_~=^#>|:-+.[](){}\"'`!\\<")
_SAME: Final = {" ": "\n", "\n": " "}


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stands in the source from ``start`` to ``end``, and which token it may be."""

    text: str
    start: int
    end: int


def aligned(tokens: str, source: str, start: int, end: int) -> list[Place | None]:
    """Return where each of ``tokens`` stands in ``source`` between ``start`` and ``end``.

    None stands for what is not there: ends, and words that the program has added.
    """
    units = list(_units(source, start, end, has_formulas=FORMULA in tokens))
    places = _straight(tokens, units)
    if places is None:
        places = _loose(tokens, units)
    return places


def _units(source: str, start: int, end: int, *, has_formulas: bool) -> Iterator[_Unit]:
    at, is_first = start, True
    while at < end:
        stop = source.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = source[at:stop]
        if _FENCE.fullmatch(line) and line.strip():
            at = stop + 1
            continue
        before = (_FIRST if is_first else _LINE).match(source, at, stop)
        is_first = is_first and not line.strip()
        inside = at if before is None else before.end()
        reached = inside
        for unit in _of(source, inside, stop, end, has_formulas=has_formulas):
            reached = unit.end
            if unit.text:
                yield unit
        if reached <= stop < end:
            yield _Unit("\n", stop, stop + 1)
        at = max(stop, reached) + 1


def _of(source: str, at: int, stop: int, end: int, *, has_formulas: bool) -> Iterator[_Unit]:
    """Yield the units of a line; a comment or a formula may go on below it."""
    while at < stop:
        found = _UNIT.match(source, at, end)
        assert found is not None  # noqa: S101 - the last of the patterns matches anything
        kind = found.lastgroup if found.lastgroup != "said" else "reading"
        until = found.end()
        if kind == "formula" and not has_formulas:
            kind, until = "one", at + 1
        yield from _unit(source, kind or "one", at, until, found)
        at = until


def _unit(source: str, kind: str, at: int, until: int, found: re.Match[str]) -> Iterator[_Unit]:
    whole = {"note": NOTE, "picture": PICTURE, "formula": FORMULA, "break": "\n"}
    if kind in whole:
        yield _Unit(whole[kind], at, until)
    elif kind == "escape":
        yield _Unit(source[at + 1], at, until)
    elif kind == "entity":
        yield _Unit(html.unescape(found["entity"]), at, until)
    elif kind == "code":
        yield from (_Unit(source[place], place, place + 1) for place in range(at, until))
    elif kind == "reading":
        inside = found.start("said")
        yield _Unit(READING, at, inside)
        for place in range(inside, found.end("said")):
            yield _Unit(source[place], place, place + 1)
        yield _Unit(READ, found.end("said"), until)
    elif kind == "one":
        yield _Unit(source[at], at, until)
    else:
        yield _Unit("", at, until)


def _straight(tokens: str, units: list[_Unit]) -> list[Place | None] | None:
    """Return the places where only markup stands between what is told; else None."""
    places: list[Place | None] = []
    at = 0
    for token in tokens:
        if token in {END, CELL, ROW}:
            places.append(None)
            continue
        while at < len(units) and not _is(units[at].text, token):
            if units[at].text not in _MARKUP:
                return None
            at += 1
        if at == len(units):
            return None
        places.append((units[at].start, units[at].end))
        at += 1
    return places


def _is(text: str, token: str) -> bool:
    return text == token or _SAME.get(token) == text


def _loose(tokens: str, units: list[_Unit]) -> list[Place | None]:
    """Return the places where the longest stretches are in common."""
    places: list[Place | None] = [None] * len(tokens)
    known = "".join(unit.text[:1] for unit in units)
    for i, j, length in matcher_of(known, tokens).get_matching_blocks():
        for offset in range(length):
            unit = units[i + offset]
            places[j + offset] = (unit.start, unit.end)
    return places
