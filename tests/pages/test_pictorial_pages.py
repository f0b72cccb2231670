"""画报: where its parts stand, and drawn books of which no page holds a bar or an imprint alone."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from tests.pages.conftest import MM, TEXT, Pages, text_of

BARS = ("要闻", "做法", "快讯", "文件")
NAME = "城南区教育画报"


def place(page: Any, text: str) -> dict[str, float]:  # noqa: ANN401 - pdfplumber's page
    """Return the box of the first ``text`` on ``page``."""
    found: list[dict[str, float]] = page.search(re.escape(text), regex=True)
    assert found, text
    return found[0]


def filled(page: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    """Return the rectangles of ``page`` that are filled with a colour."""
    return [
        shape
        for shape in page.rects
        if shape["fill"] and len(set(shape["non_stroking_color"] or ())) > 1
    ]


BOOK: dict[str, Any] = {
    "theme": "huabao",
    "书名": NAME,
    "期号": "7",
    "总期号": "31",
    "文章": None,
    "栏目": "[{标题: 要闻, 文章: [1.md]}, {标题: 快讯, 文章: [2.md, 3.md]}]",
}
LEAD = "# 头条在此\n\n" + "\n\n".join([TEXT * 2] * 4)
BRIEF = "# 短讯{}\n\n" + TEXT


def test_the_page_is_that_of_the_theme(pages: Pages) -> None:
    with pages.of(LEAD, BRIEF.format("甲"), BRIEF.format("乙"), **BOOK) as made:
        page = made[0]
        name = place(page, NAME)
        assert name["x0"] / MM == pytest.approx(18, abs=1)
        number = next(shape for shape in filled(page) if 29 < shape["width"] / MM < 31)
        assert number["width"] / MM == pytest.approx(30, abs=0.1)
        assert number["x1"] / MM == pytest.approx(210 - 16, abs=0.1)
        em = 176 / 46
        text = [char for char in page.chars if char["size"] == pytest.approx(em * MM, abs=0.02)]
        # Two columns of 22 em with a gutter of two.
        middle = 18 + 23 * em
        lefts = [c["x0"] / MM for c in text if c["text"] == "任"]
        assert min(lefts) == pytest.approx(18, abs=0.3)
        assert min(x for x in lefts if x > middle) == pytest.approx(18 + 24 * em, abs=0.3)


def test_briefs_stand_side_by_side_below_the_bar_of_their_column(pages: Pages) -> None:
    with pages.of(LEAD, BRIEF.format("甲"), BRIEF.format("乙"), **BOOK) as made:
        page = made[0]
        one, other = (
            [box for box in page.search(f"短讯{name}") if box["top"] > 400][-1] for name in "甲乙"
        )
        assert one["top"] == pytest.approx(other["top"], abs=0.1)
        assert (other["x0"] - one["x0"]) / MM == pytest.approx(24 * 176 / 46, abs=0.1)
        bars = {
            shape["non_stroking_color"]
            for shape in filled(page)
            if shape["height"] / MM == pytest.approx(1.5 * 258 / 44, abs=0.1)
        }
        assert len(bars) == 2


def test_a_note_in_columns_stands_where_it_is_called(pages: Pages) -> None:
    text = LEAD.replace("台账", "台账^[台账分三类]", 1)
    with pages.of(text, BRIEF.format("甲"), BRIEF.format("乙"), **BOOK) as made:
        column = made[0].crop((0, 0, made[0].width / 2, made[0].height))
        assert "（注：台账分三类）" in re.sub(r"\s", "", column.extract_text())
        assert "L021" in pages.codes


def drawn(seed: int) -> tuple[list[str], dict[str, Any]]:
    """Return the articles of a book of any content, and its settings."""
    choose = random.Random(seed)  # noqa: S311 - no secret
    articles, parts = [], []
    for bar in BARS[: choose.randint(0, 4)] or ("",):
        names = []
        for _ in range(choose.randint(1, 5)):
            articles.append(article(choose))
            names.append(f"{len(articles)}.md")
        parts.append(f"{{标题: {bar or '要闻'}, 文章: [{', '.join(names)}]}}")
    return articles, {
        "theme": "huabao",
        "书名": (NAME * 3)[: choose.choice([4, 6, 9, 14])],
        "期号": choose.choice([None, 3, 12]),
        "文章": None,
        "栏目": f"[{', '.join(parts)}]",
        "版记": choose.choice([None, "{报: 区委办公室, 送: 各股室, 发: 各学校, 印数: 50}"]),
    }


def article(choose: random.Random) -> str:
    title = TEXT[: choose.choice([4, 9, 16, 28, 40])].rstrip("，。")
    blocks = []
    for _ in range(choose.choice([1, 1, 1, 2, 4, 8, 14])):
        kind = choose.randint(0, 11)
        if kind < 7:
            blocks.append((TEXT * 6)[: choose.randint(10, 260)] + "。")
        elif kind < 9:
            width = choose.choice(["", "{width=40%}", "{width=80%}", "{width=100%}"])
            blocks.append(f"![图说](p.png){width}")
        else:
            row = "| " + " | ".join(["检查内容"] * choose.randint(2, 6)) + " |"
            rule = re.sub("检查内容", "---", row)
            blocks.append(
                choose.choice(
                    [
                        "## 一、小标题\n\n" + TEXT,
                        "![甲](p.png) ![乙](p.png)",
                        "::: 着重框 要求\n" + TEXT + "\n:::",
                        "\n".join([row, rule, *[row] * choose.randint(1, 12)]),
                    ]
                )
            )
    return f"# {title}\n\n" + "\n\n".join(blocks) + "\n\n" + TEXT


@pytest.mark.parametrize("seed", [1, 2, 3, 108])
def test_no_page_of_a_drawn_book_holds_a_bar_or_an_imprint_alone(seed: int) -> None:
    check(seed)


@pytest.mark.outside
@pytest.mark.parametrize("seed", range(6, 16))
def test_nor_does_one_of_many(seed: int) -> None:
    check(seed)


def check(seed: int) -> None:
    articles, settings = drawn(seed)
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(Path(folder))
        pages.picture("p.png", 1500, 1000)
        with pages.of(*articles, **settings) as made:
            assert not pages.codes & {"L013", "L014", "L015", "L017", "L018", "L019", "L023"}
            for page in made:
                inside = page.crop((0, 19 * MM, page.width, (297 - 18) * MM))
                said = re.sub(r"\s", "", inside.extract_text())
                texts = [line for line in inside.extract_text().splitlines() if line.strip()]
                assert len(texts) > 1 or inside.images, (seed, page.page_number, said)
                if "报：区委" in said:
                    assert len(said) > 60 or inside.images, (seed, page.page_number, said)
            whole = "".join(re.sub(r"\s", "", page.extract_text()) for page in made)
            for number in (len(articles), 1):
                assert articles[number - 1].split("\n")[0][2:6] in whole


def test_a_portrait_in_columns_stands_above_its_text(pages: Pages) -> None:
    pages.picture("a.png", 900, 1200)
    articles = [
        f"# 题{number}\n\n{'甲。' * number}\n\n::: 人物\n![李明](a.png)\n{TEXT * 5}\n\n{TEXT}\n:::\n\n![张三](a.png){{.居右 width=30%}}\n\n{TEXT * 4}"
        for number in range(3, 8)
    ]
    with pages.of(*articles, theme="huabao") as found:
        printed = "".join(char["text"] for page in found for char in page.chars)
        for page in found:
            for image in page.images:
                inside = page.crop((image["x0"], image["top"], image["x1"], image["bottom"]))
                assert not inside.chars
    assert printed.count("销") == 10 * len(articles)
    assert printed.count("李明") == printed.count("张三") == len(articles)
    assert not pages.codes & {"L003", "L013", "L014", "L015", "L016"}


def test_a_heading_at_the_foot_of_columns_goes_with_the_table_below(pages: Pages) -> None:
    table = "| 序号 | 工作 | 股室 | 目标 | 进度 |\n|---|---|---|---|---|\n" + "".join(
        f"| {number} | 新增公办学位 | 规划股 | 3600个 | 34.4% |\n" for number in range(1, 7)
    )
    text = "\n\n".join([TEXT * 2] * 6)
    article = f"# 题\n\n{text}\n\n### （一）工作推进还有落差\n\n{table}\n\n{text}"
    with pages.of(article, theme="huabao") as found:
        (page,) = [page for page in found if "序号工作" in text_of(page)]
        assert "（一）工作推进还有落差序号工作" in text_of(page)
