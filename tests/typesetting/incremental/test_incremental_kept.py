"""Units kept from build to build, or laid out by other processes: the same bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jianbao import cache
from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed, press, typeset
from jianbao.typesetting.incremental.model import Order, Unit
from jianbao.typesetting.job import Job, Style

CSS = """
@page { size: 60mm 80mm; margin: 10mm; @bottom-center { content: counter(page) } }
html { font: 9pt/13pt "Noto Serif CJK SC"; text-align: justify }
html, body, p { margin: 0 }
section { break-before: page }
a::after { content: target-counter(attr(href), page) }
"""
CONTENTS = '<nav id="toc"><p><a href="#s1">一</a></p><p><a href="#s3">三</a></p></nav>'
LOOSE = "教<b>A123456789012345678901234567890</b>育。"
"""A line that is too long, which is told."""


def job(*texts: str) -> Job:
    sections = "".join(
        f'<section id="s{number}"><p>{text}</p></section>' for number, text in enumerate(texts, 1)
    )
    html = f'<html lang="zh"><head><title>书</title></head><body>{CONTENTS}{sections}</body></html>'
    return Job(html=html, styles=(Style(file="book.css", css=CSS),), faces="those of this test")


BOOK = job("甲" * 400, LOOSE, "丙" * 30)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("JIANBAO_PROCESSES", "1")
    return tmp_path / "jianbao"


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the markup of what is laid out."""
    done: list[str] = []
    lay_out = press.Press.lay_out

    def note(own: press.Press, order: Order) -> Unit:
        done.append(order.html)
        return lay_out(own, order)

    monkeypatch.setattr(press.Press, "lay_out", note)
    return done


def test_a_book_that_did_not_change_is_not_laid_out(laid_out: list[str]) -> None:
    first = typeset(BOOK)
    laid_out.clear()
    assert typeset(BOOK) == first
    assert not laid_out


def test_only_what_changed_is_laid_out(laid_out: list[str]) -> None:
    typeset(BOOK)
    laid_out.clear()
    changed = job("甲" * 400, LOOSE, "丁" * 30)
    result = typeset(changed)
    assert len(laid_out) == 1
    assert "丁" in laid_out[0]
    cold = composed.compose(replace(changed, faces=""))
    assert result == cold


def test_a_page_more_changes_the_numbers_after_it(laid_out: list[str]) -> None:
    typeset(BOOK)
    laid_out.clear()
    changed = job("甲" * 700, LOOSE, "丙" * 30)
    result = typeset(changed)
    assert [html for html in laid_out if "丙" in html or LOOSE in html] == []
    assert result == composed.compose(replace(changed, faces=""))
    whole = engine.typeset(changed)
    assert whole.value
    assert result.value
    assert result.value.pages == whole.value.pages


def test_what_was_said_of_a_kept_unit_is_said_again() -> None:
    first = typeset(BOOK)
    assert "L002" in {item.code for item in first.diagnostics}
    again = typeset(job("乙" * 400, LOOSE, "丙" * 30))
    assert [item for item in again.diagnostics if item.code == "L002"] == [
        item for item in first.diagnostics if item.code == "L002"
    ]


@pytest.mark.parametrize("kind", ["books", "units", "edges", "margins"])
def test_a_damaged_entry_is_made_again(kind: str, folder: Path) -> None:
    first = typeset(BOOK)
    entries = list((folder / kind).iterdir())
    assert entries
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-3])
    for entry in (folder / "books").iterdir():
        entry.unlink()
    assert typeset(BOOK) == first


def test_an_entry_that_holds_something_else_is_made_again(folder: Path) -> None:
    first = typeset(BOOK)
    for kind in ("books", "units"):
        for entry in (folder / kind).iterdir():
            cache.store(kind, entry.name, b"cos\nsystem\n(S'false'\ntR.")
    assert typeset(BOOK) == first


def test_other_faces_make_another_book() -> None:
    typeset(BOOK)
    assert cache.load("books", "x") is None
    result = typeset(replace(BOOK, faces="others"))
    assert result == composed.compose(replace(BOOK, faces=""))


def test_a_standard_makes_another_book() -> None:
    typeset(BOOK)
    claiming = replace(BOOK, standard="pdf/a-2b")
    assert typeset(claiming) == engine.typeset(claiming)


def test_other_processes_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (text * 500 for text in "甲乙丙丁戊己庚辛壬癸" * 6)
    many = job(*texts, LOOSE)
    alone = composed.compose(replace(many, faces=""))
    monkeypatch.setenv("JIANBAO_PROCESSES", "2")
    assert typeset(many) == alone


CARRIED = {
    "a total": "section p::after { content: counter(pages) }",
    "a picture in the margin": "@page { @top-left { content: ''; background: linear-gradient(red, blue) } }",
    "a tint": "@page { background: ivory }",
    "a counter": "section { counter-reset: c } p::before { counter-increment: c; content: counter(c) }",
}


@pytest.mark.parametrize("case", CARRIED)
def test_what_is_carried_is_kept(case: str) -> None:
    made = job("甲" * 400, LOOSE + "\U000f0001", "丙\U000f0002" * 30)
    styles = (*made.styles, Style(file="own.css", css=CARRIED[case]))
    made = replace(made, html=made.html.replace(CONTENTS, ""), styles=styles)
    cold = composed.compose(replace(made, faces=""))
    composed.compose(made)
    assert composed.compose(made) == cold
