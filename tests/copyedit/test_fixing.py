"""A text full of faults is put right in one go."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jianbao.copyedit import RULES, ProofCopy, Rule, check
from jianbao.copyedit.fix import applied, put_right, safe_edits

HALF = str.maketrans("，：；？！（）", ",:;?!()")
ROUGH = str.maketrans({"“": '"', "”": '"', "…": ".", "〇": "○", "％": "%"})
SHARE = 0.99
"""Of the marks of a text that was typed with half-width ones, those that come back."""


def fixed(bind: Callable[..., ProofCopy], folder: Path, text: str) -> str:
    (folder / "0.md").write_text(text, "utf-8")
    book = bind(text)
    book = replace(book, config=replace(book.config, file=folder / "book.yaml"))
    return put_right(book).contents.get("0.md", text.encode()).decode()


def test_prose_typed_with_half_width_marks_comes_back(
    bulletin: Callable[[int], str], bind: Callable[..., ProofCopy], tmp_path: Path
) -> None:
    marks = back = 0
    for seed in range(40):
        clean = bulletin(seed)
        head, body = clean[: clean.index("---", 3)], clean[clean.index("---", 3) :]
        typed = head + body.translate(HALF)
        right = fixed(bind, tmp_path, typed)
        for before, after, wanted in zip(typed, right, clean, strict=True):
            marks += before != wanted
            back += before != wanted == after
            assert after in (before, wanted)
    assert marks > 2000
    assert back >= SHARE * marks


def test_the_order_in_which_safe_fixes_are_made_makes_no_difference(
    bulletin: Callable[[int], str], bind: Callable[..., ProofCopy]
) -> None:
    for seed in range(6):
        rough = bulletin(seed).translate(HALF).translate(ROUGH)
        once = _settled(bind, rough, RULES)
        assert _settled(bind, rough, RULES[::-1], one_by_one=True) == once
        assert _settled(bind, rough, RULES, one_by_one=True) == once
        assert _settled(bind, once, RULES) == once


def _settled(
    bind: Callable[..., ProofCopy], text: str, rules: tuple[Rule, ...], *, one_by_one: bool = False
) -> str:
    """Return ``text`` when nothing is left that ``rules`` would put right, all or one at a time."""
    for _ in range(6):
        before = text
        for group in [(rule,) for rule in rules] if one_by_one else [rules]:
            text = applied(text, safe_edits(check(bind(text), group), "0.md"))
        if text == before:
            return text
    raise AssertionError(text)


def test_brackets_within_brackets_are_put_right_as_one(bind: Callable[..., ProofCopy]) -> None:
    text = "集合((一)班，(二)班)都到了。\n"
    assert (
        applied(text, safe_edits(check(bind(text)), "0.md"))
        == "集合（（一）班，（二）班）都到了。\n"
    )


def test_what_was_put_right_needs_no_second_time(
    bulletin: Callable[[int], str], bind: Callable[..., ProofCopy], tmp_path: Path
) -> None:
    for seed in range(40):
        rough = bulletin(seed).translate(HALF).translate(ROUGH).replace("。", "。。")
        once = fixed(bind, tmp_path, rough)
        assert once != rough
        again = fixed(bind, tmp_path, once)
        assert again == once, "".join(difflib.unified_diff([once], [again]))


def test_faults_side_by_side_are_put_right_together(bind: Callable[..., ProofCopy]) -> None:
    text = "教科局(以下简称局),要抓落实,,抓到底。。\n"
    findings = check(bind(text))
    assert (
        applied(text, safe_edits(findings, "0.md"))
        == "教科局（以下简称局），要抓落实，，抓到底。\n"
    )
