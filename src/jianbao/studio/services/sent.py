"""Files that are sent in: each in a folder of its own, ``0001/source/NAME``, until it is done with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from jianbao.studio.services.exchange import MalformedError

LARGEST: Final = 200 * 1024 * 1024
"""Bytes of one file that is sent in."""
_UNWRITABLE: Final = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f]+")
_LONGEST: Final = 60
"""Signs of the name of a file: three bytes each, of 255."""
_DIGITS: Final = 4
_MOST: Final = 500


def receive(place: Path, name: str, file: Path) -> Path:
    """Put ``file``, which goes, into ``place`` under ``name``, and return its item.

    Raises MalformedError where that is no name, or where too many wait.
    """
    plain = _UNWRITABLE.sub("", Path(name.replace("\\", "/")).name).strip(". ")
    stem, suffix = Path(plain).stem[:_LONGEST], Path(plain).suffix[:12]
    if not stem or len(items(place)) >= _MOST:
        raise MalformedError("name")
    fresh = _free(place)
    (fresh / "source").mkdir(parents=True)
    file.replace(fresh / "source" / f"{stem}{suffix}")
    return fresh


def items(place: Path) -> list[Path]:
    """Return all items in ``place``, in the order in which they came."""
    with suppress(OSError):
        found = [each for each in place.iterdir() if each.name.isdecimal() and _has_source(each)]
        return sorted(found, key=lambda each: int(each.name))
    return []


def item(place: Path, name: str) -> Path:
    """Return the item of that name; raises MalformedError where there is none."""
    found = place / name
    if not name.isdecimal() or not _has_source(found):
        raise MalformedError("item")
    return found


def source(item: Path) -> Path:
    """Return the file of an item."""
    return next(_sources(item))


def told(item: Path) -> Mapping[str, object]:
    """Return what is shown of an item in a list."""
    file = source(item)
    return {"id": item.name, "name": file.name, "size": file.stat().st_size}


def _has_source(item: Path) -> bool:
    return item.is_dir() and not item.is_symlink() and next(_sources(item), None) is not None


def _sources(item: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (
            each
            for each in (item / "source").iterdir()
            if each.is_file() and not each.is_symlink() and not each.name.startswith(".jianbao-")
        )


def _free(place: Path) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    numbers = [int(each.name) for each in place.iterdir() if each.name.isdecimal()]
    return place / f"{max(numbers, default=0) + 1:0{_DIGITS}}"
