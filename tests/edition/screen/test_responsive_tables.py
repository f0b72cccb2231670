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


def test_rows_that_hang_together_are_never_taken_apart() -> None:
    text = table(["甲", "乙", "丙", "丁"], [WORDS] * 4, [WORDS] * 4).replace(
        "<td>", '<td rowspan="2">', 1
    )
    box = fitted(text)
    assert box.get("class") == "table wide"
    assert not any(labels(box))


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
