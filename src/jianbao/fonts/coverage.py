"""Whether every character of a book can be printed, and by which face."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from jianbao.diagnostics import Diagnostic, Severity, Text
from jianbao.fonts import codes
from jianbao.fonts.model import Face, Role, TextRun, Typefaces

# Characters that print nothing of their own: Unicode, Default_Ignorable_Code_Point.
_INVISIBLE = frozenset(
    {
        *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        *range(0xE0000, 0xE1000),
    }
)
_SHOWN = 12
_PRIVATE = "Co"
_UNKNOWN = "Cn"
"""Newer than Python's own tables, or no character at all."""
_NO_CHARACTER = 0xFFFE
"""The last two places of each plane (Unicode, 23.7)."""


def check_coverage(
    typefaces: Typefaces, runs: Iterable[TextRun], *, allow_missing: bool
) -> tuple[Diagnostic, ...]:
    """Return what the faces of the roles lack for ``runs``.

    F006 (a notice, one for each manuscript and pair of faces): another face sets some characters.
    F007 (one for each character): none can, an error unless ``allow_missing``.
    """
    kept = list(runs)
    used = defaultdict[Role, set[str]](set)
    for run in kept:
        used[run.role].update(run.text)
    setters = {role: _setters(chars, role, typefaces) for role, chars in used.items()}
    lost = defaultdict[str, list[TextRun]](list)
    elsewhere = defaultdict[tuple[str, str, str], list[tuple[str, TextRun]]](list)
    for run in kept:
        for character in sorted(setters[run.role].keys() & set(run.text)):
            setter = setters[run.role][character]
            if setter is None:
                lost[character].append(run)
                continue
            own = typefaces.role(run.role).faces[0].family
            elsewhere[own, setter.family, run.span.file].append((character, run))
    return (
        *(
            _missing(character, lost[character], allow_missing=allow_missing)
            for character in sorted(lost)
        ),
        *(
            _set_elsewhere(own, setter, elsewhere[own, setter, file])
            for own, setter, file in sorted(elsewhere)
        ),
    )


def _setters(used: set[str], role: Role, typefaces: Typefaces) -> dict[str, Face | None]:
    """Map each visible character that the role's own faces lack to the face that will set it."""
    own = typefaces.role(role).faces
    return {
        character: next(
            (
                face
                for face in typefaces.setters(role, character)
                if ord(character) in face.coverage
            ),
            None,
        )
        for character in used
        if _is_visible(character) and not any(ord(character) in face.coverage for face in own)
    }


def _is_visible(character: str) -> bool:
    """Whether ``character`` needs a glyph; one for private use does, a control does not.

    So does one that Python does not know: extensions H, I and whatever comes after them.
    """
    category, code = unicodedata.category(character), ord(character)
    if category == _UNKNOWN:
        return code & _NO_CHARACTER != _NO_CHARACTER and code not in _INVISIBLE
    return category == _PRIVATE or (category[0] not in "CZ" and code not in _INVISIBLE)


def _set_elsewhere(own: str, setter: str, places: list[tuple[str, TextRun]]) -> Diagnostic:
    """Tell which characters ``setter`` sets for ``own`` in one manuscript."""
    characters = list(dict.fromkeys(character for character, _ in places))
    span = places[0][1].span
    if len(characters) == 1:
        return codes.SET_ELSEWHERE.at(
            span,
            character=characters[0],
            name=_name(characters[0]),
            own=own,
            setter=setter,
            others=_others([run for _, run in places]),
        )
    shown = "".join(characters[:_SHOWN]) + ("…" if len(characters) > _SHOWN else "")
    return codes.SEVERAL_SET_ELSEWHERE.at(
        span, characters=shown, count=len(characters), own=own, setter=setter
    )


def _missing(character: str, places: list[TextRun], *, allow_missing: bool) -> Diagnostic:
    is_private = unicodedata.category(character) == _PRIVATE
    code = codes.SELF_MADE if is_private else codes.NO_GLYPH
    return code.at(
        places[0].span,
        severity=Severity.WARNING if allow_missing else None,
        character=character,
        name=_name(character),
        others=_others(places),
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _others(places: list[TextRun]) -> Text:
    """Say in how many further paragraphs the character stands."""
    more = len(places) - 1
    return (
        Text(f"，另有{more}段也用到", f"; {more} more paragraphs use it") if more else Text("", "")
    )
