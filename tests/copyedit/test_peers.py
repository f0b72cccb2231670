"""What other tools make of the situations in their public tests, beside what jianbao makes of them.

peers.md is the table: autocorrect's column and ours are run here; zhlint is no Python, and what it
answers was noted when the table was made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import autocorrect_py
import pytest

from jianbao.copyedit import ProofCopy, check
from jianbao.copyedit.fix import applied, safe_edits

TABLE = (Path(__file__).parent / "peers.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TABLE.splitlines()
    if line.startswith("| ")
][2:]
SPACES = ["word", "punctuation", "bracket", "backticks", "dash", "dollar"]
"""Rules of autocorrect that ask for spaces: official prose has none."""
TOLD = re.compile("（提示 ([A-Z0-9、]+)）$")


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_table_says_what_is_done(row: tuple[str, ...], bind: Callable[..., ProofCopy]) -> None:
    text, autocorrect, zhlint, ours, reason = row
    settings = json.dumps({"rules": {f"space-{name}": 0 for name in SPACES}})
    autocorrect_py.load_config(settings)  # type: ignore[attr-defined] # its stub leaves this out
    assert autocorrect_py.format_for(text, "a.md") == autocorrect
    findings = check(bind(text))
    told = TOLD.search(ours)
    suggested = {finding.code for finding in findings if not finding.safe}
    assert suggested == set(told[1].split("、") if told else ())
    assert applied(text, safe_edits(findings, "0.md")) == TOLD.sub("", ours)
    assert (not reason) == (autocorrect == zhlint == ours)


def test_the_table_counts_itself() -> None:
    agreed = sum(not row[-1] for row in ROWS)
    assert f"共{len(ROWS)}例，三家一致{agreed}例" in TABLE
    assert len({row[0] for row in ROWS}) == len(ROWS)
