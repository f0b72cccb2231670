"""The site made of a folder of finished issues, whole or not at all.

It is written beside its place and then moved there. The folder of an issue that has not changed is
taken over from the earlier site, and what was read of it from what was kept.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from jianbao import program
from jianbao.atomic_files import staging
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.executors import Counted, untold
from jianbao.memo import Memory
from jianbao.once import key_of
from jianbao.shelf import codes, folder, pages
from jianbao.shelf.feeds import feeds
from jianbao.shelf.gathering import RECORD, FinishedIssue, gather
from jianbao.shelf.index import count_for, extended, shards_of
from jianbao.shelf.model import Download, PlacedIssue

_JUNK: Final = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What systems leave in a folder that somebody has looked into."""
_NEWEST: Final = 24
"""Issues on the first page."""
_AT_A_TIME: Final = 50
"""Issues whose postings are in memory together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWishes:
    """What is asked of a site."""

    shelf: Path
    """The folder of the issues."""
    out: Path
    title: str = ""
    address: str = ""
    """Where it will be found on a network, for programs that read the feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site that was written."""

    folder: Path
    title: str
    issues: int
    articles: int
    taken_over: int
    """Issues that were as they had been."""


def build_site(wishes: SiteWishes, told: Counted = untold) -> Result[Site]:
    """Make the site, or leave the earlier one; ``told`` hears how many issues are read. Raises OSError where it cannot be written."""
    if not is_ours(wishes.out):
        said = codes.IN_THE_WAY.of(folder=str(wishes.out))
        return Result(value=None, diagnostics=(said,))
    memory = Memory(wishes.shelf)
    gathered = gather(wishes.shelf, wishes.out, memory.of("shelf"), told)
    memory.keep()
    if not gathered.value:
        said = codes.NO_ISSUES.of(folder=str(wishes.shelf))
        return Result(value=None, diagnostics=(*gathered.diagnostics, said))
    made = put(wishes, gathered.value)
    return Result(value=made.value, diagnostics=(*gathered.diagnostics, *made.diagnostics))


def put(
    wishes: SiteWishes,
    found: Sequence[FinishedIssue],
    more: Callable[[Path], tuple[Download, ...]] = lambda _: (),
) -> Result[Site]:
    """Make the site of ``found`` beside its place, and put it there when it is whole.

    ``more`` writes into it what is offered on its first page. Y011 is said of an issue whose cover
    is damaged. Raises OSError.
    """
    said: list[Diagnostic] = []
    title = wishes.title or _title_of(found)
    shelf = [item.shelved for item in found]
    earlier = _recorded(wishes.out)
    keys = {
        item.shelved.slug: key_of(program.state(), title, item.digest, str(item.shelved.downloads))
        for item in found
    }
    record = _Record(issues=keys, parts=count_for(item.issue for item in shelf))
    wishes.out.parent.mkdir(parents=True, exist_ok=True)
    with staging(wishes.out.parent) as beside:
        fresh = beside / "site"
        taken_over = 0
        for item in found:
            own = item.shelved.folder
            is_same = earlier.issues.get(item.shelved.slug) == keys[item.shelved.slug]
            if is_same and _taken_over(wishes.out / own, fresh / own):
                taken_over += 1
            elif not folder.write(title, item, fresh / own):
                said.append(codes.COVERLESS.at(Span(file=item.shelved.issue.path)))
        _write_lists(title, wishes.address, shelf, fresh, more(fresh))
        _write_index(shelf, wishes.out, earlier, record, fresh / "search")
        record = replace(record, files=tuple(sorted(_names(fresh))))
        (fresh / RECORD).write_text(json.dumps(asdict(record), indent=0) + "\n", "utf-8")
        _put(fresh, wishes.out, beside / "earlier")
    articles = sum(len(item.issue.articles) for item in shelf)
    site = Site(
        folder=wishes.out, title=title, issues=len(shelf), articles=articles, taken_over=taken_over
    )
    return Result(value=site, diagnostics=tuple(said))


def _title_of(found: Sequence[FinishedIssue]) -> str:
    issues = [item.shelved.issue for item in found]
    series = Counter(issue.series for issue in issues if issue.edition) or Counter(["简报"])
    return f"{series.most_common(1)[0][0]}书架"


def is_ours(out: Path) -> bool:
    """Whether nothing is in ``out`` but what a shelf has written there."""
    if not out.exists():
        return True
    return _names(out) <= {*_recorded(out).files, RECORD}


def _names(folder: Path) -> set[str]:
    if not folder.is_dir():
        return {folder.name}
    found: set[str] = set()
    for place, _, names in os.walk(folder):
        inner = os.path.relpath(place, folder)
        before = "" if inner == os.curdir else inner + os.sep
        found.update(before + name for name in names if name not in _JUNK)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What a site says of itself."""

    issues: dict[str, str]
    """Of what the folder of each issue was made, in the order of the index."""
    parts: int
    """In how many files the index is."""
    files: tuple[str, ...] = ()
    """The names of all files, but for that of the record."""


