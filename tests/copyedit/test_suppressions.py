"""A manuscript can ask for one place to be left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianbao.copyedit import ProofCopy, check
from jianbao.copyedit.suppressions import suppressions

TEXT = """一 <!-- 不查 P101 -->
二

<!-- 不查 -->

三
四

五 <!-- nocheck P101, W201 -->
"""


@pytest.mark.parametrize(
    ("code", "line", "silent"),
    [
        ("P101", 1, True),
        ("P102", 1, False),
        ("P101", 2, False),
        ("P102", 6, True),
        ("X301", 7, True),
        ("P101", 8, False),
        ("W201", 9, True),
        ("W202", 9, False),
    ],
)
def test_a_comment_speaks_of_its_line_or_of_the_block_below(
    code: str,
    line: int,
    silent: bool,  # noqa: FBT001 - a case
) -> None:
    assert suppressions(TEXT).cover(code, line) is silent


def test_a_text_without_comments_asks_for_nothing() -> None:
    assert not suppressions("一\n<!-- 别的 -->\n").stretches


def test_stretches_that_meet_are_one() -> None:
    asked = suppressions("<!-- 不查 -->\n" * 300 + "甲 <!-- 不查 -->\n" * 300)
    assert asked.stretches == {"": [(2, 600)]}
    assert asked.cover("P101", 600)
    assert not asked.cover("P101", 1)


@pytest.mark.parametrize(
    "text",
    [
        "甲,乙 <!-- 不查 P101 -->\n",
        "<!-- 不查 -->\n甲,乙\n",
        "<p>甲,乙</p> <!-- nocheck -->\n",
        "<!-- nocheck P101 -->\n<p>甲,\n乙</p>\n",
        "| 甲 |\n| --- |\n| 乙,丙 <!-- 不查 --> |\n",
    ],
)
def test_what_is_suppressed_is_not_found(bind: Callable[..., ProofCopy], text: str) -> None:
    assert check(bind(text)) == ()
    assert check(bind(text.replace("不查", "请看").replace("nocheck", "see")))
