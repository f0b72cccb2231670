"""What the themes look like, measured on paper: rules, grounds, columns, covers, contents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.pages.conftest import MM, TEXT, Pages

DPI = 360
RED = (0.7804, 0, 0.0431)
ARTICLE = f"""---
标题: 锚定目标抓落实
引题: 区教育局召开会议
---

::: 按语
近期各校做法不少，现选登如下。
:::

{TEXT}

表1 各校规模

| 学校 | 学生数 | 教师 |
|---|---|---|
| 城南小学 | 1,280 | 76 |
| 实验中学 | 12,436 | 168 |
| 合计 | 13,716 | 244 |

::: 着重框
**三项要求**

压实责任。
:::
"""


def near(one: float, other: float, within: float = 0.15) -> bool:
    return abs(one - other) < within


def stripes(page: Any, left: float) -> list[tuple[float, float]]:  # noqa: ANN401 - pdfplumber's page
    """Return top and height, in points, of what is printed along the line ``left`` mm from the edge."""
    image = page.to_image(resolution=DPI).original.convert("L")
    across = round(left / 25.4 * DPI)
    found, start = list[tuple[float, float]](), -1
    for place in range(image.height):
        ink = image.getpixel((across, place)) < 250
        if ink and start < 0:
            start = place
        elif not ink and start >= 0:
            found.append((start * 72 / DPI, (place - start) * 72 / DPI))
            start = -1
    return found


def words(page: Any, text: str) -> tuple[float, float, float]:  # noqa: ANN401 - pdfplumber's page
    """Return left, right and size of ``text`` where it stands first."""
    at = "".join(char["text"] for char in page.chars).index(text)
    return page.chars[at]["x0"], page.chars[at + len(text) - 1]["x1"], page.chars[at]["size"]


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - pdfplumber's pages
    pages = Pages(tmp_path_factory.mktemp("briefing"))
    with pages.of(ARTICLE, ARTICLE.replace("锚定", "紧盯"), 期号=7) as found:
        for page in found:
            assert page.chars  # read while the file is open
        yield found
    assert not {code for code in pages.codes if code.startswith("L0")}


def test_a_masthead_ends_in_a_thick_and_a_thin_rule(briefing: Any) -> None:  # noqa: ANN401
    (upper, thick), (lower, thin) = stripes(briefing[0], 29)[:2]
    assert near(thick, 2.25, 0.25)
    assert near(thin, 0.6, 0.25)
    assert near(lower - upper - thick, 1.1 * MM, 0.3)


def test_the_name_of_a_masthead_fills_the_measure_but_a_tenth(briefing: Any) -> None:  # noqa: ANN401
    left, right, size = words(briefing[0], "城南教育简报")
    assert near(right - left, 156 * MM * 0.9, size * 0.12)
    assert near((left + right) / 2, briefing[0].width / 2 + 1 * MM, 3)


def test_a_table_is_open_at_its_sides(briefing: Any) -> None:  # noqa: ANN401
    page = next(page for page in briefing if "各校规模" in page.extract_text())
    upright = [item for item in (*page.rects, *page.lines) if item["height"] > 4 * item["width"]]
    inside = [item for item in upright if item["height"] > 10 and item["width"] < 1]
    assert inside
    edges = (28 * MM, page.width - 28 * MM, 26 * MM, page.width - 26 * MM)
    assert not [item for item in inside if any(near(item["x0"], edge, 2) for edge in edges)]


def test_figures_stand_in_line_below_the_middle_of_their_head(briefing: Any) -> None:  # noqa: ANN401
    page = next(page for page in briefing if "各校规模" in page.extract_text())
    head = words(page, "学生数")
    widest, narrow = words(page, "12,436"), words(page, "1,280")
    assert near(widest[1], narrow[1])
    assert near((head[0] + head[1]) / 2, (widest[0] + widest[1]) / 2, 3)


def test_lead_ins_and_kickers_have_the_colour_of_the_theme(briefing: Any) -> None:  # noqa: ANN401
    red = "".join(
        char["text"]
        for page in briefing
        for char in page.chars
        if all(near(a, b, 0.01) for a, b in zip(char["non_stroking_color"], RED, strict=False))
        and len(char["non_stroking_color"]) == 3
    )
    for text in ("编者按：", "区教育局召开会议", "三项要求", "城南教育简报"):
        assert text in red


def test_points_of_leaders_stand_at_half_the_height_of_characters(briefing: Any) -> None:  # noqa: ANN401
    dots = [char for char in briefing[0].chars if char["text"] == "·"]
    digit = next(char for char in briefing[0].chars if char["top"] == dots[0]["top"])
    assert len(dots) > 10
    assert dots[0]["matrix"][5] == pytest.approx(digit["matrix"][5], abs=0.1)


def test_notes_stand_below_a_quarter_of_a_rule(pages: Pages) -> None:
    with pages.of(f"# 讲话\n\n{TEXT}[^1]\n\n[^1]: 说明。") as (page, *_):
        short, far = (
            {round(top) for top, height in stripes(page, at) if top > 600} for at in (66, 69)
        )
        assert len(short - far) == 1


@pytest.mark.parametrize(("theme", "side"), [("reader", 156), ("pocket", 108)])
def test_a_cover_is_framed_by_two_pairs_of_rules(pages: Pages, theme: str, side: float) -> None:
    with pages.of("# 讲话\n\n正文。", theme=theme, 副标题="春季学期", 期号=7) as (cover, *_):
        edge = 21 if theme == "pocket" else 28
        heights = [height for _, height in stripes(cover, edge + side - 1)]
        assert heights == pytest.approx([2.25, 0.6, 0.6, 2.25], abs=0.25)
        left, right, _ = words(cover, "城南教育简报")
        assert right - left <= side * MM * 0.8 + 1


def test_black_alone_prints_no_colour(pages: Pages, tmp_path: Path) -> None:
    assert tmp_path.exists()
    with pages.of(ARTICLE, 版式="{名称: jianbao, 选项: {主色: black}}", 期号=7) as found:
        for page in found:
            for char in page.chars:
                assert len(set(char["non_stroking_color"])) == 1
            for item in page.rects:
                colour = item["non_stroking_color"] or (0,)
                assert max(colour) - min(colour) < 0.01


def test_the_columns_of_a_briefing_have_bars_and_group_its_contents(pages: Pages) -> None:
    parts = "[{标题: 工作动态, 文章: [1.md]}, {标题: 经验交流, 文章: [2.md]}]"
    with pages.of("# 甲\n\n正文。", "# 乙\n\n正文。", 文章=None, 栏目=parts) as found:
        printed = "".join(char["text"] for char in found[0].chars)
        assert "工作动态甲·" in printed
        bars = [
            item
            for page in found
            for item in page.rects
            if near(item["height"], 225 / 22 * MM, 1) and item["width"] < 40 * MM
        ]
        assert len(bars) == 2
        assert all(min(abs(item["x0"] / MM - edge) for edge in (26, 28)) < 0.1 for item in bars)


def test_no_border_without_a_height_is_drawn(pages: Pages) -> None:
    """PDFium, and so Chrome and Edge, draws a hairline where nothing is clipped to."""
    with pages.of(f"# 甲\n\n{TEXT}^[{TEXT}]\n"):
        pass
    with pikepdf.open(next((pages.folder / "out").glob("*.pdf"))) as document:
        boxes = [
            [float(value) for value in instruction.operands[2:]]
            for page in document.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "re"
        ]
    assert boxes
    assert all(width and height for width, height in boxes)
