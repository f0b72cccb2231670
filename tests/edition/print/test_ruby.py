"""Readings above characters: the markup for paper, and where they stand in the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jianbao import edition, themes
from jianbao.book import Book, Imprint
from jianbao.edition.print.ruby import set_ruby
from jianbao.fonts import Typefaces
from jianbao.products.pdf.production import produce

PLAIN = "会议强调，各校要把校园安全摆在首位，张䶮、庄双窗等同志参加了会议，行走，银行，这是占位的一句话。"
READ = (
    PLAIN.replace("张䶮", "<ruby>张<rt>zhāng</rt>䶮<rt>yǎn</rt></ruby>")
    .replace("庄双窗", "<ruby>庄<rt>zhuāng</rt>双<rt>shuāng</rt>窗<rt>chuāng</rt></ruby>")
    .replace("银行", "<ruby>银行<rp>（</rp><rt>yínháng</rt><rp>）</rp></ruby>")
)


def placed(markup: str) -> etree._Element:
    tree = etree.fromstring(f"<p>{markup}</p>")
    set_ruby(tree)
    return tree


def pairs_of(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for span in tree.findall("span[@class='ruby']"):
        reading = span.findtext("span[@class='rt']") or ""
        yield "".join(map(str, span.itertext())).removesuffix(reading), reading


@pytest.mark.parametrize(
    ("markup", "pairs"),
    [
        ("<ruby>䶮<rt>yǎn</rt></ruby>", [("䶮", "yǎn")]),
        ("<ruby>张<rt>zhāng</rt>䶮<rt>yǎn</rt></ruby>", [("张", "zhāng"), ("䶮", "yǎn")]),
        ("<ruby><rb>张</rb><rb>䶮</rb><rt>z</rt><rt>y</rt></ruby>", [("张", "z"), ("䶮", "y")]),
        ("<ruby>重庆<rp>(</rp><rt>C</rt><rp>)</rp></ruby>", [("重庆", "C")]),
        ("<ruby><b>重</b>庆<rt>C</rt></ruby>", [("重庆", "C")]),
        ("<ruby>张<rt>z</rt>三</ruby>", [("张", "z"), ("三", "")]),
        ("<ruby id='a'>张<rt/></ruby>", [("张", "")]),
    ],
)
def test_pairs(markup: str, pairs: list[tuple[str, str]]) -> None:
    tree = placed(f"前{markup}后")
    assert list(pairs_of(tree)) == pairs
    assert tree.text == "前"
    assert tree[-1].tail == "后"


@given(st.lists(st.tuples(st.sampled_from("张䶮重庆"), st.sampled_from(["a", "zhuāng", "行"]))))
def test_no_text_is_lost(pairs: list[tuple[str, str]]) -> None:
    inner = "".join(f"{base}<rt>{reading}</rt>" for base, reading in pairs)
    if pairs:
        assert list(pairs_of(placed(f"<ruby>{inner}</ruby>"))) == pairs


def chars_of(book: Book, theme: themes.Theme, faces: Typefaces, text: str) -> list[dict[str, Any]]:
    part = book.parts[0]
    chapter = replace(
        part.chapters[0], html=f"<p style='break-before: page'>{text * 3}</p>", notes=(), source=""
    )
    small = replace(book, imprint=Imprint(), parts=(replace(part, chapters=(chapter,)),))
    made = edition.compose_print(small, theme, faces).value
    assert made is not None
    pdf = produce(made, modified=datetime(2021, 11, 3, tzinfo=UTC)).value
    assert pdf is not None
    with pdfplumber.open(io.BytesIO(pdf.data)) as document:
        page = document.pages[-1]
    return [char for char in page.chars if round(char["size"]) in (8, 16)]


def test_readings_stand_above_without_moving_the_grid(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    def baselines(chars: list[dict[str, Any]]) -> list[float]:
        large = [char for char in chars if round(char["size"]) == 16 and char["text"] in PLAIN]
        return sorted({round(char["matrix"][5], 1) for char in large}, reverse=True)

    plain = baselines(chars_of(book, theme, typefaces, PLAIN))
    read = chars_of(book, theme, typefaces, READ)
    found = baselines(read)
    assert found[: len(plain)] == plain[: len(found)]
    pitches = [above - below for above, below in pairwise(found)]
    assert pitches == pytest.approx([225 / 22 * 72 / 25.4] * len(pitches), abs=0.11)
    large = [char for char in read if round(char["size"]) == 16]
    assert (PLAIN * 3) in "".join(char["text"] for char in large).replace(" ", "")
    small = [char for char in read if round(char["size"]) == 8 and char["text"].strip()]
    groups = [("䶮", "yǎn"), ("窗", "chuāng"), ("张", "zhāng")]
    text = "".join(char["text"] for char in small)
    for base, reading in groups:
        at = text.index(reading)
        marks = small[at : at + len(reading)]
        below = next(char for char in large if char["text"] == base)
        middle = (marks[0]["x0"] + marks[-1]["x1"]) / 2
        assert middle == pytest.approx((below["x0"] + below["x1"]) / 2, abs=0.3)
        rise = marks[0]["matrix"][5] - below["matrix"][5]
        assert 0.88 * 16 <= rise <= 1.1 * 16
    for row in {round(char["matrix"][5]) for char in small}:
        line = [char for char in small if round(char["matrix"][5]) == row]
        for one, two in pairwise(line):
            assert two["x0"] - one["x1"] > -0.5


def test_a_pair_is_never_broken(book: Book, theme: themes.Theme, typefaces: Typefaces) -> None:
    for lead in range(6):
        chars = chars_of(book, theme, typefaces, "一" * lead + READ)
        large = [char for char in chars if round(char["size"]) == 16]
        text = "".join(char["text"] for char in large)
        for at in range(len(text) - 1):
            if text[at : at + 2] == "银行":
                assert large[at]["matrix"][5] == large[at + 1]["matrix"][5]
