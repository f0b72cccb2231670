"""Diagnostics as values."""

from __future__ import annotations

import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from jianbao.diagnostics import Diagnostic


@given(st.from_type(Diagnostic))
def test_a_diagnostic_comes_back_from_json_as_it_was(diagnostic: Diagnostic) -> None:
    assert Diagnostic.from_json(json.loads(json.dumps(asdict(diagnostic)))) == diagnostic
