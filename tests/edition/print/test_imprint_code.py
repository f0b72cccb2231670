"""The QR code beside the imprint: on paper, where the issue may be read elsewhere."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from jianbao import build

ADDRESS = "https://example.cn/jb/3/"
LONG = f"https://example.cn/{'long/' * 40}?issue=3"


def codes_of(folder: Path, theme: str, more: str = "", address: str = ADDRESS) -> list[str]:
    """Return what a phone reads from the printed pages."""
    (folder / "a.md").write_text("# 题\n\n正文。\n", "utf-8")
    file = folder / "book.yaml"
    file.write_text(
        f"书名: 简报\n期号: 3\n编印单位: 某局\n日期: 2026-11-02\n网址: {address}\n{more}"
        f"版记: {{报: [市局], 发: 各学校, 编辑: {{责任编辑: 张三}}}}\n版式: {theme}\n文章: [a.md]\n",
        "utf-8",
    )
    request = build.Request(file=file, only=("pdf",), out=folder / "out")
    (made,) = build.build(request, lambda _: None).value or ()
    with pypdfium2.PdfDocument(made.path.read_bytes()) as document:
        pictures = [page.render(scale=150 / 72).to_pil() for page in document]
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("address", [ADDRESS, LONG])
@pytest.mark.parametrize("theme", ["jianbao", "huabao", "reader", "pocket", "meeting"])
def test_a_phone_reads_it_beside_the_imprint(tmp_path: Path, theme: str, address: str) -> None:
    assert codes_of(tmp_path, theme, address=address) == [address]


def test_an_official_paper_has_it_only_where_it_is_asked_for(tmp_path: Path) -> None:
    assert codes_of(tmp_path, "gongwen") == []
    asked = "{名称: gongwen, 选项: {版记二维码: 是}}"
    assert codes_of(tmp_path, asked) == [ADDRESS]


def test_it_may_be_left_out(tmp_path: Path) -> None:
    assert codes_of(tmp_path, "{名称: jianbao, 选项: {版记二维码: 否}}") == []


@pytest.mark.parametrize("approved", ["", "电子版批准人: 赵敏\n"])
def test_a_classified_paper_leads_nowhere(tmp_path: Path, approved: str) -> None:
    assert codes_of(tmp_path, "jianbao", f"密级: 秘密★1年\n{approved}") == []
