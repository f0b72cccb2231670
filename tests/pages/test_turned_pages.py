"""Pages on their side: folios that turn with them, and bars of 栏目 that go onto them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.pages.conftest import MM, TEXT, Pages, text_of

TABLE = "::: 横表\n| 校 | 数 |\n|---|---|\n| 一 | 2 |\n:::"
ACROSS = f"# 横表\n\n{TABLE}\n\n{TEXT}"


def lying(found: list[Any]) -> Any:  # noqa: ANN401 - pdfplumber's page
    return next(page for page in found if page.width > page.height)


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "gongwen", "reader"])
@pytest.mark.parametrize("before", [0, 1], ids=["right", "left"])
def test_the_folio_of_a_page_on_its_side_turns_with_it(
    pages: Pages, theme: str, before: int
) -> None:
    """It stands where it stands on every page, once the sheet is held upright (GB/T 9704 7.6)."""
    papers = ["# 前文\n\n" + "\n\n".join([TEXT] * 30 * (before + 1)), ACROSS, "# 后\n\n文。"]
    with pages.of(*papers, theme=theme, 期号=7) as found:
        page = lying(found)
        turned = [char for char in page.chars if not char["upright"]]
        assert str(page.page_number)[-1] in {char["text"] for char in turned} or theme == "reader"
        assert any(char["text"].isdigit() for char in turned)
        assert all(char["x1"] < 35 * MM for char in turned)
        middle = page.height / 2
        is_right = page.page_number % 2
        assert all((char["top"] > middle) == is_right for char in turned)


def test_a_folio_in_the_middle_stays_there(pages: Pages) -> None:
    theme = "{名称: jianbao, 选项: {页码位置: centre, 页码样式: pages}}"
    with pages.of(f"# 前\n\n{TEXT}", ACROSS, 版式=theme) as found:
        page = lying(found)
        turned = [char for char in page.chars if not char["upright"]]
        assert "".join(char["text"] for char in turned).strip().startswith("第2页")
        edges = min(c["top"] for c in turned), max(c["bottom"] for c in turned)
        assert sum(edges) / 2 == pytest.approx(page.height / 2, abs=2 * MM)


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "gongwen"])
def test_the_bar_above_a_table_across_goes_onto_its_page(pages: Pages, theme: str) -> None:
    parts = "[{标题: 要闻, 文章: [1.md]}, {标题: 数据, 文章: [2.md]}]"
    with pages.of(f"# 前\n\n{TEXT}", ACROSS, theme=theme, 文章=None, 栏目=parts) as found:
        page = lying(found)
        assert "数据" in text_of(page)
        assert "横表" in text_of(page)
        assert len(found) <= 3


def test_the_name_of_a_part_goes_with_its_annex(pages: Pages) -> None:
    parts = "[{标题: 正文, 文章: [1.md]}, {标题: 方案, 文章: [2.md]}]"
    papers = ("# 通知\n\n" + TEXT * 3, f"# 办法\n\n{TEXT}")
    with pages.of(*papers, theme="gongwen", 文章=None, 辑=parts) as found:
        (page,) = (page for page in found if "方案" in text_of(page))
        assert text_of(page).startswith("方案附件办法")


def test_no_page_after_a_table_across_counts_if_it_is_blank(pages: Pages) -> None:
    """GB/T 9704-2012 7.5: neither a blank page before the imprint nor the imprint's own."""
    papers = [
        "# 通知\n\n" + TEXT,
        f"# 一览\n\n{TABLE}",
    ]
    with pages.of(*papers, theme="gongwen", 版记="{印发机关: 局办公室}") as found:
        assert lying(found).page_number == 2
        assert [bool(text_of(page)) for page in found] == [True, True, False, True]
        assert "—" not in text_of(found[3])
