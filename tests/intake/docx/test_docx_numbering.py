from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.intake.model import Paragraph
from jianbao.intake.numerals import numeral

if TYPE_CHECKING:
    from tests.intake.docx.conftest import Read, Word


def level(index: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*lists: str, nums: str = "") -> str:
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>'
        for index, levels in enumerate(lists)
    )
    own = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(len(lists))
    )
    return made + own + nums


def item(num: int | None = 1, index: int | None = 0, style: str = "", text: str = "条") -> str:
    ilvl = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    own = "" if num is None else f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


GONGWEN = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)


Numbers = Callable[..., list[str]]


@pytest.fixture
def numbers(read: Read, word: type[Word]) -> Numbers:
    """Return the numbers of the paragraphs of a body, as they show."""

    def of(body: str, numbering_part: str, styles: str = "") -> list[str]:
        parts = {"numbering": numbering_part} | ({"styles": styles} if styles else {})
        draft = read(word(body=body, parts=parts))
        return [block.looks.numbering for block in draft.blocks if isinstance(block, Paragraph)]

    return of


def test_the_four_levels_of_an_official_document_count_and_restart(numbers: Numbers) -> None:
    body = "".join(item(index=index) for index in (0, 1, 1, 2, 3, 3, 0, 1, 2))
    assert numbers(body, numbering(GONGWEN)) == [
        *("一、", "（一）", "（二）", "1.", "（1）", "（2）"),
        *("二、", "（一）", "1."),
    ]


def test_a_number_may_show_those_above_it(numbers: Numbers) -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = "".join(item(index=index) for index in (0, 1, 1, 0, 1))
    assert numbers(body, numbering(levels)) == ["第一章", "1.1", "1.2", "第二章", "2.1"]


def test_a_level_that_never_restarts_counts_on(numbers: Numbers) -> None:
    levels = level(0, "decimal", "%1") + level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')
    body = "".join(item(index=index) for index in (0, 1, 1, 0, 1))
    assert numbers(body, numbering(levels)) == ["1", "第1条", "第2条", "2", "第3条"]


def test_lists_of_one_kind_share_their_count_unless_one_begins_anew(numbers: Numbers) -> None:
    nums = (
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item(1) + item(7) + item(8) + item(8) + item(1)
    assert numbers(body, numbering(GONGWEN, nums=nums)) == ["一、", "二、", "五、", "六、", "七、"]


def test_a_list_may_replace_a_level(numbers: Numbers) -> None:
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "ideographTraditional", "%1、")
        + "</w:lvlOverride></w:num>"
    )
    assert numbers(item(9) + item(9), numbering(GONGWEN, nums=nums)) == ["甲、", "乙、"]


def test_a_style_brings_its_number_and_a_paragraph_may_refuse_it(numbers: Numbers) -> None:
    levels = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>') + level(
        1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("h1", "h2")
    )
    body = item(None, style="h1") + item(None, style="h2") + item(0, style="h1")
    body += item(None, style="h2") + item(None, style="h1")
    assert numbers(body, numbering(levels), styles) == ["一、", "（一）", "", "（二）", "二、"]


def test_a_list_may_only_name_the_style_of_another(numbers: Numbers) -> None:
    lists = (
        '<w:numStyleLink w:val="公文"/>',
        '<w:styleLink w:val="公文"/>' + level(0, "chineseCounting", "%1、"),
    )
    style = (
        '<w:style w:type="numbering" w:styleId="公文"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    assert numbers(item(1) + item(1), numbering(*lists), style) == ["一、", "二、"]


def test_a_bullet_shows_as_the_sign_that_its_font_draws(numbers: Numbers) -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    levels = level(0, "bullet", "\uf06c", font) + level(1, "bullet", "●")
    assert numbers(item() + item(index=1), numbering(levels)) == ["●", "●"]


def test_a_number_of_a_newer_format_is_found_in_its_alternative(numbers: Numbers) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert numbers(item(), numbering(levels)) == ["3."]


def test_a_list_that_is_not_there_numbers_nothing(numbers: Numbers) -> None:
    assert numbers(item(99) + item(1, 8), numbering(GONGWEN)) == ["", ""]


def test_a_deleted_paragraph_is_not_counted(numbers: Numbers) -> None:
    gone = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
        "<w:rPr><w:del w:author='张'/></w:rPr></w:pPr>"
        "<w:del w:author='张'><w:r><w:delText>旧条</w:delText></w:r></w:del></w:p>"
    )
    assert numbers(item() + gone + item(), numbering(GONGWEN)) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    {
        "decimal": {1: "1", 12: "12"},
        "decimalZero": {1: "01", 12: "12"},
        "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇"},
        "chineseCountingThousand": {
            10: "十",
            100: "一百",
            105: "一百零五",
            110: "一百一十",
            1005: "一千零五",
        },
        "japaneseCounting": {1: "一", 10: "十", 100: "百", 111: "百十一", 205: "二百五"},
        "taiwaneseCountingThousand": {21: "二十一", 101: "一百零一"},
        "ideographTraditional": {1: "甲", 10: "癸", 11: "甲"},
        "ideographZodiac": {1: "子", 12: "亥"},
        "ideographZodiacTraditional": {1: "甲子", 60: "癸亥"},
        "ideographDigital": {10: "一〇", 24: "二四"},
        "chineseLegalSimplified": {1: "壹", 10: "壹拾", 21: "贰拾壹"},
        "ideographLegalTraditional": {2: "貳", 6: "陸"},
        "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"},
        "decimalEnclosedCircleChinese": {3: "③"},
        "decimalEnclosedFullstop": {2: "⒉", 21: "21"},
        "decimalEnclosedParen": {2: "⑵"},
        "ideographEnclosedCircle": {1: "㊀", 10: "㊉", 11: "11"},
        "decimalFullWidth": {12: "１２"},
        "upperRoman": {4: "IV", 1994: "MCMXCIV"},
        "lowerRoman": {9: "ix"},
        "upperLetter": {1: "A", 26: "Z", 27: "AA"},
        "lowerLetter": {2: "b"},
        "numberInDash": {3: "- 3 -"},
        "none": {3: ""},
        "hebrew1": {3: "3"},
    }.items(),
)
def test_numerals_are_those_that_word_shows(kind: str, expected: dict[int, str]) -> None:
    assert {value: numeral(value, kind) for value in expected} == expected


@given(st.integers(1, 9999))
def test_a_counted_numeral_adds_up_to_its_number(value: int) -> None:
    total, digit = 0, 1
    for sign in numeral(value, "chineseCountingThousand"):
        if sign in "十百千":
            total += digit * 10 ** ("十百千".index(sign) + 1)
            digit = 0
        elif sign != "零":
            digit = "〇一二三四五六七八九".index(sign)
    written = numeral(value, "chineseCountingThousand")
    assert total + (digit if written[-1] not in "十百千" else 0) == value
