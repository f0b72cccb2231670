"""README's table of rules is that of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jianbao.copyedit import RULES, Copy, Rule, check
from jianbao.diagnostics import Severity

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| ([A-Z]\d{3}) \| ([^|]+) \| ([^|]*) \| ([^|]+) \|$", re.MULTILINE)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def handling(rule: Rule, bind: Callable[..., Copy]) -> str:
    """Return what happens to the faults in the rule's documentation, in the words of the table."""
    document = (Path(__file__).parent / "rules" / f"{rule.code}.md").read_text("utf-8")
    faulty = document.partition("\n## 错\n")[2].partition("\n## ")[0]
    texts = [
        text
        for kind, block in BLOCK.findall(faulty)
        for text in ([block] if kind == "md" else block.splitlines(keepends=True))
    ]
    found = check(bind(*(re.sub(r"\[([^\[\]]*)\]", r"\1", text) for text in texts)), (rule,))
    if any(finding.safe for finding in found):
        done = "自动改"
    elif any(finding.edits for finding in found):
        done = "建议"
    else:
        done = "只报告"
    return f"{done}（说明）" if rule.severity is Severity.NOTICE else done


def test_the_table_of_rules_is_complete_and_says_what_is_done(bind: Callable[..., Copy]) -> None:
    own_lists = {"W402": "自动改", "W403": "只报告"}
    rows = {row[0]: tuple(cell.strip() for cell in row[1:]) for row in ROW.findall(README)}
    assert list(rows) == [rule.code for rule in RULES]
    for rule in RULES:
        expected = own_lists.get(rule.code) or handling(rule, bind)
        assert rows[rule.code] == (rule.name.zh, rule.clause, expected), rule.code
