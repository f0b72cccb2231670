"""GB/T 9704-2012 7.1 and 7.2: the page and the head of an official document, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.gongwen.conftest import Document, Line, Make

TOP, WIDTH, HEIGHT = 37, 156, 225
LINE, EM = HEIGHT / 22, WIDTH / 28
TITLE = 22 * 25.4 / 72
NEAR = 0.1
"""How far, in millimetres, a part may be from where the standard measures it."""
ABOUT = 0.5
"""How far from a place given in lines or characters, whose ink differs from face to face."""


def near(value: object) -> object:
    return pytest.approx(value, abs=NEAR)


def about(value: object) -> object:
    return pytest.approx(value, abs=ABOUT)


def middle_of(line: int) -> float:
    """Where the characters of a line of the type area (from 1) have their middle."""
    return TOP + (line - 0.5) * LINE


def on_line(line: Line, number: int) -> bool:
    return line.middle == about(middle_of(number))


def test_the_sheet_is_a4(golden: Document) -> None:
    for page in golden.pages:
        assert sorted((page.width, page.height)) == near([210, 297])


def test_a_page_holds_22_lines_of_28_characters_from_edge_to_edge(make: Make) -> None:
    document = make(60)
    for page, left in ((document[2], 26), (document[3], 28)):
        lines = page.lines_of_size(round(EM, 2))
        assert [line.middle for line in lines] == [near(middle_of(n)) for n in range(1, 23)]
        for line in lines:
            assert len(line.text) == 26
            assert line.left == near(left + 2 * EM)
            assert line.right == near(left + WIDTH)


def test_a_line_without_indent_holds_28_characters(make: Make) -> None:
    page = make(text="国" * 116)[1]
    lines = [line for line in page.lines if line.text.startswith("国")]
    assert [len(line.text) for line in lines] == [26, *[28] * 3, 6]
    assert lines[1].left == near(28)
    assert lines[1].right == near(28 + WIDTH)


def test_the_marks_stand_flush_left_in_the_first_three_lines(golden: Document) -> None:
    page = golden[1]
    for number, (text, face) in enumerate(
        [("000001", "Fang"), ("机密★1年", "Sans"), ("特急", "Sans")], 1
    ):
        line = page.line(text)
        assert on_line(line, number)
        assert line.left == near(28)
        assert line.size == near(EM)
        assert face in line.face


def test_marks_that_are_absent_leave_no_gap(make: Make) -> None:
    assert on_line(make(official="紧急程度: 加急")[1].line("加急"), 1)


@pytest.mark.parametrize("name", ["城南区教育局文件", "城南区教育科技和体育局文件", "教育局"])
def test_the_authority_is_red_and_35_mm_below_the_top_of_the_type_area(
    make: Make, name: str
) -> None:
    page = make(official=f"发文机关标志: {name}")[1]
    left, top, right, _ = page.ink((0, 0, 210, 100), red=True)
    assert top == near(TOP + 35)
    assert (left + right) / 2 == pytest.approx(28 + WIDTH / 2, abs=1)
    assert left >= 28 - NEAR
    assert right <= 28 + WIDTH + NEAR
    assert "Bold" in page.line(name).face


def test_the_red_is_that_of_the_standard_and_an_option(golden: Document, make: Make) -> None:
    assert golden[1].line("城南区教育局文件").colour == (0, 0.8, 0.8, 0)
    black = make(options="主色: black, 标志字号: 20pt")[1].line("城南区教育局")
    assert set(black.colour) == {0}
    assert black.size == near(20 * 25.4 / 72)


def test_the_number_is_two_lines_below_and_the_rule_four_millimetres_below_that(
    golden: Document,
) -> None:
    page = golden[1]
    authority = page.ink((0, 0, 210, 100), red=True)
    rule = page.ink((0, 100, 210, 150), red=True)
    number = page.line("城教发")
    assert number.middle == about(authority[3] + 2.5 * LINE)
    assert (number.left + number.right) / 2 == near(28 + WIDTH / 2)
    assert rule[1] - (number.middle + EM / 2) == near(4)
    assert (rule[0], rule[2]) == near((28, 28 + WIDTH))
    assert rule[3] - rule[1] == pytest.approx(0.5, abs=0.06)


def test_a_document_to_a_superior_names_who_approved_it(make: Make) -> None:
    page = make(official="签发人: [张三, 李四, 王五]")[1]
    first, last = page.line("签发人"), page.line("王五")
    number = next(line for line in page.lines if "城教发" in line.text)
    assert number.left == near(28 + EM)
    assert number.baseline == about(last.baseline)
    assert last.baseline - first.baseline == about(LINE)
    right = max(line.right for line in page.lines if "李四" in line.text)
    assert right == near(28 + WIDTH - EM)
    names = [line for line in page.lines if "WenKai" in line.face]
    assert {line.text.strip() for line in names} == {"张三　李四", "王五"}
    assert {round(line.left, 1) for line in names} == {round(last.left, 1)}


def test_several_authorities_are_of_one_length_and_share_the_word_for_document(
    make: Make,
) -> None:
    page = make(official="发文机关标志: [城南区教育局, 城南区财政和统计局文件]")[1]
    rows = [line for line in page.lines if line.size > 3 * EM / 2 and line.baseline < 120]
    short, word, long = sorted(rows, key=lambda line: line.baseline)
    assert (short.text, word.text, long.text) == ("城南区教育局", "文件", "城南区财政和统计局")
    assert (short.left, short.right) == (near(long.left), near(long.right))
    assert word.middle == near((short.middle + long.middle) / 2)
    assert word.left >= long.right - NEAR
    left, top, right, _ = page.ink((0, 0, 210, 105), red=True)
    assert top == near(TOP + 35)
    assert left >= 28 - NEAR
    assert right <= 28 + WIDTH + NEAR


def test_the_title_is_two_lines_below_the_rule_and_the_addressees_one_below_the_title(
    golden: Document,
) -> None:
    page = golden[1]
    rule = page.ink((0, 100, 210, 150), red=True)
    titles = page.lines_of_size(round(TITLE, 2))
    assert [line.middle for line in titles] == [
        about(rule[3] + 2.5 * LINE),
        about(rule[3] + 3.5 * LINE),
    ]
    for line in titles:
        assert (line.left + line.right) / 2 == near(28 + WIDTH / 2)
        assert "Bold" in line.face
    addressees = page.line("各中小学")
    assert addressees.middle == about(titles[-1].middle + 2 * LINE)
    assert addressees.left == near(28)
    assert addressees.text.endswith("区级各直属单位：")
    assert page.line("为深入").middle == near(addressees.middle + LINE)


def test_page_one_keeps_the_lines_of_all_other_pages(golden: Document) -> None:
    for line in golden[1].lines_of_size(round(EM, 2)):
        if line.baseline > 125:
            offset = (line.middle - TOP) / LINE - 0.5
            assert offset == pytest.approx(round(offset), abs=NEAR / LINE)


MANY = "，".join(f"第{number}中学校及其附属小学" for number in "一二三四五六七八")


def test_long_addressees_run_on_flush_left(make: Make) -> None:
    lines = [line for line in make(addressees=MANY)[1].lines if line.baseline > 160]
    rows = lines[: [line.text.endswith("：") for line in lines].index(True) + 1]
    assert "".join(line.text for line in rows) == f"{MANY}："
    assert len(rows) == 4
    assert all(line.left == near(28) for line in rows)
    assert rows[-1].middle == near(rows[0].middle + 3 * LINE)


def test_too_many_addressees_can_stand_in_the_imprint_above_those_who_get_a_copy(
    make: Make,
) -> None:
    document = make(addressees=MANY, official="抄送: 区政府", options="主送列入版记: true")
    assert not any(line.text.startswith("第一中") for line in document[1].lines)
    foot = document[-1]
    to, copies = foot.line("主送："), foot.line("抄送：")
    assert to.left == near(copies.left)
    assert to.baseline < copies.baseline
    between = [line for line in foot.lines if to.baseline < line.baseline < copies.baseline]
    assert between[-1].text.endswith("附属小学。")
    assert all(line.left == near(to.left + 3 * to.size) for line in between)
