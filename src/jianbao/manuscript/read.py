"""The stage itself: from a checked configuration to the book."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from jianbao.book import Asset, Book, Chapter, Heading, Note, Part
from jianbao.config.model import BookConfig, ChapterEntry
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text, in_reading_order
from jianbao.manuscript import encoding, figures, frontmatter, headings, html, links, markdown
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.cover import read_cover
from jianbao.manuscript.elements import inner, is_blank, line_of
from jianbao.manuscript.frontmatter import FrontMatter
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.lines import join_lines, keep_signature_lines
from jianbao.manuscript.markdown import Markup
from jianbao.manuscript.marks import set_marks
from jianbao.manuscript.notes import DraftNote, number
from jianbao.manuscript.sanitise import TooDeepError, tree
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.tidy import tidy

Reader = Callable[[Manuscript, str], Markup]


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
    for key, name, entry in _entries(config):
        try:
            drafts[key] = _draft(config, key, name, entry, gallery)
        except BookError as problem:
            diagnostics += problem.diagnostics
    anchors = {draft.manuscript.path.resolve(): draft.anchors for draft in drafts.values()}
    chapters = {key: _chapter(draft, anchors) for key, draft in drafts.items()}
    for draft in drafts.values():
        diagnostics += draft.manuscript.diagnostics
    cover = read_cover(config)
    diagnostics += cover.diagnostics
    book = _book(config, chapters, gallery, cover.value)
    return Result(value=book, diagnostics=in_reading_order(diagnostics))


def _entries(config: BookConfig) -> Iterator[tuple[str, str, ChapterEntry]]:
    """Yield each entry with its place in the configuration and its id in the book."""
    if config.foreword is not None:
        yield "foreword", "foreword", config.foreword
    count = 0
    for i, part in enumerate(config.parts):
        for j, entry in enumerate(part.chapters):
            count += 1
            yield f"parts.{i}.chapters.{j}", f"chapter-{count:02}", entry


def _draft(
    config: BookConfig, key: str, name: str, entry: ChapterEntry, gallery: Gallery
) -> _Draft:
    """Read the manuscript that the configuration lists under ``key``; ``name`` is its id."""
    manuscript = encoding.load(config.folder / entry.path, entry.path)
    front, text = frontmatter.split(manuscript)
    markup = _reader(manuscript)(manuscript, text)
    root, contents = _trees(markup, manuscript)
    anchors = Anchors(name)
    known = [title for title in (front.title, entry.title) if title]
    heading = headings.take_title(root, known if front.title else ())
    if heading is not None and heading.id:
        anchors.title(heading.id)
    title = entry.title or front.title or (heading.text if heading else "") or markup.title
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


def _trees(
    markup: Markup, manuscript: Manuscript
) -> tuple[etree._Element, dict[int, tuple[etree._Element, int]]]:
    """Return the body, and each note's content with its line."""
    try:
        body = _tree(markup.html, manuscript)
        return body, {key: (_tree(n.html, manuscript), n.line) for key, n in markup.notes.items()}
    except TooDeepError:
        message = Text("稿件的层次太深，读不了", "the manuscript is nested too deeply to be read")
        manuscript.error("M064", message, 0)
        raise BookError(*manuscript.diagnostics) from None


def _tree(markup: str, manuscript: Manuscript) -> etree._Element:
    root = tree(markup)
    root.set("data-source", manuscript.source(1))
    keep_signature_lines(root)
    join_lines(root)
    set_marks(root)
    tidy(root, manuscript)
    return root


def _read_html(manuscript: Manuscript, text: str) -> Markup:
    body, line, title = html.body(text)
    refusals = html.Refusals()
    markup = html.rewrite(body, manuscript, line, refusals)
    refusals.report(manuscript)
    return Markup(html=markup, title=title)


_READERS: Mapping[str, Reader] = {
    ".md": markdown.render,
    ".markdown": markdown.render,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
}


def _reader(manuscript: Manuscript) -> Reader:
    suffix = manuscript.path.suffix.lower()
    if suffix not in _READERS:
        manuscript.error(
            "M005",
            Text("稿件要用 .md 或 .html", "a manuscript is a .md or .html file"),
            0,
            hint=Text("把它另存为其中一种", "save it as one of these"),
        )
        raise BookError(*manuscript.diagnostics)
    return _READERS[suffix]


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


def _book(
    config: BookConfig, chapters: Mapping[str, Chapter], gallery: Gallery, cover: Asset | None
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
