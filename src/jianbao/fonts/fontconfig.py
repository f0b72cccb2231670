"""Which faces are installed: asked of fontconfig, because Pango sets type with what it names.

The characters of a face come from fontconfig too. It reads them from the face's own ``cmap``,
keeps them in its cache, and Pango goes by the same set when it chooses a face for a character.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from jianbao import font_folders
from jianbao.diagnostics import BookError, Diagnostic
from jianbao.fonts import codes
from jianbao.fonts.model import Coverage, Face, Typefaces

_SECONDS = 120  # the first call on a machine builds fontconfig's cache
_FIELD, _ITEM = "\x1f", "\x1e"
_FORMAT = _FIELD.join(
    (
        "%{file}",
        "%{index}",
        "%{[]family{%{family}" + _ITEM + "}}",
        "%{style[0]}",
        "%{weight}",
        "%{width}",
        "%{slant}",
        "%{fontformat}",
        "%{charset}\n",
    )
)
# A variable font is listed twice: as a whole, and by its named instances, which are taken.
_PATTERN = ":scalable=True:variable=False"
_FORMATS = {"TrueType", "CFF"}  # what HarfBuzz, and so Pango, can shape
_INSTANCE_BITS = 16  # fontconfig keeps the number of a variable font's instance above these
# FC_WEIGHT_* of fontconfig.h, each with the weight that FcWeightToOpenType gives for it.
_WEIGHTS = (
    *((0, 100), (40, 200), (50, 300), (55, 350), (75, 380), (80, 400), (100, 500)),
    *((180, 600), (200, 700), (205, 800), (210, 900), (215, 1000)),
)


def installed() -> tuple[Face, ...]:
    """Return every installed outline face, in a fixed order: by family, weight and file.

    Raises BookError with F001 where fontconfig is missing or does not answer.
    """
    font_folders.know()
    lines = _listing().split("\n")
    found = {face for line in lines if (face := _face(line)) is not None}
    return tuple(sorted(found, key=lambda face: (face.family, face.weight, face.path, face.index)))


def state_of(typefaces: Typefaces) -> str:
    """Return what tells these installed faces from any others, to name what was set with them."""
    states = []
    for path in sorted({face.path for face in typefaces.installed}):
        with suppress(OSError):
            found = path.stat()
            states.append(f"{path}:{found.st_size}:{found.st_mtime_ns}")
    return "\n".join((*states, *(faces.css for faces in typefaces.roles)))


def _listing() -> str:
    command = ("fc-list", _PATTERN, "--format", _FORMAT)
    try:
        # A fixed command, found on the user's own path, with no word from a book in it.
        done = subprocess.run(  # noqa: S603 - see above
            command,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            # In another language fontconfig puts another of a family's names first.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except OSError:
        raise BookError(_not_found()) from None
    except subprocess.TimeoutExpired:
        raise BookError(_failed(f"> {_SECONDS} s")) from None
    if done.returncode:
        raise BookError(_failed(done.stderr.decode(errors="replace").strip()))
    return done.stdout.decode(errors="replace")


def _face(line: str) -> Face | None:
    fields = line.split(_FIELD)
    if len(fields) != _FORMAT.count(_FIELD) + 1:
        return None
    path, index, families, style, weight, width, slant, font_format, charset = fields
    names = tuple(name for name in families.split(_ITEM) if name)
    if font_format not in _FORMATS or not names:
        return None
    return Face(
        family=names[0],
        names=names,
        path=Path(path),
        index=int(index) & ((1 << _INSTANCE_BITS) - 1),
        style=style,
        weight=_css_weight(float(weight or 80)),
        width=round(float(width or 100)),
        slanted=bool(slant.strip("0")),
        coverage=_coverage(charset),
    )


def _css_weight(weight: float) -> int:
    return min(_WEIGHTS, key=lambda pair: abs(pair[0] - weight))[1]


@lru_cache(maxsize=64)  # the faces of a collection mostly share one set
def _coverage(charset: str) -> Coverage:
    """Read fontconfig's notation: ascending hexadecimal code points and ranges, ``20-7e a0``."""
    edges: list[int] = []
    for part in charset.split():
        first, _, last = part.partition("-")
        start, end = int(first, 16), int(last or first, 16) + 1
        if edges and edges[-1] == start:  # ranges may touch where fontconfig's pages meet
            edges[-1] = end
        else:
            edges += (start, end)
    return Coverage(tuple(edges))


def _not_found() -> Diagnostic:
    return codes.NO_FONTCONFIG.of()


def _failed(detail: str) -> Diagnostic:
    return codes.NOT_LISTED.of(detail=detail)
