"""签到表, and what every kind does with lists that cannot be printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdfplumber.pdf import PDF
from tests.products.stationery.conftest import Kind

from jianbao.book import Participant
from jianbao.diagnostics import Result, Span
from jianbao.edition import PrintEdition
from jianbao.products.stationery.people import MOST

Print = Callable[..., PDF]
Compose = Callable[..., Result[PrintEdition]]
SPAN = Span(file="book.yaml", line=9)


def members(count: int, unit: str) -> tuple[Participant, ...]:
    return tuple(Participant(name=f"王{unit}{at}", unit=unit, span=SPAN) for at in range(count))


def rows(pdf: PDF) -> list[list[list[str]]]:
    """Return the cells of every page's table."""
    return [
        [["".join((cell or "").split()) for cell in row] for row in page.extract_table() or []]
        for page in pdf.pages
    ]


def test_everybody_has_a_numbered_line_by_unit(print_one: Print) -> None:
    with print_one(Kind.SIGN_IN) as pdf:
        (table,) = rows(pdf)
        text = pdf.pages[0].extract_text()
    assert table == [
        ["序号", "单位", "姓名", "职务", "签名"],
        ["1", "区教科局", "王明", "局长", ""],
        ["2", "", "欧阳修文", "副局长", ""],
        ["3", "", "赵国庆", "", ""],
        ["4", "第一小学", "㛃䶮", "校长", ""],
        ["5", "", "迪丽努尔·艾合买提", "教师", ""],
    ]
    assert "全区教育工作会议签到表" in text.replace(" ", "")
    assert "三楼会议室" in text


def test_telephone_and_lines_for_others_are_added_if_wished(print_one: Print) -> None:
    with print_one(Kind.SIGN_IN, phone=True, blank_rows=2) as pdf:
        (table,) = rows(pdf)
    assert table[0][-2:] == ["签名", "电话"]
    assert [row[0] for row in table[-2:]] == ["6", "7"]
    assert {"".join(row[1:]) for row in table[-2:]} == {""}


def test_the_head_stands_on_every_page_and_no_small_unit_is_divided(print_one: Print) -> None:
    listed = tuple(one for at in range(20) for one in members(3, f"第{at}小学"))
    with print_one(Kind.SIGN_IN, listed) as pdf:
        tables = rows(pdf)
    assert len(tables) > 2
    for head, first, *_ in tables:
        assert head[:3] == ["序号", "单位", "姓名"]
        assert first[1], "a page begins with the name of a unit"
    numbers = [row[0] for table in tables for row in table[1:]]
    assert numbers == [str(number) for number in range(1, 61)]


def test_a_large_unit_is_named_on_every_line(print_one: Print) -> None:
    with print_one(Kind.SIGN_IN, members(30, "区教科局")) as pdf:
        tables = rows(pdf)
    assert {row[1] for table in tables for row in table[1:]} == {"区教科局"}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_list_of_too_many_people_is_refused(compose_one: Compose, kind: Kind) -> None:
    result = compose_one(
        kind, members(MOST + 1, "甲"), **({"people": "all"} if kind is Kind.NAME_PLATES else {})
    )

    assert (result.value, [(d.code, d.span) for d in result.diagnostics]) == (
        None,
        [("G052", SPAN)],
    )


@pytest.mark.parametrize("kind", [Kind.BADGES, Kind.SIGN_IN])
def test_without_a_list_nothing_is_printed(compose_one: Compose, kind: Kind) -> None:
    result = compose_one(kind, ())

    assert (result.value, [(d.code, d.span) for d in result.diagnostics]) == (
        None,
        [("G050", SPAN)],
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_a_character_that_no_face_has_is_found_at_its_place(
    compose_one: Compose, kind: Kind
) -> None:
    place = Span(file="名单.csv", line=3)
    made_up = Participant(name="欧阳\ue123", unit="", span=place)
    found = compose_one(
        kind, (made_up,), **({"people": "all"} if kind is Kind.NAME_PLATES else {})
    ).diagnostics

    assert [(item.code, item.span) for item in found] == [("F007", place)]
