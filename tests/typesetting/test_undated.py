"""Faces that fontTools has changed carry no time of day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fontTools.ttLib.tables import _h_e_a_d as head  # type: ignore[import-untyped] # ships no types
from weasyprint.pdf import fonts

from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed
from jianbao.typesetting.job import Job, Style, Typeset

HTML = (
    '<html lang="en"><head/><body><section class="a"><p>one</p></section>'
    '<section class="a"><p>two</p></section></body></html>'
)
Typesetter = Callable[[Job], Typeset | None]


def _whole(job: Job) -> Typeset | None:
    return engine.typeset(job).value


def _in_parts(job: Job) -> Typeset | None:
    return composed.compose(job).value


@pytest.mark.parametrize("typeset", [_whole, _in_parts])
def test_a_face_cut_down_by_fonttools_is_the_same_at_any_time(
    typeset: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    css = "section { break-before: page } body { margin: 0; font-family: 'DejaVu Sans' }"
    job = Job(
        html=HTML,
        styles=(Style(file="book.css", css=css),),
    )

    def at(time: int) -> bytes:
        monkeypatch.setattr(head, "timestampNow", lambda: time)
        made = typeset(job)
        assert made is not None
        return made.pdf

    assert at(3_000_000_000) == at(3_900_000_000)
