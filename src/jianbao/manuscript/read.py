"""The stage itself: from a checked configuration to the book."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from html import escape
from pathlib import Path

from jianbao import meeting
from jianbao.book import Asset, Book, Chapter, Meeting, Part
from jianbao.budget import limited
from jianbao.config import entry_codes
from jianbao.config.accents import composed
from jianbao.config.model import BookConfig, ChapterEntry
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, in_reading_order
from jianbao.failures import placed
from jianbao.manuscript import encoding
from jianbao.manuscript.alone import alone
from jianbao.manuscript.anchors import Anchors
from jianbao.manuscript.draft import UnlinkedChapter, chapter, draft
from jianbao.manuscript.images import Gallery, PictureError, inspect
from jianbao.manuscript.model import Listing, StandaloneChapter
from jianbao.manuscript.source import Manuscript
from jianbao.once import Kept, once

_NOTICE = "meeting.notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A manuscript that could be read, and how far it has come without the others."""

    manuscript: Manuscript
    work: UnlinkedChapter | StandaloneChapter

    @property
    def anchors(self) -> Anchors:
        """The ids that links of other chapters may name."""
        if isinstance(self.work, UnlinkedChapter):
            return self.work.anchors
        return Anchors(self.work.chapter.id, dict(self.work.targets))


