"""A rule that goes wrong is told at the passage where it did, and keeps no other from its work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from jianbao import budget
from jianbao.copyedit import RULES, ProofCopy, Rule, check
from jianbao.copyedit.baseline import baseline_of
from jianbao.copyedit.model import Found, in_each_passage
from jianbao.diagnostics import Severity
from jianbao.manuscript.prose import Passage

Bind = Callable[..., ProofCopy]
TEXT = "---\n标题: 甲\n---\n\n第一段,在此。\n\n第二段坏了。\n\n第三段,在此。\n"


def bad(passage: Passage) -> Iterator[Found]:
    if "坏" in passage.text:
        raise KeyError(passage.text)
    yield from ()


def endless(passage: Passage) -> Iterator[Found]:
    while "坏" in passage.text:
        pass
    yield from ()


def with_failing(number: int, check_: Callable[[Passage], Iterator[Found]]) -> tuple[Rule, ...]:
    failing = replace(RULES[number], check=in_each_passage(check_))  # type: ignore[arg-type] # yields none
    return (*RULES[:number], failing, *RULES[number + 1 :])


@pytest.mark.parametrize("number", range(len(RULES)), ids=[rule.code for rule in RULES])
def test_a_failing_rule_is_told_and_the_others_go_on(bind: Bind, number: int) -> None:
    copy = bind(TEXT)
    found = check(copy, with_failing(number, bad))
    (failed,) = [one for one in found if one.code == "B006"]
    assert (str(failed.span), failed.severity) == ("0.md:7:1", Severity.ERROR)
    assert RULES[number].code in failed.message.zh
    others = [one for one in check(copy) if one.code != RULES[number].code]
    assert [one for one in found if one != failed] == others
    assert others or RULES[number].code == "P101"


def test_a_rule_that_takes_too_long_is_told_and_the_others_go_on(
    bind: Bind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(budget.SECONDS, "0.1")
    with budget.watched():
        found = check(bind(TEXT), with_failing(3, endless))
    assert [str(one.span) for one in found if one.code == "B005"] == ["0.md:7:1"]
    assert "P101" in {one.code for one in found}


def test_what_was_not_looked_at_is_not_kept_as_known(bind: Bind) -> None:
    found = check(bind(TEXT))
    failing = check(bind(TEXT), with_failing(len(RULES) - 1, bad))
    assert len(failing) == len(found) + 1
    assert baseline_of(failing) == baseline_of(found)
