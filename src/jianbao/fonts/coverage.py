"""Whether every character of a book can be printed, and by which face."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

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
_PRIVATE = "Co"


def check_coverage(
    typefaces: Typefaces, runs: Iterable[TextRun], *, allow_missing: bool
) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each character of ``runs`` that its role's own faces lack.

    F006 (a notice): another face will set it. F007: none can, an error unless ``allow_missing``.
    """
    kept = list(runs)
    used = defaultdict[Role, set[str]](set)
    for run in kept:
        used[run.role].update(run.text)
    setters = {role: _setters(chars, role, typefaces) for role, chars in used.items()}
    # By character and what becomes of it: the role's family and its stand-in, or nothing at all.
    places = defaultdict[tuple[str, str, str], list[TextRun]](list)
    for run in kept:
        for character in setters[run.role].keys() & set(run.text):
            setter = setters[run.role][character]
            own = typefaces.role(run.role).faces[0].family if setter else ""
            places[character, own, setter.family if setter else ""].append(run)
    return tuple(
        _set_elsewhere(character, own, setter, found)
        if setter
        else _missing(character, found, allow_missing=allow_missing)
        for (character, own, setter), found in sorted(places.items(), key=itemgetter(0))
    )


def _setters(used: set[str], role: Role, typefaces: Typefaces) -> dict[str, Face | None]:
    """Map each visible character that the role's own faces lack to the face that will set it.

    Pango takes the role's fallbacks in turn, then whatever else is installed.
    """
    faces = typefaces.role(role)
    others = (*faces.fallbacks, *typefaces.installed)
    return {
        character: next((face for face in others if ord(character) in face.coverage), None)
        for character in used
        if _is_visible(character)
        and not any(ord(character) in face.coverage for face in faces.faces)
    }


def _is_visible(character: str) -> bool:
    """Whether ``character`` needs a glyph; one for private use does, a control does not."""
    category = unicodedata.category(character)
    return category == _PRIVATE or (category[0] not in "CZ" and ord(character) not in _INVISIBLE)


def _set_elsewhere(character: str, own: str, setter: str, places: list[TextRun]) -> Diagnostic:
    return codes.SET_ELSEWHERE.at(
        places[0].span,
        character=character,
        name=_name(character),
        own=own,
        setter=setter,
        others=_others(places),
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
