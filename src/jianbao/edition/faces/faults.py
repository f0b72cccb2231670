"""What keeps a face out of an e-book."""

from __future__ import annotations

from collections.abc import Mapping

from jianbao.diagnostics import Diagnostic
from jianbao.edition import codes
from jianbao.fonts import Face

_SHOWN = 10


def refused(face: Face, replaced: Mapping[str, Face | None]) -> Diagnostic:
    """F009: the licence of ``face`` forbids embedding; ``replaced`` tells what draws its characters.

    A warning where nothing does: a phone may then show a box.
    """
    lost = "".join(characters for characters, other in replaced.items() if other is None)
    if lost:
        return codes.FORBIDDEN_AND_LACKING.of(family=face.family, characters=lost[:_SHOWN])
    others = "、".join(dict.fromkeys(other.family for other in replaced.values() if other))
    shown = "".join(replaced)[:_SHOWN]
    return codes.FORBIDDEN_AND_REPLACED.of(family=face.family, characters=shown, others=others)


def unreadable(face: Face) -> Diagnostic:
    """F011: the file of ``face`` is damaged or of an unknown kind."""
    return codes.UNREADABLE_FACE.of(family=face.family, name=face.path.name)
