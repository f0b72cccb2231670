"""A face of its own for Latin letters and digits in print.

The face goes before the Chinese ones, but only for the characters below. What Chinese and Latin
text share stays with the Chinese face: curly quotes, dashes, ellipses, the middle dot, ℃, and of
Latin-1 everything that is not a letter. A family that is merely named before the Chinese one
would take these too, at half their width, so the file is named by address: ``local()`` does not
find every face, and an installed family cannot be limited to some characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jianbao.book import Asset
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition.model import Stylesheet
from jianbao.edition.templates.styles import css_string
from jianbao.fonts import Face, Role, Typefaces, face_file, latin_faces
from jianbao.themes import Theme

_OPTION = "latin-font"
# ASCII, the letters of Latin-1, and Latin Extended-A and -B for other languages and 拼音.
_CHARACTERS = "U+20-7E, U+C0-D6, U+D8-F6, U+F8-24F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Latin:
    """What the Latin face adds to an edition: nothing where the theme does not ask for one.

    ``family`` is the name that style sheets call it by; it is none that is installed.
    """

    family: str = ""
    sheets: tuple[Stylesheet, ...] = ()
    assets: tuple[Asset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def applied(self, values: Mapping[str, str], theme: Theme) -> Mapping[str, str]:
        """Return the variables of style sheets with the Latin face before the Chinese ones."""
        if not self.family:
            return values
        options = {spec.name for spec in theme.specs if spec.kind == "face"}
        faces = {role.value for role in Role} | options
        return {
            name: f"{self.family}, {value}" if name in faces else value
            for name, value in values.items()
        }


def latin_of(theme: Theme, typefaces: Typefaces) -> Latin:
    """Return the face that the option ``latin-font`` names; F008 where it is not installed."""
    wanted = str(theme.option(_OPTION))
    if not wanted:
        return Latin()
    found = latin_faces(wanted, typefaces)
    faces = found.value or ()
    if not faces:
        return Latin(diagnostics=found.diagnostics)
    family = css_string(f"{faces[0].family} Latin")
    return Latin(
        family=family,
        sheets=(Stylesheet(name=_OPTION, css="\n".join(_rule(family, face) for face in faces)),),
        assets=tuple(_asset(face) for face in faces),
    )


def _asset(face: Face) -> Asset:
    return Asset(
        href=_href(face),
        media_type="font/sfnt",
        data=face_file(face),
        width=0,
        height=0,
        span=Span(file=face.path.name),
    )


def _rule(family: str, face: Face) -> str:
    weight = min(900, max(100, round(face.weight, -2)))
    return (
        f'@font-face {{ font-family: {family}; src: url("{_href(face)}"); '
        f"font-weight: {weight}; unicode-range: {_CHARACTERS} }}"
    )


def _href(face: Face) -> str:
    return f"fonts/latin-{face.weight}"
