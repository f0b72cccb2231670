"""GB/T 9704-2012 7.3 to 7.6: what follows the text of an official document, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.gongwen.conftest import Document, Line, Make, Page

TOP, WIDTH, HEIGHT = 37, 156, 225
FOOT = TOP + HEIGHT
LINE, EM = HEIGHT / 22, WIDTH / 28
SMALL = 14 * 25.4 / 72
"""四号, the size of folio and imprint."""
NEAR = 0.1
"""How far, in millimetres, a part may be from where the standard measures it."""
ABOUT = 0.5
"""How far from a place given in lines or characters, whose ink differs from face to face."""


def near(value: object) -> object:
    return pytest.approx(value, abs=NEAR)


def about(value: object) -> object:
    return pytest.approx(value, abs=ABOUT)


def near_pair(first: float, second: float) -> tuple[object, object]:
    return about(first), about(second)


def left_of(page: Page) -> float:
    return 28 if page.number % 2 else 26


def line_before(line: Line, page: Page) -> Line:
    return [other for other in page.lines if other.baseline < line.baseline][-1]


def from_right(line: Line, page: Page) -> float:
    """How far ``line`` ends from the right edge of the type area, in characters."""
    return (left_of(page) + WIDTH - line.right) / EM


# Levels of headings


@pytest.mark.parametrize(
    ("text", "face"),
    [("一、提高", "Sans"), ("（一）健全", "WenKai"), ("1.明确", "Fang"), ("（1）班主任", "Fang")],
)
def test_each_level_of_headings_has_its_face(golden: Document, text: str, face: str) -> None:
    page = golden.page_with(text)
    line = page.line(text)
    assert face in line.face
    assert line.size == near(EM)
    assert line.left == near(left_of(page) + 2 * EM)


# Attachments


def test_the_list_of_attachments_is_one_line_below_the_text(golden: Document) -> None:
    page = golden.page_with("附件：")
    first, second, third = page.line("附件："), page.line("2."), page.line("3.")
    assert first.text == "附件：1.校园安全工作职责分工"
    assert first.middle == near(line_before(first, page).middle + 2 * LINE)
    assert first.left == near(left_of(page) + 2 * EM)
    assert (second.middle, third.middle) == (
        near(first.middle + LINE),
        near(first.middle + 2 * LINE),
    )
    assert second.left == third.left == near(first.left + 3 * EM)


def test_a_single_attachment_has_no_number_and_a_long_name_hangs(make: Make) -> None:
    name = "关于认真落实安全责任切实保障师生生命财产安全的若干具体规定和实施细则"
    document = make(2, official=f"附件: {name}。", attachments=1)
    page = document[1]
    first = page.line("附件：")
    rest = next(line for line in page.lines if line.baseline > first.baseline)
    assert first.text + rest.text == f"附件：{name}"
    assert rest.left == near(first.left + 3 * EM)
    own = document[2]
    assert own.lines[0].text == "附件"


def test_ten_attachments_align_their_names(make: Make) -> None:
    names = ", ".join(f"第{number}份" for number in range(1, 12))
    document = make(official=f"附件: [{names}]")
    page = document.page_with("11.")
    assert page.line("11.").left == near(left_of(page) + 5 * EM)


def test_each_attachment_begins_a_page_with_its_title_in_the_third_line(golden: Document) -> None:
    for number, title in enumerate(["校园安全工作职责分工", "校园安全联络员名单"], 1):
        page = golden.page_with(f"附件{number}")
        label, heading = page.lines[0], page.line(title)
        assert label.text == f"附件{number}"
        assert label.left == near(left_of(page))
        assert "Sans" in label.face
        assert (label.middle - TOP, heading.middle - TOP) == near_pair(0.5 * LINE, 2.5 * LINE)
        assert heading.size == near(22 * 25.4 / 72)
        assert (heading.left + heading.right) / 2 == near(left_of(page) + WIDTH / 2)


def test_annexes_bound_apart_bear_the_document_number_and_folios_of_their_own(make: Make) -> None:
    """7.3.7: the number of the document and 附件 with its own in the first line, flush left."""
    document = make(4, attachments=2, options="附件另订: 是", imprint="印发机关: 区教育局办公室")
    imprint = document.page_with("区教育局办公室").number
    first, second = (document.page_with(f"8号附件{number}") for number in (1, 2))
    assert imprint < first.number < second.number
    assert imprint % 2 == 0
    for page in (first, second):
        assert page.number % 2 == 1
        label = page.lines[0]
        assert label.text.startswith("城教发〔2024〕8号附件")
        assert label.left == near(28)
        assert label.middle == near(37 + 225 / 44)
        assert page.lines_of_folio()[0].text == "— 1 —"
    assert "区教育局办公室" not in document[-1].lines[-1].text


# Signature and date


def test_without_a_seal_the_name_is_two_from_the_right_and_the_date_shifted_by_two(
    make: Make,
) -> None:
    page = make(official="署名: 城南区教育科技和体育局")[1]
    name, date = page.line("城南区教育科技"), page.line("2024年")
    assert name.middle == near(line_before(name, page).middle + 2 * LINE)
    assert date.middle == near(name.middle + LINE)
    assert from_right(name, page) == pytest.approx(2, abs=NEAR / EM)
    assert date.left - name.left == near(2 * EM)


def test_a_date_longer_than_the_name_is_two_from_the_right(make: Make) -> None:
    page = make(official="署名: 教育局, 成文日期: 2024年12月25日")[1]
    name, date = page.line("教育局"), page.line("2024年12月25日")
    assert from_right(date, page) == pytest.approx(2, abs=NEAR / EM)
    assert date.left - name.left == near(2 * EM)


@pytest.mark.parametrize("name", ["南区教育局", "南区教育科技和体育局", "区府"])
def test_with_a_seal_the_date_is_four_from_the_right_and_the_name_centred_over_it(
    make: Make, name: str
) -> None:
    page = make(official=f"加盖印章: 是, 署名: {name}")[1]
    over, date = page.line(name), page.line("2024年")
    assert from_right(date, page) == pytest.approx(4, abs=NEAR / EM)
    assert (over.left + over.right) / 2 == near((date.left + date.right) / 2)
    assert date.middle == near(over.middle + LINE)
    assert over.middle == near(line_before(over, page).middle + 3 * LINE)


def test_a_name_too_long_to_be_centred_stays_inside_the_type_area(make: Make) -> None:
    name = "城南区中小学校园及周边治安综合治理领导小组办公室"
    page = make(official=f"加盖印章: 是, 署名: {name}")[1]
    assert page.line(name).right == near(left_of(page) + WIDTH)


def test_seals_of_several_authorities_have_room_beside_each_other(make: Make) -> None:
    names = ["区委宣传部", "区文旅局", "区财政局", "区公安局"]
    page = make(official=f"加盖印章: 是, 署名: [{', '.join(names)}]").page_with("区公安局")
    chars = {name: next(line for line in page.lines if name in line.text) for name in names}
    assert len({line.baseline for line in chars.values()}) == 2
    first = chars["区委宣传部"]
    assert first.text == "区委宣传部区文旅局区财政局"
    assert first.left >= left_of(page)
    last, date = page.line("区公安局"), page.line("2024年")
    assert (last.left + last.right) / 2 == near((date.left + date.right) / 2)
    assert last.baseline - first.baseline >= 42


def test_long_names_under_seals_do_not_touch(make: Make) -> None:
    names = ["南区教育科技和体育局", "南区人力资源和社会保障局", "南区市场监督管理局"]
    page = make(official=f"加盖印章: 是, 署名: [{', '.join(names)}]").page_with(names[2])
    first, last = page.line(names[0]), page.line(names[2])
    assert first.text == names[0] + names[1]
    assert first.left >= left_of(page)
    assert first.right - first.left >= (len(first.text) + 1) * EM
    date = page.line("2024年")
    assert (last.left + last.right) / 2 == near((date.left + date.right) / 2)


def test_a_note_stands_below_the_date_in_parentheses(golden: Document) -> None:
    page = golden.page_with("此件公开发布")
    note = page.line("（此件公开发布）")
    assert note.left == near(left_of(page) + 2 * EM)
    assert note.middle == near(page.line("2024年3月5日").middle + LINE)


def test_the_signature_is_never_alone_on_its_page(make: Make) -> None:
    document = make(30)
    page = document.page_with("2024年3月5日")
    assert page.number == 3
    assert page.lines[0].text.startswith("城南区教育局要求")


# Imprint: pages of 9 and 22 lines of text; the signature takes three, the imprint two


@pytest.mark.parametrize(
    ("lines", "ends", "imprint", "folios"),
    [
        (4, 1, 2, [1, 2]),  # ends on an odd page: alone on the next one
        (16, 2, 2, [1, 2]),  # ends on an even page with room
        (28, 2, 4, [1, 2]),  # without room: after a blank page, neither with a folio
        (30, 3, 4, [1, 2, 3, 4]),
    ],
)
def test_the_imprint_is_on_the_last_and_even_page(
    make: Make, lines: int, ends: int, imprint: int, folios: list[int]
) -> None:
    document = make(lines)
    assert document.page_with("2024年3月5日").number == ends
    assert document.page_with("印发").number == imprint == len(document.pages)
    assert imprint % 2 == 0
    assert [page.number for page in document.pages if page.lines_of_folio()] == folios


def test_a_document_without_imprint_ends_with_its_text(make: Make) -> None:
    assert len(make(4, imprint="").pages) == 1


def test_the_last_rule_of_the_imprint_is_the_foot_of_the_type_area(golden: Document) -> None:
    page = golden[-1]
    left, right = left_of(page), left_of(page) + WIDTH
    copies, printed = page.line("抄送："), page.line("城南区教育局办公室")
    # A strip beside the words, where only the rules are.
    strip = left + 0.5, left + 3
    rules = []
    top = copies.baseline - 10
    for bottom in (copies.baseline - 2, printed.baseline - 3, FOOT + 2):
        rules.append(page.ink((strip[0], top, strip[1], bottom)))
        top = bottom
    assert rules[2][3] == pytest.approx(FOOT, abs=0.1)
    thickness = [rule[3] - rule[1] for rule in rules]
    assert thickness == pytest.approx([0.35, 0.25, 0.35], abs=0.06)
    whole = page.ink((0, rules[0][1], 210, rules[0][3]))
    assert (whole[0], whole[2]) == near_pair(left, right)


def test_the_imprint_is_inset_by_one_and_its_lines_hang(golden: Document) -> None:
    page = golden[-1]
    left, right = left_of(page), left_of(page) + WIDTH
    copies, printed = page.line("抄送："), page.line("城南区教育局办公室")
    rest = line_before(printed, page)
    assert {copies.size, rest.size, printed.size} == {round(SMALL, 2)}
    assert copies.left == printed.left == near(left + SMALL)
    assert rest.left == near(copies.left + 3 * SMALL)
    assert rest.text.endswith("安全处。")
    assert printed.text.endswith("2024年3月6日印发")
    assert printed.right == near(right - SMALL)


# Folios


def test_the_folio_is_seven_millimetres_below_and_one_in_from_the_outer_edge(
    make: Make,
) -> None:
    for page in make(30).pages:
        (folio,) = page.lines_of_folio()
        assert folio.text == f"— {page.number} —"
        assert "Serif" in folio.face
        dash = page.ink((folio.left, FOOT + 1, folio.left + SMALL, FOOT + 15))
        assert (dash[1] + dash[3]) / 2 == near(FOOT + 7)
        if page.number % 2:
            assert folio.right == near(28 + WIDTH - SMALL)
        else:
            assert folio.left == near(26 + SMALL)


def test_a_table_across_the_page_keeps_the_folio_in_its_place(golden: Document) -> None:
    lying = [page for page in golden.pages if page.width > page.height]
    assert [page.number for page in lying] == [7, 8, 9, 10]
    for page in lying:
        # Upright, the left edge of this page is the foot and its lower edge the right one.

        folio = page.ink((0, 0, 297 - FOOT - 0.5, 210))
        assert (folio[0] + folio[2]) / 2 == about(297 - FOOT - 7)
        if page.number % 2:
            assert folio[3] == about(210 - 26 - SMALL)
        else:
            assert folio[1] == about(26 + SMALL)


def test_a_table_across_the_page_fills_the_type_area_and_repeats_its_head(
    golden: Document,
) -> None:
    lying = [page for page in golden.pages if page.width > page.height]
    for page in lying:
        top = 28 if page.number % 2 else 26
        left, upper, right, lower = page.ink((297 - FOOT - 0.1, 0, 297, 210))
        assert (left, right) == near_pair(297 - FOOT, 297 - TOP)
        assert upper >= top - NEAR
        assert lower <= top + WIDTH + NEAR
        assert any(line.text.startswith("序号学校") for line in page.lines)
    assert lying[0].lines[0].text == "附件3"
