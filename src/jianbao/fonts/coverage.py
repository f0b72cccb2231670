"""Whether every character of a book can be printed, and by which face."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from jianbao.diagnostics import Diagnostic, Severity, Text
from jianbao.fonts.model import Face, Role, RoleFaces, TextRun, Typefaces

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


def check_coverage(
    typefaces: Typefaces, runs: Iterable[TextRun], *, allow_missing: bool
) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each character of ``runs`` that its role's own faces lack.

    F006 (a notice): another face will set it. F007: none can, an error unless ``allow_missing``.
    """
    kept = list(runs)
    characters: dict[Role, set[str]] = {}
    for run in kept:
        characters.setdefault(run.role, set()).update(run.text)
    diagnostics: list[Diagnostic] = []
    for role, used in characters.items():
        faces = typefaces.role(role)
        for character in sorted(_lacking(used, faces)):
            places = [run for run in kept if run.role is role and character in run.text]
            setter = _setter(character, faces, typefaces)
            if setter:
                diagnostics.append(_set_elsewhere(character, faces, setter, places))
            else:
                diagnostics.append(_missing(character, places, allow_missing=allow_missing))
    return tuple(diagnostics)


def _lacking(used: set[str], faces: RoleFaces) -> Iterator[str]:
    for character in used:
        code = ord(character)
        visible = code not in _INVISIBLE and unicodedata.category(character)[0] not in "CZ"
        if visible and not any(code in face.coverage for face in faces.faces):
            yield character


def _setter(character: str, faces: RoleFaces, typefaces: Typefaces) -> Face | None:
    """Return the face that Pango will take: the role's fallbacks, then whatever is installed."""
    candidates = (*faces.fallbacks, *typefaces.installed)
    return next((face for face in candidates if ord(character) in face.coverage), None)


def _set_elsewhere(
    character: str, faces: RoleFaces, setter: Face, places: list[TextRun]
) -> Diagnostic:
    name = _name(character)
    own = faces.faces[0].family
    return Diagnostic(
        code="F006",
        severity=Severity.NOTICE,
        message=Text(
            f"“{character}”（{name}）不在“{own}”里，用“{setter.family}”排{_others(places).zh}",
            f"“{character}” ({name}) is not in “{own}”; “{setter.family}” sets it"
            + _others(places).en,
        ),
        span=places[0].span,
    )


def _missing(character: str, places: list[TextRun], *, allow_missing: bool) -> Diagnostic:
    name = _name(character)
    return Diagnostic(
        code="F007",
        severity=Severity.WARNING if allow_missing else Severity.ERROR,
        message=Text(
            f"没有一种字体有“{character}”（{name}），印出来会是空框{_others(places).zh}",
            f"No installed face has “{character}” ({name}); it would print as a box"
            + _others(places).en,
        ),
        span=places[0].span,
        hint=Text(
            "装一种有这个字的字体；或在 book.yaml 的“字体”下写“允许缺字: 是”",
            "Install a face that has it, or set fonts.allow_missing to true in book.yaml",
        ),
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _others(places: list[TextRun]) -> Text:
    """Say in how many further paragraphs the character stands."""
    more = len(places) - 1
    return (
        Text(f"，另有{more}段也用到", f"; {more} more paragraphs use it") if more else Text("", "")
    )
