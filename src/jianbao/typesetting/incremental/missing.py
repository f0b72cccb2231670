"""Characters that no face has a glyph for: numbered alike in every unit that prints them.

WeasyPrint gives each, in the order in which a face lacks them, a number behind those of the face's
glyphs. Units laid out apart begin anew; where that matters, they are told the book's numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from jianbao.typesetting.incremental.model import Face, Missing

_LAST: Final = 2**16 - 1
"""There are no more glyphs in a face; what comes after it shares this number."""


def numbered(faces: Iterable[Face]) -> dict[tuple[str, int], int]:
    """Return the number of each character that ``faces`` lack, by the face's name and the character."""
    numbers: dict[str, dict[int, int]] = {}
    for face in faces:
        own = numbers.setdefault(face.name, {}) if face.missing else {}
        for character, glyph in face.missing:
            if character not in own:
                taken = own.values()
                own[character] = min(max(taken) + 1, _LAST) if glyph in taken else glyph
    return {
        (name, character): glyph
        for name, own in numbers.items()
        for character, glyph in own.items()
    }


def told(faces: Iterable[Face], numbers: Mapping[tuple[str, int], int], so_far: Missing) -> Missing:
    """Return the ``numbers`` to tell what has ``faces``: those ``so_far`` where they are right."""
    own = tuple((face.name, *missing) for face in faces for missing in face.missing)
    right = tuple((name, character, numbers[name, character]) for name, character, _ in own)
    return so_far if own == right else right
