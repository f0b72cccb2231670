"""The finished issues in a folder, in the order in which they came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import yaml

from jianbao import files
from jianbao.book import is_secret
from jianbao.config.bare import bare
from jianbao.config.keys import BOOK
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.executors import Counted, untold
from jianbao.once import Kept, digest_of, once
from jianbao.products import EBOOK, PRODUCTS
from jianbao.shelf import codes
from jianbao.shelf.epubs import LARGEST, NotShelvedError, read_issue
from jianbao.shelf.model import Download, Issue, PlacedIssue

_DEPTH: Final = 5
_BOOK: Final = "book.yaml"
_CLASSIFICATION: Final = next(key.names for key in BOOK.keys if key.name == "classification")
RECORD: Final = ".jianbao-shelf.json"
"""What a site says of itself, in a file of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedIssue:
    """An issue with its files."""

    shelved: PlacedIssue
    file: Path
    """The EPUB; the others to take along stand beside it."""
    digest: str
    """Of what is in the EPUB."""


def gather(
    shelf: Path, out: Path | None, kept: Kept, told: Counted = untold
) -> Result[tuple[FinishedIssue, ...]]:
    """Return the issues whose EPUBs are in ``shelf`` or below, the oldest first.

    Nothing in ``out``, the site itself, is one. What is not shelved is said; ``told`` hears how many
    have been read.
    """
    said: list[Diagnostic] = []
    found = tuple(_found(shelf, out, kept, said, told))
    for key in (_book_of, lambda item: item.shelved.issue.identifier):
        found = _newest(found, key, said)
    return Result(value=tuple(_told_apart(sorted(found, key=_order))), diagnostics=tuple(said))


def _found(
    shelf: Path, out: Path | None, kept: Kept, said: list[Diagnostic], told: Counted
) -> Iterator[FinishedIssue]:
    epubs = tuple(_epubs(shelf, _DEPTH, out))
    for number, file in enumerate(epubs):
        told(number, len(epubs))
        place = Span(file=file.relative_to(shelf).as_posix())
        if file.suffix != ".epub":
            said.append(codes.NOT_BUILT.at(place))
            continue
        try:
            data = files.read(file, LARGEST, shelf)
            issue = once(kept, read_issue, data, place.file)
        except NotShelvedError as error:
            said.append(
                codes.UNREADABLE.at(place, reason=error.reason)
                if error.reason
                else codes.FOREIGN.at(place)
            )
            continue
        if issue.is_classified or _is_classified_now(file, kept):
            said.append(codes.CLASSIFIED.at(place))
            continue
        shelved = PlacedIssue(issue=issue, slug=_slug(issue), downloads=tuple(_downloads(file)))
        yield FinishedIssue(shelved=shelved, file=file, digest=digest_of((data,)))


def _newest(
    found: Iterable[FinishedIssue],
    key: Callable[[FinishedIssue], str],
    said: list[Diagnostic],
) -> tuple[FinishedIssue, ...]:
    """Return of those with one ``key`` the file that was written last."""
    newest: dict[str, FinishedIssue] = {}
    for item in sorted(found, key=lambda item: item.file.stat().st_mtime_ns):
        older = newest.pop(key(item), None)
        newest[key(item)] = item
        if older is not None:
            place = Span(file=older.shelved.issue.path)
            said.append(codes.TWICE.at(place, other=item.shelved.issue.path))
    return tuple(newest.values())


def _book_of(item: FinishedIssue) -> str:
    """Return whose product it is: that of the one book in whose folder it was built, or its own."""
    home = item.file.parent.parent
    is_built = item.file.parent.name == "out"
    if is_built and [path.name for path in home.glob("*.yaml")] == [_BOOK]:
        return str(home)
    return str(item.file)


def _epubs(folder: Path, depth: int, out: Path | None) -> Iterator[Path]:
    """Yield the EPUBs in ``folder`` and below, by name, and the book.yaml of each book without."""
    if out is not None and folder.exists() and out.exists() and folder.samefile(out):
        return
    entries = sorted(folder.iterdir())
    if folder / RECORD in entries:
        return  # another site
    own = [path for path in entries if path.suffix == ".epub"]
    inner = [
        path
        for path in entries
        if path.is_dir() and not path.is_symlink() and path.name[0] not in "._"
    ]
    own += [file for path in inner if depth for file in _epubs(path, depth - 1, out)]
    book = folder / _BOOK
    if book in entries and not any(path.suffix == ".epub" for path in own):
        own.append(book)
    yield from own


def _is_classified_now(file: Path, kept: Kept) -> bool:
    """Whether the book.yaml of an EPUB calls it classified, though it did not when it was built."""
    for folder in (file.parent, file.parent.parent):
        with suppress(OSError):
            said = files.read(folder / _BOOK, files.LARGEST_TEXT, folder)
            return is_secret(once(kept, _classification, said.decode("utf-8", "replace")))
    return False


def _classification(text: str) -> str:
    """Return what a book.yaml says of its 密级; all of it where it cannot be read."""
    try:
        said = bare(text)
    except yaml.YAMLError:
        return text
    given = said if isinstance(said, dict) else {}
    return "".join(str(given[name]) for name in _CLASSIFICATION if name in given)


def _downloads(file: Path) -> Iterator[Download]:
    """Yield what readers can take along: the EPUB, then the others of its name."""
    offered = [product for product in PRODUCTS if product.on_shelf]
    for product in sorted(offered, key=lambda product: product is not EBOOK):
        path = file.with_suffix(product.ending.zh)
        if path.is_file():
            size = path.stat().st_size
            yield Download(
                label=product.on_shelf, name=path.name, media_type=product.media_type, size=size
            )


def _order(item: FinishedIssue) -> tuple[str, str, int, str]:
    issue = item.shelved.issue
    return issue.date, issue.series, issue.number or 0, issue.path


def _slug(issue: Issue) -> str:
    """Return what the folder of ``issue`` is called: its day and number, in ASCII."""
    day = "".join(character for character in issue.date[:10] if character in "0123456789-")
    return "-".join(filter(None, (day or "undated", str(issue.number or ""))))


def _told_apart(found: Iterable[FinishedIssue]) -> Iterator[FinishedIssue]:
    seen: dict[str, int] = {}
    for item in found:
        slug = item.shelved.slug
        seen[slug] = seen.get(slug, 0) + 1
        name = slug if seen[slug] == 1 else f"{slug}.{seen[slug]}"
        yield replace(item, shelved=replace(item.shelved, slug=name))
