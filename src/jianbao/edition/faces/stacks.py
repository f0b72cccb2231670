"""Stacks of families in style sheets, and the role of type that each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from jianbao.fonts import Role, Typefaces, families_of, folded_family

# Families of phones and of reading apps that no role is filled with on paper.
_ON_SCREENS: Final = {
    Role.SONG: ("DK-SONGTI", "Source Han Serif CN", "serif"),
    Role.FANGSONG: ("DK-FANGSONG",),
    Role.KAI: ("DK-KAITI",),
    Role.HEI: ("DK-HEITI", "PingFang SC", "Source Han Sans CN", "sans-serif"),
    Role.XIAOBIAOSONG: ("DK-XIAOBIAOSONG",),
}
# What is no declaration, or one that must stay, is matched to be passed over; what never ends goes
# to the end of the sheet, so that nothing is looked for twice.
_STACK: Final = re.compile(
    r"""/\*.*?(?:\*/|\Z) | @font-face\s*+\{[^}]*+(?:\}|\Z)
    | "(?:\\.|[^"\\]++)*(?:"|\Z) | '(?:\\.|[^'\\]++)*(?:'|\Z)
    | (?<![\w-]) (?P<property>font-family\s*+:\s*+) (?P<stack>(?:"[^"]*+"|'[^']*+'|[^;{}"'!]++)+)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def families(tokens: Sequence[Any]) -> tuple[str, ...]:
    """Return the families that the value of ``font-family`` or ``font`` names, generic ones too.

    ``tokens`` are those of tinycss2. In ``font`` the first family follows size and height.
    """
    names, words = [], list[str]()
    for token in tokens:
        if token.type == "string":
            names.append(token.value)
        elif token.type == "ident":
            words.append(token.value)
        elif token.type not in {"whitespace", "comment"}:
            if token.type == "literal" and token.value == ",":
                names += _joined(words)
            words = []
    return (*names, *_joined(words))


def _joined(words: list[str]) -> list[str]:
    """Return the words of a family written without quotes as one name."""
    return [" ".join(words)] if words else []


class Stacks:
    """Which role each family of a book's style sheets belongs to."""

    def __init__(self, typefaces: Typefaces) -> None:
        """Take the families in use for the roles, those of the trade, and those of screens.

        A family that fills two roles counts for the first, so that a plain 宋体 is no 小标宋.
        """
        self._roles = dict[str, Role]()
        for role in Role:
            own = (name for face in typefaces.role(role).faces for name in face.names)
            for name in (*families_of(role), *_ON_SCREENS[role], *own):
                self._roles.setdefault(folded_family(name), role)

    def role(self, stack: Iterable[str]) -> Role | None:
        """Return the role of the first family of ``stack`` that has one; None where none has."""
        return next(
            (self._roles[key] for name in stack if (key := folded_family(name)) in self._roles),
            None,
        )

    def preceded(self, css: str, names: Mapping[Role, str]) -> str:
        """Return ``css`` with what ``names`` gives for its role put before each stack."""

        def rewritten(match: re.Match[str]) -> str:
            role = self.role(_split(match["stack"])) if match["stack"] else None
            if role is None or not names.get(role):
                return match[0]
            return f"{match['property']}{names[role]}, {match['stack']}"

        return _STACK.sub(rewritten, css)


def _split(stack: str) -> list[str]:
    return [name.strip().strip("\"'") for name in stack.split(",")]
