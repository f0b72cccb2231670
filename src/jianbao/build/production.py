"""From a prepared book to the outputs asked for."""

from __future__ import annotations

import os
import re
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime

from jianbao import edition, outputs
from jianbao.book import Book
from jianbao.build import codes
from jianbao.build.cover import make_cover
from jianbao.build.model import Prepared, Progress
from jianbao.build.stationery import make_stationery
from jianbao.config import BookConfig
from jianbao.config.options import OutputChoice
from jianbao.diagnostics import Diagnostic, Result, Severity, Text

_BOOKLET = Text("小册子", "booklet")
_UNWRITABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def produce(  # noqa: PLR0913 - what has been made before, and who helps
    prepared: Prepared,
    only: tuple[str, ...],
    progress: Progress,
    printed: Result[outputs.Artifact] | None = None,
    *,
    for_press: bool = False,
    executor: Executor | None = None,
) -> tuple[list[tuple[str, outputs.Artifact]], list[Diagnostic]]:
    """Return each output asked for (all where ``only`` is empty) with its file name, and all said.

    ``printed`` is the PDF, where it has been made before. With ``for_press`` preflight looks at
    every PDF and says all it sees; otherwise only at those of a standard or in colours that were
    asked for, and says what is wrong. ``executor`` helps to lay out the book, if there is one already.
    """
    artifacts: list[tuple[str, outputs.Artifact]] = []
    diagnostics: list[Diagnostic] = []
    chosen = _chosen(prepared.config, only)
    starts = _starts_of(printed)
    for choice in sorted(chosen, key=lambda choice: choice.name != "pdf"):
        label = _BOOKLET if choice.name == "booklet" else outputs.OUTPUTS[choice.name].label
        if choice.screen.page_list and starts is None:
            progress(Text("找印刷本的页码", "Looking for the pages of the print"))
            starts, said = _page_starts(prepared)
            diagnostics += said
        if choice.name == "epub" and _lacks_pages(choice, starts, prepared.config):
            diagnostics.append(_no_page_list(prepared.config))
        progress(Text(f"排版 {label.zh}", f"Making the {label.en}"))
        produced = _one(prepared, choice, printed, starts or (), executor)
        diagnostics += produced.diagnostics
        if choice.name == "pdf":
            printed, starts = produced, _starts_of(produced)
        if produced.value is None:
            continue
        name = choice.file or _default_name(prepared.book, produced.value)
        artifacts.append((name, produced.value))
        if produced.value.ending.endswith(".pdf"):
            diagnostics += _preflight(produced.value.data, name, choice, for_press=for_press)
    return artifacts, diagnostics


def _starts_of(
    printed: Result[outputs.Artifact] | None,
) -> tuple[edition.PageStart, ...] | None:
    return printed.value.starts if printed and printed.value else None


def _one(
    prepared: Prepared,
    choice: OutputChoice,
    printed: Result[outputs.Artifact] | None,
    starts: tuple[edition.PageStart, ...],
    executor: Executor | None,
) -> Result[outputs.Artifact]:
    """Make one output: from the PDF, for it, or beside it."""
    if choice.name == "booklet":
        return _bound(prepared, choice, printed)
    if choice.name == "cover":
        pages = printed.value.page_count if printed and printed.value else 0
        return make_cover(prepared, choice, pages, _modified(prepared.book))
    return _make(prepared, choice, starts, executor)


