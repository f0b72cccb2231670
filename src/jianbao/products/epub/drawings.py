"""Cover pictures of earlier builds: for one of them the layout engine need not even be loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jianbao import cache, memo
from jianbao.diagnostics import Result
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
    known = memo.load(_KIND, key)
    if isinstance(known, Result):
        return known
    drawn = draw()
    if drawn.value is not None:
        memo.store(_KIND, key, drawn)
    return drawn


def _tools() -> tuple[str, ...]:
    own = cache.state_of(Path(cache.__file__).parent)
    return (identity(), cache.release_of("pypdfium2"), cache.release_of("pillow"), own)
