"""Lengths that no book has: whatever a sheet says, text is set, or said to be without room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.diagnostics import Result
from jianbao.typesetting.engine import typeset
from jianbao.typesetting.job import Job, JobStyle, Typeset

TEXT = "改进教学（方法），提高2021年 Word 质量。"
SIZES = ("0", "0.000001px", "0.00001px", "0.0009px", "1px", "1em", "1000000px", "100000em")
NEGATIVE = tuple(f"-{size}" for size in SIZES[1:])
SIGNED = ("letter-spacing", "word-spacing", "text-indent", "margin", "vertical-align")
UNSIGNED = ("font-size", "line-height", "width", "height", "padding", "border-width", "max-width")
DECLARATIONS = st.one_of(
    st.tuples(st.sampled_from(UNSIGNED), st.sampled_from(SIZES)),
    st.tuples(st.sampled_from(SIGNED), st.sampled_from(SIZES + NEGATIVE)),
).map(": ".join)
Rows = Callable[[bytes], list[list[tuple[str, float, float, float]]]]


def laid(style: str, body: str) -> Result[Typeset]:
    css = f"@page {{ size: 400px 600px }} p {{ font-family: 'Noto Serif CJK SC'; {style} }}"
    html = f'<html lang="zh-CN"><head/><body><p data-source="a.md:3">{body}</p></body></html>'
    result = typeset(Job(html=html, styles=(JobStyle(file="style.css", css=css),)))
    assert result.value is not None, result.diagnostics
    return result


def pdf_of(result: Result[Typeset]) -> bytes:
    assert result.value is not None
    return result.value.pdf


@pytest.mark.parametrize("align", ["justify", "center"])
@pytest.mark.parametrize("size", SIZES[:4])
@pytest.mark.parametrize("body", [TEXT, TEXT * 130, "Teaching 2021 " * 200])
def test_type_too_small_to_be_seen_takes_no_room(
    rows: Rows, size: str, align: str, body: str
) -> None:
    style = f"font-size: {size}; line-height: {size}; text-align: {align}"
    assert not rows(pdf_of(laid(style, body)))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(DECLARATIONS, min_size=1, max_size=3).map("; ".join),
    st.sampled_from(["justify", "center"]),
)
def test_odd_lengths_are_laid_out(style: str, align: str) -> None:
    marked = f"{TEXT}<span style='text-emphasis: dot'>强调</span><sup>1</sup>"
    assert pdf_of(laid(f"text-align: {align}; {style}", marked)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("word-spacing: -2em", "改进 the text 教学"),
        ("letter-spacing: 900em", "改进教学"),
        ("", "改<b style='font-size: 900em'>进<i style='font-size: 90000em'>教</i></b>学"),
        ("", "a <b style='font-size: 900em'>b <i style='font-size: 90000em'>c</i></b>"),
    ],
)
def test_what_lengths_come_to_is_told_at_its_place(
    style: str, body: str, capfd: pytest.CaptureFixture[str]
) -> None:
    told = laid(f"font-size: 1000000px; {style}", body).diagnostics
    assert {"L002", "L013"} & {item.code for item in told}
    assert {str(item.span) for item in told if item.code != "L022"} == {"a.md:3"}
    assert not capfd.readouterr().err
