"""Cut the faces that set books on this machine down to Chinese, for `setup/bundle/make.sh`.

Usage: faces.py FOLDER
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

import uharfbuzz as hb

from jianbao import fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Span

SHAPES_OF_OTHERS = ("locl", "ljmo", "vjmo", "tjmo")
"""Features for Japanese, Korean and the shapes of Taiwan and Hong Kong: a third of a face."""
HANGUL = (
    range(0x1100, 0x1200),
    range(0x3130, 0x3190),
    range(0xA960, 0xA980),
    range(0xAC00, 0xD800),
)
"""All else of a face stays: GB 18030 has every Chinese character, and names need rare ones."""


def cut(face: fonts.Face) -> bytes:
    """Return ``face`` by itself; its glyphs keep their numbers, so that PDFs stay as they were."""
    source = hb.Face(hb.Blob.from_file_path(face.path), face.index)
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.glyph_set.clear()
    wanted.unicode_set.clear()
    wanted.unicode_set.update(set(source.unicodes) - set(chain.from_iterable(HANGUL)))
    for feature in SHAPES_OF_OTHERS:
        wanted.layout_feature_tag_set.remove(int.from_bytes(feature.encode(), "big"))
    wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    return bytes(hb.subset(source, wanted).blob.data)


def main(folder: Path) -> None:
    """Write each face that plays a role, and its bold one, into ``folder``; print their licences."""
    result = fonts.resolve(FontChoice(), "zh-Hans", lambda _: Span(file=""))
    if result.value is None:
        sys.exit("no faces: run make book first")
    played = {face for role in result.value.roles for face in (*role.faces, role.bold) if face}
    for face in sorted(played, key=lambda face: face.path):
        suffix = face.path.suffix
        name = f"{face.path.stem}-SC.otf" if suffix == ".ttc" else f"{face.path.stem}{suffix}"
        (folder / name).write_bytes(cut(face))
        licence = fonts.licence(face)
        sys.stdout.write(f"{face.path}\n{name}: {face.family}, without Hangul. {licence}\n\n")


main(Path(sys.argv[1]))
