"""Diagnostics as values."""

from __future__ import annotations

import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from jianbao.diagnostics import Diagnostic, Span, Text, by_place, warning


@given(st.from_type(Diagnostic))
def test_a_diagnostic_comes_back_from_json_as_it_was(diagnostic: Diagnostic) -> None:
    assert Diagnostic.from_json(json.loads(json.dumps(asdict(diagnostic)))) == diagnostic


def test_what_one_place_has_very_often_is_said_there_once() -> None:
    here, there = Span(file="a.md", line=5), Span(file="a.md", line=9)
    long = warning("L002", Text("长 {n}", "long {n}"))
    lines = [long.at(here, n=n) for n in range(22)]
    others = [long.at(there, n=1), long.at(there, n=2), long.at(there, n=1), long.of(n=1)]
    first, *rest = by_place([*lines, *others])
    assert (first.span, first.message.zh) == (here, "长 0（这里这样的共 22 处）")
    assert first.message.en == "long 0 (22 times here)"
    assert rest == [others[0], others[1], others[3]]
