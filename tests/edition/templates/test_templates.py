"""Templates are compiled once in a process, by their text."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from jianbao.diagnostics import BookError, Text
from jianbao.edition.templates.rendering import Templates
from jianbao.themes import Theme, ThemeFile


def theme(text: str, level: str = "mine") -> Theme:
    file = ThemeFile(level=level, name="templates/a.html", shown="styles/a.html", text=text)
    return Theme(
        name=level,
        title=Text("版式", "theme"),
        options=(),
        specs=(),
        files=(file,),
        folders=(Path(),),
    )


def test_an_unchanged_template_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Templates(theme("kept {{ word }}")).render("a.html", {"word": "一"}) == "kept 一"

    def never(*_: object, **__: object) -> None:
        pytest.fail("compiled")

    monkeypatch.setattr(Environment, "compile", never)
    assert Templates(theme("kept {{ word }}")).render("a.html", {"word": "二"}) == "kept 二"


def test_an_edited_template_is_compiled_anew() -> None:
    assert Templates(theme("before")).render("a.html", {}) == "before"
    assert Templates(theme("after")).render("a.html", {}) == "after"


def test_a_fault_is_named_by_its_line_however_often_it_comes() -> None:
    for _ in range(2):
        with pytest.raises(BookError) as caught:
            Templates(theme("fine\n{{ nothing }}")).render("a.html", {})
        (fault,) = caught.value.diagnostics
        assert fault.span is not None
        assert (fault.code, fault.span.line) == ("T007", 2)
