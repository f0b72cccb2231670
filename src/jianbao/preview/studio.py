"""What the process that builds for the preview does; it lives on, so that a save costs little.

Each function is called in that process by `workshop`, and returns values that can be sent back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao import build, config, copyedit
from jianbao.build import Made, Prepared, Written
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.products import PRODUCTS
from jianbao.products.commission import Artifact


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents of book.yaml: ``id`` is the chapter's own in the book."""

    path: str
    title: str
    id: str
    part: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The newest state of the book: ``printed`` is None where it has an error."""

    title: str
    parts: tuple[str, ...]
    entries: tuple[Entry, ...]
    printed: Artifact | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One more output, or why there is none."""

    name: str
    data: bytes | None
    diagnostics: tuple[Diagnostic, ...]


_proved: dict[Path, tuple[Prepared, Made]] = {}
"""The last good state of each book, so that its other outputs fit the pages that are shown."""


def prove(file: Path) -> Proof:
    """Read the book of ``file`` and lay it out for print."""
    prepared = build.prepare(file)
    if prepared.failed or prepared.value is None:
        settings = config.load(file, PRODUCTS).value
        return Proof(
            title=settings.title if settings else "",
            parts=_parts(settings),
            entries=_entries(settings, None),
            printed=None,
            diagnostics=prepared.diagnostics,
        )
    products, said = build.produce(prepared.value, ("pdf",), _silent)
    settings = prepared.value.config
    failed = not products or any(item.is_error for item in said)
    if not failed:
        _proved[file] = prepared.value, products[0]
    return Proof(
        title=settings.title,
        parts=_parts(settings),
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


def proofread(file: Path) -> tuple[Diagnostic, ...]:
    """Return what proof-reading finds in the book of ``file``; nothing where it cannot be read."""
    return tuple(finding.diagnostic for finding in copyedit.findings_of(file))


def write(file: Path) -> Result[tuple[Written, ...]]:
    """Build all outputs of the book of ``file`` into its folder ``out``."""
    return build.build(build.Request(file=file), _silent)


def _silent(step: Text) -> None:
    del step


def _parts(settings: BookConfig | None) -> tuple[str, ...]:
    return tuple(part.title for part in settings.parts) if settings else ()


def _entries(settings: BookConfig | None, prepared: Prepared | None) -> tuple[Entry, ...]:
    if settings is None:
        return ()
    chapters = [part.chapters for part in prepared.book.parts] if prepared else []
    entries = []
    for i, part in enumerate(settings.parts):
        for j, entry in enumerate(part.chapters):
            chapter = chapters[i][j] if prepared else None
            title = chapter.title if chapter else entry.title or Path(entry.path).stem
            name = chapter.id if chapter else ""
            entries.append(
                Entry(path=entry.path, title=title.replace("\n", ""), id=name, part=i, place=j)
            )
    return tuple(entries)
