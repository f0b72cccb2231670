"""The faces: which plays each role, where it lies, and what its licence is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from jianbao import fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Span, Text
from jianbao.doctor.installing import install
from jianbao.doctor.model import Organ, good, missing, plain, wanting

_NAME: Final = Text("字体", "Faces")
_RARE: Final = Text("生僻字", "Rare characters")
_MANY: Final = 60_000
"""Han characters: GB 18030-2022 has 87,887, Noto CJK 44,000, and names of people need the others."""
_KNOWN: Final = {
    "SIL Open Font License": "OFL",
    "scripts.sil.org/OFL": "OFL",
    "gnu.org/licenses": "GPL",
    "Apache License": "Apache",
}
_LONGEST: Final = 60


def faces() -> Iterator[Organ]:
    """Yield each role with its face, then how many Chinese characters all faces have together."""
    result = fonts.resolve(FontChoice(), "zh-Hans", lambda _: Span(file=""))
    if result.value is None:
        said = result.diagnostics[-1]
        yield missing("faces", _NAME, said.message, said.hint or fonts.how_to_get(fonts.Role.SONG))
        return
    yield from map(_role, result.value.roles)
    yield _rare(result.value)


def _role(played: fonts.RoleFaces) -> Organ:
    face, role = played.faces[0], played.role
    own = {fonts.folded_family(name) for name in fonts.families_of(role)}
    found = f"{face.family} {face.style} · {face.path} · {_licence(face)}"
    if not own & set(map(fonts.folded_family, face.names)):
        borrowed = Text(f"没有，借用 {found}", f"none; borrowed: {found}")
        return wanting(role.value, role.label, borrowed, fonts.how_to_get(role))
    return good(role.value, role.label, plain(found))


def _rare(typefaces: fonts.Typefaces) -> Organ:
    """Return whether rare characters of names would be printed or be boxes."""
    sets = {face.coverage for face in typefaces.installed}
    number = len(frozenset(chain.from_iterable(coverage.han() for coverage in sets)))
    found = Text(f"所有字体共有汉字 {number} 个", f"{number} Han characters in all faces together")
    if number >= _MANY:
        return good("rare", _RARE, found)
    mend = install(Text("花园明朝", "HanaMin"), debian="fonts-hanazono", cask="font-hanamina")
    return wanting("rare", _RARE, found, mend)


def _licence(face: fonts.Face) -> str:
    try:
        said = fonts.licence(face)
    except fonts.UnreadableFaceError:
        return "?"
    return next((short for name, short in _KNOWN.items() if name in said), said[:_LONGEST] or "?")
