"""Books that a standard cannot be claimed for, and how book.yaml asks for one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from jianbao import build
from jianbao.diagnostics import Diagnostic

BOOK = "title: 试\ntheme: reader\nchapters: [a.md]\n{more}outputs: {{pdf: {{标准: {standard}}}}}\n"


def _build(folder: Path, standard: str, text: str, more: str = "") -> tuple[Diagnostic, ...]:
    config = BOOK.format(standard=standard, more=more)
    (folder / "book.yaml").write_text(config, encoding="utf-8")
    (folder / "a.md").write_text(text, encoding="utf-8")
    Image.new("RGB", (1600, 900)).save(folder / "图.png")
    return build.build(build.Request(file=folder / "book.yaml"), lambda _: None).diagnostics


@pytest.mark.parametrize("standard", ["pdf/ua-1", "PDF/A-2a"])
def test_a_picture_without_description_stops_an_accessible_pdf(
    standard: str, tmp_path: Path
) -> None:
    said = _build(tmp_path, standard, "# 题\n\n段。\n\n![](图.png)\n")

    (fault,) = [item for item in said if item.code == "U001"]
    assert fault.span is not None
    assert (fault.span.file, fault.span.line) == ("a.md", 5)
    assert not list(tmp_path.glob("out/*.pdf"))


def test_an_archived_pdf_may_have_pictures_without_description(tmp_path: Path) -> None:
    said = _build(tmp_path, "pdf/a-2b", "# 题\n\n![](图.png)\n")

    assert "I015" in [item.code for item in said]
    assert list(tmp_path.glob("out/*.pdf"))


def test_a_character_without_a_glyph_keeps_no_standard(tmp_path: Path) -> None:
    said = _build(
        tmp_path, "pdf/a-2b", "# 题\n\n缺字\U000f1234。\n", "fonts: {allow_missing: true}\n"
    )

    assert "L009" in [item.code for item in said if item.is_error]
    assert not list(tmp_path.glob("out/*.pdf"))


@pytest.mark.parametrize(
    ("written", "part"), [("pdf/a-2b", "2"), ("PDF/A-3b", "3"), ("PDF/A-2a", "2")]
)
def test_book_yaml_asks_for_the_standard(written: str, part: str, tmp_path: Path) -> None:
    _build(tmp_path, written, "# 题\n\n段。\n")

    (file,) = tmp_path.glob("out/*.pdf")
    with pikepdf.open(BytesIO(file.read_bytes())) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == part
