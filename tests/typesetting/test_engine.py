from __future__ import annotations

import base64
import io
import logging

import pytest
from PIL import Image

from jianbao.diagnostics import Severity
from jianbao.typesetting.engine import Job, JobStyle, typeset

PAGE = "<html><head><title>t</title></head><body>{}</body></html>"


def run(body: str, css: str = "", **resources: bytes) -> tuple[list[str], int]:
    job = Job(
        html=PAGE.format(body),
        styles=(JobStyle(file="print.css", css=css),),
        resources=tuple((name, "image/png", data) for name, data in resources.items()),
    )
    result = typeset(job)
    assert result.value is not None
    assert result.value.pdf.startswith(b"%PDF")
    return [item.code for item in result.diagnostics], result.value.page_count


def test_pages_are_counted_and_ids_found_on_them() -> None:
    job = Job(
        html=PAGE.format('<p id="a">一</p><p id="b" style="break-before: page">二</p>'),
        styles=(),
    )
    value = typeset(job).value
    assert value is not None
    assert value.page_count == 2
    assert dict(value.pages) == {"a": 1, "b": 2}


def test_a_fault_in_a_style_sheet_names_its_place() -> None:
    job = Job(
        html=PAGE.format("<p>一</p>"), styles=(JobStyle(file="my.css", css="p {\n  colour: red }"),)
    )
    (diagnostic,) = typeset(job).diagnostics
    assert diagnostic.code == "P001"
    assert diagnostic.severity is Severity.WARNING
    assert str(diagnostic.span) == "my.css:2:3"


def test_nothing_outside_the_job_is_fetched() -> None:
    for address in (
        "file:///etc/hostname",
        "https://example.com/a.png",
        "../../etc/hostname",
        "/etc/hostname",
        "missing.png",
    ):
        codes, _ = run(f'<img src="{address}"/>')
        assert codes == ["P003"], address
    codes, _ = run("<p>一</p>", '@import "file:///etc/hostname";')
    assert codes


def test_logging_is_left_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.propagate)
    run("<p>一</p>", "p { nonsense: 1 }")
    assert (list(logger.handlers), logger.propagate) == before


@pytest.mark.parametrize(
    ("body", "style", "place"),
    [
        (
            '<p data-source="a.md:3">一</p><p data-source="a.md:5"><img src="none.png"/></p>',
            "",
            "a.md:5",
        ),
        (
            '<p data-source="a.md:5"><img src="b.svg"/></p><p data-source="a.md:9">二</p>',
            "img { width: 9px; height: 9px }",
            "a.md:5",
        ),
        ('<p data-source="a.md:7"><a href="#none">一</a></p>', "", "a.md:7"),
        (
            '<p data-source="a.md:3">一</p>',
            'a { color: red }\np::after { content: target-counter("#none", page) }',
            "my.css:2",
        ),
        (
            '<p data-source="甲&amp;.md:8" href="#none">一</p>',
            "p::after { content: target-counter(attr(href), page) }",
            "甲&.md:8",
        ),
        ("<p>一</p>", '@import "none.css";', "my.css"),
    ],
)
def test_what_the_engine_cannot_do_is_told_with_its_place(
    body: str, style: str, place: str
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path stroke="red" d="M0 0 L1e400 1e400 A 1e308 1e308 0 1 1 5 5 C nan nan 1 1 2 2 Z"/></svg>'
    job = Job(
        html=PAGE.format(body),
        styles=(JobStyle(file="my.css", css=style),),
        resources=(("b.svg", "image/svg+xml", drawing),),
    )
    told = typeset(job).diagnostics
    assert {item.code for item in told} == {"P003"}
    assert {str(item.span) for item in told} == {place}
    assert not any("book.invalid" in item.message.zh for item in told)


def test_a_picture_in_a_style_sheet_that_is_cut_off_is_told_with_its_line() -> None:
    stream = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(stream, "PNG")
    good = stream.getvalue()
    cut = good[:-12] + b"\0\1\0\0tEXtabc"  # a chunk of 65,536 bytes that has three
    for data, expected in ((good, []), (cut, [("P003", "style.css:2")])):
        picture = base64.b64encode(data).decode()
        css = f'@page {{ size: A5 }}\np {{ background: url("data:image/png;base64,{picture}") }}'
        style = JobStyle(file="style.css", css=css)
        result = typeset(Job(html=PAGE.format("<p>文。</p>"), styles=(style,)))
        assert [(item.code, str(item.span)) for item in result.diagnostics] == expected
