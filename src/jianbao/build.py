"""The pipeline: a book.yaml in, finished files out; all of it or nothing."""

from __future__ import annotations

import gc
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from jianbao import config, edition, fonts, manuscript, outputs, themes
from jianbao.book import Book
from jianbao.config import BookConfig
from jianbao.config.model import OutputChoice
from jianbao.diagnostics import Diagnostic, Result, Severity, Text, in_reading_order

_UNWRITABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

# A fifth of the time of a large book goes into collections at Python's own threshold of 700.
_COLLECTED_AFTER = 50_000

Progress = Callable[[Text], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build: the book.yaml, which outputs (all where empty), and where to put them."""

    file: Path
    only: tuple[str, ...] = ()
    out: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written; ``pages`` is 0 for a medium without pages."""

    path: Path
    size: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A book read and checked, with the theme and faces that it will be set in."""

    config: BookConfig
    book: Book
    theme: themes.Theme
    typefaces: fonts.Typefaces


def build(request: Request, progress: Progress) -> Result[tuple[Written, ...]]:
    """Build the book of ``request``; write its files only if none of them has an error.

    ``progress`` is told of each step. Raises OSError where a file cannot be written and
    OutputUnavailableError where a system library is missing.
    """
    with _rarely_collected():
        return _build(request, progress)


def _build(request: Request, progress: Progress) -> Result[tuple[Written, ...]]:
    progress(Text("读取稿件", "Reading the manuscripts"))
    prepared = prepare(request.file)
    diagnostics = list(prepared.diagnostics)
    if prepared.failed or prepared.value is None:
        return Result(value=None, diagnostics=in_reading_order(diagnostics))
    artifacts, faults = _produce(prepared.value, request, progress)
    said = in_reading_order([*diagnostics, *faults])
    if any(item.is_error for item in said):
        return Result(value=None, diagnostics=said)
    folder = request.out or prepared.value.config.folder / "out"
    return Result(value=_write(artifacts, folder), diagnostics=said)


def prepare(file: Path) -> Result[Prepared]:
    """Read the book of ``file``, find its theme and faces, and check that they fit each other.

    Every stage that can run does, so that all faults are reported at once.
    """
    loaded = config.load(file)
    if loaded.value is None:
        return Result(value=None, diagnostics=loaded.diagnostics)
    settings = loaded.value
    read = manuscript.read(settings)
    theme = themes.find(settings)
    faces = fonts.resolve(settings.fonts, settings.language, settings.span)
    diagnostics = [*loaded.diagnostics, *read.diagnostics, *theme.diagnostics, *faces.diagnostics]
    if read.value is None or theme.value is None or faces.value is None:
        return Result(value=None, diagnostics=tuple(diagnostics))
    diagnostics += _check_faces(settings, read.value, theme.value, faces.value)
    prepared = Prepared(config=settings, book=read.value, theme=theme.value, typefaces=faces.value)
    return Result(value=prepared, diagnostics=tuple(diagnostics))


def _check_faces(
    settings: BookConfig, book: Book, theme: themes.Theme, typefaces: fonts.Typefaces
) -> tuple[Diagnostic, ...]:
    """Return what characters the faces lack; places are looked for only where one is lacking."""
    span, allow = settings.span("title"), settings.fonts.allow_missing
    whole = edition.whole_runs(book, theme, span)
    if not fonts.check_coverage(typefaces, whole, allow_missing=allow):
        return ()
    runs = edition.text_runs(book, theme, span)
    return fonts.check_coverage(typefaces, runs, allow_missing=allow)


def _produce(
    prepared: Prepared, request: Request, progress: Progress
) -> tuple[list[tuple[str, outputs.Artifact]], list[Diagnostic]]:
    """Return each artifact with its file name, and everything the outputs had to say."""
    artifacts: list[tuple[str, outputs.Artifact]] = []
    diagnostics: list[Diagnostic] = []
    chosen = _chosen(prepared.config, request.only)
    starts: tuple[edition.PageStart, ...] | None = None
    for choice in sorted(chosen, key=lambda choice: choice.name != "pdf"):
        label = choice.name.upper()
        if choice.screen.page_list and starts is None:
            progress(Text("找印刷本的页码", "Looking for the pages of the print"))
            starts, said = _page_starts(prepared)
            diagnostics += said
        if choice.name == "epub" and _lacks_pages(choice, starts, prepared.config):
            diagnostics.append(_no_page_list(prepared.config))
        progress(Text(f"排版 {label}", f"Making the {label}"))
        produced = _make(prepared, choice, starts or ())
        diagnostics += produced.diagnostics
        if produced.value is None:
            continue
        if choice.name == "pdf":
            starts = produced.value.starts
        name = choice.file or _default_name(prepared.book) + produced.value.suffix
        artifacts.append((name, produced.value))
    return artifacts, diagnostics


def _make(
    prepared: Prepared, choice: OutputChoice, starts: tuple[edition.PageStart, ...]
) -> Result[outputs.Artifact]:
    """Compose and make one output; ``starts`` are where the pages of the print begin, if known."""
    medium = outputs.OUTPUTS[choice.name].medium
    marked = () if choice.screen.page_list is False else starts
    composed = edition.compose(prepared.book, prepared.theme, medium, prepared.typefaces, marked)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    dressed, said = composed.value, composed.diagnostics
    if medium is not edition.Medium.PRINT:
        embedded = edition.embed_faces(dressed, prepared.typefaces, choice.screen)
        dressed, said = embedded.value or dressed, (*said, *embedded.diagnostics)
    produced = outputs.produce(dressed, choice, modified=_modified(prepared.book))
    return replace(produced, diagnostics=(*said, *produced.diagnostics))


def _lacks_pages(
    choice: OutputChoice, starts: tuple[edition.PageStart, ...] | None, settings: BookConfig
) -> bool:
    """Whether this e-book goes without the pages that it has when all outputs are made."""
    printed = any(other.name == "pdf" for other in settings.outputs)
    return printed and choice.screen.page_list is None and starts is None


def _no_page_list(settings: BookConfig) -> Diagnostic:
    return Diagnostic(
        code="E008",
        severity=Severity.NOTICE,
        message=Text(
            "这次没有生成 PDF，电子书里就没有印刷本的页码",
            "made without the PDF, the e-book does not know the pages of the print",
        ),
        span=settings.span("outputs"),
        hint=Text(
            "要有页码，在“输出”里写“epub: {印刷页码: 是}”，或者两种一起生成",
            "write “epub: {page_list: true}” under outputs, or make both",
        ),
    )


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


def _default_name(book: Book) -> str:
    """Return ``title-第N期``, or the title alone, as a name that every file system takes."""
    issue = f"-第{book.issue}期" if book.issue is not None else ""
    return _UNWRITABLE.sub("", edition.flat(book.title)).strip(" .")[:80] + issue or "book"


def _modified(book: Book) -> datetime:
    """Return the time stamped on the outputs: SOURCE_DATE_EPOCH, or the book's date, never now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    if book.date is not None:
        return datetime(book.date.year, book.date.month, book.date.day, tzinfo=UTC)
    return datetime(2000, 1, 1, tzinfo=UTC)


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Let the garbage collector look less often: a build makes many objects and few cycles."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, before[1], before[2])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _write(artifacts: list[tuple[str, outputs.Artifact]], folder: Path) -> tuple[Written, ...]:
    """Write all artifacts, or leave the earlier files as they were."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=folder) as fresh:
        for name, artifact in artifacts:
            (Path(fresh) / name).write_bytes(artifact.data)
        for name, _ in artifacts:
            (Path(fresh) / name).replace(folder / name)
    return tuple(
        Written(path=folder / name, size=len(artifact.data), pages=artifact.page_count)
        for name, artifact in artifacts
    )
