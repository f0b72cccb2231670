"""The volume as e-books: the finished EPUBs joined, as many in one as its size allows."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final
from urllib.parse import quote, unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import jianbao
from jianbao import files
from jianbao.products import EBOOK
from jianbao.shelf.epubs import LARGEST, OpenedEpub, open_epub, parsed, printed_pages
from jianbao.shelf.pages import render
from jianbao.shelf.volume.model import BoundIssue, Volume

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_OPF: Final = "{http://www.idpf.org/2007/opf}"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedIssue:
    """An issue as the package document sees it: its documents and files below a folder."""

    bound: BoundIssue
    first: str
    """Its first document."""
    items: tuple[Mapping[str, str], ...]
    """Attributes of the manifest's items."""
    spine: tuple[str, ...]
    """Their ids in the order of reading."""
    pages: tuple[tuple[str, str], ...]
    """Where its printed pages begin, and their numbers."""
    access: tuple[tuple[str, str], ...]
    """What it says of its accessibility."""
    modified: str


def bound_epubs(volume: Volume, largest: int) -> list[bytes]:
    """Return ``volume`` as one EPUB or several, each of about ``largest`` bytes at most."""
    groups: list[list[BoundIssue]] = []
    size = largest
    for bound in volume.issues:
        own = bound.finished.file.stat().st_size
        if size + own > largest:
            groups.append([])
            size = 0
        groups[-1].append(bound)
        size += own
    return [
        _joined(replace(volume, issues=tuple(group)), number if len(groups) > 1 else 0)
        for number, group in enumerate(groups, 1)
    ]


def _joined(volume: Volume, number: int) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        _put(archive, "mimetype", EBOOK.media_type.encode())
        _put(archive, "META-INF/container.xml", render("volume-container.xml").encode())
        issues = []
        for bound in volume.issues:
            opened = open_epub(files.read(bound.finished.file, LARGEST, None))
            joined = _issue(bound, opened, is_face=bound is volume.issues[-1])
            issues.append(joined)
            for item in joined.items:
                path = item["path"]
                _put(archive, f"EPUB/{bound.shelved.slug}/{path}", opened.entries[path])
        _put_own(archive, volume, issues, number)
    return packed.getvalue()


def _put_own(archive: ZipFile, volume: Volume, issues: Sequence[JoinedIssue], number: int) -> None:
    """Add what the volume has of its own: the package, its contents, title page and indexes."""
    values = {
        "volume": volume,
        "issues": issues,
        "heading": f"{volume.title} 第{number}册" if number else volume.title,
        "id": uuid.uuid5(
            uuid.NAMESPACE_URL, "".join(bound.issue.identifier for bound in volume.issues)
        ).urn,
        "access": sorted(set.intersection(*(set(joined.access) for joined in issues))),
        "modified": max(joined.modified for joined in issues),
        "generator": f"jianbao-volume {jianbao.__version__}",
    }
    for name in ("package.opf", "nav.xhtml", "title.xhtml", "index.xhtml"):
        _put(archive, f"EPUB/{name}", render(f"volume-{name}", "", **values).encode())
    _put(archive, "EPUB/volume.css", render("volume-screen.css").encode())


def _issue(bound: BoundIssue, opened: OpenedEpub, *, is_face: bool) -> JoinedIssue:
    """Return what the package says of ``bound``, whose cover may be that of the volume."""
    package = parsed(opened.package)
    slug = bound.shelved.slug
    items = []
    names: dict[str, str] = {}
    for item in package.iter(f"{_OPF}item"):
        path = unquote(item.get("href", ""))
        properties = set(item.get("properties", "").split())
        if "nav" in properties or item.get("media-type") == "application/x-dtbncx+xml":
            continue
        if not is_face:
            properties.discard("cover-image")
        names[item.get("id", "")] = f"i{slug}.{item.get('id')}"
        items.append(
            {
                "path": path,
                "id": names[item.get("id", "")],
                "href": f"{slug}/{quote(path)}",
                "media": item.get("media-type", ""),
                "properties": " ".join(sorted(properties)),
            }
        )
    metas = [(meta.get("property", ""), meta.text or "") for meta in package.iter(f"{_OPF}meta")]
    return JoinedIssue(
        bound=bound,
        first=quote(opened.spine[0]),
        items=tuple(items),
        spine=tuple(names[ref.get("idref", "")] for ref in package.iter(f"{_OPF}itemref")),
        pages=tuple(_pages(opened, slug)),
        access=tuple(meta for meta in metas if meta[0].startswith("schema:access")),
        modified=dict(metas).get("dcterms:modified", ""),
    )


def _pages(opened: OpenedEpub, slug: str) -> Iterator[tuple[str, str]]:
    return ((f"{slug}/{place}", number) for place, number in printed_pages(opened))


def _put(archive: ZipFile, name: str, data: bytes) -> None:
    packing = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
    archive.writestr(ZipInfo(name, _EPOCH), data, packing)
