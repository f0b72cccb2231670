"""The next issue from the last one: its settings with another number and day, and no articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jianbao import files
from jianbao.atomic_files import free_place, staging
from jianbao.config.bare import Bare, bare
from jianbao.config.editing import Step, changed
from jianbao.config.keys import BOOK, IMPRINT, MASTHEAD
from jianbao.config.places import names_of
from jianbao.config.reading import Place
from jianbao.config.scalars import DATE, Day
from jianbao.edition.labels import spelt
from jianbao.intake.emit import is_chinese
from jianbao.issues.contents import book_text, contents_of, found
from jianbao.issues.series import IssueFacts, facts_of, next_day, series_of, starts_anew
from jianbao.numerals import numeral

_LARGEST: Final = 64 * 1024 * 1024
_STYLES: Final = ("styles", "style.css")
_SUPPORT: Final = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml"})
"""What is an article of its own issue, and does not go along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextIssue:
    """An issue to be made: its folder, its book.yaml, and the files that go along."""

    folder: Path
    number: str
    day: date | None
    text: str
    files: tuple[str, ...]


def plan(
    last: Path,
    shelf: Path,
    books: Sequence[Path],
    *,
    day: date | None = None,
    number: int | None = None,
) -> NextIssue:
    """Return the issue that follows the one of the book.yaml ``last``; nothing is written.

    ``shelf`` is the folder for its folder, ``books`` are all books there; ``day`` and ``number``
    are known better than by the rhythm and by counting. Raises UneditableError where the settings cannot be changed safely, OSError
    where they cannot be read.
    """
    text, one = book_text(last), facts_of(last)
    series = series_of(one, books)
    days = [each.day for each in series if each.day]
    due = day or (next_day(days) if days else None)
    anew = due is not None and starts_anew(series, due)
    newest = max((each.number for each in series), default=one.number)
    number = number or (1 if anew else (newest if one.number else 0) + 1)
    fresh = _renumbered(text, one, number, due)
    fresh = _without_articles(fresh)
    name = _name(last.parent.name, one, number, due)
    return NextIssue(
        folder=free_place(shelf, name),
        number=_like(one.issue, one.number, number) if one.issue else "",
        day=due,
        text=fresh,
        files=tuple(_going_along(last, bare(fresh))),
    )


def make(planned: NextIssue, last: Path) -> Path:
    """Write an issue, or nothing, and return its book.yaml. Raises OSError."""
    planned.folder.parent.mkdir(parents=True, exist_ok=True)
    with staging(planned.folder.parent) as fresh:
        made = fresh / "book"
        made.mkdir()
        (made / last.name).write_text(planned.text, "utf-8", newline="")
        for name in planned.files:
            target = made / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files.read(last.parent / name, _LARGEST, last.parent))
        made.rename(planned.folder)
    return planned.folder / last.name


def _renumbered(text: str, one: IssueFacts, number: int, day: date | None) -> str:
    values: dict[tuple[str, ...], str] = {}
    if one.issue:
        values["issue",] = _like(one.issue, one.number, number)
    if one.total:
        values["total_issue",] = str(one.total + 1)
    if one.day and day:
        values["date",] = _dated(_said(one.said, "date"), day)
        printed = _said(one.said, "imprint", "printed")
        known = Day().parse(printed, Place()) if printed else None
        if isinstance(known, date):
            values["imprint", "printed"] = _dated(printed, day + (known - one.day))
    title, mark = _said(one.said, "title"), _said(one.said, "masthead", "number")
    if one.number and re.search(rf"第0*{one.number}期", title):
        values["title",] = re.sub(rf"第(0*){one.number}期", rf"第\g<1>{number}期", title)
    if mark.isdecimal() and int(mark) in {one.number, one.total} - {0}:
        following = one.total + 1 if int(mark) == one.total else number
        values["masthead", "number"] = f"{following:0{len(mark)}}"
    for path, value in values.items():
        text = changed(text, _way(path), value)
    return text


def _without_articles(text: str) -> str:
    """Return the settings without what they list; the parts stay as a line to remember them."""
    listed = contents_of(text)
    text = changed(text, _way(("foreword",)), None)
    text = changed(text, _way(("parts",)), None)
    text = changed(text, _way(("chapters",)), None)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [text.rstrip("\r\n")]
    titles = [title for title in listed.parts if title]
    chinese = is_chinese(text)
    if titles:
        lines.append(
            f"# 上一期的栏目：{'、'.join(titles)}"
            if chinese
            else f"# Parts of the last issue: {', '.join(titles)}"
        )
    lines.append("文章:" if chinese else "chapters:")
    return newline.join(lines) + newline


