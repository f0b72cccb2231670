from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao.products.epub.options import EpubOptions

if TYPE_CHECKING:
    from tests.config.conftest import Load

BOOK = "书名: 简报\n文章: [稿件/01.md]\n输出:\n  epub: "


def test_an_ebook_has_settings_of_its_own(load_text: Load, folder: Path) -> None:
    (folder / "图").mkdir()
    (folder / "图" / "封面.JPG").write_bytes(b"")
    result = load_text(
        f"{BOOK}{{封面: 图\\封面.JPG, 图片质量: 70%, 无障碍审阅人: 王五, 印刷页码: 否}}\n"
    )
    assert result.diagnostics == ()
    assert result.value is not None
    assert result.value.outputs[0].options == EpubOptions(
        page_list=False, cover="图/封面.JPG", picture_quality=70, reviewed_by="王五"
    )
    assert result.value.span("outputs.epub.cover").line == 4


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("无.png", "C062"),
        ("稿件", "C063"),
        ("稿件/01.md", "C063"),
        ("../secret.md", "C061"),
        ("外面/secret.md", "C061"),
        ("链接.png", "C061"),
        ("/etc/passwd", "C061"),
        ('""', "C060"),
        ('"a\\0b"', "C007"),
        ("[]", "C022"),
    ],
)
def test_a_cover_is_a_picture_in_the_book_folder(
    load_text: Load, folder: Path, written: str, code: str
) -> None:
    outside = folder.parent / "secret.png"
    outside.write_bytes(b"")
    (folder / "链接.png").symlink_to(outside)
    result = load_text(f"{BOOK}{{cover: {written}}}\n")
    assert [item.code for item in result.diagnostics] == [code]
    assert result.diagnostics[0].span is not None
    assert result.diagnostics[0].span.line == 4


def test_the_nearest_picture_is_named(load_text: Load, folder: Path) -> None:
    (folder / "封面.png").write_bytes(b"")
    hint = load_text(f"{BOOK}{{cover: 封面.jpg}}\n").diagnostics[0].hint
    assert hint is not None
    assert "封面.png" in hint.zh
