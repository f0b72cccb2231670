"""The imprint stands at the foot of the type area, the page's footnotes above it."""

from __future__ import annotations

import io

import pdfplumber
import pytest
import weasyprint

from jianbao.typesetting.engine import Job, JobStyle, typeset

CSS = """
@page { size: 200pt 300pt; margin: 20pt; @footnote { border-top: 1pt solid black } }
body { margin: 0; font: 10pt/15pt "Noto Serif CJK SC" }
.note { float: footnote }
.room { visibility: hidden }
.foot { position: absolute; left: 0; right: 0; bottom: 0 }
"""
FOOT = '<div class="room">报</div><div class="foot" data-foot="">报</div>'


def tops(body: str) -> tuple[dict[str, float], list[str]]:
    """Return the last top of each character in points, and the codes of what was said."""
    html = f'<html lang="zh-Hans"><body>{body}</body></html>'
    result = typeset(Job(html=html, styles=(JobStyle(file="print.css", css=CSS),)))
    assert result.value is not None
    (page,) = pdfplumber.open(io.BytesIO(result.value.pdf)).pages
    places = {char["text"]: char["top"] for char in page.chars}
    return places, [item.code for item in result.diagnostics]


def test_the_note_is_raised_by_the_height_of_the_foot() -> None:
    plain, _ = tops('<p>文<span class="note">注</span></p>')
    with_foot, said = tops(f'<p>文<span class="note">注</span></p>{FOOT}')
    assert plain["注"] - with_foot["注"] == pytest.approx(15, abs=0.1)
    assert with_foot["报"] - with_foot["注"] == pytest.approx(15, abs=1)
    assert said == []


def test_the_foot_stays_where_it_is_without_notes() -> None:
    alone, _ = tops(FOOT)
    with_note, _ = tops(f'<p>文<span class="note">注</span></p>{FOOT}')
    assert alone["报"] == pytest.approx(with_note["报"], abs=0.1)


def test_an_unknown_engine_is_left_alone_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    _, said = tops(f'<p>文<span class="note">注</span></p>{FOOT}')
    assert sorted(said) == ["L001", "L005", "L006", "L007", "L015"]  # the note lies on the foot
