"""How heavy an e-book may be, for the ways in which it is sent on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.diagnostics import Diagnostic, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jianbao.book import Asset
    from jianbao.edition.model import EbookEdition

_MB = 1_000_000
_LIMITS = (
    (
        50 * _MB,
        Severity.WARNING,
        Text("超过 50 MB，送不到 Kindle 上", "over 50 MB, which Send to Kindle refuses"),
    ),
    (
        25 * _MB,
        Severity.WARNING,
        Text("超过 25 MB，多数邮箱发不出去", "over 25 MB, which most mail refuses"),
    ),
    (
        10 * _MB,
        Severity.NOTICE,
        Text("超过 10 MB，微信里打开会慢", "over 10 MB, which opens slowly in WeChat"),
    ),
)
_NAMED = 3


def check_size(edition: EbookEdition, size: int) -> tuple[Diagnostic, ...]:
    """Return what there is to say of an e-book of ``size`` bytes (E020): the highest limit passed.

    It stands at the heaviest picture and names the others.
    """
    passed = next((limit for limit in _LIMITS if size > limit[0]), None)
    if passed is None:
        return ()
    _, severity, reason = passed
    heaviest = sorted(edition.assets, key=lambda asset: -len(asset.data))[:_NAMED]
    shown = f"{size / _MB:.1f} MB"
    return (
        Diagnostic(
            code="E020",
            severity=severity,
            message=Text(f"电子书有 {shown}，{reason.zh}", f"The e-book has {shown}, {reason.en}"),
            span=heaviest[0].span if heaviest else None,
            hint=_hint(heaviest),
        ),
    )


def _hint(heaviest: Iterable[Asset]) -> Text:
    sizes = [(str(asset.span), f"{len(asset.data) / _MB:.1f} MB") for asset in heaviest]
    zh = "、".join(f"{place}（{size}）" for place, size in sizes)
    en = ", ".join(f"{place} ({size})" for place, size in sizes)
    return Text(
        f"把“图片质量”调低，或换掉最大的图片：{zh}",
        f"Lower picture_quality, or replace the largest pictures: {en}",
    )