def _make(
    prepared: Prepared,
    choice: OutputChoice,
    starts: tuple[edition.PageStart, ...],
    executor: Executor | None = None,
) -> Result[outputs.Artifact]:
    """Compose and make one output; ``starts`` are where the pages of the print begin, if known."""
    kind = outputs.OUTPUTS[choice.name]
    if kind.stationery:
        return make_stationery(prepared, choice, kind.stationery, _modified(prepared.book))
    medium = kind.medium
    marked = () if choice.screen.page_list is False else starts
    composed = edition.compose(prepared.book, prepared.theme, medium, prepared.typefaces, marked)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    dressed, said = composed.value, composed.diagnostics
    if medium is not edition.Medium.PRINT:
        embedded = edition.embed_faces(dressed, prepared.typefaces, choice.screen)
        dressed, said = embedded.value or dressed, (*said, *embedded.diagnostics)
    produced = outputs.produce(
        dressed, choice, modified=_modified(prepared.book), executor=executor
    )
    return replace(produced, diagnostics=(*said, *produced.diagnostics))


def _bound(
    prepared: Prepared, choice: OutputChoice, printed: Result[outputs.Artifact] | None
) -> Result[outputs.Artifact]:
    """Make the booklet from the print, which is made for it where nobody else has asked for it."""
    from jianbao.build import booklet  # noqa: PLC0415 - other outputs do without its tools

    if printed is not None:
        return booklet.bind(printed, choice, prepared.config)
    (pdf,) = _chosen(prepared.config, ("pdf",))
    made = _make(prepared, pdf, ())
    bound = booklet.bind(made, choice, prepared.config)
    return replace(bound, diagnostics=(*made.diagnostics, *bound.diagnostics))


def _preflight(
    data: bytes, name: str, choice: OutputChoice, *, for_press: bool
) -> tuple[Diagnostic, ...]:
    printing = choice.printing
    if not (for_press or printing.standard or printing.colour):
        return ()
    from jianbao import preflight  # noqa: PLC0415 - takes long to load, and few books need it

    colour = printing.colour or ("cmyk" if printing.standard == "pdf/x-4" else "")
    said = preflight.check(data, name, preflight.Terms(colour=colour))
    return said if for_press else tuple(i for i in said if i.severity is not Severity.NOTICE)


def _lacks_pages(
    choice: OutputChoice, starts: tuple[edition.PageStart, ...] | None, settings: BookConfig
) -> bool:
    """Whether this e-book goes without the pages that it has when all outputs are made."""
    printed = any(other.name == "pdf" for other in settings.outputs)
    return printed and choice.screen.page_list is None and starts is None


def _no_page_list(settings: BookConfig) -> Diagnostic:
    return codes.NO_PAGE_LIST.at(settings.span("outputs"))


def _page_starts(
    prepared: Prepared,
) -> tuple[tuple[edition.PageStart, ...], tuple[Diagnostic, ...]]:
    """Return where the printed pages begin, for an e-book that is made without the PDF.

    Only errors are passed on: how the lines of the print turned out is not the question.
    """
    composed = edition.compose(
        prepared.book, prepared.theme, edition.Medium.PRINT, prepared.typefaces
    )
    if composed.value is None or composed.failed:
        return (), composed.diagnostics
    found = outputs.paginate(composed.value, modified=_modified(prepared.book))
    return found.value or (), tuple(item for item in found.diagnostics if item.is_error)


def _chosen(settings: BookConfig, only: tuple[str, ...]) -> tuple[OutputChoice, ...]:
    if not only:
        return settings.outputs
    configured = {choice.name: choice for choice in settings.outputs}
    return tuple(configured.get(name, OutputChoice(name=name)) for name in only)


def _default_name(book: Book, artifact: outputs.Artifact) -> str:
    """Return ``title-第N期.pdf``, or the title alone, as a name that every file system takes."""
    issue = f"-第{book.issue}期" if book.issue is not None else ""
    stem = _UNWRITABLE.sub("", edition.flat(book.title)).strip(" .")[:80] + issue or "book"
    return stem + artifact.ending


def _modified(book: Book) -> datetime:
    """Return the time stamped on the outputs: SOURCE_DATE_EPOCH, or the book's date, never now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    if book.date is not None:
        return datetime(book.date.year, book.date.month, book.date.day, tzinfo=UTC)
    return datetime(2000, 1, 1, tzinfo=UTC)