def _way(path: tuple[str, ...]) -> tuple[Step, ...]:
    records = {"imprint": IMPRINT, "masthead": MASTHEAD}
    record, steps = BOOK, list[Step]()
    for name in path:
        names = names_of(record, name)
        steps.append(Step(names=names, written=name))
        record = records.get(name, record)  # type: ignore[assignment] # records of several kinds
    return tuple(steps)


def _said(said: Bare, *path: str) -> str:
    records = {"imprint": IMPRINT, "masthead": MASTHEAD}
    record = BOOK
    for name in path:
        if not isinstance(said, dict):
            return ""
        names = names_of(record, name)
        said = next((value for key, value in said.items() if key.strip() in names), None)
        record = records.get(name, record)  # type: ignore[assignment] # as above
    return said.strip() if isinstance(said, str) else ""


def _like(written: str, old: int, new: int) -> str:
    """Return a number written as another was: 第十三期 after 第十二期, 013 after 012."""
    found = re.search(rf"0*{old}(?!\d)", written)
    if found is None:
        return written.replace(numeral(old), numeral(new), 1)
    width = len(found[0]) if found[0].startswith("0") else 1
    return f"{written[: found.start()]}{new:0{width}}{written[found.end() :]}"


def _dated(written: str, day: date) -> str:
    """Return a day written as another was."""
    found = DATE.fullmatch(written)
    if found is None or "年" in written:
        return spelt(day, "zh")
    for mark in "-/.":
        if mark in written:
            padded = any(part.startswith("0") for part in written.split(mark)[1:])
            padded = padded or (mark == "-" and all(len(p) > 1 for p in written.split(mark)[1:]))
            form = "{:04}{m}{:02}{m}{:02}" if padded else "{}{m}{}{m}{}"
            return form.format(day.year, day.month, day.day, m=mark)
    return day.isoformat()  # pragma: no cover - no other way is read


def _name(name: str, one: IssueFacts, number: int, day: date | None) -> str:
    """Return the name of the folder, with the number and the day that the last one's has."""
    dated = _dated_name(name, one.day, day) if one.day and day else name
    if not one.number:
        return dated if dated != name else f"{name}-2"
    for pattern in (rf"第0*{one.number}期", f"第{numeral(one.number)}期"):
        if found := re.search(pattern, dated):
            fresh = _like(found[0], one.number, number)
            return dated[: found.start()] + fresh + dated[found.end() :]
    if dated != name:
        return dated
    found = re.search(rf"(?<!\d)0*{one.number}(?!\d)", name)
    if found is None:
        return f"{name}-{number}"
    return name[: found.start()] + _like(found[0], one.number, number) + name[found.end() :]


def _dated_name(name: str, old: date, new: date) -> str:
    """Return a name with another month, or at least another year, where it has those of ``old``."""

    def month(found: re.Match[str]) -> str:
        width = 2 if found[2].startswith("0") or (not found[1] and len(found[2]) > 1) else 1
        return f"{new.year}{found[1]}{new.month:0{width}}"

    fresh = re.sub(rf"{old.year}([-.年_]?)(0?{old.month})(?!\d)", month, name)
    return fresh if fresh != name else name.replace(str(old.year), str(new.year))


def _going_along(last: Path, said: Bare) -> Iterator[str]:
    """Yield the files that the settings name, and the book's own styles."""
    for name in dict.fromkeys(_texts(said)):
        file = found(last.parent, name)
        if file is not None and file.suffix.lower() not in _SUPPORT and file != last.resolve():
            yield file.relative_to(last.parent.resolve()).as_posix()
    for name in _STYLES:
        place = last.parent / name
        inner = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in inner:
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(last.parent).as_posix()


def _texts(said: Bare) -> Iterator[str]:
    if isinstance(said, Mapping):
        for value in said.values():
            yield from _texts(value)
    elif isinstance(said, list):
        for value in said:
            yield from _texts(value)
    elif isinstance(said, str) and "." in said and len(said) < 256:  # noqa: PLR2004 - as long as a path may be
        yield said
