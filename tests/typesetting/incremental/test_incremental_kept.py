"""Units kept from build to build, or laid out by other processes: the same bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jianbao.memo import Memory
from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed, press, typeset
from jianbao.typesetting.incremental.model import Unit, UnitOrder
from jianbao.typesetting.job import Job, JobStyle

CSS = """
@page { size: 60mm 80mm; margin: 10mm; @bottom-center { content: counter(page) } }
html { font: 9pt/13pt "Noto Serif CJK SC"; text-align: justify }
html, body, p { margin: 0 }
section { break-before: page }
a::after { content: target-counter(attr(href), page) }
"""
CONTENTS = '<nav id="toc"><p><a href="#s1">一</a></p><p><a href="#s3">三</a></p></nav>'
LOOSE = "教<b>ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE</b>育。"
"""A line that is too long, which is told."""


def job(*texts: str) -> Job:
    sections = "".join(
        f'<section id="s{number}"><p>{text}</p></section>' for number, text in enumerate(texts, 1)
    )
    html = f'<html lang="zh"><head><title>书</title></head><body>{CONTENTS}{sections}</body></html>'
    return Job(html=html, styles=(JobStyle(file="book.css", css=CSS),), faces="those of this test")


BOOK = job("甲" * 400, LOOSE, "丙" * 30)


@pytest.fixture(autouse=True)
def _one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("JIANBAO_PROCESSES", "1")


@pytest.fixture
def kept() -> dict[str, Any]:
    return {}


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the markup of what is laid out."""
    done: list[str] = []
    lay_out = press.UnitPress.lay_out

    def note(own: press.UnitPress, order: UnitOrder) -> Unit:
        done.append(order.html)
        return lay_out(own, order)

    monkeypatch.setattr(press.UnitPress, "lay_out", note)
    return done


def test_a_book_that_did_not_change_is_not_laid_out(
    laid_out: list[str], kept: dict[str, Any]
) -> None:
    first = typeset(BOOK, kept=kept)
    laid_out.clear()
    assert typeset(BOOK, kept=kept) == first
    assert not laid_out


def test_only_what_changed_is_laid_out(laid_out: list[str], kept: dict[str, Any]) -> None:
    typeset(BOOK, kept=kept)
    laid_out.clear()
    changed = job("甲" * 400, LOOSE, "丁" * 30)
    result = typeset(changed, kept=kept)
    assert len(laid_out) == 1
    assert "丁" in laid_out[0]
    cold = composed.compose(changed)
    assert result == cold


def test_a_page_more_changes_the_numbers_after_it(
    laid_out: list[str], kept: dict[str, Any]
) -> None:
    typeset(BOOK, kept=kept)
    laid_out.clear()
    changed = job("甲" * 700, LOOSE, "丙" * 30)
    result = typeset(changed, kept=kept)
    assert [html for html in laid_out if "丙" in html or LOOSE in html] == []
    assert result == composed.compose(changed)
    whole = engine.typeset(changed)
    assert whole.value
    assert result.value
    assert result.value.pages == whole.value.pages


def test_what_was_said_of_a_kept_unit_is_said_again(kept: dict[str, Any]) -> None:
    first = typeset(BOOK, kept=kept)
    assert "L002" in {item.code for item in first.diagnostics}
    again = typeset(job("乙" * 400, LOOSE, "丙" * 30), kept=kept)
    assert [item for item in again.diagnostics if item.code == "L002"] == [
        item for item in first.diagnostics if item.code == "L002"
    ]


def test_from_build_to_build_all_of_it_is_kept(laid_out: list[str]) -> None:
    first = Memory(Path("book.yaml"))
    typeset(BOOK, kept=first.of("pdf"))
    first.keep()
    laid_out.clear()
    changed = job("甲" * 400, LOOSE, "丁" * 30)
    again = Memory(Path("book.yaml"))
    result = typeset(changed, kept=again.of("pdf"))
    assert len(laid_out) == 1
    assert result == composed.compose(changed)
    again.keep()
    assert typeset(changed, kept=Memory(Path("book.yaml")).of("pdf")) == result


def test_other_faces_make_another_book(kept: dict[str, Any]) -> None:
    typeset(BOOK, kept=kept)
    result = typeset(replace(BOOK, faces="others"), kept=kept)
    assert result == composed.compose(BOOK)


def test_a_standard_makes_another_book(kept: dict[str, Any]) -> None:
    typeset(BOOK, kept=kept)
    claiming = replace(BOOK, standard="pdf/a-2b")
    assert typeset(claiming, kept=kept) == engine.typeset(claiming)


def test_other_processes_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (text * 500 for text in "甲乙丙丁戊己庚辛壬癸" * 6)
    many = job(*texts, LOOSE)
    alone = composed.compose(many)
    monkeypatch.setenv("JIANBAO_PROCESSES", "2")
    assert typeset(many) == alone


CARRIED = {
    "a picture in the margin": "@page { @top-left { content: ''; background: linear-gradient(red, blue) } }",
    "a tint": "@page { background: ivory }",
}


@pytest.mark.parametrize("case", CARRIED)
def test_what_is_carried_is_kept(case: str, kept: dict[str, Any]) -> None:
    made = job("甲" * 400, LOOSE, "丙" * 30)
    styles = (*made.styles, JobStyle(file="own.css", css=CARRIED[case]))
    made = replace(made, html=made.html.replace(CONTENTS, ""), styles=styles)
    cold = composed.compose(made)
    composed.compose(made, kept=kept)
    assert composed.compose(made, kept=kept) == cold
