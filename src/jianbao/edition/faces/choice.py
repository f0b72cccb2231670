"""Which installed face draws a rare character in an e-book, and which ones may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianbao import fonts
from jianbao.diagnostics import Diagnostic
from jianbao.edition.faces import faults
from jianbao.edition.faces.use import Use, weights_of
from jianbao.fonts import Face, Permission, Role, Typefaces

if TYPE_CHECKING:
    from jianbao.edition.faces.cascade import TextSetting


class RareFaces:
    """The faces taken so far, each with its class and the characters that it draws.

    They are chosen as print chooses: the role's own, those nearest in style, any that is
    installed. Text in the reader's own face gets 宋体, the face of running text.
    """

    def __init__(self, typefaces: Typefaces, language: str) -> None:
        self._typefaces = typefaces
        self._language = language
        self._classes: dict[tuple[str, Role, bool], str] = {}
        self._taken: dict[Face, str] = {}
        self._refused: dict[Face, dict[str, Face | None]] = {}
        self._unreadable: dict[Face, None] = {}

    def class_of(self, characters: str, setting: TextSetting) -> str:
        """Return the class of the face for a rare character, its selector included.

        It is empty where no face may be embedded that has the character.
        """
        key = characters, setting.role or Role.SONG, setting.bold
        if key not in self._classes:
            face = self._choose(*key)
            number = len(self._taken) + 1
            self._classes[key] = self._taken.setdefault(face, f"rare-{number}") if face else ""
        return self._classes[key]

    @property
    def uses(self) -> Iterator[Use]:
        """The faces taken, in the order of their first use; the class is the family as well."""
        for face, name in self._taken.items():
            characters = "".join(key[0] for key, used in self._classes.items() if used == name)
            yield Use(family=name, face=face, characters=characters, weights=weights_of(face))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What licences forbade (F009), and files that could not be read (F011)."""
        refused = (faults.refused(face, found) for face, found in self._refused.items())
        return (*refused, *map(faults.unreadable, self._unreadable))

    def _choose(self, characters: str, role: Role, bold: bool) -> Face | None:  # noqa: FBT001 - part of a key
        """Return the first face that may be cut down; failing that, one that may go in whole."""
        whole: Face | None = None
        refused: Face | None = None
        for face in self._drawing(characters, role, bold=bold):
            allowed = self._permission(face)
            if allowed is Permission.SUBSET:
                whole = face
                break
            if allowed is Permission.WHOLE:
                whole = whole or face
            elif allowed is Permission.NONE:
                refused = refused or face
        if refused:
            self._refused.setdefault(refused, {}).setdefault(characters, whole)
        return whole

    def _permission(self, face: Face) -> Permission | None:
        try:
            return fonts.permission(face)
        except fonts.UnreadableFaceError:
            self._unreadable[face] = None
            return None

    def _drawing(self, characters: str, role: Role, *, bold: bool) -> Iterator[Face]:
        """Yield the faces that have the characters as a pair, then those that have the first alone.

        A common character needs none of these: it is only its pair that phones do not know.
        """
        faces = self._typefaces.role(role)
        heavy = (faces.bold,) if bold and faces.bold else ()
        candidates = (*heavy, *faces.faces, *faces.fallbacks, *self._others(role))
        yield from (face for face in candidates if _draws(face, characters))
        first = characters[0]
        if first != characters and fonts.rare_characters(first):
            yield from (face for face in candidates if _draws(face, first))

    def _others(self, role: Role) -> tuple[Face, ...]:
        upright = (face for face in self._typefaces.installed if not face.slanted)
        return tuple(sorted(upright, key=lambda face: fonts.unlikeness(face, role, self._language)))


def _draws(face: Face, characters: str) -> bool:
    try:
        return fonts.draws(face, characters)
    except fonts.UnreadableFaceError:
        return False
