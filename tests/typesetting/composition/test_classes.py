from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.typesetting.composition import classes


@given(st.text())
def test_every_character_has_one_letter(text: str) -> None:
    assert len(classes.classify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中文", "HH"),
        ("〇々𠮷①Ⅳ", "HHHHH"),
        ("m²", "LL"),
        ("（“《", "OOO"),
        ("）”》，、；：", "CCCCCCC"),
        ("。！？", "EEE"),
        ("A1é", "LLL"),
        ("%", "L"),
        (",(-", "PPP"),
        ("——……", "DDDD"),
        ("·", "M"),
        (" \n\u3000", "SNI"),
        ("e\u0301", "LX"),
        ("\u200b\u2060", "ZZ"),
    ],
)
def test_the_classes_of_clreq(text: str, expected: str) -> None:
    assert classes.classify(text) == expected


def test_an_apostrophe_inside_a_word_is_no_quotation_mark() -> None:
    assert classes.classify("it’s”") == "LLPLC"


@pytest.mark.parametrize(("text", "expected"), [("Latin, 2021.", False), ("一", True), ("“", True)])
def test_only_texts_with_chinese_characters_are_composed(text: str, *, expected: bool) -> None:
    assert classes.has_han(classes.classify(text)) is expected
