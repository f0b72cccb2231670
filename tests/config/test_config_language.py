from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.config.language import TAG, Language
from jianbao.config.reading import Place
from jianbao.diagnostics import Diagnostic


def read(text: str) -> str | Diagnostic:
    return Language().parse(text, Place("language", "语言"))


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_cn", "zh-Hans"),
        ("ZH-HANS", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant-TW"),
        ("zh-HK", "zh-Hant-HK"),
        ("zh-MO", "zh-Hant-MO"),
        ("zh-SG", "zh-Hans-SG"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("简体中文", "zh-Hans"),
        ("繁体中文", "zh-Hant"),
        ("en", "en"),
        ("EN-us", "en-US"),
        ("no", "no"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-US-u-ca-BUDDHIST", "en-US-u-ca-buddhist"),
        ("bo-x-Lhasa", "bo-x-lhasa"),
    ],
)
def test_a_tag_in_its_usual_form(written: str, tag: str) -> None:
    assert read(written) == tag


@pytest.mark.parametrize(
    "written", ["", "z", "zh-", "zh--CN", "zh-CN-TW", "普通话", "zh CN", "en-u", "true"]
)
def test_no_tag(written: str) -> None:
    fault = read(written)

    assert isinstance(fault, Diagnostic)
    assert fault.code == "C027"


@given(st.from_regex(TAG, fullmatch=True))
def test_a_normal_tag_stays_as_it_is(written: str) -> None:
    tag = read(written)

    assert isinstance(tag, str)
    assert read(tag) == tag
