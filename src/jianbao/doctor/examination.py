"""One part after the other, the gravest first to be mended."""

from __future__ import annotations

from jianbao.doctor.faces import faces
from jianbao.doctor.model import Organ
from jianbao.doctor.program import layout, python
from jianbao.doctor.surroundings import surroundings


def examine() -> tuple[Organ, ...]:
    """Return every part of the machine that jianbao works with; nothing is changed."""
    return python(), *layout(), *faces(), *surroundings()
