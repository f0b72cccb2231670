from __future__ import annotations

import inspect

import pytest
import weasyprint
from weasyprint import HTML
from weasyprint.layout import block, inline

from jianbao.typesetting import composition
from jianbao.typesetting.engine import Job, JobStyle, typeset
from jianbao.typesetting.grid import on_grid

REPLACED = ((block, "block_level_layout_switch"), (inline, "line_box_verticality"))


def stock() -> list[object]:
    return [getattr(module, name) for module, name in REPLACED]


def test_weasyprint_is_restored() -> None:
    before = stock()
    with on_grid() as said:
        assert all(one is not two for one, two in zip(before, stock(), strict=True))
    assert stock() == before
    assert said == ()


def test_weasyprint_is_restored_after_an_exception() -> None:
    before = stock()
    with pytest.raises(KeyError), on_grid():
        raise KeyError
    assert stock() == before


def test_an_unknown_version_is_left_alone_with_one_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    before = stock()
    with on_grid() as said:
        assert stock() == before
    assert [diagnostic.code for diagnostic in said] == ["L005"]


def test_an_unknown_signature_is_left_alone_with_one_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def line_box_verticality(line: object) -> tuple[float, float]:
        return (0, 0) if line else (1, 1)

    monkeypatch.setattr(inline, "line_box_verticality", line_box_verticality)
    job = Job(html="<html><head><title>t</title></head><body/></html>", styles=())
    (diagnostic,) = typeset(job).diagnostics
    assert diagnostic.code == "L005"
    assert "line_box_verticality" in diagnostic.message.en


def test_signatures_survive_so_that_it_may_be_installed_twice() -> None:
    before = inspect.signature(block.block_level_layout_switch)
    with on_grid(), on_grid() as said:
        assert inspect.signature(block.block_level_layout_switch) == before
    assert said == ()


def test_a_document_that_sets_no_line_height_is_left_as_it_is() -> None:
    page = HTML(string="<p>Plain<h1>Heading</h1><ul><li>one<li>two</ul><table><tr><td>x</table>")
    before = page.write_pdf()
    with on_grid():
        assert page.write_pdf() == before


def test_composed_lines_lie_on_the_grid_too() -> None:
    css = (
        'html { font: 10pt/20pt "Noto Serif CJK SC"; text-align: justify } p { margin: 0 3pt 7pt }'
    )
    body = f"<p>{'教育，' * 80}</p><p>{'<b>学</b>习“二〇”' * 40}</p>"
    with on_grid(), composition.installed():
        document = HTML(string=f"<style>{css}</style>{body}").render()
    lines = [
        box.position_y + box.baseline
        for page in document.pages
        for box in page._page_box.descendants()  # noqa: SLF001 - the lines as laid out
        if type(box).__name__ == "LineBox"
    ]
    pitch = 20 / 0.75
    offsets = {round((line - lines[0]) % pitch, 3) % round(pitch, 3) for line in lines}
    assert len(lines) > 10
    assert max(min(offset, pitch - offset) for offset in offsets) < 0.05


def test_the_same_document_gives_the_same_bytes() -> None:
    job = Job(
        html="<html><head><title>t</title></head><body><h1>甲</h1><p>乙</p></body></html>",
        styles=(JobStyle(file="a.css", css="html { line-height: 20pt }"),),
    )
    assert typeset(job) == typeset(job)
