"""Layouts that WeasyPrint cannot do are done another way, or refused with their reason."""

from __future__ import annotations

import pytest

from jianbao.diagnostics import Result
from jianbao.typesetting import engine, incremental
from jianbao.typesetting.incremental.model import Unfit
from jianbao.typesetting.job import Job, JobStyle, Typeset

NOTE = '<p>正文<span class="footnote" id="n">注文</span>。</p>'


def laid(html: str, monkeypatch: pytest.MonkeyPatch, *, fails_always: bool) -> Result[Typeset]:
    stock = engine.typeset

    def failing(job: Job) -> Result[Typeset]:
        if fails_always or len(job.styles) == 1:
            raise AssertionError
        return stock(job)

    monkeypatch.setattr(engine, "typeset", failing)
    css = "@page { size: 200px 300px; counter-increment: all } .footnote { float: footnote }"
    styles = (JobStyle(file="s.css", css=css),)
    return incremental.typeset(Job(html=f"<html><head/><body>{html}</body></html>", styles=styles))


def test_notes_come_into_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    result = laid(NOTE, monkeypatch, fails_always=False)
    assert result.value is not None
    assert "L021" in {item.code for item in result.diagnostics}


@pytest.mark.parametrize("html", [NOTE, "<p>正文。</p>"])
def test_what_cannot_be_done_is_refused(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = laid(html, monkeypatch, fails_always=True)
    assert result.value is None
    assert any(item.is_error for item in result.diagnostics)


@pytest.mark.parametrize("columns", ["auto", "2"])
def test_notes_within_columns_come_into_the_line(columns: str) -> None:
    css = f".footnote {{ float: footnote }} div {{ columns: {columns} }} @page {{ size: 400px }}"
    text = "<p>正文很长，排成两栏，一栏排不下，排到第二栏。</p>"
    html = f"<html><head/><body><p>正文。</p><div>{NOTE}{text * 9}</div></body></html>"
    for typeset in (engine.typeset, incremental.typeset):
        job = Job(html=html, styles=(JobStyle(file="s.css", css=css),))
        if typeset is engine.typeset and columns == "2":
            with pytest.raises(Unfit):
                typeset(job)
            continue
        result = typeset(job)
        assert result.value is not None
        assert ("L021" in {item.code for item in result.diagnostics}) == (columns == "2")
