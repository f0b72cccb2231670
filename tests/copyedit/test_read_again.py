"""What was found in a text is known until the text, or what is asked of it, is another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jianbao import copyedit
from jianbao.copyedit import RULES, ProofCopy, Rule, check, reading
from jianbao.copyedit.model import Fault, LocalCheck, in_each_passage
from jianbao.manuscript.prose import Passage, Prose, prose_of
from jianbao.manuscript.source import Manuscript
from jianbao.memo import Memory

Bind = Callable[..., ProofCopy]
BOOK = "书名: 简报，第一辑\n文章: [一.md, 二.md]\n"


def counted(seen: list[str]) -> tuple[Rule, ...]:
    def look(passage: Passage) -> Iterator[Fault]:
        seen.append(passage.text)
        if "坏" in passage.text:
            raise KeyError(passage.text)
        yield from ()

    return (*RULES, replace(RULES[0], code="P199", check=in_each_passage(look)))


def test_only_what_is_new_is_looked_at(bind: Bind) -> None:
    seen, kept = list[str](), dict[str, object]()
    rules = counted(seen)
    first = check(bind("第一段,在此。\n", "第二篇。\n"), rules, kept)
    assert seen == ["第一段,在此。", "第二篇。"]
    seen.clear()
    assert check(bind("第一段,在此。\n", "第二篇,改了。\n"), rules, kept)[:1] == first
    assert seen == ["第二篇,改了。"]
    assert check(bind("第一段,在此。\n", "第二篇,改了。\n"), rules, kept) == check(
        bind("第一段,在此。\n", "第二篇,改了。\n"), rules
    )


def test_another_choice_of_rules_is_asked_anew(bind: Bind) -> None:
    kept = dict[str, object]()
    copy = bind("第一段,在此。\n")
    assert [one.code for one in check(copy, RULES, kept)] == ["P101"]
    off = replace(copy.config, check=replace(copy.config.check, off=("P101",)))
    let_pass = replace(copy.config, check=replace(copy.config.check, ignore=("段,在",)))
    for settings in (off, let_pass):
        assert check(replace(copy, config=settings), RULES, kept) == ()


def test_nothing_is_kept_once_a_rule_has_failed(bind: Bind) -> None:
    seen, kept = list[str](), dict[str, object]()
    rules = counted(seen)
    check(bind("坏。\n", "好。\n"), rules, kept)
    assert kept == {}
    assert seen == ["坏。"]  # and it is not tried on the next text


def test_rules_that_look_at_the_whole_book_are_not_kept(bind: Bind) -> None:
    whole = [rule for rule in RULES if not isinstance(rule.check, LocalCheck)]
    assert {rule.code for rule in whole} >= {"B505", "Q607"}
    kept = dict[str, object]()
    check(bind("全区共有学校98所。\n", "全区共有学校98所。\n"), RULES, kept)
    one, two = bind("全区共有学校98所。\n", "全区共有学校89所。\n"), RULES
    assert check(one, two, kept) == check(one, two)


def test_a_build_reads_manuscripts_again_only_where_they_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "book.yaml"
    file.write_text(BOOK, "utf-8")
    for name in "一二":
        (tmp_path / f"{name}.md").write_text(f"# 第{name}篇\n\n**正**文,在此。\n", "utf-8")
    read = list[str]()

    def noted(manuscript: Manuscript) -> Prose:
        read.append(manuscript.file)
        return prose_of(manuscript)

    monkeypatch.setattr(reading, "prose_of", noted)

    def findings() -> tuple[copyedit.Finding, ...]:
        memory = Memory(file)
        found = copyedit.findings_of(file, memory.of("proofreading"))
        memory.keep()
        return found

    first = findings()
    assert (len(first), read) == (2, ["一.md", "二.md"])
    assert findings() == first
    (tmp_path / "二.md").write_text("# 第二篇\n\n没有了。\n", "utf-8")
    assert findings() == first[:1]
    assert read == ["一.md", "二.md", "二.md"]
