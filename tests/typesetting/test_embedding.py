"""Faces are embedded without empty slots, drawn as before; changed by fontTools, without a time of day."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet  # type: ignore[import-untyped] # ships no types
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # as above
from fontTools.pens.t2CharStringPen import (  # type: ignore[import-untyped] # as above
    T2CharStringPen,
)
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # as above
from fontTools.ttLib.tables import _h_e_a_d as head  # type: ignore[import-untyped] # ships no types
from PIL import Image, ImageChops
from weasyprint.pdf import fonts

from jianbao.typesetting import embedding, engine
from jianbao.typesetting.incremental import composed
from jianbao.typesetting.job import Job, JobStyle, Typeset

HTML = (
    '<html lang="en"><head/><body><section class="a"><p>one</p></section>'
    '<section class="a"><p>two</p></section></body></html>'
)
Typesetter = Callable[[Job], Typeset | None]


def _whole(job: Job) -> Typeset | None:
    return engine.typeset(job).value


def _in_parts(job: Job) -> Typeset | None:
    return composed.compose(job).value


@pytest.mark.parametrize("typeset", [_whole, _in_parts])
def test_a_face_cut_down_by_fonttools_is_the_same_at_any_time(
    typeset: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    css = "section { break-before: page } body { margin: 0; font-family: 'DejaVu Sans' }"
    job = Job(
        html=HTML,
        styles=(JobStyle(file="book.css", css=css),),
    )

    def at(time: int) -> bytes:
        monkeypatch.setattr(head, "timestampNow", lambda: time)
        made = typeset(job)
        assert made is not None
        return made.pdf

    assert at(3_000_000_000) == at(3_900_000_000)


# Faces of CFF whose CIDs are and are not their numbers; of TrueType, with glyphs made of others;
# and a character that no face has.
FACES = ("Noto Serif CJK SC", "Noto Sans CJK SC", "FandolFang", "LXGW WenKai", "DejaVu Sans")
TEXT = "简报第12期：达川区教科局，Éçåñ ŵ —— “引号” \U000e0fff"
PAGES = "".join(
    f'<section class="a" style="font-family: {face!r}"><p>{TEXT}</p><p><b>{TEXT}</b></p></section>'
    for face in FACES
)
CSS = "body { margin: 0 } section { break-before: page; font-size: 20pt }"
SHOWN = Job(
    html=f'<html lang="zh-CN"><head/><body>{PAGES}</body></html>',
    styles=(JobStyle(file="book.css", css=CSS),),
)
SLIGHT = 64
"""By how much of 255 a pixel may differ where hints are read otherwise."""


def _made(typeset: Typesetter) -> bytes:
    made = typeset(SHOWN)
    assert made is not None
    return made.pdf


@pytest.fixture(scope="module")
def stock() -> bytes:
    """Return the pages with faces as WeasyPrint embeds them."""

    def nothing(_: ExitStack) -> None:
        pass

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding.faces, "_cut_down", nothing)
        return _made(_whole)


@pytest.mark.parametrize("typeset", [_whole, _in_parts])
def test_a_face_has_no_more_slots_than_glyphs_in_use(typeset: Typesetter) -> None:
    with pikepdf.open(BytesIO(_made(typeset))) as pdf:
        found = [thing for thing in pdf.objects if _is_descendant(thing)]
        slots = {str(font.BaseFont).partition("+")[2]: _slots(font) for font in found}

    used = 2 * len(TEXT)  # full and narrow forms
    assert {name.partition("-")[0] for name in slots} >= {"Noto", "FandolFang", "LXGW", "DejaVu"}
    assert all(count <= used for count in slots.values()), slots


def _is_descendant(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/FontDescriptor" in thing


def _slots(font: pikepdf.Object) -> int:
    described = font.FontDescriptor
    if font.Subtype == "/CIDFontType2":
        return int(TTFont(BytesIO(described.FontFile2.read_bytes()))["maxp"].numGlyphs)
    program = described.FontFile3
    assert program.Subtype == "/CIDFontType0C"
    programs = CFFFontSet()
    programs.decompile(BytesIO(program.read_bytes()), None)
    return len(programs[0].CharStrings)


@pytest.mark.parametrize("typeset", [_whole, _in_parts])
def test_pages_look_and_read_as_with_whole_faces(
    typeset: Typesetter, stock: bytes, tmp_path: Path
) -> None:
    made = _made(typeset)

    assert _drawn_by_mupdf(made) == _drawn_by_mupdf(stock)
    assert _drawn_by_poppler(made, tmp_path) == _drawn_by_poppler(stock, tmp_path)
    one, other = pypdfium2.PdfDocument(made), pypdfium2.PdfDocument(stock)
    for ours, theirs in zip(one, other, strict=True):
        pictures = [page.render(scale=2).to_pil().convert("L") for page in (ours, theirs)]
        assert _largest(ImageChops.difference(*pictures)) <= SLIGHT
        text, others_text = (page.get_textpage().get_text_bounded() for page in (ours, theirs))
        assert text == others_text


def _drawn_by_mupdf(pdf: bytes) -> list[bytes]:
    return [page.get_pixmap().samples for page in pymupdf.Document(stream=pdf).pages()]  # type: ignore[no-untyped-call] # half typed


def _drawn_by_poppler(pdf: bytes, folder: Path) -> bytes:
    file = folder / "book.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftoppm", "-r", "72", file], check=True, capture_output=True).stdout


def _largest(picture: Image.Image) -> int:
    (_, most) = picture.getextrema()
    assert isinstance(most, int)
    return most


def _page(css: str, text: str, *faces: tuple[str, str, bytes]) -> bytes:
    job = Job(
        html=f'<html lang="zh-CN"><head/><body><p>{text}</p></body></html>',
        styles=(JobStyle(file="book.css", css=f"{css} p {{ font-size: 40pt }}"),),
        resources=faces,
    )
    made = _whole(job)
    assert made is not None
    return made.pdf


def test_a_face_whose_cids_are_not_its_numbers_is_drawn_by_all_alike(tmp_path: Path) -> None:
    # With the slots of all glyphs MuPDF, which goes by the CIDs, drew none of the first five.
    data = _page("p { font-family: FandolFang }", "¥€↗⊕╔区教")

    one = pymupdf.Document(stream=data)[0].get_pixmap(dpi=100)  # type: ignore[no-untyped-call] # half typed
    by_mupdf = Image.frombytes("RGB", (one.width, one.height), one.samples).convert("L")
    (page,) = pypdfium2.PdfDocument(data)
    by_pdfium = page.render(scale=100 / 72).to_pil().convert("L").resize(by_mupdf.size)
    assert by_mupdf.point(_ink).getbbox() == pytest.approx(by_pdfium.point(_ink).getbbox(), abs=2)
    assert _drawn_by_poppler(data, tmp_path)


def _ink(level: int) -> int:
    return 255 if level < 128 else 0


def test_a_face_whose_glyphs_have_names_is_cut_down_and_drawn_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = ("named.otf", "font/otf", _named("简报第12期"))
    css = "@font-face { font-family: Named; src: url(named.otf) } p { font-family: Named }"
    ours = _page(css, "简报第12期", face)
    monkeypatch.setattr(embedding.faces, "_cut_down", lambda _: None)
    theirs = _page(css, "简报第12期", face)

    with pikepdf.open(BytesIO(ours)) as pdf:
        (font,) = (thing for thing in pdf.objects if _is_descendant(thing))
        assert _slots(font) == len("简报第12期") + 1
    assert _drawn_by_mupdf(ours) == _drawn_by_mupdf(theirs)
    assert _drawn_by_poppler(ours, tmp_path) == _drawn_by_poppler(theirs, tmp_path)


def _named(text: str) -> bytes:
    """Return a face of CFF with names and without CIDs: boxes of many heights among empty glyphs."""
    boxes = [f"box{number}" for number in range(len(text))]
    names = [".notdef", *(f"empty{number}" for number in range(3000)), *boxes]
    glyphs = {name: T2CharStringPen(900, {}) for name in names}
    for number, box in enumerate(boxes):
        pen = glyphs[box]
        pen.moveTo((100, 0))
        for corner in ((800, 0), (800, 100 * (number + 1)), (100, 100 * (number + 1))):
            pen.lineTo(corner)
        pen.closePath()
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder(names)
    built.setupCharacterMap(dict(zip(map(ord, text), boxes, strict=True)))
    built.setupCFF("Named", {}, {name: pen.getCharString() for name, pen in glyphs.items()}, {})
    built.setupHorizontalMetrics(dict.fromkeys(names, (900, 100)))
    built.setupHorizontalHeader(ascent=900, descent=-100)
    built.setupNameTable({"familyName": "Named", "styleName": "Regular"})
    built.setupOS2()
    built.setupPost()
    written = BytesIO()
    built.save(written)
    return written.getvalue()
