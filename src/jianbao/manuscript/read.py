"""The stage itself: from a checked configuration to the book."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache as once
from functools import partial
from html import escape
from pathlib import Path

from jianbao import meeting
from jianbao.book import Book, Chapter, Meeting, Part
from jianbao.budget import limited
from jianbao.config.model import BookConfig, ChapterEntry
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, in_reading_order
from jianbao.failures import placed
from jianbao.manuscript import encoding
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.characters import composed
from jianbao.manuscript.draft import Draft, chapter, draft
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.model import Listing, Rendering
from jianbao.manuscript.rendering import render
from jianbao.manuscript.source import Manuscript

_NOTICE = "meeting.notice"


Render = Callable[[str, str], Rendering]
"""Renders a manuscript from its name and its text; raises BookError."""


def read(config: BookConfig, render: Render = render) -> Result[Book]:
    """Read every manuscript that ``config`` lists.

    The book lacks the chapters that could not be read at all; it is None where none could.
    All that is wrong with the manuscripts and their pictures comes in one result.
    """
    gallery = Gallery(config.folder)
    diagnostics: list[Diagnostic] = []
    drafts: dict[str, Draft] = {}
    for entry in _entries(config):
        begun = placed(partial(_draft, config, entry, gallery, render), Span(file=entry[2].path))
        diagnostics += begun.diagnostics
        if begun.value is not None:
            drafts[entry[0]] = begun.value
    anchors_of = _anchors_of(drafts)
    chapters = dict[str, Chapter]()
    for key, each in drafts.items():
        made = placed(partial(_chapter, each, anchors_of), Span(file=each.manuscript.file))
        diagnostics += made.diagnostics
        if made.value is not None:
            chapters[key] = made.value
    for each in drafts.values():
        diagnostics += each.manuscript.diagnostics
    gathering = meeting.read(config)
    diagnostics += gathering.diagnostics
    notice = chapters.get(_NOTICE) or _written_notice(config)
    held = replace(gathering.value or Meeting(), notice=notice)
    book = _book(config, chapters, gallery, held)
    return Result(value=book, diagnostics=in_reading_order(diagnostics))


def _entries(config: BookConfig) -> Iterator[tuple[str, str, ChapterEntry]]:
    """Yield each entry with its place in the configuration and its id in the book."""
    if isinstance(config.meeting.notice, ChapterEntry):
        yield _NOTICE, "notice", config.meeting.notice
    if config.foreword is not None:
        yield "foreword", "foreword", config.foreword
    count = 0
    for i, part in enumerate(config.parts):
        for j, entry in enumerate(part.chapters):
            count += 1
            yield f"parts.{i}.chapters.{j}", f"chapter-{count:02}", entry


def _draft(
    config: BookConfig, place: tuple[str, str, ChapterEntry], gallery: Gallery, render: Render
) -> Result[Draft]:
    """Read the manuscript that the configuration lists in ``place``, one of `_entries`."""
    _, _, entry = place
    manuscript = encoding.load(config.folder / entry.path, entry.path)
    with limited(len(manuscript.text)):
        return Result(value=_begun(config, place, manuscript, gallery, render))


def _begun(
    config: BookConfig,
    place: tuple[str, str, ChapterEntry],
    manuscript: Manuscript,
    gallery: Gallery,
    render: Render,
) -> Draft:
    key, name, entry = place
    try:
        rendering = render(manuscript.file, manuscript.text)
    except BookError as problem:
        raise BookError(*manuscript.diagnostics, *problem.diagnostics) from None
    manuscript.compose(composed(manuscript.text))
    manuscript.diagnostics += rendering.diagnostics
    title_span = config.span(f"{key}.title") if entry.title else None
    listing = Listing(entry=entry, id=name, title_span=title_span)
    return draft(rendering, manuscript, listing, gallery)


def _anchors_of(drafts: Mapping[str, Draft]) -> Callable[[Path], Anchors | None]:
    """Return what gives the ids of the manuscript at a resolved path, which few books ask for."""

    @once
    def found() -> Mapping[Path, Anchors]:
        return {each.manuscript.path.resolve(): each.anchors for each in drafts.values()}

    return lambda path: found().get(path)


def _chapter(begun: Draft, anchors_of: Callable[[Path], Anchors | None]) -> Result[Chapter]:
    with limited(len(begun.manuscript.text)):
        return Result(value=chapter(begun, anchors_of))


def _written_notice(config: BookConfig) -> Chapter | None:
    """Return the notice whose paragraphs stand in book.yaml itself."""
    paragraphs = config.meeting.notice
    if isinstance(paragraphs, ChapterEntry) or not paragraphs:
        return None
    spans = [config.span(f"{_NOTICE}.{number}") for number in range(len(paragraphs))]
    html = "".join(
        f'<p data-source="{escape(span.file)}:{span.line}">{escape(text)}</p>'
        for text, span in zip(paragraphs, spans, strict=True)
    )
    return Chapter(id="notice", title="", html=html, span=config.span(_NOTICE))


def _book(
    config: BookConfig,
    chapters: Mapping[str, Chapter],
    gallery: Gallery,
    held: Meeting,
) -> Book | None:
    parts = []
    for i, part in enumerate(config.parts):
        keys = [f"parts.{i}.chapters.{j}" for j in range(len(part.chapters))]
        found = tuple(chapters[key] for key in keys if key in chapters)
        parts.append(Part(id=f"part-{i + 1}", title=part.title, chapters=found))
    if not any(part.chapters for part in parts):
        return None
    return Book(
        **config.facts | {"identifier": config.identifier or _identifier(config)},
        folder=config.folder,
        meeting=held,
        foreword=chapters.get("foreword"),
        parts=tuple(parts),
        assets=gallery.assets,
    )


def _identifier(config: BookConfig) -> str:
    """Return a URN that tells this issue from every other, and is the same in every build."""
    facts = (
        config.issuer, config.title, config.issue, config.total_issue, config.date, config.file.name,
    )  # fmt: skip
    name = "\n".join("" if fact is None else str(fact) for fact in facts)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'jianbao:{name}')}"
