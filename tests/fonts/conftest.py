"""Small faces made on the spot, and a fontconfig that knows no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # ships no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # ships no types
from fontTools.ttLib import TTCollection  # type: ignore[import-untyped] # ships no types

Install = Callable[..., Path]
_CONFIG = "<fontconfig><dir>{0}/faces</dir><cachedir>{0}/cache</cachedir></fontconfig>"


def built(
    family: str | dict[str, str], characters: str, weight: int = 400, style: str = "Regular"
) -> FontBuilder:
    """Return a face that has one square for each of ``characters``."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 900), (900, 900), (900, 0)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    face = FontBuilder(1000, isTTF=True)
    face.setupGlyphOrder([".notdef", "square"])
    face.setupCharacterMap(dict.fromkeys(map(ord, characters), "square"))
    face.setupGlyf({".notdef": square, "square": square})
    face.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 0)})
    face.setupHorizontalHeader(ascent=880, descent=-120)
    face.setupNameTable({"familyName": family, "styleName": style})
    slanted = 1 if "Italic" in style else 1 << 6
    face.setupOS2(sTypoAscender=880, usWeightClass=weight, fsSelection=slanted)
    face.setupPost(italicAngle=-12 if "Italic" in style else 0)
    return face


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let fontconfig see nothing but one empty folder, and return that folder."""
    folder = tmp_path / "faces"
    folder.mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(_CONFIG.format(tmp_path), "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    return folder


@pytest.fixture
def install(bare_machine: Path) -> Install:
    """Return a function that installs a face, on a machine that had none."""

    def install_face(
        family: str | dict[str, str], characters: str, weight: int = 400, style: str = "Regular"
    ) -> Path:
        path = bare_machine / f"{len(list(bare_machine.iterdir())):02}.ttf"
        built(family, characters, weight, style).save(path)
        return path

    return install_face


@pytest.fixture
def install_collection(bare_machine: Path) -> Callable[[dict[str, str]], Path]:
    """Return a function that installs one file with a face for each family."""

    def install_families(families: dict[str, str]) -> Path:
        collection = TTCollection()
        collection.fonts = [built(*each).font for each in families.items()]
        path = bare_machine / "all.ttc"
        collection.save(path)
        return path

    return install_families
