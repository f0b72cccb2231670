from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.config.identifier import Identifier
from jianbao.config.reading import Place
from jianbao.diagnostics import Diagnostic

if TYPE_CHECKING:
    from tests.config.conftest import Load


def parsed(text: str) -> str | Diagnostic:
    return Identifier().parse(text, Place("identifier", "标识"))


@pytest.mark.parametrize(
    ("written", "urn"),
    [
        ("ISBN 978-7-111-11111-5", "urn:isbn:9787111111115"),
        ("isbn：978 7 111 11111 5", "urn:isbn:9787111111115"),
        ("ISBN-13: 9787111111115", "urn:isbn:9787111111115"),
        ("9787111111115", "urn:isbn:9787111111115"),
        ("978–7–111–11111–5", "978–7–111–11111–5"),
        ("ISBN 0-8044-2957-X", "urn:isbn:080442957X"),
        ("URN:ISBN:9787111111115", "urn:isbn:9787111111115"),
        ("ISSN 2049-3630", "urn:issn:2049-3630"),
        ("issn 2434-561x", "urn:issn:2434-561X"),
        (
            "5D1C1B0E-6F3C-5A3E-9F55-3F0D6D1F6A10",
            "urn:uuid:5d1c1b0e-6f3c-5a3e-9f55-3f0d6d1f6a10",
        ),
        ("达教准印2024第8号", "达教准印2024第8号"),
        ("https://example.cn/12", "https://example.cn/12"),
        ("13800138000", "13800138000"),
    ],
)
def test_known_numbers_become_urns_and_others_stay(written: str, urn: str) -> None:
    assert parsed(written) == urn


@given(st.text("0123456789", min_size=9, max_size=9))
def test_one_wrong_digit_of_an_isbn_is_found(body: str) -> None:
    sound = [digit for digit in "0123456789" if isinstance(parsed(f"ISBN 978{body}{digit}"), str)]
    assert len(sound) == 1
    other = str((int(body[0]) + 1) % 10)
    assert isinstance(parsed(f"ISBN 978{other}{body[1:]}{sound[0]}"), Diagnostic)


@given(st.text(max_size=30))
def test_any_text_is_taken_or_complained_about(text: str) -> None:
    assert parsed(text) is not None


def test_the_urn_stands_in_the_configuration(load_text: Load) -> None:
    value = load_text("title: 简报\nchapters: [稿件/01.md]\n标识: ISBN 978-7-111-11111-5\n").value
    assert value is not None
    assert value.identifier == "urn:isbn:9787111111115"
