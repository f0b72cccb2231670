"""Pictures no higher than the page wants them: in rows, whose white stays between, and beside text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from jianbao.book import Asset
from jianbao.edition.lengths import points
from jianbao.edition.print.two_columns import HALVED
from jianbao.manuscript.rows import BESIDE, ROW
from jianbao.themes import Theme

_OVERHANG: Final = 1.024
"""Width of a row by that of the line: its outer white hangs over on both sides."""

_BESIDE: Final = 0.6
"""Share of the page's height that a picture beside text takes at most."""


def lower_pictures(tree: etree._Element, assets: tuple[Asset, ...], theme: Theme) -> None:
    """Make pictures beside text narrower, and those of rows higher than ``row-lines`` lines.

    The rows of one gallery are lowered together, since they are equally high.
    """
    width, height = (points(str(theme.option(name))) for name in ("type-width", "type-height"))
    shapes = {asset.href: asset.height / max(asset.width, 1.0) for asset in assets}
    for figure in tree.iter("figure"):
        if BESIDE in (figure.get("class") or "").split():
            _lower(figure, _height(figure, shapes) * width, _BESIDE * height)
    most = height * int(str(theme.option("row-lines"))) / int(str(theme.option("lines-per-page")))
    groups: dict[etree._Element, list[etree._Element]] = {}
    for row in tree.iter("div"):
        if row.get("class") == ROW:
            around = row.getparent()
            is_gallery = around is not None and "gallery" in (around.get("class") or "").split()
            groups.setdefault(around if is_gallery and around is not None else row, []).append(row)
    for group, rows in groups.items():
        halved = any(
            HALVED & set((box.get("class") or "").split()) for box in group.iterancestors()
        )
        high = max((_height(row, shapes) for row in rows), default=0.0) * (
            width / 2 if halved else width
        )
        high *= _OVERHANG
        for figure in (figure for row in rows for figure in row.iter("figure")):
            _lower(figure, high, most)


def _lower(figure: etree._Element, high: float, most: float) -> None:
    if high > most:
        share = float(figure.get("data-width") or 0.0)
        figure.set("data-width", f"{share * most / high:.1f}")


def _height(row: etree._Element, shapes: Mapping[str, float]) -> float:
    """Return the height of the highest picture of ``row`` by the width of the line."""
    heights = [
        float(figure.get("data-width") or 0.0) / 100 * shapes.get(image.get("src") or "", 0.0)
        for figure in row.iter("figure")
        for image in figure.iter("img")
    ]
    return max(heights, default=0.0)
