"""The last page: never a line or two where white can give way, and told where it cannot."""

from __future__ import annotations

import pytest
from tests.pages.conftest import TEXT, Pages, text_of

IMPRINT = "{报: [区委办公室], 印数: 50}"


def article(number: int, paragraphs: int) -> str:
    return f"# 第{number}篇文章\n\n" + "\n\n".join([TEXT] * paragraphs)


def test_white_gives_way_before_a_line_or_two_make_a_page(pages: Pages) -> None:
    lengths = set()
    for paragraphs in range(5, 8):
        bodies = (article(1, 7), article(2, paragraphs))
        with pages.of(*bodies, 版记=IMPRINT) as found:
            lengths.add(len(found))
            lines = text_of(found[-1]).partition("报：")[0].count("。")
        assert lines > 1 or "L022" in pages.codes
    assert lengths == {2, 3}


def own_theme(pages: Pages, base: str, css: str) -> None:
    folder = pages.folder / "styles" / "own"
    folder.mkdir(parents=True, exist_ok=True)
    settings = f"title: {{zh: 自己的版式, en: Own}}\nextends: {base}\n"
    (folder / "theme.yaml").write_text(settings, "utf-8")
    (folder / "style.css").write_text(css, "utf-8")


def test_a_last_page_of_two_lines_is_told_where_no_white_can_give_way(pages: Pages) -> None:
    own_theme(pages, "reader", ".chapter-head { margin: 1rlh 0 !important }")
    told = []
    for lines in range(29, 33):
        body = "# 题\n\n" + "\n\n".join(["一行字。"] * lines)
        with pages.of(body, theme="own") as found:
            short = text_of(found[-1]).count("一行字") < 3 and len(found) > 1
        assert ("L022" in pages.codes) == short
        told.append(short)
    assert any(told)
    assert not all(told)


def test_clipped_text_is_an_error(pages: Pages) -> None:
    own_theme(pages, "jianbao", ".box { height: 2em; overflow: hidden }")
    article = f"# 题\n\n::: 着重框\n{TEXT * 3}\n:::"
    with pytest.raises(AssertionError, match="L023"), pages.of(article, theme="own"):
        pass  # nothing is written
    own_theme(pages, "jianbao", ".box { overflow: hidden }")
    with pages.of(article, theme="own"):
        pass
    assert "L023" not in pages.codes


def test_white_gives_way_in_the_article_that_would_end_on_a_line_or_two(pages: Pages) -> None:
    counts = range(26, 33)
    articles = [
        f"# 题{count}\n\n" + "\n\n".join(f"甲{line}。" for line in range(count)) for count in counts
    ]
    with pages.of(*articles, theme="reader") as found:
        lines = [len([char for char in page.chars if char["text"] == "甲"]) for page in found]
        titles = {
            round(char["top"]) for page in found for char in page.chars if char["text"] == "题"
            and char["size"] > 20
        }  # fmt: skip
    assert "L022" not in pages.codes
    assert not {1, 2} & set(lines)
    assert sum(lines) == sum(counts)
    assert len(titles) == 2  # of articles that keep their white, and of those that do not
