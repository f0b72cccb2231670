from __future__ import annotations

import inspect

import pytest
import weasyprint
from weasyprint import HTML
from weasyprint.draw import text as draw_text
from weasyprint.layout import inline, preferred

from jianbao.diagnostics import Span
from jianbao.typesetting.composition import Composition, collect, composer, installed

REPLACED = (
    (inline, "split_inline_box"),
    (inline, "text_align"),
    (preferred, "inline_max_content_width"),
    (draw_text, "draw_first_line"),
)
HEAD = (
    '<html lang=zh><style>@page{size:300pt} body{font:10pt "Noto Serif CJK SC";width:10em;'
    "text-align:justify}</style>"
)


def stock() -> list[object]:
    return [getattr(module, name) for module, name in REPLACED]


def test_weasyprint_is_restored() -> None:
    before = stock()
    with installed():
        assert all(one is not two for one, two in zip(before, stock(), strict=True))
    assert stock() == before


def test_weasyprint_is_restored_after_an_exception() -> None:
    before = stock()
    with pytest.raises(KeyError), installed():
        raise KeyError
    assert stock() == before


def test_an_unknown_version_is_left_alone_with_one_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    before = stock()
    with installed() as log:
        assert stock() == before
    assert [diagnostic.code for diagnostic in log.diagnostics] == ["L001"]


def test_an_unknown_signature_is_left_alone_with_one_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def text_align(line: object) -> float:
        return 0 if line else 1

    monkeypatch.setattr(inline, "text_align", text_align)
    with installed() as log:
        assert inline.text_align is text_align
    (diagnostic,) = log.diagnostics
    assert diagnostic.code == "L001"
    assert "text_align" in diagnostic.message.en


def test_signatures_survive_so_that_it_may_be_installed_twice() -> None:
    before = inspect.signature(inline.split_inline_box)
    with installed(), installed() as log:
        assert inspect.signature(inline.split_inline_box) == before
    assert log.diagnostics == ()


def test_good_lines_are_not_reported() -> None:
    with installed() as log:
        HTML(string=f"{HEAD}<p>教育教学工作，教育教学工作，教育教学工作。").write_pdf()
    assert log.diagnostics == ()


def test_a_line_that_is_too_long_is_reported_with_its_place() -> None:
    body = "<section data-source='a/b.md:7'><p>教<b>A123456789-12345678</b>育。"
    with installed() as log:
        HTML(string=HEAD + body).write_pdf()
    over = [item for item in log.diagnostics if item.code == "L002"]
    assert [item.span for item in over] == [Span(file="a/b.md", line=7)]
    assert over[0].hint is not None


def test_a_loose_line_is_reported_with_its_place() -> None:
    body = "<p data-source='c.md:12'>教育教学<i>A123456789abcdef</i>教育教学工作教育教学工作。"
    with installed() as log:
        HTML(string=HEAD + body).write_pdf()
    assert {(item.code, item.span) for item in log.diagnostics} == {
        ("L003", Span(file="c.md", line=12))
    }


def test_the_limit_of_looseness_is_the_themes() -> None:
    body = "<p>教育教学<i>A123456789abcdef</i>教育教学工作教育教学工作。"
    with installed(Composition(loose=5)) as log:
        HTML(string=HEAD + body).write_pdf()
    assert log.diagnostics == ()


@pytest.mark.parametrize(
    ("module", "name"), [(composer, "build"), (collect, "shaper_of"), (composer, "draw")]
)
def test_a_failure_leaves_the_paragraph_to_weasyprint(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, name, broken)
    with installed() as log:
        pdf = HTML(string=f"{HEAD}<p data-source='d.md:3'>教育教学工作，教育教学工作。").write_pdf()
    assert pdf
    assert {(item.code, item.span) for item in log.diagnostics} == {
        ("L004", Span(file="d.md", line=3))
    }


def test_the_same_document_gives_the_same_bytes() -> None:
    def once() -> object:
        with installed():
            return HTML(string=f"{HEAD}<p>教育教学2021年工作，教育教学工作。").write_pdf()

    assert once() == once()
