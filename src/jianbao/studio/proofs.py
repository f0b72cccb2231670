"""What the process that builds for the preview does; it lives on, so that a save costs little.

Each function is called in that process by `workshop`, and returns values that can be sent back.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jianbao import build, config
from jianbao.build import NamedProduct, Prepared
from jianbao.build.proofreading import findings_of
from jianbao.config import BookConfig
from jianbao.copyedit import Finding
from jianbao.diagnostics import BookError, Diagnostic, Text
from jianbao.edition.labels import date_line, in_language, issue_of, spelt
from jianbao.issues.contents import Contents, contents, found
from jianbao.issues.series import facts_of
from jianbao.manuscript.encoding import load
from jianbao.products import PRINT, PRODUCTS
from jianbao.products.commission import Artifact
from jianbao.studio.model import Mend
from jianbao.studio.services.fields import fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A line of the contents of book.yaml: ``id`` is the chapter's own in the book."""

    path: str
    title: str
    id: str
    part: int
    place: int
    hidden: bool
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The newest state of the book: ``printed`` is None where it has an error."""

    title: str
    issue: str
    date: str
    layout: str
    parts: tuple[str, ...]
    entries: tuple[OutlineEntry, ...]
    printed: Artifact | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What proof-reading says, with what would put it right."""

    diagnostic: Diagnostic
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One more output, or why there is none."""

    name: str
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


_proved: dict[Path, tuple[Prepared, NamedProduct]] = {}
"""The last good state of each book, so that its other outputs fit the pages that are shown."""


def prove(file: Path) -> Proof:
    """Read the book of ``file`` and lay it out for print."""
    prepared = build.prepare(file)
    if prepared.failed or prepared.value is None:
        settings = config.load(file, PRODUCTS).value
        facts = facts_of(file)
        listed = _contents(file)
        return Proof(
            title=settings.title if settings else facts.title,
            issue=facts.printed,
            date=spelt(facts.day, "zh") if facts.day else "",
            layout="",
            parts=listed.parts,
            entries=_listed(file.parent, listed),
            printed=None,
            diagnostics=prepared.diagnostics,
        )
    products, said = build.produce(prepared.value, (PRINT.name,), _silent)
    settings = prepared.value.config
    failed = not products or any(item.is_error for item in said)
    if not failed:
        _proved[file] = prepared.value, products[0]
    return Proof(
        title=settings.title,
        issue=issue_of(prepared.value.book),
        date=date_line(prepared.value.book),
        layout=in_language(prepared.value.theme.title, settings.language),
        parts=tuple(part.title for part in settings.parts),
        entries=_entries(settings, prepared.value),
        printed=None if failed else products[0].artifact,
        diagnostics=(*prepared.diagnostics, *said),
    )


def make(file: Path, name: str) -> Output:
    """Make the output ``name`` (``epub``, ``booklet`` …) of the book of ``file`` as last proved."""
    if file not in _proved:
        said = prove(file).diagnostics
        if file not in _proved:
            return Output(name="", data=None, diagnostics=said)
    prepared, printed = _proved[file]
    if name == printed.product:
        return Output(name=printed.file, data=printed.artifact.data, diagnostics=())
    known = {printed.product: printed.artifact}
    products, faults = build.produce(prepared, (name,), _silent, known)
    if not products or any(item.is_error for item in faults):
        return Output(name="", data=None, diagnostics=tuple(faults))
    made = products[-1]
    return Output(name=made.file, data=made.artifact.data, diagnostics=tuple(faults))


def proofread(file: Path) -> tuple[Doubt, ...]:
    """Return what proof-reading finds in the book of ``file``; nothing where it cannot be read."""
    texts: dict[str, str] = {}
    return tuple(_doubt(finding, file.parent, texts) for finding in findings_of(file))


def _doubt(finding: Finding, folder: Path, texts: dict[str, str]) -> Doubt:
    mends = []
    for edit in finding.edits:
        text = texts.get(edit.file)
        if text is None:
            text = texts[edit.file] = load(folder, edit.file).text
        line, column = _place(text, edit.start)
        end_line, end_column = _place(text, edit.end)
        mends.append(
            Mend(
                line=line, column=column, end_line=end_line, end_column=end_column,
                old=text[edit.start : edit.end], text=edit.text,
            )
        )  # fmt: skip
    return Doubt(diagnostic=finding.diagnostic, mends=tuple(mends))


def _place(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of a place in ``text``."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _silent(step: Text) -> None:
    del step


def _title(folder: Path, path: str) -> str:
    """Return what a manuscript that is not in the book calls itself, or its file."""
    with suppress(BookError):
        own = (each.value for each in fields_of(load(folder, path).text) if each.name == "title")
        return next(own, "") or Path(path).stem
    return Path(path).stem


def _contents(file: Path) -> Contents:
    with suppress(OSError):
        return contents(file)
    return Contents(parts=(), articles=())


def _listed(folder: Path, listed: Contents) -> tuple[OutlineEntry, ...]:
    """Return what book.yaml lists, for a book that cannot be read as a whole."""
    return tuple(
        OutlineEntry(
            path=each.path,
            title=each.title or _title(folder, each.path),
            id="",
            part=each.part,
            place=each.place,
            hidden=each.hidden,
            missing=found(folder, each.path) is None,
        )
        for each in listed.articles
        if each.path
    )


def _entries(settings: BookConfig, prepared: Prepared) -> tuple[OutlineEntry, ...]:
    chapters = [iter(part.chapters) for part in prepared.book.parts]
    entries = []
    for i, part in enumerate(settings.parts):
        for j, entry in enumerate(part.chapters):
            chapter = None if entry.hidden else next(chapters[i], None)
            title = chapter.title if chapter else entry.title or _title(settings.folder, entry.path)
            name = chapter.id if chapter else ""
            entries.append(
                OutlineEntry(
                    path=entry.path,
                    title=title.replace("\n", ""),
                    id=name,
                    part=i,
                    place=j,
                    hidden=entry.hidden,
                )
            )
    return tuple(entries)
