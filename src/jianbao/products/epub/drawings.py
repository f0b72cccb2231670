"""Cover pictures of earlier builds: for one of them the layout engine need not even be loaded."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from jianbao import cache
from jianbao.diagnostics import Diagnostic, Result
from jianbao.typesetting.identity import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_KIND = "covers"


def drawn_once(
    determinants: Iterable[str | bytes], draw: Callable[[], Result[bytes]]
) -> Result[bytes]:
    """Return what ``draw`` returns, or returned in an earlier build; its warnings are repeated.

    ``determinants`` are all that the picture hangs on, besides what lays it out and draws it.
    """
    key = cache.key_of((*_tools(), *determinants))
    known = cache.load(_KIND, key)
    if known is not None:
        return _opened(known)
    drawn = draw()
    if drawn.value is not None:
        cache.store(_KIND, key, _closed(drawn.value, drawn.diagnostics))
    return drawn


def _tools() -> tuple[str, ...]:
    own = cache.state_of(Path(cache.__file__).parent)
    return (identity(), cache.release_of("pypdfium2"), cache.release_of("pillow"), own)


def _closed(picture: bytes, diagnostics: Iterable[Diagnostic]) -> bytes:
    said = json.dumps([asdict(item) for item in diagnostics]).encode()
    return said + b"\n" + picture


def _opened(data: bytes) -> Result[bytes]:
    said, _, picture = data.partition(b"\n")
    diagnostics = tuple(map(Diagnostic.from_json, json.loads(said)))
    return Result(value=picture, diagnostics=diagnostics)
