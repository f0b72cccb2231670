"""The XML files of the package, looked over and deflated: each content once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jianbao.diagnostics import Diagnostic, Result
from jianbao.once import Kept, once
from jianbao.products.epub.model import Item
from jianbao.products.epub.survey import FileFacts, survey

_SURVEYED = frozenset({"application/xhtml+xml", "image/svg+xml"})
"""Not the NCX: it is our own, and repeats the addresses of the navigation document."""
LEVEL = 9
"""How hard files are deflated: an e-book is made once, and sent to many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Files of the package, with what was found in those that are XML."""

    items: tuple[Item, ...]
    surveys: tuple[FileFacts, ...]
    diagnostics: tuple[Diagnostic, ...]


def look_over(items: Iterable[Item], kept: Kept) -> Checked:
    """Survey the XML files of ``items`` and deflate them; faults are those of `survey`.

    ``kept`` is what has been looked over before.
    """
    done: list[Item] = []
    surveys: list[FileFacts] = []
    diagnostics: list[Diagnostic] = []
    for item in items:
        if item.media_type not in _SURVEYED:
            done.append(item)
            continue
        found, packed = once(kept, _looked_over, item)
        diagnostics += found.diagnostics
        if found.value is not None:
            surveys.append(found.value)
            done.append(replace(item, deflated=packed))
    return Checked(items=tuple(done), surveys=tuple(surveys), diagnostics=tuple(diagnostics))


def _looked_over(item: Item) -> tuple[Result[FileFacts], bytes]:
    return survey(item), deflated(item.data)


def deflated(data: bytes) -> bytes:
    """Return ``data`` as it stands in a zip."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
