"""The stage itself: from a checked configuration to the book."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from lxml import etree

from jianbao import meeting
from jianbao.book import Asset, Book, Chapter, Heading, Meeting, Note, Part
from jianbao.config.model import BookConfig, ChapterEntry
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text, in_reading_order
from jianbao.manuscript import encoding, figures, headings, links
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.cover import read_cover
from jianbao.manuscript.elements import inner, is_blank, line_of
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.model import FrontMatter
from jianbao.manuscript.notes import DraftNote, number
from jianbao.manuscript.renderings import Renderings
from jianbao.manuscript.source import Manuscript

_NOTICE = "meeting.notice"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A chapter whose links are not resolved yet: they need the ids of all the others."""

    entry: ChapterEntry
    manuscript: Manuscript
    front: FrontMatter
    title: str
    span: Span
    root: etree._Element
    headings: tuple[Heading, ...]
    notes: tuple[DraftNote, ...]
    anchors: Anchors


def read(config: BookConfig) -> Result[Book]:
    """Read every manuscript that ``config`` lists.

    The book lacks the chapters that could not be read at all; it is None where none could.
    All that is wrong with the manuscripts and their pictures comes in one result.
    """
    gallery = Gallery(config.folder)
    diagnostics: list[Diagnostic] = []
    drafts: dict[str, _Draft] = {}
    entries = tuple(_entries(config))
    renderings = Renderings(config.file, len(entries))
    for entry in entries:
        try:
            drafts[entry[0]] = _draft(config, entry, gallery, renderings)
        except BookError as problem:
            diagnostics += problem.diagnostics
    renderings.keep()
    anchors = {draft.manuscript.path.resolve(): draft.anchors for draft in drafts.values()}
    chapters = {key: _chapter(draft, anchors) for key, draft in drafts.items()}
    for draft in drafts.values():
        diagnostics += draft.manuscript.diagnostics
    cover, gathering = read_cover(config), meeting.read(config)
    diagnostics += (*cover.diagnostics, *gathering.diagnostics)
    notice = chapters.get(_NOTICE) or _written_notice(config)
    held = replace(gathering.value or Meeting(), notice=notice)
    book = _book(config, chapters, gallery, cover.value, held)
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
    config: BookConfig,
    place: tuple[str, str, ChapterEntry],
    gallery: Gallery,
    renderings: Renderings,
) -> _Draft:
    """Read the manuscript that the configuration lists in ``place``, one of `_entries`."""
    key, name, entry = place
    manuscript = encoding.load(config.folder / entry.path, entry.path)
    rendering = renderings.of(manuscript)
    front, root = rendering.front, _tree(rendering.body)
    contents = {note.number: (_tree(note.body), note.line) for note in rendering.notes}
    anchors = Anchors(name)
    known = [title for title in (front.title, entry.title) if title]
    heading = headings.take_title(root, known if front.title else ())
    if heading is not None and heading.id:
        anchors.title(heading.id)
    title = entry.title or front.title or (heading.text if heading else "") or rendering.title
    if entry.title:
        span = config.span(f"{key}.title")
    else:
        span = manuscript.span(front.title_line or (heading.line if heading else 1))
    _report_missing(manuscript, root, title)
    for tree_root in (root, *(content for content, _ in contents.values())):
        anchors.claim(tree_root, manuscript)
        figures.place_images(tree_root, gallery, manuscript)
    return _Draft(
        entry=entry,
        manuscript=manuscript,
        front=front,
        title=title or manuscript.path.stem,
        span=span,
        root=root,
        headings=headings.arrange(root, anchors),
        notes=number(root, contents, anchors, manuscript),
        anchors=anchors,
    )


def _tree(markup: str) -> etree._Element:
    """Return the tree of a rendering, which is well-formed, and as deep as the gate has let in."""
    return etree.fromstring(markup, _PARSER)


def _report_missing(manuscript: Manuscript, root: etree._Element, title: str) -> None:
    if not title:
        manuscript.error(
            "M020",
            Text("稿件没有标题", "the manuscript has no title"),
            1,
            hint=Text("在开头写一行“# 标题”", "begin it with a line '# Title'"),
        )
    if is_blank(root):
        message = Text("稿件没有正文", "the manuscript has no text")
        manuscript.warn("M021", message, line_of(root))


def _chapter(draft: _Draft, chapters: Mapping[Path, Anchors]) -> Chapter:
    for root in (draft.root, *(note.root for note in draft.notes)):
        links.resolve(root, draft.manuscript, draft.anchors, chapters)
    front = draft.front
    return Chapter(
        id=draft.anchors.chapter,
        title=draft.title,
        subtitle=front.subtitle,
        kicker=front.kicker,
        authors=draft.entry.authors or front.authors,
        source=draft.entry.source or front.source,
        date=front.date,
        summary=front.summary,
        html=inner(draft.root),
        headings=draft.headings,
        notes=tuple(
            Note(
                id=note.id,
                mark=note.mark,
                html=inner(note.root),
                span=draft.manuscript.span(note.line),
            )
            for note in draft.notes
        ),
        span=draft.span,
    )


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
    cover: Asset | None,
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
        folder=config.folder,
        identifier=config.identifier or _identifier(config),
        title=config.title,
        subtitle=config.subtitle,
        issue=config.issue,
        total_issue=config.total_issue,
        issuer=config.issuer,
        authors=config.authors,
        date=config.date,
        language=config.language,
        classification=config.classification,
        description=config.description,
        subjects=config.subjects,
        rights=config.rights,
        masthead=config.masthead,
        imprint=config.imprint,
        official=config.official,
        meeting=held,
        foreword=chapters.get("foreword"),
        parts=tuple(parts),
        assets=gallery.assets,
        cover=cover,
    )


def _identifier(config: BookConfig) -> str:
    """Return a URN that tells this issue from every other, and is the same in every build."""
    facts = (
        config.issuer, config.title, config.issue, config.total_issue, config.date, config.file.name,
    )  # fmt: skip
    name = "\n".join("" if fact is None else str(fact) for fact in facts)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'jianbao:{name}')}"
