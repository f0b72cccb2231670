"""Read what is proof-read: the manuscripts of a book, and the texts of book.yaml itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from jianbao import files
from jianbao.config.model import BookConfig, ChapterEntry
from jianbao.config.source import SIZE_LIMIT
from jianbao.copyedit.model import ProofCopy
from jianbao.copyedit.wording import own_wording
from jianbao.diagnostics import BookError
from jianbao.manuscript import encoding
from jianbao.manuscript.prose import Passage, PassageKind, Prose, prose_of
from jianbao.manuscript.prose.tracing import Tracer
from jianbao.manuscript.source import Manuscript
from jianbao.once import Kept, once


def read_copy(config: BookConfig, kept: Kept | None = None) -> ProofCopy:
    """Read the manuscripts that ``config`` lists; one that cannot be read at all is left out.

    What was read before is in ``kept``, and is left there.

    What is wrong with their markup is not the subject here: reading the book reports it.
    """
    proses = []
    for entry in _entries(config):
        try:
            manuscript = encoding.load(config.folder, entry.path)
            file, text = manuscript.file, manuscript.text
            passages = once({} if kept is None else kept, _passages, file, text)
            proses.append(Prose(file=file, source=text, passages=passages))
        except BookError:
            continue
    wording = own_wording(config)
    return ProofCopy(
        config=config,
        proses=tuple(proses),
        book=_prose_of_book(config),
        wording=wording.value or (),
        said=wording.diagnostics,
    )


def _passages(file: str, text: str) -> tuple[Passage, ...]:
    return prose_of(Manuscript(file=file, path=Path(file), text=text)).passages


def _entries(config: BookConfig) -> Iterator[ChapterEntry]:
    if isinstance(config.meeting.notice, ChapterEntry):
        yield config.meeting.notice
    if config.foreword:
        yield config.foreword
    for part in config.parts:
        yield from (entry for entry in part.chapters if not entry.hidden)


def _prose_of_book(config: BookConfig) -> Prose | None:
    """Return the texts of book.yaml, each with its place; None where the file cannot be read."""
    try:
        source = files.read(config.file, SIZE_LIMIT, None).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    bare = Prose(file=config.file.name, source=re.sub(r"\r\n?", "\n", source), passages=())
    keys = sorted(bare.starts[span.line - 1] + span.column - 1 for _, span in config.spans)
    passages = []
    for path, kind, text in _texts(config):
        span = config.span(path)
        if text and span.line:
            start = bare.starts[span.line - 1] + span.column - 1
            following = bisect_right(keys, start)
            end = keys[following] if following < len(keys) else len(bare.source)
            passages.append(_passage(bare.source, kind, text, range(start, end)))
    return Prose(file=bare.file, source=bare.source, passages=tuple(passages))


def _passage(source: str, kind: PassageKind, text: str, place: range) -> Passage:
    tracer = Tracer(source[place.start : place.stop], list(place))
    key = re.match(r"[^\n:：\"'-]+:[ \t]", tracer.markup)
    tracer.at = key.end() if key else 0
    tracer.take(text)
    return Passage(kind=kind, text=text, places=tuple(tracer.found))


def _texts(config: BookConfig) -> Iterator[tuple[str, PassageKind, str]]:
    """Yield the path of each text in book.yaml that is printed, what it is, and the text."""
    yield "title", PassageKind.TITLE, config.title
    yield "subtitle", PassageKind.SUBTITLE, config.subtitle
    yield "issuer", PassageKind.SOURCE, config.issuer
    yield "classification", PassageKind.SOURCE, config.classification
    yield "description", PassageKind.SUMMARY, config.description
    yield "masthead.name", PassageKind.TITLE, config.masthead.name
    for number, part in enumerate(config.parts):
        yield f"parts.{number}.title", PassageKind.TITLE, part.title
        for index, chapter in enumerate(part.chapters):
            if chapter.hidden:
                continue
            path = f"parts.{number}.chapters.{index}"
            yield f"{path}.title", PassageKind.TITLE, chapter.title
            yield f"{path}.source", PassageKind.SOURCE, chapter.source
            yield from _listed(f"{path}.authors", chapter.authors)
    imprint, official = config.imprint, config.official
    yield from _listed("imprint.report_to", imprint.report_to)
    yield from _listed("imprint.send_to", imprint.send_to)
    yield from _listed("imprint.distribute_to", imprint.distribute_to)
    yield from _listed("imprint.further_to", imprint.further_to)
    yield "imprint.printer", PassageKind.SOURCE, imprint.printer
    for duty, name in imprint.editors:
        yield f"imprint.editors.{duty}", PassageKind.SOURCE, name
    yield "back_page.text", PassageKind.SOURCE, config.back_page.text
    yield "back_page.caption", PassageKind.SOURCE, config.back_page.caption
    yield from _listed("revision.corrections", config.revision.corrections)
    yield from _listed("official.addressees", official.addressees)
    yield from _listed("official.attachments", official.attachments)
    meeting = config.meeting
    yield "meeting.time", PassageKind.SOURCE, meeting.time
    yield "meeting.place", PassageKind.SOURCE, meeting.place
    for number, item in enumerate(() if isinstance(meeting.agenda, str) else meeting.agenda):
        yield f"meeting.agenda.{number}.item", PassageKind.SOURCE, item.item
    if not isinstance(meeting.notice, ChapterEntry):
        yield from _listed("meeting.notice", meeting.notice)
    yield "official.note", PassageKind.SOURCE, official.note
    yield from _listed("official.copy_to", official.copy_to)


def _listed(path: str, texts: tuple[str, ...]) -> Iterator[tuple[str, PassageKind, str]]:
    for number, text in enumerate(texts):
        yield f"{path}.{number}", PassageKind.SOURCE, text
