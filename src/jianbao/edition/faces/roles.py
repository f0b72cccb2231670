"""Whole roles of type in an e-book: 宋 仿宋 楷 黑 小标宋, with what is set in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jianbao.edition.faces.use import Use, weights_of
from jianbao.fonts import Role, RoleFaces, Typefaces

if TYPE_CHECKING:
    from jianbao.edition.faces.cascade import TextSetting


def role_uses(
    texts: Iterable[tuple[str, TextSetting]], typefaces: Typefaces
) -> dict[Role, tuple[Use, ...]]:
    """Return the faces for ``texts`` by role; text in the reader's own face, the body, gets none.

    As on paper each character is set by the first of a role's own faces that has it.
    """
    used = defaultdict[Role, dict[bool, set[str]]](lambda: {False: set(), True: set()})
    for text, setting in texts:
        if setting.role is not None and not setting.brought:
            used[setting.role][setting.bold].update(text)
    return {role: tuple(_uses(typefaces.role(role), used[role])) for role in Role if role in used}


def _uses(faces: RoleFaces, used: dict[bool, set[str]]) -> Iterator[Use]:
    left = used[False] | used[True]
    for number, face in enumerate(faces.faces, 1):
        family = f"jianbao-{faces.role}" + (f"-{number}" if number > 1 else "")
        own = {character for character in left if ord(character) in face.coverage}
        left -= own
        # A 小标宋 is heavy by design, whatever weight its file states.
        display = ("normal", "bold") if faces.role is Role.XIAOBIAOSONG else weights_of(face)
        parts = [(face, own, display)]
        if number == 1 and faces.bold is not None:
            parts = [
                (face, own & used[False], ("normal",)),
                (faces.bold, own & used[True], ("bold",)),
            ]
        for part, characters, weights in parts:
            if text := "".join(sorted(characters)).strip():
                yield Use(family=family, face=part, characters=text, weights=weights)
