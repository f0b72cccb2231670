"""The sizes of type of each theme, and its boxes, rules and folios, as they are printed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.pages.conftest import MM, TEXT, Pages

ARTICLE = f"""---
标题: 锚定目标抓落实
副标题: 副题在此
引题: 引题在此
作者: 作者某
供稿: 供稿单位
---

{TEXT * 2}[^1]

## 一、小标题在此

{TEXT * 6}

![图注在此](a.png)

表：表题在此

| 学校甲 | 人数乙 |
|---|---|
| 实验丙 | 12 |

::: 着重框
**框题在此**

框里的话。
:::

[^1]: 脚注在此。
"""
EM = {"jianbao": 156 / 28, "huabao": 176 / 46, "reader": 156 / 36, "pocket": 108 / 27}
EM["meeting"] = EM["gongwen"] = EM["jianbao"]
PITCH = {"jianbao": 225 / 22, "huabao": 258 / 44, "reader": 234 / 34, "pocket": 162 / 25}
PITCH["meeting"] = PITCH["gongwen"] = PITCH["jianbao"]
POINTS: dict[str, dict[str, float]] = {
    "锚定目标抓落实": {"jianbao": 22, "huabao": 26, "meeting": 22, "gongwen": 22},
    "1": {"jianbao": 14, "gongwen": 14, "huabao": 10},
}
"""Sizes given in points; a number is the folio."""
REMS: dict[str, dict[str, float]] = {
    "锚定目标抓落实": {"reader": 1.8, "pocket": 1.8},
    "各学校要对照": dict.fromkeys(EM, 1),
    "一、小标题": dict.fromkeys(EM, 1),
    "引题在此": {"jianbao": 0.875, "huabao": 0.95, "reader": 1, "pocket": 1, "meeting": 0.875},
    "作者某": {"jianbao": 0.875, "huabao": 0.9, "reader": 0.92, "pocket": 0.92, "meeting": 0.875},
    "（供稿单位": {"jianbao": 0.875, "huabao": 0.9, "reader": 0.92, "meeting": 0.92},
    "学校甲": {"jianbao": 0.75, "huabao": 0.85, "reader": 0.82, "pocket": 0.82, "meeting": 0.75},
    "表题在此": dict.fromkeys(("jianbao", "reader", "meeting"), 0.875),
    "图注在此": {"jianbao": 0.75, "huabao": 0.85, "reader": 0.8, "pocket": 0.8},
    "脚注在此": {"jianbao": 0.66, "reader": 0.74, "pocket": 0.74, "meeting": 0.66},
}
"""Sizes by that of the text."""


@pytest.fixture(scope="module", params=EM)
def printed(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - pytest's, pdfplumber's
    pages = Pages(tmp_path_factory.mktemp(request.param))
    pages.picture("a.png", 900, 600)
    with pages.of(ARTICLE, f"# 乙\n\n{TEXT}", theme=request.param, 期号=7) as found:
        yield request.param, found


def size_of(found: list[Any], text: str) -> float:
    """Return the size of ``text`` where it stands last: after contents and running heads."""
    sizes = [
        page.chars[at]["size"]
        for page in found
        for said in ["".join(char["text"] for char in page.chars)]
        for at in range(len(said))
        if said.startswith(text, at)
    ]
    assert sizes, text
    return max(sizes) if text.startswith("锚定") else float(sizes[-1])


def test_type_is_of_the_sizes_of_the_theme(printed: Any) -> None:  # noqa: ANN401 - as above
    theme, found = printed
    em = EM[theme] * MM
    for text, sizes in REMS.items():
        if theme in sizes:
            assert size_of(found, text) == pytest.approx(sizes[theme] * em, abs=0.05), text
    title = POINTS["锚定目标抓落实"]
    if theme in title:
        assert size_of(found, "锚定目标抓落实") == pytest.approx(title[theme], abs=0.05)


def test_folios_are_of_their_size(printed: Any) -> None:  # noqa: ANN401 - as above
    theme, found = printed
    page = found[0] if theme == "gongwen" else found[-1]
    foot = page.height - (18 if theme == "huabao" else 32) * MM
    digits = [char for char in page.chars if char["top"] > foot and char["text"].isdigit()]
    expected = POINTS["1"].get(theme, 0.85 * EM[theme] * MM)
    assert digits
    assert {round(char["size"], 1) for char in digits} == {round(expected, 1)}


def test_a_box_has_a_thick_rule_above_and_a_ground_across(printed: Any) -> None:  # noqa: ANN401 - as above
    theme, found = printed
    page = next(page for page in found if page.search("框题在此"))
    (title,) = page.search("框题在此")
    grounds = [
        shape
        for shape in page.rects
        if shape["fill"]
        and shape["top"] < title["top"] < shape["bottom"]
        and shape["width"] > 60 * MM
        and shape["height"] > 10 * MM
    ]
    assert grounds
    middle = (title["x0"] + title["x1"]) / 2
    ground = min(grounds, key=lambda shape: shape["width"])
    assert middle == pytest.approx((ground["x0"] + ground["x1"]) / 2, abs=2), theme


def test_rows_of_a_table_are_of_whole_parts_of_a_line(printed: Any) -> None:  # noqa: ANN401 - as above
    """A line of the table and a tenth of a line above and below it."""
    theme, found = printed
    page = next(page for page in found if page.search("学校甲"))
    line = {"jianbao": 0.6, "huabao": 0.9, "reader": 0.85, "pocket": 0.85, "meeting": 0.6}
    if theme in line:
        (head,), (cell,) = page.search("学校甲"), page.search("实验丙")
        step = (cell["top"] - head["top"]) / MM
        assert step == pytest.approx((line[theme] + 0.2) * PITCH[theme], abs=0.35)


def test_a_picture_is_three_quarters_of_the_line_or_less(printed: Any) -> None:  # noqa: ANN401 - as above
    theme, found = printed
    images = [image for page in found for image in page.images]
    assert len(images) == 1
    share = {"reader": 0.78, "pocket": 0.78, "huabao": 22 / 46}.get(theme, 0.75)
    highest = {"reader": 12, "pocket": 12, "huabao": 11}.get(theme, 8)
    width = images[0]["x1"] - images[0]["x0"]
    height = images[0]["bottom"] - images[0]["top"]
    assert (
        width
        <= share * EM[theme] * MM * {"huabao": 46, "reader": 36, "pocket": 27}.get(theme, 28) + 1
    )
    assert height <= highest * PITCH[theme] * MM + 1
