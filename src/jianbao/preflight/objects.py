"""Everything a file holds, for rules that forbid something wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

_DEEPEST = 64


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Dictionary | Stream]:
    """Yield every dictionary and stream of ``pdf``, also those that stand in another, once each."""
    for thing in pdf.objects:
        yield from _in(thing, 0)


def _in(thing: Object, depth: int) -> Iterator[Dictionary | Stream]:
    if depth > _DEEPEST:
        return
    inner: list[Object] = []
    if isinstance(thing, (Dictionary, Stream)):
        yield thing
        inner = [value for _, value in thing.items()]
    elif isinstance(thing, Array):
        inner = list(thing)
    for value in inner:
        if isinstance(value, Object) and not value.is_indirect:
            yield from _in(value, depth + 1)
