"""Contents on paper: where their titles break, and the numbers of a meeting's papers."""

from __future__ import annotations

import pytest
from tests.pages.conftest import MM, TEXT, Pages, text_of

LONG = "# 关于进一步规范全区义务教育学校作业管理和课后服务工作的若干意见（征求意见稿）\n\n"


def test_the_number_of_a_paper_stands_before_its_title(pages: Pages) -> None:
    """Titles begin six and a half characters in, whatever line they are on."""
    papers = (f"# 安全工作通报\n\n{TEXT}", LONG + TEXT)
    with pages.of(*papers, theme="meeting") as found:
        (page,) = (page for page in found if text_of(page).startswith("目录"))
        for number in "一二":
            (mark,) = page.search(f"会议材料之{number}")
            assert mark["x0"] / MM == pytest.approx(28, abs=0.2)
        (short,), (first,), (last,) = (
            page.search(text) for text in ("安全工作通报", "关于进一步", r"（征求意见稿）")
        )
        edge = 28 + 6.5 * 156 / 28
        assert short["x0"] / MM == pytest.approx(edge, abs=0.3)
        assert first["x0"] / MM == pytest.approx(edge, abs=0.3)
        assert last["x0"] / MM >= edge - 3
        assert first["top"] < last["top"]


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "reader", "pocket"])
def test_no_word_is_parted_in_the_contents(pages: Pages, theme: str) -> None:
    with pages.of(LONG + TEXT, f"# 乙\n\n{TEXT}", theme=theme) as found:
        page = next(page for page in found if "·····" in text_of(page))
        for word in ("征求意见稿", "课后服务", "义务教育"):
            assert page.search(word), word
