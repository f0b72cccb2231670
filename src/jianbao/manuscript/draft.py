"""A manuscript on its way to a chapter: ids, title, pictures and notes, and at last the links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from jianbao.book import Chapter, Heading, Note
from jianbao.config.model import ChapterEntry
from jianbao.diagnostics import Span
from jianbao.manuscript import codes, figures, headings, links
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.elements import inner, is_blank, line_of
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.model import FrontMatter, Listing, Rendering
from jianbao.manuscript.notes import DraftNote, number
from jianbao.manuscript.source import Manuscript

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkedChapter:
    """A chapter whose links are not resolved yet: they need the ids of all the others."""

    entry: ChapterEntry
    manuscript: Manuscript
    front: FrontMatter
    title: str
    calls: str
    span: Span
    root: etree._Element
    headings: tuple[Heading, ...]
    notes: tuple[DraftNote, ...]
    anchors: Anchors


def draft(
    rendering: Rendering, manuscript: Manuscript, listing: Listing, gallery: Gallery
) -> UnlinkedChapter:
    """Return ``manuscript``, which has been rendered, as the draft of its chapter."""
    front, root = rendering.front, _tree(rendering.body)
    contents = {note.number: (_tree(note.body), note.line) for note in rendering.notes}
    roots = (root, *(content for content, _ in contents.values()))
    anchors, entry = Anchors(listing.id), listing.entry
    known = [title for title in (front.title, entry.title) if title]
    heading = headings.take_title(root, known if front.title else ())
    calls = () if heading is None else (heading.calls,)
    if heading is not None and heading.id:
        anchors.title(heading.id)
    title = entry.title or front.title or (heading.text if heading else "") or rendering.title
    span = listing.title_span or manuscript.span(
        dict(front.lines).get("title") or (heading.line if heading else 1)
    )
    anchors.entitle(title, anchors.chapter)
    _report_missing(manuscript, root, title)
    for tree_root in roots:
        anchors.claim(tree_root, manuscript)
        figures.place_images(tree_root, gallery, manuscript)
    return UnlinkedChapter(
        entry=entry,
        manuscript=manuscript,
        front=front,
        title=title or manuscript.path.stem,
        span=span,
        root=root,
        headings=headings.arrange(root, anchors),
        notes=number((*calls, root), contents, anchors, manuscript),
        calls="".join(map(inner, calls)),
        anchors=anchors,
    )


def chapter(draft: UnlinkedChapter, anchors_of: Callable[[Path], Anchors | None]) -> Chapter:
    """Return the chapter; ``anchors_of`` gives the ids of the manuscript at a resolved path."""
    for root in (draft.root, *(note.root for note in draft.notes)):
        links.resolve(root, draft.manuscript, draft.anchors, anchors_of)
    front = draft.front
    return Chapter(
        id=draft.anchors.chapter,
        title=draft.title,
        title_calls=draft.calls,
        subtitle=front.subtitle,
        kicker=front.kicker,
        authors=draft.entry.authors or front.authors,
        source=_with_editor(draft.entry.source or front.source, front.editor),
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
        places=tuple(
            (field, draft.manuscript.span(line))
            for field, line in front.lines
            if not getattr(draft.entry, field, None)
        ),
    )


def _with_editor(source: str, editor: str) -> str:
    """Return who sent an article and who edited it, one em apart, as `edition.credits` has it."""
    duty = "Editor: " if editor.isascii() else "责任编辑："
    return "\u3000".join(filter(None, (source, editor and f"{duty}{editor}")))


def _tree(markup: str) -> etree._Element:
    """Return the tree of a rendering, which is well-formed, and as deep as the gate has let in."""
    return etree.fromstring(markup, _PARSER)


def _report_missing(manuscript: Manuscript, root: etree._Element, title: str) -> None:
    if not title:
        manuscript.say(codes.NO_TITLE, 1)
    if is_blank(root):
        manuscript.say(codes.NO_TEXT, line_of(root))
