"""Compares what the loader says with messages.md, and sees that no code is missing there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jianbao.config
from jianbao.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from tests.config.conftest import Load

CASE = re.compile(
    r"## (?P<title>[^\n]+)\n\n```yaml\n(?P<yaml>.*?)```\n\n```text\n(?P<said>.*?)```", re.DOTALL
)
MESSAGES = (Path(__file__).parent / "messages.md").read_text(encoding="utf-8")
CASES = [
    pytest.param(case["yaml"], case["said"], id=case["title"]) for case in CASE.finditer(MESSAGES)
]
# These come before there is any text; test_config_source.py has their sentences.
WITHOUT_TEXT = {"C001", "C002", "C003", "C004", "C005"}


def rendered(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    assert span is not None
    lines = [f"{span} {diagnostic.code}"]
    if span.line:
        lines += [
            f"  {diagnostic.excerpt}",
            " " * (span.column + 1) + "^" * (span.end_column - span.column),
        ]
    lines += [diagnostic.message.zh, diagnostic.message.en]
    if diagnostic.hint:
        lines += [f"→ {diagnostic.hint.zh}", f"→ {diagnostic.hint.en}"]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(("text", "said"), CASES)
def test_the_loader_says_what_messages_md_says(load_text: Load, text: str, said: str) -> None:
    result = load_text(text)

    assert "\n".join(map(rendered, result.diagnostics)) == said
    assert {diagnostic.severity for diagnostic in result.diagnostics} == {Severity.ERROR}


def test_every_code_has_an_example() -> None:
    sources = Path(jianbao.config.__file__).parent.glob("*.py")
    in_sources = {
        code for file in sources for code in re.findall(r'"(C\d{3})"', file.read_text("utf-8"))
    }
    in_examples = set(re.findall(r"^book\.yaml\S* (C\d{3})$", MESSAGES, re.MULTILINE))

    assert in_sources == in_examples | WITHOUT_TEXT
