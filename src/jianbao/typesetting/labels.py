"""Page labels (ISO 32000-1, 12.4.2): the page that a viewer calls 12 is the one that prints 12."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import pydyf

from jianbao.typesetting.folios import Folio

_COVER: Final = "封"
"""封1, 封2: what printers call the pages of the cover."""
_UNNUMBERED: Final = "–"
_ROMAN: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
    (1, "i"),
)  # fmt: skip

Label = tuple[str, str, int]
"""Style (empty for none), prefix and number; a number goes on from page to page."""


def number_tree(folios: Sequence[Folio]) -> pydyf.Dictionary:
    """Return the number tree of /PageLabels for the pages that bear ``folios``.

    A page without a printed number counts with the pages around it. The run of pages before the
    first number is the cover.
    """
    nums = pydyf.Array()
    before: Label | None = None
    for index, label in enumerate(_labels(folios)):
        style, prefix, number = label
        if before is None or label != (before[0], before[1], before[2] + bool(style)):
            nums.extend((index, _entry(style, prefix, number)))
        before = label
    return pydyf.Dictionary({"Nums": nums})


def _labels(folios: Sequence[Folio]) -> list[Label]:
    starts = [
        0,
        *(at for at, (a, b) in enumerate(pairwise(folios), 1) if b.counter != a.counter + 1),
    ]
    labels: list[Label] = []
    for start, end in zip(starts, [*starts[1:], len(folios)], strict=True):
        run = folios[start:end]
        known = next((style for folio in run if (style := _style(folio))), "")
        prefix = "" if known else _UNNUMBERED if start else _COVER
        for folio in run:
            if folio.printed and not (known and _style(folio) == known):
                labels.append(("", folio.printed, 0))
            else:
                labels.append((known or "D", prefix, folio.counter))
    return labels


def _style(folio: Folio) -> str:
    """Return the style in which the counter of a page gives its printed number; empty for none."""
    roman = _roman(folio.counter)
    spelt = {str(folio.counter): "D", roman: "r", roman.upper(): "R"}
    return spelt.get(folio.printed, "") if folio.printed else ""


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _entry(style: str, prefix: str, number: int) -> pydyf.Dictionary:
    entry = pydyf.Dictionary()
    if prefix:
        entry["P"] = pydyf.String(prefix)
    if style:
        entry["S"] = f"/{style}"
        entry["St"] = max(number, 1)
    return entry
