"""Papers by their names in the trade, with the thickness of a leaf.

Bulk (松厚度) is thickness by weight, µm to a g/m². Paper of one name differs by a tenth between
mills: a print shop's own measure (纸厚) is better. Sources: for 双胶纸 the book trade's table of
leaves (超级压光胶版纸: 70 g 0.088 mm, 80 g 0.100 mm, 120 g 0.150 mm); for coated paper and for the
sum of leaves and cover HPS Ltd, "Paper and print specifications" (100 g 0.08 mm, 150 g 0.12 mm,
250 g 0.20 mm; uncoated 80 g 0.11 mm); for 轻型纸 and matt coated paper YBJ Printing, "Paper bulk
vs GSM" (high-bulk 1.2 to 1.6, coated 0.8 to 1.0).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jianbao.config.nodes import shorten
from jianbao.config.scalars import TEXT_TYPES
from jianbao.config.shape import ScalarShape, Schema
from jianbao.diagnostics import Diagnostic, Text, did_you_mean
from jianbao.products.cover import codes

if TYPE_CHECKING:
    from jianbao.config.reading import Place


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its names, the usual one first, its bulk, and the weights it is made in."""

    names: tuple[str, ...]
    bulk: float
    weights: tuple[int, ...]


PAPER_KINDS = (
    PaperKind(
        ("双胶纸", "双胶", "胶版纸", "胶版", "offset"), 1.25, (60, 70, 80, 100, 120, 150, 180)
    ),
    PaperKind(("复印纸", "打印纸", "copy"), 1.3, (70, 80, 100)),
    PaperKind(
        ("铜版纸", "铜版", "铜板纸", "铜板", "art", "coated"),
        0.8,
        (80, 105, 128, 157, 200, 250, 300, 350),
    ),
    PaperKind(("哑粉纸", "哑粉", "亚粉纸", "亚粉", "matt"), 0.9, (105, 128, 157, 200, 250, 300)),
    PaperKind(("轻型纸", "轻型", "bulky"), 1.6, (55, 60, 70, 80, 100)),
    PaperKind(("白卡纸", "白卡", "card"), 1.25, (200, 230, 250, 300, 350)),
)
LIGHTEST, HEAVIEST = 28, 450
_WEIGHT = r"(?P<weight>[0-9]{2,3})\s*(?:g/m2|g/m²|g/㎡|gsm|g|G|克)?"
_NAME = r"(?P<name>[^\d\s/]+)"
_PAPER = re.compile(rf"{_WEIGHT}\s*{_NAME}")
_TURNED = re.compile(rf"{_NAME}\s*{_WEIGHT}")


class PaperStock(ScalarShape[float]):
    """A paper such as ``80g 双胶纸``, ``157克铜版`` or ``offset 70gsm``: its thickness in mm."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text(
            "纸的克重和名称，如“80g 双胶纸”", "weight and name of a paper, e.g. “80g offset”"
        )

    def parse(self, text: str, place: Place) -> float | Diagnostic:
        """Return the thickness of a leaf in mm."""
        del place
        found = _PAPER.fullmatch(text) or _TURNED.fullmatch(text)
        kind = _kind(found["name"].strip().lower()) if found else None
        if found is None or kind is None or not LIGHTEST <= int(found["weight"]) <= HEAVIEST:
            return _unknown(text)
        return round(int(found["weight"]) * kind.bulk / 1000, 4)

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"type": TEXT_TYPES, "pattern": r"[0-9]{2,3}"}


def _kind(name: str) -> PaperKind | None:
    return next((kind for kind in PAPER_KINDS if name in kind.names), None)


def _unknown(text: str) -> Diagnostic:
    """Return H001: no such paper."""
    common = [f"{weight}g {kind.names[0]}" for kind in PAPER_KINDS for weight in kind.weights]
    names = "、".join(kind.names[0] for kind in PAPER_KINDS)
    near = did_you_mean(text, common, lambda word: word.casefold().replace(" ", ""))
    return codes.UNKNOWN_PAPER.of(hint=near, text=shorten(text), names=names)
