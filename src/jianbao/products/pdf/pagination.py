"""Where the printed pages of an edition begin, kept so that an e-book need not lay it out again."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao import cache, memo
from jianbao.edition.model import PrintEdition
from jianbao.typesetting.identity import identity
from jianbao.typesetting.pagination import PageStart

_KIND = "pages"


def recall(edition: PrintEdition) -> tuple[PageStart, ...] | None:
    """Return where the pages of the print ``edition`` begin; None if it has not been laid out."""
    known = memo.load(_KIND, _key(edition))
    return known if isinstance(known, tuple) else None


def remember(edition: PrintEdition, starts: tuple[PageStart, ...]) -> None:
    """Keep where the pages of ``edition`` begin."""
    memo.store(_KIND, _key(edition), starts)


def _key(edition: PrintEdition) -> str:
    return cache.key_of(_determinants(edition))


def _determinants(edition: PrintEdition) -> Iterator[str | bytes]:
    """Yield all that the pages of ``edition`` hang on."""
    yield from (identity(), edition.faces, repr(edition.lines))
    yield from (document.html for document in edition.documents)
    yield from (sheet.css for sheet in edition.stylesheets)
    for asset in edition.assets:
        yield from (asset.href, asset.data)
