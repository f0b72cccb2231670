"""What an e-book uses a face for."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.fonts import Face

_BOLD = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Characters set in ``face`` under the name ``family``, at ``weights`` of CSS."""

    family: str
    face: Face
    characters: str
    weights: tuple[str, ...]


def weights_of(face: Face) -> tuple[str, ...]:
    """Return the weights for a face that has no bolder one beside it.

    A face that is heavy as it is must not be thickened by the reading system.
    """
    return ("normal", "bold") if face.weight >= _BOLD else ("normal",)
