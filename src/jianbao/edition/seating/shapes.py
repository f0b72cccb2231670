"""Shapes of a seat, in em of the names, and names as they stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jianbao.edition.fitting import Fitted, fit, is_spread, width_of

_PADDING: Final = 0.3
_UNIT_SIZE: Final = 0.7
_UNIT_HEIGHT: Final = 1.5
_LONGEST: Final = 16.0
"""Names wider than this in em are set as small as need be; no plan is drawn around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatShape:
    """A seat's width and height; ``preference`` is what it is worth beside larger characters."""

    width: float
    name_height: float
    preference: float
    vertical: bool = False
    with_units: bool = False

    @property
    def height(self) -> float:
        """Height of the whole seat."""
        return self.name_height + (_UNIT_HEIGHT if self.with_units else 0.0)

    def name(self, name: str) -> Fitted:
        """Return ``name`` as it stands in the seat."""
        if self.vertical:
            return _fitted(name, self.name_height - _PADDING, self.width - _PADDING)
        return _fitted(name, self.width - _PADDING, self.name_height - _PADDING)

    def unit(self, unit: str) -> Fitted | None:
        """Return ``unit`` on one line or two; None where it is not shown."""
        if not self.with_units or not unit:
            return None
        width = self.width - _PADDING
        lines: tuple[str, ...] = (unit,)
        if width_of(unit) * _UNIT_SIZE > width:
            half = (len(unit) + 1) // 2
            lines = (unit[:half], unit[half:])
        size = min(_UNIT_SIZE, width / max(map(width_of, lines)))
        return Fitted(lines=lines, size=size, spread=False)

    def takes(self, names: Iterable[str]) -> bool:
        """Whether these names can be written in such a seat: downwards only Chinese ones."""
        return not self.vertical or all(
            is_spread(name) or width_of(name) == len(name) <= 4  # noqa: PLR2004 - characters
            for name in names
        )

    def smallest(self, names: Iterable[str]) -> float:
        """Return the size of the smallest of ``names`` in em; the very longest do not count."""
        counted = (name for name in names if name and width_of(name) <= _LONGEST)
        return min((self.name(name).size for name in counted), default=1.0)


def shapes(*, with_units: bool) -> tuple[SeatShape, ...]:
    """Return the shapes to choose from; names with units are not written downwards."""
    flat = ((4.4, 1.9, 1.0), (6.2, 1.9, 0.95), (3.3, 1.9, 0.9))
    wide = tuple(
        SeatShape(width=width, name_height=height, preference=worth, with_units=with_units)
        for width, height, worth in flat
    )
    upright = SeatShape(width=1.6, name_height=4.3, preference=0.75, vertical=True)
    return wide if with_units else (*wide, upright)


@lru_cache(maxsize=4096)
def _fitted(name: str, width: float, height: float) -> Fitted:
    return fit(name, width, height, 1.0)
