"""Templates are compiled once in a process, by their text."""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path

import pytest
from jinja2 import Environment

from jianbao import budget
from jianbao.diagnostics import BookError, Text
from jianbao.edition.templates import rendering, sandbox
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


GROWING = [
    "'x'|center(10**9)",
    "'x'|indent(10**9, true)",
    "'x'.center(10**9)",
    "'x'.rjust(10**9)",
    "'7'.zfill(10**9)",
    "'\t'.expandtabs(10**9)",
    "'x' * 10**9",
    "[0] * 10**9",
    "10**9 * 'x'",
    "'%999999999d' % 1",
    "'%*d' % (999999999, 1)",
    "'%999999999d'|format(1)",
    "'{:999999999}'.format(1)",
    "'{:{}}'.format(1, 999999999)",
    "'{:{w}}'.format_map({'w': 999999999})",
    "(['x' * 10000] * 100000)|join",
    "(',' * 10000).join(['x'] * 100000)",
    "('x' * 10000)|replace('x', 'y' * 100000)",
    "('x' * 10000).replace('x', 'y' * 100000)",
    "('x y ' * 1000)|wordwrap(1, true, 'y' * 100000)",
    "[1]|batch(10**9, 'x')|list",
    "[1]|slice(10**9)|list",
    "range(10**9)|list",
    "10**10**9",
]


@pytest.mark.parametrize("grown", GROWING)
def test_a_text_that_grows_without_measure_is_refused_before_it_is_made(grown: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(BookError) as caught:
            Templates(theme("fine\n{{ " + grown + " }}")).render("a.html", {})
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    (fault,) = caught.value.diagnostics
    assert fault.span is not None
    assert (fault.code, fault.span.line) == ("T007", 2)


def test_what_a_template_writes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_LARGEST", 1_000_000)
    many = "{% for i in range(1000) %}{{ 'x' * 10000 }}{% endfor %}"
    for text in (many, "{% set all %}" + many + "{% endset %}"):
        with pytest.raises(BookError, match="too much"):
            Templates(theme(text)).render("a.html", {})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not refuse memory")
@pytest.mark.parametrize(
    "grown",
    [
        "{% set it = namespace(x='x' * 1000000) %}\n{% for i in range(40) %}{% set it.x = it.x ~ it.x %}{% endfor %}",
        "{% set it = namespace(x=[]) %}\n{% for i in range(99999) %}{% set it.x = [it.x, 'x'.center(900000)] %}{% endfor %}",
    ],
)
def test_a_template_may_add_no_more_than_its_share_of_memory(
    monkeypatch: pytest.MonkeyPatch, grown: str
) -> None:
    monkeypatch.setattr(rendering, "_MEGABYTES", 64)
    with pytest.raises(BookError) as caught:
        Templates(theme(grown)).render("a.html", {})
    (fault,) = caught.value.diagnostics
    assert fault.span is not None
    assert (fault.code, fault.span.line) == ("T007", 2)
    assert budget.MEMORY in fault.message.zh
    assert len(bytearray(80_000_000)) == 80_000_000  # all that follows has its own share again


def test_honest_templates_format_and_fill_as_ever() -> None:
    text = "{{ 'a\nb'|indent(2) }}|{{ 'x'.center(5) }}|{{ '%03d' % 7 }}|{{ '{:>4}'.format('y') }}|{{ [1, 2]|join('、') }}|{{ 'aba'|replace('a', 'c') }}|{{ 2 ** 8 }}|{{ [1, 2, 3]|batch(2, 0)|list }}|{{ 'x' ~ 'y' + 'z' }}"
    assert (
        Templates(theme(text)).render("a.html", {})
        == "a\n  b|  x  |007|   y|1、2|cbc|256|[[1, 2], [3, 0]]|xyz"
    )


def test_a_template_without_end_is_named_by_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budget.SECONDS, "0.1")
    endless = "<p>\n\n{% for i in range(9999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with budget.watched(), pytest.raises(BookError) as caught:
        Templates(theme(endless)).render("a.html", {})
    (fault,) = caught.value.diagnostics
    assert fault.span is not None
    assert fault.span.line == 3
