"""The faces in use, as plain figures for the command line."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.fonts.model import Role, Typefaces


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSummary:
    """One role: the family wished for, the face in use, and how many characters it has."""

    role: Role
    requested: str
    family: str
    style: str
    file: str
    substituted: bool
    gb2312: int
    """Of the 6763 Han characters of GB/T 2312."""
    han: int
    """Han characters in all."""
    fallbacks: tuple[str, ...]


def describe(typefaces: Typefaces) -> tuple[RoleSummary, ...]:
    """Return a summary of each role, in the order of the roles."""
    basic = _gb2312()
    return tuple(
        RoleSummary(
            role=faces.role,
            requested=faces.requested,
            family=face.family,
            style=face.style,
            file=face.path.name,
            substituted=faces.substituted,
            gb2312=len(face.coverage.han() & basic),
            han=len(face.coverage.han()),
            fallbacks=tuple(fallback.family for fallback in faces.fallbacks),
        )
        for faces in typefaces.roles
        for face in faces.faces[:1]
    )


def _gb2312() -> frozenset[int]:
    """Return the 6763 characters of GB/T 2312: rows 16 to 87, with five empty cells in row 55."""
    rows = b"".join(bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(map(ord, rows.decode("gb2312", "ignore")))