def _recorded(site: Path) -> _Record:
    with suppress(OSError, ValueError, TypeError):
        return _Record(**json.loads((site / RECORD).read_text("utf-8")))
    return _Record(issues={}, parts=0)


def _taken_over(earlier: Path, place: Path) -> bool:
    """Take what is in the folder ``earlier``, of which no file ever changes, to ``place``."""
    try:
        place.mkdir(parents=True)
        with os.scandir(earlier) as entries:
            for entry in entries:
                if entry.is_dir():
                    if not _taken_over(earlier / entry.name, place / entry.name):
                        return False
                else:
                    _link(entry.path, place / entry.name)
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        return False
    return True


def _link(source: str, place: Path) -> None:
    try:
        os.link(source, place)
    except OSError:  # a stick knows no links
        shutil.copyfile(source, place)


def _write_lists(
    title: str,
    address: str,
    shelf: Sequence[PlacedIssue],
    fresh: Path,
    offered: tuple[Download, ...],
) -> None:
    newest = shelf[::-1]
    years = list(dict.fromkeys(item.year for item in newest))
    series = list(dict.fromkeys(item.issue.series for item in newest if item.issue.edition))
    lists = [("index", "最近各期", newest[:_NEWEST])]
    lists += [
        (
            f"years/{year or 'undated'}",
            f"{year}年" if year else "没有日期",
            [i for i in newest if i.year == year],
        )
        for year in years
    ]
    if len(series) > 1:
        lists += [
            (f"series/{number}", name, [i for i in newest if i.issue.series == name])
            for number, name in enumerate(series, 1)
        ]
    links = [(f"{name}.html", heading) for name, heading, _ in lists]
    files = {
        f"{name}.html": pages.list_page(
            title, name, issues, links, () if name.count("/") else offered
        ).encode()
        for name, _, issues in lists
    }
    entries = pages.entries_of(newest, _INDEXES)
    for name, heading in (("units", "单位"), ("authors", "作者"), ("topics", "栏目与主题")):
        files[f"{name}.html"] = pages.entries_page(title, heading, entries[name]).encode()
    files["search.html"] = pages.search_page(title).encode()
    folder.write_files(files | pages.static_files() | feeds(title, newest, address), fresh)


_INDEXES: Final = {
    "units": lambda _, article: (article.unit,),
    "authors": lambda _, article: article.authors,
    "topics": lambda issue, article: (article.part, *issue.subjects),
}


def _write_index(
    shelf: Sequence[PlacedIssue], earlier: Path, known: _Record, record: _Record, place: Path
) -> None:
    """Write the index to ``place``: what the ``earlier`` site has, and the issues after those."""
    issues = [item.issue for item in shelf]
    before = list(known.issues.items())
    is_known = known.parts == record.parts and before == list(record.issues.items())[: len(before)]
    if not (is_known and _taken_over(earlier / "search", place)):
        shutil.rmtree(place, ignore_errors=True)
        folder.write_files(
            {
                f"{number:x}.js": pages.script(f"search/{number:x}.js", "")
                for number in range(record.parts)
            },
            place,
        )
        before = []
    for first in range(len(before), len(issues), _AT_A_TIME):
        further = shards_of(issues[first : first + _AT_A_TIME], first, record.parts)
        for number, part in enumerate(further):
            if part:
                _extend(place / f"{number:x}.js", part)
    about = {"count": record.parts, "issues": list(record.issues)}
    initials = [[article.initials for article in issue.articles] for issue in issues]
    folder.write_files(
        {
            "initials.js": pages.script("search/initials.js", initials),
            "about.js": f"window.jianbaoShelf = {json.dumps(about)};\n".encode(),
        },
        place,
    )


def _extend(file: Path, further: Mapping[str, str]) -> None:
    name = f"search/{file.name}"
    known = pages.scripted(name, file.read_bytes())
    file.unlink()  # it may be the earlier site's as well
    file.write_bytes(pages.script(name, extended(known, further)))


def _put(fresh: Path, out: Path, earlier: Path) -> None:
    """Put the site in its place; the ``earlier`` one comes back where that fails."""
    if out.exists():
        out.rename(earlier)
    try:
        fresh.rename(out)
    except BaseException:
        if earlier.exists() and not out.exists():
            earlier.rename(out)
        raise
