"""A text full of faults is put right in one go."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jianbao.copyedit import Copy, check
from jianbao.copyedit.fix import applied, put_right, safe_edits

HALF = str.maketrans("，：；？！（）", ",:;?!()")
ROUGH = str.maketrans({"“": '"', "”": '"', "…": ".", "〇": "○", "％": "%"})
SHARE = 0.99
"""Of the marks of a text that was typed with half-width ones, those that come back."""


def fixed(bind: Callable[..., Copy], folder: Path, text: str) -> str:
    (folder / "0.md").write_text(text, "utf-8")
    book = bind(text)
    book = replace(book, config=replace(book.config, file=folder / "book.yaml"))
    return put_right(book).get("0.md", text.encode()).decode()


def test_prose_typed_with_half_width_marks_comes_back(
    bulletin: Callable[[int], str], bind: Callable[..., Copy], tmp_path: Path
) -> None:
    marks = back = 0
    for seed in range(40):
        clean = bulletin(seed)
        head, body = clean[: clean.index("---", 3)], clean[clean.index("---", 3) :]
        typed = head + body.translate(HALF)
        right = fixed(bind, tmp_path, typed)
        marks += sum(one != other for one, other in zip(typed, clean, strict=True))
        back += sum(
            one == other != before for one, other, before in zip(right, clean, typed, strict=True)
        )
    assert marks > 2000
    assert back >= SHARE * marks


def test_what_was_put_right_needs_no_second_time(
    bulletin: Callable[[int], str], bind: Callable[..., Copy], tmp_path: Path
) -> None:
    for seed in range(40):
        rough = bulletin(seed).translate(HALF).translate(ROUGH).replace("。", "。。")
        once = fixed(bind, tmp_path, rough)
        assert once != rough
        again = fixed(bind, tmp_path, once)
        assert again == once, "".join(difflib.unified_diff([once], [again]))


def test_faults_side_by_side_are_put_right_together(bind: Callable[..., Copy]) -> None:
    text = "教科局(以下简称局),要抓落实,,抓到底。。\n"
    findings = check(bind(text))
    assert (
        applied(text, safe_edits(findings, "0.md"))
        == "教科局（以下简称局），要抓落实，，抓到底。\n"
    )