def read(
    config: BookConfig,
    kept: Kept | None = None,
    texts: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Result[Book]:
    """Read every manuscript that ``config`` lists; ``kept`` is what has been read before.

    ``texts`` stand, by the names of manuscripts, in the place of what their files hold; ``pictures``
    are there besides, by their paths in the book.
    The book lacks the chapters that could not be read at all; it is None where none could.
    All that is wrong with the manuscripts and their pictures comes in one result.
    """
    gallery = Gallery(config.folder, pictures)
    diagnostics: list[Diagnostic] = []
    taken: dict[str, _Taken] = {}
    known = {} if kept is None else kept
    for entry in entries(config):
        begun = placed(
            partial(_take, config, entry, gallery, known, texts or {}), Span(file=entry[2].path)
        )
        diagnostics += begun.diagnostics
        if begun.value is not None:
            taken[entry[0]] = begun.value
    anchors_of = _anchors_of(taken)
    chapters = dict[str, Chapter]()
    for key, each in taken.items():
        made = placed(partial(_chapter, each, anchors_of), Span(file=each.manuscript.file))
        diagnostics += made.diagnostics
        if made.value is not None:
            chapters[key] = made.value
    for each in taken.values():
        diagnostics += each.manuscript.diagnostics
    gathering = meeting.read(config)
    diagnostics += gathering.diagnostics
    notice = chapters.get(_NOTICE) or _written_notice(config)
    held = replace(gathering.value or Meeting(), notice=notice)
    stamp = _picture(config, "official.stamp", config.official.stamp, "signature")
    name = _picture(config, "masthead.picture", config.masthead.picture, "masthead")
    diagnostics += (*stamp.diagnostics, *name.diagnostics)
    book = _book(config, chapters, gallery, held, (stamp.value, name.value))
    if all(entry.hidden for part in config.parts for entry in part.chapters):
        diagnostics.append(entry_codes.NO_CHAPTERS.at(config.span("parts.0.chapters")))
    return Result(value=book, diagnostics=in_reading_order(diagnostics))


def entries(config: BookConfig) -> Iterator[tuple[str, str, ChapterEntry]]:
    """Yield each manuscript listed, with its place in the configuration and its id in the book."""
    if isinstance(config.meeting.notice, ChapterEntry):
        yield _NOTICE, "notice", config.meeting.notice
    if config.foreword is not None:
        yield "foreword", "foreword", config.foreword
    shown = [entry for part in config.parts for entry in part.chapters if not entry.hidden]
    digits, count = max(2, len(str(len(shown)))), 0
    for i, part in enumerate(config.parts):
        for j, entry in enumerate(part.chapters):
            if entry.hidden:
                continue
            count += 1
            yield f"parts.{i}.chapters.{j}", f"chapter-{count:0{digits}}", entry


def _take(
    config: BookConfig,
    place: tuple[str, str, ChapterEntry],
    gallery: Gallery,
    kept: Kept,
    texts: Mapping[str, str],
) -> Result[_Taken]:
    """Read the manuscript that the configuration lists in ``place``, one of `entries`."""
    key, name, entry = place
    manuscript = encoding.load(config.folder, entry.path)
    if entry.path in texts:
        manuscript.compose(texts[entry.path])
    title_span = config.span(f"{key}.title") if entry.title else None
    listing = Listing(entry=entry, id=name, title_span=title_span)
    with limited(len(manuscript.text)):
        work = _work(manuscript, listing, gallery, kept)
    return Result(value=_Taken(manuscript=manuscript, work=work))


def _work(
    manuscript: Manuscript, listing: Listing, gallery: Gallery, kept: Kept
) -> UnlinkedChapter | StandaloneChapter:
    try:
        made = once(kept, partial(alone, gallery), manuscript.file, manuscript.text, listing)
    except BookError as problem:
        raise BookError(*manuscript.diagnostics, *problem.diagnostics) from None
    manuscript.diagnostics += made.diagnostics
    if isinstance(made, StandaloneChapter):
        return made
    manuscript.compose(composed(manuscript.text))
    return draft(made, manuscript, listing, gallery)


def _anchors_of(taken: Mapping[str, _Taken]) -> Callable[[Path], Anchors | None]:
    """Return what gives the ids of the manuscript at a resolved path, which few books ask for."""

    @cache
    def found() -> Mapping[Path, Anchors]:
        return {each.manuscript.path.resolve(): each.anchors for each in taken.values()}

    return lambda path: found().get(path)


def _chapter(taken: _Taken, anchors_of: Callable[[Path], Anchors | None]) -> Result[Chapter]:
    if isinstance(taken.work, StandaloneChapter):
        return Result(value=taken.work.chapter)
    with limited(len(taken.manuscript.text)):
        return Result(value=chapter(taken.work, anchors_of))


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
    pictures: tuple[Asset | None, Asset | None],
) -> Book | None:
    """Return the book; ``pictures`` are those of 签名章 and of the masthead."""
    stamp, name = pictures
    parts = []
    for i, part in enumerate(config.parts):
        keys = [f"parts.{i}.chapters.{j}" for j in range(len(part.chapters))]
        found = tuple(chapters[key] for key in keys if key in chapters)
        parts.append(Part(id=f"part-{i + 1}", title=part.title, chapters=found))
    if not any(part.chapters for part in parts):
        return None
    known = {
        "identifier": config.identifier or _identifier(config),
        "official": replace(config.official, stamp=stamp.href if stamp else ""),
        "masthead": replace(config.masthead, picture=name.href if name else ""),
    }
    return Book(
        **config.facts | known,
        folder=config.folder,
        meeting=held,
        foreword=chapters.get("foreword"),
        parts=tuple(parts),
        assets=(*gallery.assets, *filter(None, (stamp, name))),
    )


def _picture(config: BookConfig, key: str, written: str, stem: str) -> Result[Asset]:
    """Return the picture ``written`` at ``key`` of book.yaml; None where there is none."""
    if not written:
        return Result(value=None)
    span = config.span(key)
    try:
        picture = inspect(config.folder / written, config.folder)
    except PictureError as problem:
        return Result(value=None, diagnostics=(problem.told.placed(span),))
    asset = Asset(
        href=f"images/{stem}{Path(written).suffix.lower()}",
        media_type=picture.media_type,
        data=picture.data,
        width=picture.width,
        height=picture.height,
        span=span,
    )
    return Result(value=asset)


def _identifier(config: BookConfig) -> str:
    """Return a URN that tells this issue from every other, and is the same in every build."""
    facts = (
        config.issuer, config.title, config.issue, config.total_issue, config.date, config.file.name,
    )  # fmt: skip
    name = "\n".join("" if fact is None else str(fact) for fact in facts)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'jianbao:{name}')}"
