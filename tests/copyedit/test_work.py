"""The work of proof-reading grows with the text and not with its square, whatever the text is.

Work is counted, not timed: the lines of Python that are run. What regular expressions do cannot be
counted, so their patterns are held to forms that cannot run away.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import pytest

from jianbao.copyedit import RULES, ProofCopy, check
from jianbao.copyedit.fix import safe_edits

AWKWARD = [
    "（", "）", "(", ")", "“", "”", "《", "》", "『", "‘", '"', "'", "“”“", "《》》", "（)", "(）",
    "，，", "。", "…", ".", "·", "-", "—", "！", "、", " ", "1", "9.", "1千", "一", "三、四个", "年",
    "甲", "甲 ", "甲,", "甲.", "甲(", "的的", "甲乙丙丁", "进一步", "2021年", "1月1日", "13812345678 ",
    "督查组", "甲督查组乙督察组", "《甲》、", "10～20%", "3～5万", "张三、李四", "局长张三", "<", "&amp;",
    "*", "`", "[", "](", "![", "[^1]", "^[", "\\", "|", "<!-- 不查 -->", "\n\n", "\n\n（一）",
    "\n\n# 甲", "\n\n一、", "\n- ", "\n> ", "甲”", "１", "甲,乙:", "甲,<!-- 不查 P102 -->\n", "<!-- 不查 P102 -->\n甲,\n", "百分之1、", "(", "((", "签定", "甲、和", "轻松驰",
    "“甲\n\n", "甲：“乙\n\n", "第一条 ", "姓名----", "１．", "甲:1", "、等", "百分之", "0", "，", "甲\n",
]  # fmt: skip
SIZE = 400
GROWTH = 2.6
"""How much more work twice the text may make: two times, and some for what is only done once."""
REPEATS = {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}
ANCHORED = {
    "ordinals._ORDINAL": "matched at the beginning only",
    "rules.w403._BEFORE": "looked for in a few characters only",
}
"""Patterns that begin with a run, with the reason why that is no harm."""


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count the lines of Python that are run within."""
    lines = [0]

    def step(_: FrameType, event: str, __: Any) -> Any:  # noqa: ANN401 - as sys.settrace has it
        lines[0] += event == "line"
        return step

    sys.settrace(step)
    try:
        yield lines
    finally:
        sys.settrace(None)


def work(bind: Callable[..., ProofCopy], text: str) -> tuple[int, int]:
    """Return the lines run for reading and checking ``text``, and the findings."""
    with counting() as lines:
        copy = bind(text)
        findings = check(copy)
        safe_edits(findings, "0.md")
    return lines[0], len(findings)


@pytest.mark.parametrize("piece", AWKWARD)
def test_twice_the_text_makes_about_twice_the_work(
    bind: Callable[..., ProofCopy], piece: str
) -> None:
    once, found = work(bind, piece * SIZE)
    twice, more = work(bind, piece * (2 * SIZE))
    assert twice <= once * GROWTH + 5000
    assert more <= 2 * found + 10


def patterns() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each pattern that a rule or what it stands on has compiled."""
    modules = [f"rules.{rule.code.lower()}" for rule in RULES]
    for name in [*modules, "ordinals", "quotation_marks", "suppressions"]:
        module = import_module(f"jianbao.copyedit.{name}")
        for attribute, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{name}.{attribute}", value.pattern


def walk(parsed: object) -> Iterator[list[tuple[Any, Any]]]:
    """Yield every sequence of a parsed pattern, the whole one first."""
    if isinstance(parsed, parser.SubPattern):
        yield list(parsed)
    if isinstance(parsed, parser.SubPattern | tuple | list):
        for part in parsed:
            yield from walk(part)


def unbounded(step: tuple[Any, Any]) -> bool:
    return step[0] in REPEATS and step[1][1] == ops.MAXREPEAT


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_no_pattern_tries_one_run_of_text_in_many_ways(name: str, pattern: str) -> None:
    parsed = parser.parse(pattern)
    for steps in walk(parsed):
        runs = [step for step in steps if unbounded(step)]
        giving_back = [step for step in runs if step[0] is not ops.POSSESSIVE_REPEAT]
        assert len(giving_back) <= 1, f"{name}: two runs may share one text in many ways"
        for _, (_, _, body) in giving_back:
            # A possessive run within takes all there is, so that no other way to divide it is left.
            inner = [step for part in walk(body) for step in part if unbounded(step)]
            shared = [step for step in inner if step[0] is not ops.POSSESSIVE_REPEAT]
            assert not shared, f"{name}: a run within a run"


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_no_pattern_begins_anew_within_a_run(name: str, pattern: str) -> None:
    parsed = list(parser.parse(pattern))
    branches = [
        list(branch) for step in parsed[:1] if step[0] is ops.BRANCH for branch in step[1][1]
    ]
    for steps in branches or [parsed]:
        may_fail = any(op not in REPEATS or what[0] for op, what in steps[1:])
        if steps and unbounded(steps[0]) and may_fail:
            assert name in ANCHORED, f"{name}: begins with a run, and nothing stands before it"
