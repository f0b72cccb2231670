"""archive: the finished issue, its manuscripts and its history in one folder, and that as a zip."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import jianbao
from jianbao import build, files, history
from jianbao.archive import codes
from jianbao.archive.metadata import metadata
from jianbao.atomic_files import staging
from jianbao.book import Book
from jianbao.build import Request
from jianbao.diagnostics import BookError, Diagnostic, Result
from jianbao.history import versions
from jianbao.products import PRODUCTS, Product
from jianbao.products.naming import stem_of

_MOST_FILES: Final = 20_000
_MOST_BYTES: Final = 2 * 1024 * 1024 * 1024
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
MADE, SOURCE, SENT = "成品", "稿件", "发出"
"""Folders of what is made for the archive, of what it is made from, and of what was sent out."""
_OUT: Final = "out"
"""Where a build leaves what it makes, in the book's folder."""
_MOST_VERSIONS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveWishes:
    """What is asked of an archive: the book.yaml, where it goes, and which names its metadata has."""

    file: Path
    out: Path
    mapping: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """An archive that was written; ``fingerprint`` is the digest of its manifest, to be noted elsewhere."""

    folder: Path
    packed: Path
    files: int
    fingerprint: str


def archive(wishes: ArchiveWishes) -> Result[Archived]:
    """Archive the issue of ``wishes``, or nothing of it. Raises OSError where it cannot be written."""
    prepared = build.prepare(wishes.file)
    if prepared.value is None:
        return Result(value=None, diagnostics=prepared.diagnostics)
    book, said = prepared.value.book, list[Diagnostic]()
    name = stem_of(book)
    for place in (wishes.out / name, wishes.out / f"{name}.zip"):
        if place.exists():
            return Result(value=None, diagnostics=(codes.THERE_ALREADY.of(place=str(place)),))
    try:
        wishes.out.mkdir(parents=True, exist_ok=True)
        with staging(wishes.out) as beside:
            offered = [
                product
                for product in PRODUCTS
                if product.archived is not None
                and not (product.on_screens and prepared.value.config.is_kept_off_screens)
            ]
            payload = _payload(book, offered, wishes, beside / "made", said)
            return Result(value=_put(payload, name, wishes.out, beside), diagnostics=tuple(said))
    except BookError as error:
        return Result(value=None, diagnostics=(*said, *error.diagnostics))


def _payload(
    book: Book,
    offered: Sequence[Product[Any]],
    wishes: ArchiveWishes,
    place: Path,
    said: list[Diagnostic],
) -> dict[str, bytes]:
    """Return the files of the archive, with the products ``offered``, by their names below ``data``."""
    asked = tuple(
        (product.name, option, value)
        for product in offered
        for option, value in product.archived or ()
    )
    request = Request(
        file=wishes.file, only=tuple(product.name for product in offered), out=place, asked=asked
    )
    made = build.build(request, lambda _: None)
    said += made.diagnostics
    if made.value is None:
        raise BookError
    home = wishes.file.parent
    data = {f"{MADE}/{file.path.name}": _read(file.path, place) for file in made.value}
    data |= {f"{SOURCE}/{name}": _read(home / name, home) for name in _names(home, wishes.out)}
    sent = sorted((home / _OUT).glob("*")) if (home / _OUT).is_dir() else []
    endings = tuple(product.ending.zh for product in PRODUCTS)
    data |= {
        f"{SENT}/{file.name}": _read(file, home)
        for file in sent
        if file.is_file() and file.name.endswith(endings)
    }
    pages = max((file.pages for file in made.value), default=0)
    kinds = tuple(product.media_type for product in offered)
    data["元数据.xml"] = metadata(book, pages, kinds, wishes.mapping)
    data["历史.txt"] = "".join(_history(home)).encode()
    if sum(map(len, data.values())) > _MOST_BYTES:
        raise BookError(codes.TOO_MUCH.of())
    return data


def _read(file: Path, inside: Path) -> bytes:
    return files.read(file, _MOST_BYTES, inside)


def _names(home: Path, out: Path) -> Iterator[str]:
    """Yield the files that the book is made from: all in its folder that nobody has made or hidden."""
    left = {(home / _OUT).resolve(), out.resolve()}
    count = 0
    for place, folders, names in os.walk(home):
        folders[:] = sorted(
            name
            for name in folders
            if name[0] != "." and (Path(place) / name).resolve() not in left
        )
        for name in sorted(names):
            if name[0] != ".":
                count += 1
                if count > _MOST_FILES:
                    raise BookError(codes.TOO_MUCH.of())
                yield (Path(place) / name).relative_to(home).as_posix()


def _history(home: Path) -> Iterator[str]:
    """Yield what was done to the book, the first first: its versions, and what can be undone."""
    yield "# 版本：时间、谁、做了什么、名字、哪些文件\n"
    for version in reversed(versions.saved(home, _MOST_VERSIONS)):
        paths = " ".join(version.paths)
        yield f"{version.when.isoformat()}\t{version.who}\t{version.what}\t{version.name}\t{paths}\n"
    yield "# 收稿、收审改、校改：第几次、做了什么、写了哪些文件\n"
    for action in history.actions(home):
        paths = " ".join((*action.made, *action.replaced, *action.removed))
        yield f"{action.number}\t{action.what}\t{paths}\n"


def _put(payload: Mapping[str, bytes], name: str, out: Path, beside: Path) -> Archived:
    """Write the bag and its zip in their places."""
    folder, packed = out / name, out / f"{name}.zip"
    bag = bagged(payload)
    for path, data in bag.items():
        file = beside / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (beside / packed.name).write_bytes(_zipped(name, bag))
    (beside / name).rename(folder)
    (beside / packed.name).rename(packed)
    fingerprint = hashlib.sha256(bag["manifest-sha256.txt"]).hexdigest()
    return Archived(folder=folder, packed=packed, files=len(payload), fingerprint=fingerprint)


def bagged(payload: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a bag with ``payload`` (RFC 8493, 2)."""
    size = sum(map(len, payload.values()))
    bag = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": (
            f"Bag-Software-Agent: jianbao {jianbao.__version__}\nPayload-Oxum: {size}.{len(payload)}\n"
        ).encode(),
        "manifest-sha256.txt": _digests(
            {f"data/{name}": data for name, data in sorted(payload.items())}
        ),
    }
    bag["tagmanifest-sha256.txt"] = _digests(bag)
    return bag | {f"data/{name}": data for name, data in sorted(payload.items())}


def _digests(contents: Mapping[str, bytes]) -> bytes:
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {_spelt(name)}\n" for name, data in contents.items()
    )
    return "".join(lines).encode()


def _spelt(name: str) -> str:
    """Return ``name`` as a manifest has it (RFC 8493, 2.1.3)."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _zipped(name: str, bag: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for path, data in bag.items():
            file.writestr(ZipInfo(f"{name}/{path}", _EPOCH), data, ZIP_DEFLATED)
    return packed.getvalue()
