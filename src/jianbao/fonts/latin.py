"""The faces of a Latin family, and the bytes of a face as a file of its own."""

from __future__ import annotations

import difflib
import io

from jianbao.diagnostics import Diagnostic, Result, Text
from jianbao.fonts import codes
from jianbao.fonts.model import REGULAR, Face, Typefaces, bold_of, fitting, folded_family

_COLLECTION = b"ttcf"
_PLACE_IN_FILE = 0xFFFF  # the bits above it count the instances of a variable face


def latin_faces(family: str, typefaces: Typefaces) -> Result[tuple[Face, ...]]:
    """Return the upright regular face of an installed ``family``, and its bold one if there is one.

    F008 where no such family is installed; the value is empty then.
    """
    wanted = folded_family(family)
    faces = tuple(
        face
        for face in typefaces.installed
        if any(folded_family(name) == wanted for name in face.names)
    )
    if not faces:
        return Result(value=(), diagnostics=(_not_installed(family, typefaces),))
    regular = fitting(faces, REGULAR)
    bold = bold_of(regular, typefaces.installed)
    return Result(value=(regular, bold) if bold else (regular,), diagnostics=())


def face_file(face: Face) -> bytes:
    """Return the file of ``face``; of a collection only the one face. Raises OSError."""
    data = face.path.read_bytes()
    if not data.startswith(_COLLECTION):
        return data
    from fontTools.ttLib import (  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types; slow to load, and few need it
        TTFont,
    )

    number = face.index & _PLACE_IN_FILE
    single = io.BytesIO()
    with TTFont(io.BytesIO(data), fontNumber=number, recalcTimestamp=False) as font:
        font.save(single)
    return single.getvalue()


def _not_installed(family: str, typefaces: Typefaces) -> Diagnostic:
    names = sorted({name for face in typefaces.installed for name in face.names})
    near = difflib.get_close_matches(family, names, 1)
    return codes.NO_LATIN.of(
        hint=Text(f"是不是“{near[0]}”？", f"Did you mean “{near[0]}”?")
        if near
        else Text(
            "装上这种字体，或者改掉版式选项“西文字体”",
            "Install it, or change the theme option latin-font",
        ),
        family=family,
    )
