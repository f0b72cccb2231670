from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.typesetting.composition.breaks import (
    DEAR,
    LAST_OF_ALL,
    NEVER_FIRST,
    NEVER_LAST,
    breakable,
)

MIXED = st.text(
    alphabet=st.sampled_from(
        "一二中文年月日人的，。、；：？！（）《》“”‘’—…～·/%℃ 0123456789abcXYZ@.:-"
    ),
    max_size=60,
)


def pieces(text: str) -> list[str]:
    """Cut ``text`` wherever it may break when Unicode would allow every break."""
    allowed = breakable(text, b"\1" * len(text))
    cuts = [0, *(at for at in range(len(text)) if allowed[at] in (1, DEAR)), len(text)]
    return [text[one:two] for one, two in pairwise(cuts)]


@given(MIXED)
def test_no_piece_begins_or_ends_with_a_forbidden_mark(text: str) -> None:
    inner = pieces(text)
    assert not any(piece.lstrip(" ")[:1] in NEVER_FIRST for piece in inner[1:] if piece.strip())
    assert not any(piece.rstrip(" ")[-1:] in NEVER_LAST for piece in inner[:-1] if piece.strip())


@given(MIXED)
def test_no_number_is_cut_from_its_digits_or_its_unit(text: str) -> None:
    seams = list(pairwise(pieces(text)))
    assert not any(
        re.search(r"\d$", one) and re.match(r"[0-9年月日人%℃]", two) for one, two in seams
    )


@given(MIXED)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    "whole",
    [
        "2021年",
        "800人",
        "800余人",
        "50%",
        "10～20",
        "2 316人",
        "12 316 500元",
        "1—10",
        "3.5万元",
        "1,000,000",
        "2021-10-18",
        "10:30",
        "36℃",
        "８００人",
        "二〇二一年",
        "——",
        "……",
        "克·",
        "（中",
        "中）",
        "5 个",
    ],
)
def test_what_is_never_split(whole: str) -> None:
    assert pieces(whole) == [whole]
    assert whole in "".join(pieces(f"一{whole}一"))
    assert any(whole in piece for piece in pieces(f"一{whole}一"))


def test_an_address_breaks_after_its_signs_only() -> None:
    url = "https://www.example.com/a-b/2021/page.html?x=1&y_z=2#t"
    parts = "https://www.|example.|com/|a-|b/|2021/|page.|html?|x=|1&|y_|z=|2#|t"
    assert pieces(url) == parts.split("|")
    assert pieces("zhang.san@mail.cn") == ["zhang.", "san@", "mail.", "cn"]


def test_last_of_all_an_address_breaks_between_its_letters() -> None:
    url = "见 http://a.example.com/ab"
    allowed = breakable(url, bytes(len(url)))
    last = [at for at in range(len(url)) if allowed[at] == LAST_OF_ALL]
    assert [url[:at][-2:] + "|" + url[at:][:2] for at in last] == [
        *("ht|tp", "ex|am", "xa|mp", "am|pl", "mp|le")
    ]


@pytest.mark.parametrize(
    "quantity",
    [
        *("24小时", "5亿美元", "30万平方米", "3.5个百分点", "12余万人次", "15 个工作日"),
        *("300公里", "2万千瓦", "40课时", "6周岁", "1200名", "3公顷"),
    ],
)
def test_a_number_stays_with_its_whole_unit(quantity: str) -> None:
    assert pieces(f"共{quantity}，") == ["共", f"{quantity}，"]


def test_a_long_run_of_code_breaks_after_its_signs() -> None:
    code = "Number.EPSILON*Math.pow(leftOperand-rightOperand)"
    allowed = breakable(code, bytes(len(code)))
    assert {code[at - 1] for at in range(len(code)) if allowed[at] == 1} == set(".*(-")


@pytest.mark.parametrize("text", ["说“好", "好”说", "）“好", "”（好", "GDP“好", "好”GDP"])
def test_quotation_marks_break_on_their_outer_side(text: str) -> None:
    allowed = breakable(text, bytes(len(text)))
    assert sum(allowed) == 1


def test_what_unicode_forbids_stays_forbidden() -> None:
    assert not any(breakable("word", bytes(4)))


def test_a_date_may_break_between_its_parts() -> None:
    assert pieces("2021年10月18日") == ["2021年", "10月", "18日"]
