"""bind: a year of a series as a site, with the volume on it as PDF and EPUB to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jianbao.diagnostics import Diagnostic, Result
from jianbao.executors import Counted, untold
from jianbao.memo import Memory
from jianbao.products import EBOOK, PRINT
from jianbao.products.naming import writable
from jianbao.shelf import codes
from jianbao.shelf.folder import write_files
from jianbao.shelf.gathering import FinishedIssue, gather
from jianbao.shelf.model import Download
from jianbao.shelf.site import SiteWishes, is_ours, put
from jianbao.shelf.volume.epub import bound_epubs
from jianbao.shelf.volume.model import BoundIssue, Volume
from jianbao.shelf.volume.pdf import bound_pdf

LARGEST_EPUB: Final = 50
"""MB of an EPUB that phones and mail still take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeWishes:
    """What is asked of a volume."""

    shelf: Path
    out: Path
    """The folder of the volumes, one for each series."""
    year: str
    title: str = ""
    megabytes: int = LARGEST_EPUB
    """Of an EPUB, after which another one begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundVolume:
    """A volume that was written."""

    folder: Path
    issues: int
    articles: int
    pages: int
    """Of the PDF; 0 where there is none."""
    files: tuple[Path, ...]


def bind(wishes: VolumeWishes, told: Counted = untold) -> Result[tuple[BoundVolume, ...]]:
    """Bind the issues of a year, each series by itself, or leave what was bound before.

    Raises OSError where it cannot be written.
    """
    memory = Memory(wishes.shelf)
    gathered = gather(wishes.shelf, wishes.out, memory.of("shelf"), told)
    memory.keep()
    said = list(gathered.diagnostics)
    volumes = tuple(_volumes(gathered.value or (), wishes))
    if not volumes:
        said.append(codes.NONE_TO_BIND.of(year=wishes.year))
        return Result(value=None, diagnostics=tuple(said))
    folders = [wishes.out / writable(f"{volume.series}-{volume.year}") for volume in volumes]
    said += [codes.IN_THE_WAY.of(folder=str(folder)) for folder in folders if not is_ours(folder)]
    if any(item.is_error for item in said):
        return Result(value=None, diagnostics=tuple(said))
    bound = tuple(
        _bound(volume, folder, wishes, said)
        for volume, folder in zip(volumes, folders, strict=True)
    )
    return Result(value=bound, diagnostics=tuple(said))


def _volumes(found: Sequence[FinishedIssue], wishes: VolumeWishes) -> list[Volume]:
    own = [
        item for item in found if item.shelved.year == wishes.year and item.shelved.issue.edition
    ]
    series = dict.fromkeys(item.shelved.issue.series for item in own)
    return [
        Volume(
            series=name,
            year=wishes.year,
            title=wishes.title or f"{name} {wishes.year}年合订本",
            issues=tuple(
                BoundIssue(finished=item) for item in own if item.shelved.issue.series == name
            ),
        )
        for name in series
    ]


def _bound(
    volume: Volume, folder: Path, wishes: VolumeWishes, said: list[Diagnostic]
) -> BoundVolume:
    printed = bound_pdf(volume)
    said += printed.diagnostics
    name = writable(volume.title.replace(" ", "-"))
    files: dict[str, tuple[str, str, bytes]] = {}
    pages = 0
    if printed.value:
        data, pages = printed.value
        files[name + PRINT.ending.zh] = ("全年 PDF", PRINT.media_type, data)
    books = bound_epubs(volume, wishes.megabytes * 1_000_000)
    for number, book in enumerate(books, 1):
        which = f"第{number}册" if len(books) > 1 else ""
        ending = f"-{which}" * bool(which) + EBOOK.ending.zh
        files[name + ending] = (f"全年 EPUB {which}".strip(), EBOOK.media_type, book)
    made = put(
        SiteWishes(shelf=wishes.shelf, out=folder, title=volume.title),
        [bound.finished for bound in volume.issues],
        _writer(files),
    )
    said += made.diagnostics
    site = made.value
    assert site is not None  # noqa: S101 - it is written, or an exception is raised
    return BoundVolume(
        folder=folder,
        issues=site.issues,
        articles=site.articles,
        pages=pages,
        files=tuple(folder / file for file in files),
    )


def _writer(
    files: dict[str, tuple[str, str, bytes]],
) -> Callable[[Path], tuple[Download, ...]]:
    def write(place: Path) -> tuple[Download, ...]:
        write_files({name: data for name, (_, _, data) in files.items()}, place)
        return tuple(
            Download(label=label, name=name, media_type=kind, size=len(data))
            for name, (label, kind, data) in files.items()
        )

    return write
