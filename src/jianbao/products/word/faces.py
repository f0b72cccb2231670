"""The faces that a Word file names, by what the print sets in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from jianbao.fonts import Role, Typefaces
from jianbao.products.word.xml import part, w
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
CODE_FACE: Final = "Courier New"
_ALIKE: Final = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "方正小标宋_GBK",
}
"""What a machine may have in the place of a face that it lacks."""
_BOLD: Final = 600
"""The weight of CSS from which text counts as bold."""
_CHINESE, _WESTERN = "86", "00"
"""Character sets (ECMA-376-1, 17.8.3.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFaces:
    """The names of families: ``own`` by role, ``latin`` for letters and digits, if not the same."""

    own: tuple[tuple[Role, str], ...]
    latin: str
    heavy: frozenset[Role] = frozenset()
    """The roles that are set in the bold of a family, as a substitute for a heavy face."""

    def fonts(self, role: Role) -> etree._Element:
        """Return ``w:rFonts`` for ``role``: names only, since the fonts of a theme win over them."""
        name = dict(self.own)[role]
        latin = self.latin or name
        return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=name, cs=latin)


def font_table(faces: WordFaces) -> bytes:
    """Return fontTable.xml: the faces that are named, with what may stand for them."""
    names = dict.fromkeys(name for _, name in faces.own)
    fonts = [
        w(
            "font",
            w("altName", val=_ALIKE[name]) if name in _ALIKE else None,
            w("charset", val=_CHINESE),
            name=name,
        )
        for name in names
    ]
    western = dict.fromkeys(name for name in (faces.latin, CODE_FACE) if name and name not in names)
    fonts += [w("font", w("charset", val=_WESTERN), name=name) for name in western]
    return part(w("fonts", *fonts))


def faces_of(theme: Theme, typefaces: Typefaces, choice: str) -> WordFaces:
    """Return the faces by the book's ``choice``, ``office`` or ``book``."""
    wished = str(theme.option("latin-font"))
    if choice == "office":
        return WordFaces(own=tuple(_OFFICE.items()), latin=wished or _LATIN)
    own = tuple(
        (role, faces[0].family if (faces := typefaces.role(role).faces) else name)
        for role, name in _OFFICE.items()
    )
    heavy = frozenset(role for role in _OFFICE if typefaces.role(role).weight >= _BOLD)
    return WordFaces(own=own, latin=wished, heavy=heavy)
