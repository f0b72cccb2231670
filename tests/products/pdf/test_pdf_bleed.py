"""What lies outside the trimmed page, measured from the PDF."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from jianbao import build

MM = 72 / 25.4
BOOK = """
title: 出血
theme: reader
chapters: [a.md]
outputs: {pdf: {出血: 3mm, 裁切标记: %s}}
"""


def _boxes(folder: Path, marks: str) -> tuple[list[float], list[float], list[float]]:
    (folder / "book.yaml").write_text(BOOK % marks, encoding="utf-8")
    (folder / "a.md").write_text("# 通知\n\n请按时参加会议。\n", encoding="utf-8")
    (written,) = build.build(build.Request(file=folder / "book.yaml"), lambda _: None).value or ()
    with pikepdf.open(written.path) as pdf:
        page = pdf.pages[0]
        boxes = (page.mediabox, page["/BleedBox"], page["/TrimBox"])
        return tuple([float(value) for value in box] for box in boxes)  # type: ignore[return-value] # three of them


@pytest.mark.parametrize("marks", ["否", "是"])
def test_the_trimmed_page_is_a4_with_3_mm_of_bleed_around_it(tmp_path: Path, marks: str) -> None:
    media, bleed, trim = _boxes(tmp_path, marks)

    assert trim[2] - trim[0] == pytest.approx(210 * MM, abs=0.05)
    assert trim[3] - trim[1] == pytest.approx(297 * MM, abs=0.05)
    assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.05)
    assert bleed[3] - trim[3] == pytest.approx(3 * MM, abs=0.05)
    assert media[0] <= bleed[0]
