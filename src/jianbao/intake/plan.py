"""The plan of an import: drafts in, articles checked and ready to go into the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jianbao import files, history
from jianbao.atomic_files import free_place
from jianbao.budget import limited
from jianbao.config.source import SIZE_LIMIT
from jianbao.diagnostics import Diagnostic, Result, Severity, Span
from jianbao.failures import placed
from jianbao.intake import codes, conservation, emit, splitting
from jianbao.intake.emit import Bound
from jianbao.intake.model import Certainty, Change, Draft
from jianbao.intake.splitting import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An article of which the book has another version, at ``path``, with the text ``old``."""

    bound: Bound
    path: str
    old: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """One draft with its articles as manuscripts, and all that was changed on the way.

    ``there`` are the paths of those that the book has already, ``changed`` those that it has in
    another version; of these, the ones in ``replaced`` are put in the place of the old.
    """

    source: str
    manuscripts: tuple[Bound, ...]
    changes: tuple[Change, ...]
    there: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    replaced: tuple[Changed, ...] = ()

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
    photos: tuple[tuple[str, bytes], ...] = ()
    """Pictures that came by themselves: paths in the book's folder and contents."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        replaced = any(source.replaced for source in self.sources)
        return not (self.manuscripts or self.photos or replaced)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all sources."""
        return tuple(change for source in self.sources for change in source.changes)

    @property
    def manuscripts(self) -> tuple[Bound, ...]:
        """All manuscripts in order."""
        return tuple(bound for source in self.sources for bound in source.manuscripts)


def prepare(
    drafts: Sequence[Draft],
    book: Path,
    answers: Answers,
    *,
    photos: Sequence[tuple[str, bytes]] = (),
    skip_bad: bool = False,
) -> Result[Import]:
    """Sort ``drafts`` into articles for the book file ``book``; nothing is written.

    What the book has already is passed over. ``photos`` came by themselves, with their names.
    The value comes with errors where something does not balance or cannot be written; with
    ``skip_bad`` the sources that they are in are left out instead. Raises OSError where the book
    file cannot be read.
    """
    old = files.read(book, SIZE_LIMIT, None)
    try:
        text = old.decode("utf-8")
        listed = emit.chapter_paths(text)
        chinese = emit.is_chinese(text)
    except (UnicodeDecodeError, emit.UnclearBookError):
        return Result(value=None, diagnostics=(_unclear(book),))
    shelf = emit.ManuscriptNumbers(book.parent, listed, chinese=chinese)
    known = emit.KnownArticles(book.parent, listed)
    sources, said = list[Sorted](), list[Diagnostic]()
    for draft in drafts:
        result = placed(partial(_limited, draft, shelf, known, answers), Span(file=draft.source))
        one = result.value or Sorted(source=draft.source, manuscripts=(), changes=())
        found = result.diagnostics
        if skip_bad and any(item.is_error for item in found):
            for _ in one.manuscripts:
                shelf.take_back()
            said += [replace(item, severity=Severity.WARNING) for item in found]
            continue
        sources.append(one)
        said += found
    paths = [one.path for source in sources for one in source.manuscripts]
    try:
        new = emit.with_chapters(text, paths).encode("utf-8") if paths else old
    except emit.UnclearBookError:
        return Result(value=None, diagnostics=(*said, _unclear(book)))
    kept = _placed(photos, book.parent, shelf)
    done = Import(book=book, sources=tuple(sources), old=old, new=new, photos=kept)
    return Result(value=done, diagnostics=tuple(said))


def _limited(
    draft: Draft, shelf: emit.ManuscriptNumbers, known: emit.KnownArticles, answers: Answers
) -> Result[Sorted]:
    with limited(len(draft.raw)):
        return _sorted(draft, shelf, known, answers)


def _sorted(
    draft: Draft, shelf: emit.ManuscriptNumbers, known: emit.KnownArticles, answers: Answers
) -> Result[Sorted]:
    """Return what a draft gives: new articles, those that the book has, other versions of some."""
    found = splitting.split(draft, answers)
    said, result = list[Diagnostic](), list[str]()
    fresh, there, changed, replaced = list[Bound](), list[str](), list[Changed](), list[Changed]()
    for article in found.articles:
        bound = shelf.bind(article)
        result.append(emit.read_back(bound.text))
        path = known.path(bound)
        older, text = ("", "") if path else known.older(bound)
        if path:
            there.append(path)
            said.append(
                codes.ARTICLE_THERE.at(Span(file=draft.source), title=article.title, path=path)
            )
        elif older and article.span not in answers.added:
            one = Changed(bound=shelf.rebound(article, older), path=older, old=text)
            is_taken = article.span in answers.replaced
            (replaced if is_taken else changed).append(one)
            if not is_taken:
                said.append(
                    codes.ARTICLE_CHANGED.at(
                        Span(file=draft.source), title=article.title, path=older
                    )
                )
        else:
            fresh.append(bound)
            known.add(bound)
            said += bound.diagnostics
            continue
        shelf.take_back()
    said += conservation.weigh(draft, found.articles, found.changes, "\n".join(result))
    one_source = Sorted(
        source=draft.source,
        manuscripts=tuple(fresh),
        changes=found.changes,
        there=tuple(there),
        changed=tuple(changed),
        replaced=tuple(replaced),
    )
    return Result(value=one_source, diagnostics=tuple(said))


def _placed(
    photos: Sequence[tuple[str, bytes]], folder: Path, shelf: emit.ManuscriptNumbers
) -> tuple[tuple[str, bytes], ...]:
    """Return where pictures that came by themselves go; those that lie there already are left."""
    kept = dict[str, bytes]()
    for name, data in photos:
        path = shelf.picture_path(name)
        stem, _, suffix = path.rpartition(".")
        names = (path, *(f"{stem}-{number}.{suffix}" for number in range(2, 1000)))
        for candidate in names:
            target = folder / candidate
            if kept.get(candidate) == data or files.holds(target, data, folder):
                break
            if candidate not in kept and not target.exists():
                kept[candidate] = data
                break
    return tuple(kept.items())


def write(done: Import, report: str, beside: str = "") -> Path:
    """Put everything into the book's folder, or nothing, and return where the report is.

    That is in the folder itself, or in the one below it that ``beside`` names. Raises OSError
    where that fails.
    """
    folder = done.book.parent
    place = free_place(folder / beside, "import-report", ".md")
    made = {place.relative_to(folder).as_posix(): report.encode("utf-8")}
    replaced = dict[str, tuple[bytes, bytes]]()
    articles = dict[str, str]()
    for bound in done.manuscripts:
        made[bound.path] = bound.text.encode("utf-8")
        made |= dict(bound.pictures)
        articles[emit.of(bound)] = bound.path
    for one in (one for source in done.sources for one in source.replaced):
        replaced[one.path] = (one.old.encode("utf-8"), one.bound.text.encode("utf-8"))
        made |= dict(one.bound.pictures)
        articles[emit.of(one.bound)] = one.path
    made |= dict(done.photos)
    if done.new != done.old:
        replaced[done.book.name] = (done.old, done.new)
    action = history.Action(
        what="import",
        made={path: history.digest(data) for path, data in made.items()},
        replaced={path: (old, history.digest(new)) for path, (old, new) in replaced.items()},
        notes={"articles": articles},
    )
    files = made | dict([history.record(folder, action)])
    emit.put(folder, files, {(folder / path).resolve(): two for path, two in replaced.items()})
    return place


def _unclear(book: Path) -> Diagnostic:
    return codes.BOOK_UNCLEAR.at(Span(file=book.name), name=book.name)
