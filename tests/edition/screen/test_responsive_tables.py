"""Tables for a phone: which become cards, and what each cell is then called."""

from __future__ import annotations

from lxml import etree

from jianbao.edition.screen.responsive_tables import fit_tables

WORDS = "后厨通风不足加装排风设备"


def fitted(table: str) -> etree._Element:
    tree = etree.fromstring(f"<body><p>前</p>{table}后</body>")
    fit_tables(tree)
    box = tree.find("div")
    assert box is not None
    return box


def table(heads: list[str], *rows: list[str]) -> str:
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def labels(box: etree._Element) -> list[str | None]:
    return [cell.get("data-label") for cell in box.iter("td")]


def test_a_table_stands_in_a_box_and_the_text_behind_it_stays() -> None:
    box = fitted(table(["甲", "乙"], ["一", "二"]))
    assert box.get("class") == "table"
    assert box.tail == "后"


def test_a_wide_table_labels_every_cell_with_its_head() -> None:
    heads = ["序号", "学校", "结果", "整改要求"]
    box = fitted(table(heads, ["1", WORDS, WORDS, WORDS], ["2", WORDS, "", WORDS]))
    assert box.get("class") == "table cards"
    assert labels(box) == heads * 2


def test_the_cells_that_a_card_is_about_are_not_those_that_count() -> None:
    box = fitted(table(["序号", "学校", "结果", "要求"], ["1", WORDS, WORDS, WORDS]))
    assert [cell.text for cell in box.iter("td") if "key" in cell.get("class", "")] == [WORDS]
    assert [
        cell.get("data-label") for cell in box.iter("td") if "key" in cell.get("class", "")
    ] == ["学校"]


def test_three_columns_and_many_narrow_ones_stay_side_by_side() -> None:
    assert fitted(table(["甲"] * 3, [WORDS] * 3)).get("class") == "table"
    assert fitted(table(["甲"] * 9, ["1"] * 9)).get("class") == "table"


def test_heads_in_two_rows_give_labels_of_both() -> None:
    text = (
        '<table><thead><tr><th rowspan="2">学校</th><th colspan="2">学生</th><th colspan="2">教师</th></tr>'
        "<tr><th>小学</th><th>初中</th><th>在编</th><th>临聘</th></tr></thead>"
        f"<tbody><tr><td>{WORDS}</td><td>{WORDS}</td><td>{WORDS}</td><td>1</td><td>2</td></tr></tbody></table>"
    )
    assert labels(fitted(text)) == ["学校", "学生·小学", "学生·初中", "教师·在编", "教师·临聘"]


def merged(*rows: str) -> etree._Element:
    """Return a table of four columns, of whose heads two are under one, with the cells of ``rows``."""
    head = (
        '<tr><th rowspan="2">阶段</th><th rowspan="2">任务</th><th colspan="2">责任</th></tr>'
        "<tr><th>牵头</th><th>配合</th></tr>"
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return fitted(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")


def classes(box: etree._Element, name: str) -> list[str | None]:
    """Return what the cells of the class ``name`` say."""
    return [cell.text for cell in box.iter("td") if name in cell.get("class", "").split()]


def test_rows_that_hang_together_are_one_card_under_what_joins_them() -> None:
    own = f"<td>{WORDS}</td>" * 2
    box = merged(
        f'<td rowspan="2">动员部署的阶段</td><td>召开会议来布置</td>{own}',
        f"<td>组织讨论交心得</td>{own}",
        f"<td>查摆问题的阶段</td><td>列出清单一条条</td>{own}",
    )
    assert box.get("class") == "table cards"
    assert [row.get("class") for row in box.iter("tr")][2:] == ["group", "goes-on", None]
    assert classes(box, "shared") == ["动员部署的阶段"]
    assert classes(box, "key") == ["动员部署的阶段", "查摆问题的阶段"]
    assert classes(box, "item") == ["召开会议来布置", "组织讨论交心得"]
    assert labels(box)[:4] == ["阶段", "任务", "责任·牵头", "责任·配合"]
    assert labels(box)[4:7] == ["任务", "责任·牵头", "责任·配合"]


def test_groups_follow_each_other_and_a_cell_may_be_merged_in_any_column() -> None:
    box = merged(
        f'<td>第一个阶段工作</td><td>甲</td><td rowspan="2">{WORDS}</td><td>{WORDS}</td>',
        f"<td>二</td><td>乙</td><td>{WORDS}</td>",
        f'<td rowspan="3">三</td><td rowspan="2">丙</td><td>{WORDS}</td><td>{WORDS}</td>',
        f"<td>{WORDS}</td><td>{WORDS}</td>",
        f"<td>丁</td><td>{WORDS}</td><td>{WORDS}</td>",
    )
    rows = [row.get("class") for row in box.iter("tr")][2:]
    assert rows == ["group", "goes-on", "group", "goes-on", "goes-on"]
    assert classes(box, "shared") == [WORDS, "三", "丙"]


def test_a_cell_across_columns_is_called_by_the_head_of_both() -> None:
    box = merged(
        f'<td>一</td><td>{WORDS}</td><td colspan="2">{WORDS}</td>', f"<td>{WORDS}</td>" * 4
    )
    assert labels(box)[:3] == ["阶段", "任务", "责任"]


def test_a_table_without_heads_is_no_cards() -> None:
    row = "".join(f"<td>{WORDS}</td>" for _ in range(5))
    assert fitted(f"<table><tbody><tr>{row}</tr></tbody></table>").get("class") == "table wide"


def test_calls_of_notes_and_readings_are_no_part_of_a_label() -> None:
    heads = ["甲<sup>①</sup>", "<ruby>䶮<rt>yǎn</rt></ruby>", "丙", "丁"]
    assert labels(fitted(table(heads, [WORDS] * 4))) == ["甲", "䶮", "丙", "丁"]


def test_a_short_figure_with_its_unit_stays_on_one_line() -> None:
    box = fitted(table(["人次", "说明"], ["800余人次", WORDS]))
    assert [cell.get("class") for cell in box.iter("td")] == ["whole", None]


def test_a_table_in_a_table_is_left_to_the_outer_one() -> None:
    inner = table(["丙"], ["三"])
    box = fitted(table(["甲", "乙"], ["一", inner]))
    assert len(list(box.iter("div"))) == 1


def test_a_table_of_the_e_book_keeps_its_namespace() -> None:
    tree = etree.fromstring(
        f'<body xmlns="http://www.w3.org/1999/xhtml">{table(["甲"], ["一"])}</body>'
    )
    fit_tables(tree)
    assert all(element.tag.startswith("{") for element in tree.iter())
