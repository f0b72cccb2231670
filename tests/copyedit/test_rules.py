"""Every rule is documented and tested by a file of its own: rules/CODE.md.

``## 错`` holds lines with a fault each, its characters in ``[…]``; ``## 改`` the same lines after
the safe fix, if the rule has one; ``## 对`` lines in which nothing is to be found. A block between
``` is one manuscript if its fence says ``md``, else each of its lines is.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from jianbao.config.model import BookConfig, ChapterEntry, CheckChoice, PartEntry
from jianbao.copyedit import RULES, Finding, ProofCopy, Rule, check
from jianbao.copyedit.fix import applied, safe_edits
from jianbao.manuscript.prose import prose_of
from jianbao.manuscript.source import Manuscript

FOLDER = Path(__file__).parent / "rules"
SETTINGS = CheckChoice(
    terms=(("督查组", ("暗访组", "检查组")), ("区教育科技局", ("教育科技局",))),
    names=(("张三", "局长"), ("李四", "副局长")),
)
"""The lists that the documents of W402 and W403 speak of."""
PARTING = "\n——\n"
CODES = {rule.code: rule for rule in RULES}
MARK = re.compile(r"\[([^\[\]]*)\]")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def section(code: str, name: str) -> list[str]:
    """Return the manuscripts of a section of the rule's documentation."""
    text = (FOLDER / f"{code}.md").read_text("utf-8")
    found = re.search(rf"^## {name}\n(.*?)(?=^## [错改对]$|\Z)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        return []
    manuscripts = []
    for kind, block in BLOCK.findall(found[1]):
        manuscripts += [block] if kind == "md" else [f"{line}\n" for line in block.splitlines()]
    return manuscripts


def copy_of(text: str) -> ProofCopy:
    """Return a book of the manuscripts that lines of ``——`` part in ``text``."""
    texts = text.split(PARTING)
    names = [f"{number}.md" for number in range(len(texts))]
    config = BookConfig(
        file=Path("book.yaml"),
        title="书",
        date=date(2024, 3, 5),
        check=SETTINGS,
        parts=(PartEntry(chapters=tuple(ChapterEntry(path=name) for name in names)),),
    )
    proses = (
        prose_of(Manuscript(file=name, path=Path(name), text=one))
        for name, one in zip(names, texts, strict=True)
    )
    return ProofCopy(config=config, proses=tuple(proses))


def found_in(text: str, rule: Rule) -> tuple[Finding, ...]:
    return check(copy_of(text), (rule,))


def test_every_rule_has_its_documentation_and_no_other_is_there() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(CODES)
    assert len(CODES) == len(RULES)
    for rule in RULES:
        assert section(rule.code, "错"), rule.code
        assert section(rule.code, "对"), rule.code


@pytest.mark.parametrize("code", CODES)
def test_each_fault_is_found_at_its_place(code: str) -> None:
    for marked in section(code, "错"):
        text = MARK.sub(r"\1", marked)
        wanted = []
        removed = 0
        for match in MARK.finditer(marked):
            start = match.start() - removed
            wanted.append((start, start + len(match[1])))
            removed += 2
        places = [_offsets(finding, text) for finding in found_in(text, CODES[code])]
        assert places == wanted, text


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_found_in_good_text(code: str) -> None:
    for text in section(code, "对"):
        assert found_in(text, CODES[code]) == (), text


@pytest.mark.parametrize("code", CODES)
def test_a_fix_gives_the_right_text_and_leaves_nothing_to_fix(code: str) -> None:
    corrected = section(code, "改")
    for marked, right in zip(section(code, "错"), corrected, strict=bool(corrected)):
        text = MARK.sub(r"\1", marked)
        fixed = applied(text, safe_edits(found_in(text, CODES[code]), "0.md"))
        assert fixed == right
        assert not [finding for finding in found_in(fixed, CODES[code]) if finding.safe]


def _offsets(finding: Finding, text: str) -> tuple[int, int]:
    """Return where a finding stands in the text of all manuscripts together."""
    texts = text.split(PARTING)
    number = int(finding.span.file.removesuffix(".md"))
    start = sum(len(one) + len(PARTING) for one in texts[:number])
    lines = texts[number].split("\n")
    start += sum(len(line) + 1 for line in lines[: finding.span.line - 1])
    return start + finding.span.column - 1, start + finding.span.end_column - 1
