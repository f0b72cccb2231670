"""刊物信息: the last page, on the outside of its leaf, with a code that a phone reads."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from tests.pages.conftest import MM, TEXT, Pages, text_of

ADDRESS = "https://example.cn/城南教育简报/7"
ABOUT = f'{{文字: "编辑部：文庙街12号\\n欢迎来稿", 二维码: "{ADDRESS}"}}'
ARTICLE = "# 题\n\n" + "\n\n".join([TEXT] * 3)


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "reader", "pocket", "meeting"])
def test_it_ends_the_book_on_an_even_page(pages: Pages, theme: str) -> None:
    with pages.of(ARTICLE, theme=theme, 期号=7, 刊物信息=ABOUT, 版记="{印数: 50}") as made:
        assert len(made) % 2 == 0
        *others, last = map(text_of, made)
        # No head and no folio around it.
        assert last == "城南教育简报第7期2024年3月5日编辑部：文庙街12号欢迎来稿手机阅读"
        assert not any("编辑部" in said for said in others)
    said, width = _read(pages.folder, len(made))
    assert said == ADDRESS
    assert width == pytest.approx(27, abs=1.5)


def test_a_blank_page_before_it_is_blank(pages: Pages) -> None:
    article = "# 题\n\n" + "\n\n".join([TEXT] * 10)
    theme = "{名称: huabao, 选项: {文章起页: page}}"
    with pages.of(article, theme=theme, 刊物信息=ABOUT) as made:
        assert [bool(text_of(page)) for page in made] == [True, True, False, True]
        assert not made[2].rects


def test_an_official_document_has_none(pages: Pages) -> None:
    with pages.of(ARTICLE, theme="gongwen", 刊物信息=ABOUT) as made:
        assert "编辑部" not in "".join(map(text_of, made))
    told = [item.message.zh for item in pages.diagnostics if item.code == "T013"]
    assert any("二维码" in text for text in told)
    assert any("刊物信息" in text for text in told)


def _read(folder: Path, page: int) -> tuple[str, float]:
    """Return what the code of a page says, and how many millimetres wide it is."""
    (file,) = (folder / "out").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as document:
        image = document[page - 1].render(scale=200 / 72).to_pil()
    (code,) = zxingcpp.read_barcodes(image)
    width = code.position.top_right.x - code.position.top_left.x
    return code.text, width * 72 / 200 / MM
