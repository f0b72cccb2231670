"""How heavy an e-book may be, for the ways in which it is sent on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.diagnostics import Diagnostic, Text
from jianbao.products.epub import codes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jianbao.book import Asset
    from jianbao.edition.model import EbookEdition

_MB = 1_000_000
_LIMITS = (
    (50 * _MB, codes.TOO_HEAVY_FOR_KINDLE),
    (25 * _MB, codes.TOO_HEAVY_FOR_MAIL),
    (10 * _MB, codes.TOO_HEAVY_FOR_WECHAT),
)
_NAMED = 3


def check_size(edition: EbookEdition, size: int) -> tuple[Diagnostic, ...]:
    """Return what there is to say of an e-book of ``size`` bytes (E020): the highest limit passed.

    It stands at the heaviest picture and names the others.
    """
    code = next((code for limit, code in _LIMITS if size > limit), None)
    if code is None:
        return ()
    heaviest = sorted(edition.assets, key=lambda asset: -len(asset.data))[:_NAMED]
    span = heaviest[0].span if heaviest else None
    return (code.at(span, size=_shown(size), largest=_largest(heaviest)),)


def _largest(heaviest: Iterable[Asset]) -> Text:
    sizes = [(str(asset.span), _shown(len(asset.data))) for asset in heaviest]
    return Text(
        "、".join(f"{place}（{size}）" for place, size in sizes),
        ", ".join(f"{place} ({size})" for place, size in sizes),
    )


def _shown(size: int) -> str:
    return f"{size / _MB:.1f} MB"
