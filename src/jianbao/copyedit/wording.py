"""Official wording: names, units and phrases that a public source has settled, each with its date.

The list that comes along is ``wordlists/official.csv``; an office adds a table of its own in the
same columns, by book.yaml's 提法. An entry of its own stands for one of ours; one that gives the
same words as right lets them pass.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from jianbao import spreadsheets
from jianbao.config.model import BookConfig
from jianbao.copyedit import codes
from jianbao.copyedit.lexicon import is_across, runs_on
from jianbao.copyedit.model import Fault, Found, ProofCopy, Wording
from jianbao.copyedit.patterns import any_of, fault
from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.manuscript.prose import Passage
from jianbao.spreadsheets import Column, Row

COLUMNS: Final = (
    Column(name="written", names=("不用", "不用的写法", "旧称", "written"), required=True),
    Column(name="right", names=("规范写法", "应作", "改作", "right")),
    Column(name="context", names=("语境", "context")),
    Column(name="apart", names=("例外", "apart")),
    Column(name="source", names=("出处", "依据", "source")),
    Column(name="since", names=("日期", "起始日期", "since")),
    Column(name="note", names=("说明", "note")),
    Column(name="family", names=("类别", "family")),
)
BEHIND_A_FIGURE: Final = "数字后"
"""The one context that an entry may ask for."""
_LIST: Final = files("jianbao.copyedit") / "wordlists" / "official.csv"
_BY_LAW: Final = frozenset({"行政区划", "计量单位"})
_FIGURE: Final = re.compile(r"[\d万亿百千十多余个]$")
_FORMER: Final = re.compile(r"民国|时任|原|旧称|前身|更名|改名|改称|撤销|组建|并入|划入|废止|失效")
_YEAR: Final = re.compile(r"([12]\d{3})年|(19)[0-9]0年代|(?:[一二三四五六七八九]十年代)")
_DAY: Final = re.compile(
    r"(?P<year>[12]\d{3})(?:[-./年](?:(?P<month>\d{1,2})(?:[-./月](?:(?P<day>\d{1,2})日?)?)?)?)?(?: 00:00:00)?(?:起|以来)?"
)
_FOREIGN: Final = re.compile(
    "(?:[美英法德泰]国|韩国|日本|俄罗斯|印度|苏联|越南|加拿大|澳大利亚|巴西)$"
)
"""What stands before the organs of other countries: 美国农业部."""
_NAME: Final = 3
"""Characters of names like 文化部, whose beginning is plain: 和文 in 和文化部 is a word too."""
_NEAR: Final = 30
"""Characters around a name in which an earlier year, or word of its change, explains it."""


def own_wording(config: BookConfig) -> Result[tuple[Wording, ...]]:
    """Return the office's own table, none where there is none. Faults: R001 to R015."""
    written = config.check.wording
    if not written:
        return Result(value=(), diagnostics=())
    read = spreadsheets.read(config.folder / written, written, COLUMNS, config.folder)
    rows = read.value or ()
    doubts = tuple(doubt for row in rows for doubt in _doubts(row))
    return Result(value=tuple(map(_from_row, rows)), diagnostics=(*read.diagnostics, *doubts))


@cache
def public_wording() -> tuple[Wording, ...]:
    """Return the list that comes with the program."""
    head = {name: column.name for column in COLUMNS for name in column.names}
    lines = csv.DictReader(_LIST.read_text("utf-8").splitlines())
    return tuple(_entry({head[key]: value for key, value in line.items()}) for line in lines)


def public_beside(copy: ProofCopy, *, by_law: bool) -> Iterator[Wording]:
    """Yield our entries that law has settled, or the others; not what the office's table has."""
    own = {entry.written for entry in copy.wording}
    for entry in public_wording():
        if (entry.family in _BY_LAW) == by_law and entry.written not in own:
            yield entry


def improper_in(copy: ProofCopy, entries: Iterable[Wording]) -> Iterator[Found]:
    """Yield where ``copy`` has words of ``entries`` that it should not have."""
    found = _finder(entries)
    for prose in copy.texts:
        for passage in prose.chinese:
            for start, entry in found(passage.text):
                yield prose, improper(passage, start, entry)


