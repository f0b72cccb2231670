"""What a print shop would send back is found on finished pages, and nothing else is."""

from __future__ import annotations

import pytest

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import incremental
from jianbao.typesetting.engine import typeset
from jianbao.typesetting.job import Job, JobStyle

PAGE = (
    "@page { size: 200px 300px; margin: 20px } html { font: 10px/20px serif } "
    "body, p, h2 { margin: 0; font-size: 10px } h2 { break-after: avoid }"
)
LINE = '<p data-source="a.md:3">一行正文。</p>'


def checked(body: str, css: str = "", last: str = "L020") -> list[Diagnostic]:
    """Return what the check says up to the code ``last``."""
    job = Job(
        html=f"<html><head/><body>{body}</body></html>",
        styles=(JobStyle(file="s.css", css=PAGE + css),),
    )
    said = [item for item in typeset(job).diagnostics if "L013" <= item.code <= last]
    in_parts = incremental.typeset(job).diagnostics
    assert said == [item for item in in_parts if "L013" <= item.code <= last]
    return said


def found(body: str, css: str = "") -> list[tuple[str, str]]:
    """Return the codes of the check with the page that each names."""
    return [(item.code, item.message.en) for item in checked(body, css)]


def codes(body: str, css: str = "") -> list[str]:
    return [code for code, _ in found(body, css)]


def test_ordinary_pages_are_right() -> None:
    assert codes(f"<h2>一、标题</h2>{LINE * 40}") == []


@pytest.mark.parametrize(
    ("css", "code"),
    [("width: 170px", "L014"), ("margin-left: -15px", "L014"), ("width: 190px", "L013")],
)
def test_what_leaves_its_area_is_found(css: str, code: str) -> None:
    table = f'<table data-source="a.md:7" style="{css}"><tr><td>格</td></tr></table>'
    assert set(codes(LINE + table)) == {code}


def test_the_place_is_that_of_the_block() -> None:
    job = Job(
        html='<html><head/><body><p data-source="a.md:9" style="margin-left: 150px; '
        'white-space: nowrap">一行很长很长的正文</p></body></html>',
        styles=(JobStyle(file="s.css", css=PAGE),),
    )
    (item,) = (item for item in typeset(job).diagnostics if item.code in {"L013", "L014"})
    assert str(item.span) == "a.md:9"
    assert "第1页" in item.message.zh


def test_a_fixed_height_that_lets_text_overprint_is_found() -> None:
    box = '<div style="height: 20px"><p>第一行</p><p>第二行</p></div>'
    assert "L015" in codes(box + LINE)
    assert codes(box.replace("20px", "40px") + LINE) == []


def test_a_block_placed_by_hand_on_text_is_found() -> None:
    stamp = '<div style="position: absolute; top: 2px; left: 5px">盖在上面</div>'
    assert codes(LINE * 3 + stamp) == ["L015"]


def test_what_is_invisible_overprints_nothing() -> None:
    stamp = '<div style="position: absolute; top: 0; visibility: hidden">看不见</div>'
    assert codes(LINE * 3 + stamp) == []


def test_a_heading_at_the_foot_is_found_unless_the_page_is_broken_there() -> None:
    foot = LINE * 12 + '<h2 data-source="a.md:8" style="break-after: auto">标题</h2>'
    assert codes(foot + LINE) == ["L016"]
    assert codes(foot + LINE.replace("<p", '<p style="break-before: page"')) == []


def test_a_title_of_no_place_is_told_at_what_follows_it() -> None:
    foot = LINE * 12 + '<h1 style="break-after: auto; font-size: 10px; margin: 0">题</h1>'
    (told,) = checked(foot + LINE.replace("3", "9"))
    assert str(told.span) == "a.md:9"


@pytest.mark.parametrize("side", ["page", "recto"])
def test_the_nearly_empty_end_of_every_article_is_told(side: str) -> None:
    articles = [
        f'<section style="break-before: {side}">{LINE * lines}</section>'
        for lines in (14, 16, 15, 9)
    ]
    told = checked("".join(articles), last="L022")
    assert [item.code for item in told] == ["L022"] * 2
    assert "page 2" in told[0].message.en


def test_the_head_of_a_table_alone_at_the_foot_is_found() -> None:
    blocks = "table, thead, tbody, tr, td { display: block; padding: 0 }"
    table = (
        '<table data-source="a.md:8"><thead><tr><td>项目</td></tr></thead>'
        "<tbody><tr><td>校园</td></tr></tbody></table>"
    )
    assert codes(LINE * 12 + table, blocks) == ["L017"]
    assert codes(LINE * 11 + table + LINE, blocks) == []


def test_a_signature_or_an_imprint_alone_is_found() -> None:
    signature = '<div class="signature"><p>教育局</p></div>'
    assert codes(LINE * 13 + signature) == ["L018"]
    imprint = '<div style="break-inside: avoid"><div class="imprint" style="position: absolute; bottom: 0">报：区委</div><div style="height: 40px"/></div>'
    assert codes(LINE * 12 + imprint) == ["L019"]


def test_a_page_left_half_empty_is_found_at_what_did_not_fit() -> None:
    block = (
        '<div data-source="a.md:20" style="height: 240px; break-inside: avoid"><p>大块</p></div>'
    )
    assert codes(LINE * 2 + block) == ["L020"]
    assert codes(LINE * 9 + block) == []


def test_a_line_that_ends_in_an_ellipsis_is_not_cut() -> None:
    css = "p { white-space: nowrap; overflow: hidden }"
    long = f'<p data-source="a.md:3">{"很长的标题" * 9}</p>'
    assert codes(long, css)
    assert codes(long, css + "p { text-overflow: ellipsis }") == []


def test_a_reading_above_its_character_is_no_overprint() -> None:
    ruby = '<p>生<span class="rt" style="position: absolute; margin-top: -8px">yǎn</span>字</p>'
    assert codes(LINE + ruby) == []


def test_a_page_of_another_name_within_an_article_ends_nothing() -> None:
    css = "body { page: upright } .across { page: across } @page across { size: 300px 200px }"
    across = '<div class="across"><table data-source="a.md:7"><tr><td>格</td></tr></table></div>'
    signed = '<div class="signature" data-source="a.md:9"><p>城南区教育局</p></div>'
    inside = f"{LINE}<h2>一、标题</h2>{across}{signed}"
    assert codes(f"<section>{inside}</section>", css) == ["L016", "L018"]
    assert codes(f"<section>{LINE}</section>{across}<section>{LINE}</section>", css) == []
    assert checked(f"<section>{LINE * 9}{across}{LINE}</section>", css, last="L022") == []
