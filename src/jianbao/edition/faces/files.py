"""The faces of an e-book as files of its package, with the rules that name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianbao import fonts
from jianbao.book import Asset
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.edition import codes
from jianbao.edition.faces import faults
from jianbao.edition.faces.use import Use
from jianbao.fonts import Face, FaceFile, Permission

_FORMATS = {".woff2": "woff2", ".otf": "opentype", ".ttf": "truetype"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceFiles:
    """``rules`` are @font-face rules; ``families`` those that have a file."""

    rules: tuple[str, ...] = ()
    families: frozenset[str] = frozenset()
    assets: tuple[Asset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def files_of(
    uses: Iterable[Use], file_format: str, languages: frozenset[str], prefix: str
) -> FaceFiles:
    """Return one file for each face, however many ways it is used in.

    ``prefix`` leads from the style sheet to the root of the edition. Faults: F009 a face that may not be embedded, F010 one that had to be embedded whole, F011
    one that cannot be read.
    """
    characters: dict[Face, str] = {}
    kept = tuple(uses)
    for use in kept:
        characters[use.face] = characters.get(use.face, "") + use.characters
    assets: dict[Face, Asset] = {}
    diagnostics: list[Diagnostic] = []
    for face, text in characters.items():
        made = _made(face, text, file_format, languages)
        diagnostics += made.diagnostics
        if made.value:
            assets[face] = _asset(face, len(assets) + 1, made.value)
    there = tuple(use for use in kept if use.face in assets)
    return FaceFiles(
        rules=tuple(
            _rule(use.family, assets[use.face], weight, prefix)
            for use in there
            for weight in use.weights
        ),
        families=frozenset(use.family for use in there),
        assets=tuple(assets.values()),
        diagnostics=tuple(diagnostics),
    )


def _made(
    face: Face, characters: str, file_format: str, languages: frozenset[str]
) -> Result[FaceFile]:
    try:
        allowed = fonts.permission(face)
        if allowed is Permission.NONE:
            return Result(value=None, diagnostics=(codes.FORBIDDEN.of(family=face.family),))
        made = fonts.embedded(face, characters, file_format, languages)
    except fonts.UnreadableFaceError:
        return Result(value=None, diagnostics=(faults.unreadable(face),))
    megabytes = len(made.data) / 1_000_000
    told = codes.EMBEDDED_WHOLE.of(family=face.family, megabytes=megabytes)
    whole = (told,) if allowed is Permission.WHOLE else ()
    return Result(value=made, diagnostics=whole)


def _asset(face: Face, number: int, made: FaceFile) -> Asset:
    return Asset(
        href=f"fonts/face-{number}{made.suffix}",
        media_type=made.media_type,
        data=made.data,
        width=0,
        height=0,
        span=Span(file=face.path.name),
    )


def _rule(family: str, asset: Asset, weight: str, prefix: str) -> str:
    suffix = asset.href[asset.href.rindex(".") :]
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f'src: url("{prefix}{asset.href}") format("{_FORMATS[suffix]}"); }}'
    )
