"""Tables on finished pages: on the paper, whole or broken by height, merged cells labelled again."""

from __future__ import annotations

import pytest
from tests.pages.conftest import MM, TEXT, Pages, text_of


def markdown(head: list[str], *rows: list[str]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


@pytest.mark.parametrize("theme", ["jianbao", "reader", "pocket", "meeting"])
@pytest.mark.parametrize("columns", [12, 31, 60])
def test_a_wide_table_stays_on_the_paper_and_says_all(
    pages: Pages, theme: str, columns: int
) -> None:
    head, row = [f"{n}月份" for n in range(columns)], [f"{1000 + n}" for n in range(columns)]
    with pages.of(f"# 表\n\n{markdown(head, row)}", theme=theme) as found:
        side = (19 if theme == "pocket" else 26) * MM
        small = [
            char
            for page in found
            for char in page.chars
            if char["size"] < 12 and char["text"].strip()
        ]
        assert min(char["x0"] for char in small) > side - 2
        assert max(char["x1"] for char in small) < found[-1].width - side + 2
        assert min(char["size"] for char in small) > 6.4
        words = [word["text"] for page in found for word in page.extract_words(x_tolerance=1)]
        assert all(any(number in word for word in words) for number in row)
        assert ("续表" in "".join(words)) == (columns > 12 or theme == "pocket")
    assert ("T012" in pages.codes) == (columns > 12 or theme == "pocket")


def test_high_rows_do_not_leave_their_heading_behind(pages: Pages) -> None:
    table = markdown(["栏目"] * 12, *[[TEXT[:46]] * 12] * 5)
    article = f"# 题\n\n{TEXT * 5}\n\n## 一、上级标题\n\n## 二、下面是表\n\n{table}\n\n正文。"
    with pages.of(article, theme="pocket") as found:
        (page,) = [page for page in found if "二、下面是表" in text_of(page)]
        assert TEXT[:3] in text_of(page).partition("二、下面是表")[2]
    assert not pages.codes & {"L016", "L020"}


def test_a_table_higher_than_a_page_begins_below_its_heading(pages: Pages) -> None:
    rows = [[str(number), TEXT * 3] for number in range(12)]
    article = (
        f"# 题\n\n正文。\n\n## 一、下面是表\n\n表：任务分工\n\n{markdown(['序号', '内容'], *rows)}"
    )
    with pages.of(article) as found:
        (page,) = [page for page in found if "一、下面是表" in text_of(page)]
        assert "任务分工" in text_of(page)
        assert TEXT[:10] in text_of(page)
        assert len(found) <= 4


def test_short_labels_stay_on_one_line(pages: Pages) -> None:
    rows = [["食堂管理", TEXT * 3, "督导室", "3月底"], ["校门口", TEXT * 2, "安全股", "立行立改"]]
    with pages.of(
        f"# 窄栏\n\n{markdown(['问题', '整改措施', '责任单位', '时限'], *rows)}"
    ) as found:
        words = {word["text"] for page in found for word in page.extract_words()}
        assert {"责任单位", "督导室", "安全股", "食堂管理", "立行立改"} <= words


def test_a_merged_cell_is_labelled_again_and_ruled_on_every_page(pages: Pages) -> None:
    rows = "".join(f"<tr><td>第{number}项工作</td></tr>" for number in range(2, 61))
    table = (
        "<table><thead><tr><th>股室</th><th>任务</th></tr></thead><tbody>"
        f'<tr><td rowspan="60">教育股</td><td>第1项工作</td></tr>{rows}</tbody></table>'
    )
    with pages.of(f"<h1>分工</h1><p>如下。</p>{table}") as found:
        assert len(found) > 2
        for number, page in enumerate(found):
            text = text_of(page)
            assert text.count("股室任务") == 1
            assert ("教育股（续）" in text) == (number > 0)
            foot = max(edge["bottom"] for edge in page.edges if edge["orientation"] == "h")
            left = min(edge["x0"] for edge in page.edges if edge["orientation"] == "h")
            at_foot = [
                edge
                for edge in page.edges
                if edge["orientation"] == "h" and abs(edge["bottom"] - foot) < 1
            ]
            assert abs(min(edge["x0"] for edge in at_foot) - left) < 2


def test_figures_stand_in_a_column(pages: Pages) -> None:
    rows = [["1", "新增学位", "3600"], ["2", "维修校舍", "85"], ["3", "培训", "12800"]]
    with pages.of(f"# 题\n\n{markdown(['序号', '工作', '完成'], *rows)}") as (page, *_):
        ends = {word["text"]: round(word["x1"]) for word in page.extract_words()}
        assert len({ends["3600"], ends["85"], ends["12800"]}) == 1


@pytest.mark.parametrize(
    ("title", "above", "standard"),
    [
        ("表1　任务分工", "续表1任务分工", ""),
        ("表：表彰名单", "续表表彰名单", "pdf/ua-1"),
        ("", "续表", ""),
    ],
)
def test_a_table_that_goes_on_is_headed_by_its_title_again(
    pages: Pages, title: str, above: str, standard: str
) -> None:
    table = markdown(["序号", "内容"], *([str(number), TEXT[:12]] for number in range(70)))
    article = f"# 题\n\n正文。\n\n{title}\n\n{table}\n\n正文。"
    settings = {"输出": f"{{pdf: {{标准: {standard}}}}}"} if standard else {}
    with pages.of(article, **settings) as found:
        assert len(found) > 2
        assert "续表" not in text_of(found[0])
        for page in found[1:]:
            assert text_of(page).startswith(f"{above}序号内容")
        rows = [word["text"] for page in found for word in page.extract_words()]
        assert all(rows.count(str(number)) == 1 for number in range(10, 70))
    assert not pages.codes & {"L013", "L014", "L015", "L017", "P003"}


def test_a_table_that_fits_is_headed_once(pages: Pages) -> None:
    with pages.of(f"# 题\n\n表1　分工\n\n{markdown(['甲', '乙'], ['一', '二'])}") as (page, *_):
        assert "续表" not in text_of(page)


@pytest.mark.parametrize("theme", ["jianbao", "reader", "gongwen"])
def test_the_headings_above_a_table_across_go_with_it(pages: Pages, theme: str) -> None:
    table = f"::: 横表\n{markdown(['序号', '内容'], *[['1', TEXT]] * 3)}\n:::"
    article = f"# 题\n\n{TEXT}\n\n## 一、任务\n\n### （一）分工\n\n{table}\n\n{TEXT}"
    with pages.of(article, theme=theme) as found:
        (across,) = [page for page in found if "序号" in text_of(page)]
        assert across.width > across.height
        assert text_of(across).index("一、任务") < text_of(across).index("（一）分工")
        assert text_of(across).index("（一）分工") < text_of(across).index("序号")
    assert not pages.codes & {"L014", "L015", "L016", "L020"}


def test_no_column_of_text_is_one_character_wide(pages: Pages) -> None:
    head = [f"栏目{number}" for number in range(31)]
    with pages.of(f"# 题\n\n{markdown(head, *[[TEXT[:30]] * 31] * 2)}", theme="meeting") as found:
        lines = [word["text"] for page in found for word in page.extract_words(x_tolerance=1)]
        assert sum(len(line) == 1 for line in lines) < len(lines) / 4
    assert "T012" in pages.codes


def test_times_and_days_stay_on_one_line(pages: Pages) -> None:
    rows = [
        ["9月9日", "14:30—17:30", "报到、领取材料，入住宾馆", "李建国", "区教育局一楼大厅"],
        ["9月10日上午", "9:20—10:30", TEXT, "欧阳文华", "区会议中心三楼报告厅"],
    ]
    table = markdown(["日期", "时间", "内容", "主持人", "地点"], *rows)
    with pages.of(f"# 日程\n\n{table}", theme="meeting") as found:
        words = {word["text"] for page in found for word in page.extract_words(x_tolerance=2)}
    assert {"14:30—17:30", "9:20—10:30"} <= words


def test_a_table_of_high_rows_begins_below_its_heading(pages: Pages) -> None:
    table = markdown(["序号", "内容"], *([str(number), TEXT * 2] for number in range(1, 12)))
    article = f"# 题\n\n{TEXT}\n\n## 一、任务\n\n表：任务分工\n\n{table}"
    with pages.of(article) as found:
        assert "序号内容" in text_of(found[0])
