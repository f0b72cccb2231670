"""A wrong phrase that is only where two words meet is left alone, whatever the words are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from jianbao.copyedit import RULES, ProofCopy, check
from jianbao.copyedit.lexicon import is_across, lexicon
from jianbao.copyedit.misspellings import MISSPELLINGS

W405 = tuple(rule for rule in RULES if rule.code == "W405")
PAIRS = 12
"""Words on either side with which each border of each phrase is tried."""


@pytest.fixture(scope="module")
def meetings() -> list[tuple[str, str, str]]:
    """Every phrase of the list with dictionary words that meet inside it."""
    ending: dict[str, list[str]] = {w[:cut]: [] for w in MISSPELLINGS for cut in range(1, len(w))}
    beginning: dict[str, list[str]] = {
        w[cut:]: [] for w in MISSPELLINGS for cut in range(1, len(w))
    }
    misspelt = re.compile("|".join(MISSPELLINGS))
    for word in sorted(lexicon()):
        for cut in range(1, len(word)):
            for parts, part in ((ending, word[cut:]), (beginning, word[:cut])):
                if part in parts and len(parts[part]) < PAIRS and not misspelt.search(word):
                    parts[part].append(word)
    found = []
    for wrong in MISSPELLINGS:
        for cut in range(1, len(wrong)):
            for before in ending[wrong[:cut]]:
                found += [(wrong, before, behind) for behind in beginning[wrong[cut:]]]
    return found


def test_words_that_meet_are_no_fault(
    meetings: list[tuple[str, str, str]], bind: Callable[..., ProofCopy]
) -> None:
    assert len(meetings) > 1500
    lines = [f"甲，{before}{behind}，乙。" for _, before, behind in meetings]
    found = check(bind("\n\n".join(lines)), W405)
    assert [finding.quote.before + finding.quote.after for finding in found] == []


def test_a_phrase_by_itself_is_a_fault(bind: Callable[..., ProofCopy]) -> None:
    lines = [f"甲，{wrong}，乙。" for wrong in MISSPELLINGS]
    found = check(bind("\n\n".join(lines)), W405)
    assert [finding.quote.wrong for finding in found] == list(MISSPELLINGS)
    assert all(finding.safe for finding in found)


def test_what_is_right_has_nothing_wrong_in_it() -> None:
    for wrong, right in MISSPELLINGS.items():
        assert len(wrong) == len(right)
        assert wrong != right
        assert not list(_inside(right))


def _inside(text: str) -> Iterator[str]:
    return (wrong for wrong in MISSPELLINGS if wrong in text)


@pytest.mark.parametrize(
    ("text", "phrase", "across"),
    [
        ("轻松驰骋", "松驰", True),
        ("神情松驰下来", "松驰", False),
        ("蚊帐单价", "帐单", True),
        ("要再接再励", "再接再励", False),
        ("群策群立足本职", "群策群立", False),
    ],
)
def test_borders_are_looked_at_on_both_sides(text: str, phrase: str, across: bool) -> None:  # noqa: FBT001 - a case
    start = text.index(phrase)
    assert is_across(text, start, start + len(phrase)) is across
