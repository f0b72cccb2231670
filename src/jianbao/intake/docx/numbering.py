"""Automatic numbering, ECMA-376 part 1, 17.9: the number of each paragraph as it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from jianbao.intake.docx import symbols
from jianbao.intake.docx.names import is_on, number, value, w
from jianbao.intake.docx.properties import Properties, indents, run_properties
from jianbao.intake.numerals import numeral

_LEVELS = 9
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered.

    ``restart`` is the level, from 1, that makes it begin anew; None is any above, 0 is none.
    ``legal`` shows all numbers in digits. ``style`` is the paragraph style tied to it.
    """

    start: int = 0
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    indent: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A use of the list ``abstract``: levels that it replaces, numbers that it begins anew from."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, with their counters."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is that of the part with the numbering, if there is one."""
        self._lists: dict[str, dict[int, Level]] = {}
        self._named: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._uses: dict[str, _Use] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                self._read_list(element)
            elif element.tag == w("num"):
                self._read_num(element)

    def level(self, num: str, index: int) -> Level | None:
        """Return how level ``index``, from 0, of the list ``num`` is numbered; None for no list."""
        use = self._uses.get(num)
        if use is None:
            return None
        level = use.levels.get(index) or self._lists.get(self._source(use), {}).get(index)
        return replace(level, start=use.starts[index]) if level and index in use.starts else level

    def index(self, num: str, *styles: str) -> int:
        """Return the level, from 0, that the list ``num`` ties to the first of ``styles`` it knows."""
        tied = {self._style(num, index): index for index in reversed(range(_LEVELS))}
        return next((tied[style] for style in styles if style and style in tied), 0)

    def advance(self, num: str, index: int) -> str:
        """Count one paragraph at level ``index`` of the list ``num``; return its number."""
        level = self.level(num, index)
        if level is None:
            return ""
        use = self._uses[num]
        counters = self._counters.setdefault(self._source(use), {})
        if num not in self._begun:
            self._begun.add(num)
            counters |= {begun: start - 1 for begun, start in use.starts.items()}
        counters[index] = counters.get(index, level.start - 1) + 1
        self._restart_below(num, index, counters)
        return self._shown(num, level, counters)

    def _restart_below(self, num: str, index: int, counters: dict[int, int]) -> None:
        for lower in range(index + 1, _LEVELS):
            level = self.level(num, lower)
            if level and (level.restart is None or index < level.restart):
                counters.pop(lower, None)

    def _shown(self, num: str, level: Level, counters: dict[int, int]) -> str:
        if level.kind == "bullet":
            return symbols.shown(level.text, level.font)

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = self.level(num, index) or level
            kind = "decimal" if level.legal else other.kind
            return numeral(counters.get(index, other.start), kind)

        return _PLACE.sub(place, level.text).strip()

    def _style(self, num: str, index: int) -> str:
        level = self.level(num, index)
        return level.style if level else ""

    def _source(self, use: _Use) -> str:
        """Follow a list that only names the style of another list, 17.9.21."""
        link = self._linked.get(use.abstract, "")
        return self._named.get(link, use.abstract) if link else use.abstract

    def _read_list(self, element: etree._Element) -> None:
        identifier = element.get(w("abstractNumId"), "")
        self._lists[identifier] = dict(_level(item) for item in element.iter(w("lvl")))
        self._named[value(element, "styleLink")] = identifier
        self._linked[identifier] = value(element, "numStyleLink")

    def _read_num(self, element: etree._Element) -> None:
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for item in element.iter(w("lvlOverride")):
            index = number(item.get(w("ilvl")))
            start, whole = item.find(w("startOverride")), item.find(w("lvl"))
            if whole is not None:
                levels[index] = _level(whole)[1]
            if start is not None:
                starts[index] = number(start.get(w("val")))
        use = _Use(abstract=value(element, "abstractNumId"), levels=levels, starts=starts)
        self._uses[element.get(w("numId"), "")] = use


def _level(element: etree._Element) -> tuple[int, Level]:
    # A newer format stands in an mc:AlternateContent.
    kind = element.find(f".//{w('numFmt')}")
    restart = element.find(w("lvlRestart"))
    legal = element.find(w("isLgl"))
    indent = element.find(f"{w('pPr')}/{w('ind')}")
    return number(element.get(w("ilvl"))), Level(
        start=number(value(element, "start")),
        kind="decimal" if kind is None else kind.get(w("val"), "decimal"),
        text=value(element, "lvlText"),
        restart=None if restart is None else number(restart.get(w("val"))),
        legal=legal is not None and is_on(legal.get(w("val"))),
        style=value(element, "pStyle"),
        font=run_properties(element.find(w("rPr"))).get("ascii", ""),
        indent={} if indent is None else indents(indent),
    )
