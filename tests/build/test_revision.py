"""修订: an issue put right after it had gone out says so in every product."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest

from jianbao import build

PUT_RIGHT = "第1页200人应为2000人"
REVISION = f"修订: {{日期: 2026-11-05, 更正: [{PUT_RIGHT}。, 附表补一行]}}\n"


def built(folder: Path, product: str, more: str, theme: str = "jianbao") -> bytes:
    (folder / "a.md").write_text("# 题\n\n正文。\n", "utf-8")
    file = folder / "book.yaml"
    base = (
        f"书名: 简报\n期号: 3\n日期: 2026-11-02\n文章: [a.md]\n版式: {theme}\n输出: [{product}]\n"
    )
    file.write_text(base + more, "utf-8")
    result = build.build(build.Request(file=file), lambda _: None)
    assert result.value is not None, result.diagnostics
    assert "T013" not in [item.code for item in result.diagnostics]
    return result.value[0].path.read_bytes()


def words(product: str, data: bytes) -> str:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith(("xhtml", "xml"))]
            data = b"".join(map(archive.read, names))
    if product == "pdf":
        import pdfplumber  # noqa: PLC0415 - takes long to load

        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return re.sub(r"\s", "", "".join(page.extract_text() for page in pdf.pages))
    return re.sub(r"<[^>]*>|\s", "", data.decode())


@pytest.mark.parametrize(
    ("product", "theme"),
    [
        ("pdf", "jianbao"),
        ("pdf", "reader"),
        ("pdf", "huabao"),
        ("epub", "jianbao"),
        ("web", "reader"),
        ("word", "jianbao"),
    ],
)
def test_every_product_says_that_it_is_corrected_and_what(
    tmp_path: Path, product: str, theme: str
) -> None:
    text = words(product, built(tmp_path, product, REVISION, theme))
    assert "2026年11月2日（更正版）" in text
    assert f"更正：{PUT_RIGHT}；附表补一行" in text


def test_what_was_put_right_can_be_copied_for_wechat(tmp_path: Path) -> None:
    assert PUT_RIGHT in words("wechat", built(tmp_path, "公众号", REVISION))


def test_an_issue_that_was_not_put_right_says_nothing(tmp_path: Path) -> None:
    assert "更正" not in words("web", built(tmp_path, "web", ""))


def modified(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = archive.read("EPUB/content.opf").decode()
    found = re.search(r'"dcterms:modified">([^<]*)<', said)
    assert found is not None
    assert "<dc:date>2026-11-02</dc:date>" in said
    return found[1]


def test_the_time_of_modification_moves_on_with_each_correction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    more = ["", "修订: {更正: 甲}\n", "修订: {更正: [甲, 乙]}\n", REVISION]
    times = [modified(built(tmp_path, "epub", each)) for each in more]
    assert times == sorted(set(times))
    assert times[0] == "2026-11-02T00:00:00Z"
    assert times[-1].startswith("2026-11-05")


def test_the_pdf_tells_both_days(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(built(tmp_path, "pdf", REVISION))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261102")
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20261105")
