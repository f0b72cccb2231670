from __future__ import annotations

import logging

from jianbao.diagnostics import Severity
from jianbao.typesetting.engine import Job, Style, typeset

PAGE = "<html><head><title>t</title></head><body>{}</body></html>"


def run(body: str, css: str = "", **resources: bytes) -> tuple[list[str], int]:
    job = Job(
        html=PAGE.format(body),
        styles=(Style(file="print.css", css=css),),
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
        html=PAGE.format("<p>一</p>"), styles=(Style(file="my.css", css="p {\n  colour: red }"),)
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
