"""GB/T 9704-2012 10 and 7.3.5.3: letters, orders, minutes and signatures in person, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gongwen.conftest import Document, Make

TOP, WIDTH, HEIGHT = 37, 156, 225
LINE, EM = HEIGHT / 22, WIDTH / 28
NEAR = 0.1
"""How far, in millimetres, a part may be from where the standard measures it."""
ABOUT = 0.5
"""How far from a place given in lines or characters, whose ink differs from face to face."""


def near(value: object, by: float = NEAR) -> object:
    return pytest.approx(value, abs=by)


def about(value: object) -> object:
    return pytest.approx(value, abs=ABOUT)


def form(make: Make, name: str, more: str = "", lines: int = 4, **rest: str) -> Document:
    return make(lines, official=f"格式: {name}, {more}".rstrip(", "), **rest)


def test_a_letter_has_its_mark_and_two_pairs_of_rules_at_their_distances(make: Make) -> None:
    page = form(make, "信函")[1]
    assert page.ink((0, 0, 210, 48), red=True)[1] == near(30)
    rules = page.ink((0, 46.5, 210, 70), red=True)
    assert (rules[0], rules[2]) == near((20, 190))
    mark = page.ink((0, 0, 210, rules[1] - 1), red=True)
    assert rules[1] - mark[3] == near(4)
    assert (mark[0] + mark[2]) / 2 == near(28 + WIDTH / 2, 1)
    foot = page.ink((0, 250, 210, 297), red=True)
    assert (foot[0], foot[2]) == near((20, 190))
    assert 297 - foot[3] == near(20)


def test_the_first_mark_and_the_number_of_a_letter_are_seven_eighths_below_the_rules(
    make: Make,
) -> None:
    page = form(make, "信函", "紧急程度: 特急")[1]
    rules = page.ink((0, 46.5, 210, 56), red=True)
    urgency, number = page.line("特急"), page.line("城教发")
    below = rules[3] + 0.875 * EM
    assert urgency.middle - EM / 2 == about(below)
    assert number.baseline == about(urgency.baseline)
    assert urgency.left == near(28)
    assert number.right == near(28 + WIDTH)
    title = page.line("关于安全")
    assert title.middle - urgency.middle == about(3 * LINE)


def test_a_letter_counts_no_page_1_and_its_imprint_is_bare(make: Make) -> None:
    letter = form(make, "信函", "抄送: 区政府", lines=40, imprint="")
    assert not letter[1].lines_of_folio()
    assert letter[2].lines_of_folio()
    last = letter[-1]
    copies = last.line("抄送：区政府。")
    assert copies.baseline < TOP + HEIGHT
    assert not any("印发" in line.text for page in letter.pages for line in page.lines)


def test_an_order_has_its_mark_number_and_text_without_a_rule(make: Make) -> None:
    page = form(make, "命令", "令号: 12, 发文机关标志: 通知令")[1]
    _, top, _, bottom = page.ink((0, 0, 210, 100), red=True)
    assert top == near(TOP + 20)
    number = page.line("第12号")
    assert number.middle == about(bottom + 2.5 * LINE)
    assert (number.left + number.right) / 2 == near(28 + WIDTH / 2)
    title = page.line("关于安全")
    assert title.middle == about(number.middle + 3 * LINE)
    with pytest.raises(AssertionError, match="nothing printed"):
        page.ink((0, number.baseline + 2, 210, 280), red=True)


def test_an_order_that_says_in_its_title_what_its_mark_says_begins_with_its_text(
    make: Make,
) -> None:
    same = "令号: 12, 发文机关标志: 关于安全工作的通知"
    page = form(make, "命令", same, addressees="")[1]
    assert len([line for line in page.lines if line.text.startswith("关于安全")]) == 1
    first = next(line for line in page.lines if line.text.startswith("城南区教育局要求"))
    assert first.middle == near(page.line("第12号").middle + 3 * LINE)


def test_minutes_list_who_was_there_in_lines_that_hang(make: Make) -> None:
    names = "、".join(f"教师{letter}某" for letter in "甲乙丙丁戊己庚辛")
    page = form(make, "纪要", f"纪要编号: 3, 出席: [{names}], 请假: [张三], 列席: [李四]", lines=1)[
        1
    ]
    top = page.ink((0, 0, 210, 100), red=True)[1]
    assert top == near(TOP + 35)
    assert page.line("城南区教育局纪要")
    assert page.line("第3期")
    labels = [page.line(word) for word in ("出席：", "请假：张三", "列席：李四")]
    assert labels[0].baseline < labels[1].baseline < labels[2].baseline
    assert [line.left for line in labels] == [near(28 + 2 * EM)] * 3
    assert all("Sans" in line.face for line in labels)
    turned = [line for line in page.lines if "某" in line.text and line is not labels[0]]
    assert [line.left for line in turned] == [near(28 + 5 * EM)]
    assert not any(line.text == "城南区教育局" and line.left > 100 for line in page.lines)


def test_whoever_signs_in_person_has_duty_name_and_date_at_their_places(make: Make) -> None:
    page = form(make, "命令", "令号: 12, 签发人职务: 区长, 署名: [张三]")[1]
    duty = next(line for line in page.lines if line.text.startswith("区长"))
    assert duty.text == "区长　　张三"
    assert duty.right == near(28 + WIDTH - 4 * EM)
    last = max(
        (line for line in page.lines if line.text.startswith("城南区教育局要求")),
        key=lambda line: line.baseline,
    )
    assert duty.middle == near(last.middle + 3 * LINE)
    signed = page.line("2024年3月5日")
    assert signed.middle == near(duty.middle + 2 * LINE)
    assert signed.right == near(28 + WIDTH - 4 * EM)


def test_a_stamp_stands_four_characters_from_the_edge_with_the_duty_beside_it(
    make: Make, tmp_path: Path
) -> None:
    stamp = tmp_path / "章.png"
    Image.new("RGB", (400, 200), (220, 30, 30)).save(stamp)
    page = form(make, "命令", "令号: 12, 签发人职务: 区长, 签名章: 章.png", beside=str(stamp))[1]
    left, top, right, bottom = page.ink((100, 120, 210, 270), red=True)
    assert right == near(28 + WIDTH - 4 * EM)
    duty = page.line("区长")
    assert duty.left + 2 * EM == near(left - 2 * EM)
    assert duty.middle == near((top + bottom) / 2)
    assert page.line("2024年3月5日").middle == near(bottom + 1.5 * LINE)
