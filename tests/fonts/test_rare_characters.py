from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.fonts import rare_characters

HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)
ANY = st.text(st.characters() | HAN | st.sampled_from("䶮𠮷㛃\U000e0100\ufe00\ufe0f"))


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in rare_characters(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("䶮", "㛃", "𬭊", "𠮷", "\U00031350"),
        *("鿏", "\ufa0b", "⺮", "㇀", "⑪", "㎥", "㉑", "\ue816", "\U000f0000"),
    ],
)
def test_what_gbk_cannot_write_is_rare(text: str) -> None:
    assert found(f"陈{text}，A{text}") == [text, text]


@pytest.mark.parametrize("text", ["龚镕堃祎喆", "關於進一步", "①⑩㈠ⅠⅫ℃㎡㎏", "〇々〖〗", "ǖḿ", "A á", "ひアｶ", "가"])  # fmt: skip
def test_what_gbk_or_any_phone_has_is_not_rare(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["😀", "㊗\ufe0f", "㊙\ufe0f", "〰", "☑", "✓", "→"])
def test_emoji_and_common_symbols_are_left_to_the_phone(text: str) -> None:
    assert found(text) == []


def test_a_selector_stays_with_its_character() -> None:
    assert found("䶮\U000e0100𠮷\ufe00䶮") == ["䶮\U000e0100", "𠮷\ufe00", "䶮"]


def test_a_common_character_with_a_shape_of_its_own_is_rare() -> None:
    assert found("葛\U000e0100城葛") == ["葛\U000e0100"]
    assert found("#\ufe0f") == []


@given(ANY)
def test_every_han_character_beyond_gbk_is_found_once_and_in_order(text: str) -> None:
    places = rare_characters(text)
    covered = [index for start, end in places for index in range(start, end)]
    assert covered == sorted(set(covered))
    beyond = {
        index
        for index, character in enumerate(text)
        if "㐀" <= character <= "鿿"
        and character not in "\u4dc0\u4dff"
        and not "\u4dc0" <= character <= "\u4dff"
        and character.encode("gbk", "ignore") == b""
        and not text[index + 1 :].startswith("\ufe0f")
    }
    assert beyond <= set(covered)
