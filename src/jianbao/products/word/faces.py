"""The faces that a Word file names, by what the print sets in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from jianbao.fonts import Role, Typefaces
from jianbao.products.word.xml import w
from jianbao.themes import Theme

_OFFICE: Final = {
    Role.SONG: "宋体",
    Role.FANGSONG: "仿宋_GB2312",
    Role.KAI: "楷体_GB2312",
    Role.HEI: "黑体",
    Role.XIAOBIAOSONG: "方正小标宋简体",
}
"""Those that Chinese offices have; GB/T 9704-2012 names them without their makers."""
_LATIN: Final = "Times New Roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The names of families: ``own`` by role, ``latin`` for letters and digits, if not the same."""

    own: tuple[tuple[Role, str], ...]
    latin: str

    def fonts(self, role: Role) -> etree._Element:
        """Return ``w:rFonts`` for ``role``: names only, since the fonts of a theme win over them."""
        name = dict(self.own)[role]
        latin = self.latin or name
        return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=name, cs=latin)


def faces_of(theme: Theme, typefaces: Typefaces, choice: str) -> Faces:
    """Return the faces by the book's ``choice``, ``office`` or ``book``."""
    wished = str(theme.option("latin-font"))
    if choice == "office":
        return Faces(own=tuple(_OFFICE.items()), latin=wished or _LATIN)
    own = tuple(
        (role, faces[0].family if (faces := typefaces.role(role).faces) else name)
        for role, name in _OFFICE.items()
    )
    return Faces(own=own, latin=wished)
