"""Tables parted where they are wider than the page can be: nothing lost, heads and labels again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jianbao.edition.print.split_tables import part_columns, part_table
from jianbao.edition.print.table_cells import cells_of


def table(rows: str) -> etree._Element:
    tree = etree.fromstring(
        f'<div><table id="t" data-source="a.md:1"><tbody>{rows}</tbody></table>后</div>'
    )
    return tree[0]


@given(st.integers(2, 40), st.integers(2, 12))
def test_each_column_stands_once_beside_the_label(count: int, most: int) -> None:
    row = "<tr>" + "".join(f"<td>{number}</td>" for number in range(count)) + "</tr>"
    cells = list(cells_of(table(row)))
    parts = part_columns(cells, count, 1, lambda columns: len(columns) <= most)
    assert [part[0] for part in parts] == [0] * len(parts)
    assert [at for part in parts for at in part[1:]] == list(range(1, count))
    assert all(len(part) <= max(most, 2) for part in parts)
    sizes = [len(part) for part in parts]
    assert max(sizes) - min(sizes) <= len(parts)


def test_a_table_is_not_parted_within_merged_heads() -> None:
    element = table(
        '<tr><td rowspan="2">校</td><td colspan="2">甲</td><td colspan="2">乙</td></tr>'
        "<tr><td>一</td><td>二</td><td>三</td><td>四</td></tr>"
    )
    cells = list(cells_of(element))
    assert part_columns(cells, 5, 1, lambda columns: len(columns) <= 3) == [(0, 1, 2), (0, 3, 4)]
    assert part_columns(cells, 5, 2, lambda columns: len(columns) <= 3) == [(0, 1, 2, 3, 4)]


def test_names_and_notes_stand_once() -> None:
    element = table(
        '<tr><td id="a">校<span class="footnote" id="n">注</span></td><td>一</td><td>二</td></tr>'
    )
    parts = part_table(element, list(cells_of(element)), [(0, 1), (0, 2)], "续表")
    texts = ["".join(map(str, part.itertext())) for part in parts]
    assert texts == ["校注一", "续表校二"]
    whole = element.getparent()
    assert whole is not None
    assert [item.get("id") for item in whole.iter() if item.get("id")] == ["t", "a", "n"]
    assert parts[1].tail == "后"


def test_a_table_within_a_cell_goes_with_it_whole() -> None:
    inner = "<table><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"
    element = table(f"<tr><td>校</td><td>{inner}</td><td>二</td></tr>")
    parts = part_table(element, list(cells_of(element)), [(0, 1), (0, 2)], "续表")
    texts = ["".join(map(str, part.itertext())) for part in parts]
    assert texts == ["校123", "续表校二"]