def _finder(entries: Iterable[Wording]) -> Callable[[str], Iterator[tuple[int, Wording]]]:
    """Return what finds in a text the words of ``entries`` that it should not have."""
    by_words = {entry.written: entry for entry in entries if entry.right != entry.written}
    pattern = any_of(by_words)

    def found(text: str) -> Iterator[tuple[int, Wording]]:
        for match in pattern.finditer(text):
            entry = by_words[match[0]]
            if not _is_apart(text, match, entry):
                yield match.start(), entry

    return found


def improper(passage: Passage, start: int, entry: Wording) -> Fault:
    """Return what is to be said of the words of ``entry`` at ``start``."""
    written, right, reason = entry.written, entry.right, entry.reason
    told = f"：{reason}" if reason else ""
    message = (
        Text(
            f"“{written}”应当写作“{right}”{told}",
            f"write {right}" + (f": {reason}" if reason else ""),
        )
        if right
        else Text(f"“{written}”不宜用{told}", f"do not use {written}" + told.replace("：", ": "))
    )
    return fault(passage, (start, start + len(written)), message, right=right or None)


def _is_apart(text: str, match: re.Match[str], entry: Wording) -> bool:
    """Whether what stands around the words tells that they are meant as they are."""
    start, end = match.span()
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if entry.context == BEHIND_A_FIGURE:
        if not _FIGURE.search(before):
            return True
    elif (runs_on if len(entry.written) == _NAME else is_across)(text, start, end):
        return True
    return (
        any(_covers(text, phrase, start, end) for phrase in entry.apart)
        or _is_in_title(text, start, entry)
        or _FOREIGN.search(before) is not None
        or _is_history(before, after, entry)
    )


def _covers(text: str, phrase: str, start: int, end: int) -> bool:
    at = text.find(phrase, max(0, end - len(phrase)), start + len(phrase))
    return 0 <= at <= start


def _is_in_title(text: str, start: int, entry: Wording) -> bool:
    """Whether the words are within 《》: the title of a paper is quoted as it was."""
    opened = text.rfind("《", 0, start)
    return not entry.written.startswith("《") and opened > text.rfind("》", 0, start)


def _is_history(before: str, after: str, entry: Wording) -> bool:
    """Whether years before the change are spoken of, or the change itself."""
    since = re.search(r"[12]\d{3}", entry.since)
    if since is None:
        return False
    if _FORMER.search(before) or _FORMER.search(after):
        return True
    years = [int(match[1]) for match in _YEAR.finditer(before) if match[1]]
    decades = any(not match[1] for match in _YEAR.finditer(before))
    return decades or any(year < int(since[0]) for year in years)


def _doubts(row: Row) -> Iterator[Diagnostic]:
    """Yield what in a row of the office's table cannot be read."""
    since, context = row["since"].strip(), row["context"].strip()
    if since and not _is_day(since):
        yield codes.UNKNOWN_DATE.at(row.place("since"), written=since)
    if context and context != BEHIND_A_FIGURE:
        yield codes.UNKNOWN_CONTEXT.at(row.place("context"), written=context)


def _is_day(text: str) -> bool:
    """Whether ``text`` is a day of the calendar, a month or a year."""
    found = _DAY.fullmatch(text)
    try:
        return found is not None and bool(
            date(*(int(part or 1) for part in found.group("year", "month", "day")))
        )
    except ValueError:
        return False


def _from_row(row: Row) -> Wording:
    return _entry({column.name: row[column.name] for column in COLUMNS})


def _entry(cells: dict[str, str]) -> Wording:
    return Wording(
        written=cells["written"],
        right=cells["right"],
        context=cells["context"],
        apart=tuple(filter(None, re.split("[、，,；;]", cells["apart"]))),
        source=cells["source"],
        since=cells["since"],
        note=cells["note"],
        family=cells["family"],
    )
