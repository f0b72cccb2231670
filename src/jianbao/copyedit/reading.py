"""Read what is proof-read: the manuscripts of a book, and the texts of book.yaml itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jianbao import files
from jianbao.config.model import BookConfig, ChapterEntry
from jianbao.config.source import SIZE_LIMIT
from jianbao.copyedit.model import Copy
from jianbao.diagnostics import BookError
from jianbao.manuscript import encoding
from jianbao.manuscript.prose import Kind, Passage, Prose, prose_of
from jianbao.manuscript.prose.tracing import Tracer


def read_copy(config: BookConfig) -> Copy:
    """Read the manuscripts that ``config`` lists; one that cannot be read at all is left out.

    What is wrong with their markup is not the subject here: reading the book reports it.
    """
    proses = []
    for entry in _entries(config):
        try:
            proses.append(prose_of(encoding.load(config.folder / entry.path, entry.path)))
        except BookError:
            continue
    return Copy(config=config, proses=tuple(proses), book=_prose_of_book(config))


def _entries(config: BookConfig) -> Iterator[ChapterEntry]:
    if isinstance(config.meeting.notice, ChapterEntry):
        yield config.meeting.notice
    if config.foreword:
        yield config.foreword
    for part in config.parts:
        yield from part.chapters


def _prose_of_book(config: BookConfig) -> Prose | None:
    """Return the texts of book.yaml, each with its place; None where the file cannot be read."""
    try:
        source = files.read(config.file, SIZE_LIMIT).decode("utf-8-sig")
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


def _passage(source: str, kind: Kind, text: str, place: range) -> Passage:
    tracer = Tracer(source[place.start : place.stop], list(place))
    key = re.match(r"[^\n:：\"'-]+:[ \t]", tracer.markup)
    tracer.at = key.end() if key else 0
    tracer.take(text)
    return Passage(kind=kind, text=text, places=tuple(tracer.found))


def _texts(config: BookConfig) -> Iterator[tuple[str, Kind, str]]:
    """Yield the path of each text in book.yaml that is printed, what it is, and the text."""
    yield "title", Kind.TITLE, config.title
    yield "subtitle", Kind.SUBTITLE, config.subtitle
    yield "issuer", Kind.SOURCE, config.issuer
    yield "classification", Kind.SOURCE, config.classification
    yield "description", Kind.SUMMARY, config.description
    yield "masthead.name", Kind.TITLE, config.masthead.name
    for number, part in enumerate(config.parts):
        yield f"parts.{number}.title", Kind.TITLE, part.title
        for index, chapter in enumerate(part.chapters):
            path = f"parts.{number}.chapters.{index}"
            yield f"{path}.title", Kind.TITLE, chapter.title
            yield f"{path}.source", Kind.SOURCE, chapter.source
            yield from _listed(f"{path}.authors", chapter.authors)
    imprint, official = config.imprint, config.official
    yield from _listed("imprint.report_to", imprint.report_to)
    yield from _listed("imprint.send_to", imprint.send_to)
    yield from _listed("imprint.distribute_to", imprint.distribute_to)
    yield "imprint.printer", Kind.SOURCE, imprint.printer
    for duty, name in imprint.editors:
        yield f"imprint.editors.{duty}", Kind.SOURCE, name
    yield from _listed("official.addressees", official.addressees)
    yield from _listed("official.attachments", official.attachments)
    meeting = config.meeting
    yield "meeting.time", Kind.SOURCE, meeting.time
    yield "meeting.place", Kind.SOURCE, meeting.place
    for number, item in enumerate(() if isinstance(meeting.agenda, str) else meeting.agenda):
        yield f"meeting.agenda.{number}.item", Kind.SOURCE, item.item
    if not isinstance(meeting.notice, ChapterEntry):
        yield from _listed("meeting.notice", meeting.notice)
    yield "official.note", Kind.SOURCE, official.note
    yield from _listed("official.copy_to", official.copy_to)


def _listed(path: str, texts: tuple[str, ...]) -> Iterator[tuple[str, Kind, str]]:
    for number, text in enumerate(texts):
        yield f"{path}.{number}", Kind.SOURCE, text
