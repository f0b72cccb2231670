"""The plan of an import: drafts in, articles checked and ready to go into the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.intake import codes, conservation, emit, splitting
from jianbao.intake.emit import Bound
from jianbao.intake.model import Certainty, Change, Draft
from jianbao.intake.splitting import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """One draft with its articles as manuscripts, and all that was changed on the way."""

    source: str
    manuscripts: tuple[Bound, ...]
    changes: tuple[Change, ...]

    def of(self, certainty: Certainty) -> tuple[Change, ...]:
        """Return the changes that are as sure as that."""
        return tuple(change for change in self.changes if change.certainty is certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import will do: manuscripts to write, and the book file before and after."""

    book: Path
    sources: tuple[Sorted, ...]
    old: bytes
    new: bytes

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all sources."""
        return tuple(change for source in self.sources for change in source.changes)

    @property
    def manuscripts(self) -> tuple[Bound, ...]:
        """All manuscripts in order."""
        return tuple(bound for source in self.sources for bound in source.manuscripts)


def prepare(drafts: Sequence[Draft], book: Path, answers: Answers) -> Result[Import]:
    """Sort ``drafts`` into articles for the book file ``book``; nothing is written.

    The value comes with errors where something does not balance or cannot be written.
    Raises OSError where the book file cannot be read.
    """
    old = book.read_bytes()
    try:
        text = old.decode("utf-8")
        listed = emit.chapter_paths(text)
        chinese = emit.is_chinese(text)
    except (UnicodeDecodeError, emit.UnclearBookError):
        return Result(value=None, diagnostics=(_unclear(book),))
    shelf = emit.Shelf(book.parent, listed, chinese=chinese)
    sources, said = list[Sorted](), list[Diagnostic]()
    for draft in drafts:
        found = splitting.split(draft, answers)
        bound = tuple(shelf.bind(article) for article in found.articles)
        said += [diagnostic for one in bound for diagnostic in one.diagnostics]
        result = "\n".join(emit.read_back(one.text) for one in bound)
        said += conservation.weigh(draft, found.articles, found.changes, result)
        sources.append(Sorted(source=draft.source, manuscripts=bound, changes=found.changes))
    paths = [one.path for source in sources for one in source.manuscripts]
    try:
        new = emit.with_chapters(text, paths).encode("utf-8")
    except emit.UnclearBookError:
        return Result(value=None, diagnostics=(*said, _unclear(book)))
    done = Import(book=book, sources=tuple(sources), old=old, new=new)
    return Result(value=done, diagnostics=(*said, *_doubles(done, shelf.folder)))


def write(done: Import, report: str) -> Path:
    """Put everything into the book's folder, or nothing, and return where the report is.

    Raises OSError where that fails.
    """
    folder = done.book.parent
    name = _free(folder, "import-report")
    files = {name: report.encode("utf-8")}
    for bound in done.manuscripts:
        files[bound.path] = bound.text.encode("utf-8")
        files |= dict(bound.pictures)
    emit.put(folder, files, done.book, done.old, done.new)
    return folder / name


def _free(folder: Path, stem: str) -> str:
    names = [f"{stem}.md", *(f"{stem}-{number}.md" for number in range(2, 1000))]
    return next(name for name in names if not (folder / name).exists())


def _doubles(done: Import, shelf: str) -> list[Diagnostic]:
    """Report manuscripts that the book has already, word for word."""
    there = {
        path.read_bytes(): path.name
        for path in sorted((done.book.parent / shelf).glob("*.md"))
        if path.is_file()
    }
    return [
        codes.ARTICLE_THERE.at(bound.article.span, name=there[bound.text.encode("utf-8")])
        for bound in done.manuscripts
        if bound.text.encode("utf-8") in there
    ]


def _unclear(book: Path) -> Diagnostic:
    return codes.BOOK_UNCLEAR.at(Span(file=book.name), name=book.name)
