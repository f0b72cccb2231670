"""What is left to WeasyPrint, and the text that search and copying find."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.high_level import extract_text
from weasyprint import HTML

Glyph = tuple[str, float, float, float]
Typeset = Callable[..., bytes]
Rows = Callable[[bytes], list[list[Glyph]]]

SOURCE = "共12项GDP，“双减”（试行）——完成了35.6%的Python 3任务，2021年10月18日结束。"


def test_pdfminer_finds_the_characters_in_order(typeset: Typeset) -> None:
    text = extract_text(io.BytesIO(typeset(f"<p>{SOURCE * 5}</p>")))
    assert "".join(text.split()) == (SOURCE * 5).replace(" ", "")


def test_pdfplumber_finds_the_characters_in_order(typeset: Typeset) -> None:
    with pdfplumber.open(io.BytesIO(typeset(f"<p>{SOURCE * 5}</p>"))) as document:
        text = "".join(glyph["text"] for glyph in document.pages[0].chars)
    assert text.replace(" ", "") == (SOURCE * 5).replace(" ", "")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_pdftotext_finds_the_manuscript_without_added_spaces(
    typeset: Typeset, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(typeset(f"<p>{SOURCE * 5}</p>", em=20))
    text = subprocess.run(
        ["pdftotext", "a.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert text.replace("\n", "").replace("Python3", "Python 3").strip() == SOURCE * 5


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_pdftotext_adds_nothing_at_tags(typeset: Typeset, tmp_path: Path) -> None:
    clause = "<b>重点</b>12项<a href='#'>GDP</a>的<b>《方案》</b>，“<b>双减</b>”（<i>试</i>）"
    (tmp_path / "a.pdf").write_bytes(typeset(f"<p>{clause * 6}</p>", em=20))
    text = subprocess.run(
        ["pdftotext", "a.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert text.replace("\n", "").strip("\f") == "重点12项GDP的《方案》，“双减”（试）" * 6


def test_pdfium_finds_the_manuscript_without_added_spaces(typeset: Typeset) -> None:
    page = pypdfium2.PdfDocument(typeset(f"<p>{SOURCE * 5}</p>", em=20))[0].get_textpage()
    text = page.get_text_range().replace("\r\n", "")
    assert text.replace("Python3", "Python 3").strip() == SOURCE * 5


def test_pdfium_finds_each_character_near_its_place(typeset: Typeset) -> None:
    page = pypdfium2.PdfDocument(typeset("<p>共12项，共3项，第5条GDP</p>", em=20))[0].get_textpage()
    lefts = [page.get_charbox(index, loose=True)[0] for index in range(page.count_chars())]
    assert lefts == sorted(lefts)
    assert lefts[-1] > 40 + 10 * 16


@pytest.mark.parametrize(
    "body",
    [
        "<p>Nothing but English here, certainly enough of it to fill more than one line.</p>",
        "<pre>一行\n  二行， 三</pre>",
        "<p style='direction:rtl'>中文</p>",
        "<p lang=en>中文，text</p>",
        "<p>中文\u00ad软连字符</p>",
        "<p>中文שלום</p>",
        "<p style='word-break:break-all'>中文，中文</p>",
    ],
)
def test_what_is_not_chinese_prose_is_left_alone(typeset: Typeset, rows: Rows, body: str) -> None:
    head = (
        "<html lang=zh-CN><style>@page{size:400pt 600pt;margin:50pt 40pt} body{font:16pt/29pt "
        '"Noto Serif CJK SC";text-align:justify;margin:0;width:16em} '
        "p{margin:0;text-indent:0}</style><body>"
    )
    plain = HTML(string=head + body).write_pdf()
    assert isinstance(plain, bytes)
    assert rows(typeset(body)) == rows(plain)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p></p><p> </p><p><br></p><p><br><br>中<br></p>",
        "<p>。</p><p>“</p><p>——</p><p>，，，，，，，，，，，，，，，，，，，，，，，，，，，</p>",
        "<p><b></b>中<a id=x></a>文<i><b> </b></i></p>",
        "<p>🎉中👨‍👩‍👧文e\u0301，①②\u3000\u3000空</p>",
        "<p style='letter-spacing:.5em'>标题文字</p><p style='text-decoration:underline'>下划线</p>",
        "<p style='text-align-last:justify'>分散对齐</p>",
        "<p style='width:0'>中文2021年</p><p style='width:1em'>中文，（教）</p>",
        "<p style='columns:2;column-gap:1em'>教育教学工作，教育教学工作，教育教学工作。</p>",
        "<p style='overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>教育教学工作，落实推进，提高完善</p>",
        "<div style='max-lines:1;block-ellipsis:auto'>教育教学工作，落实推进，提高完善，建设</div>",
        "<p style='font-size:0'>中文</p><p style='text-indent:-2em'>悬挂缩进，中文</p>",
        "<style>p::first-letter{font-size:3em} p::first-line{color:red}</style><p>首字，下沉了的字，很多很多字。</p>",
        "<p>中<span style='position:absolute'>绝</span>文<span style='position:relative'>相</span></p>",
        "<p>中<span style='display:inline-block;border:1pt solid'>块，内</span>文</p>",
        "<p>甲<sup>2</sup>乙<sub>3</sub>，丙<span style='font-size:2em;line-height:1'>大</span></p>",
        "<div style='display:flex'><p>教育，</p><p>教学2021年</p></div>",
        "<style>a::after{content:leader('.')}</style><p><a>目录，一</a></p><p>中文，字</p>",
        "<p style='white-space:pre-line'>一行，\n二行\n\n三行</p><p style='hyphens:auto'>中文Word</p>",
        "<p style='overflow-wrap:anywhere;width:4em'>中文https://example.com/abcdefgh，字</p>",
        "<p>\u200b中\u2060文\u200b</p><p style='text-transform:full-width'>abc中</p>",
    ],
)
def test_odd_content_is_set_whole_and_without_complaint(
    typeset: Typeset, rows: Rows, body: str
) -> None:
    plain = HTML(string=f"<html lang=zh-CN><body style='font-family:Noto Serif CJK SC'>{body}")
    composed, expected = (
        sorted("".join(glyph[0] for row in rows(pdf) for glyph in row if glyph[0] not in " ."))
        for pdf in (typeset(body), plain.write_pdf() or b"")
    )
    assert composed == expected or "ellipsis" in body


def test_raised_marks_cling_to_what_they_follow_and_leave_the_lines_apart_as_they_are(
    typeset: Typeset, rows: Rows
) -> None:
    style = "<style>sup { font-size: 0.6em; line-height: 1 }</style>"
    body = f"{style}<p>{'教育局<sup>2</sup>的工作<sup>[1]</sup>要点' * 12}</p>"
    found = rows(typeset(body))
    lines: dict[float, list[Glyph]] = {}
    for row in found:
        for glyph in row:
            if glyph[0] not in "2[1]":
                lines.setdefault(round(glyph[3], 1), []).append(glyph)
    baselines = sorted(lines, reverse=True)
    assert len(baselines) > 5
    assert {round(a - b, 1) for a, b in pairwise(baselines)} == {29.0}
    glyphs = [glyph for row in found for glyph in row]
    for mark, before in ((b, a) for a, b in pairwise(glyphs) if b[0] in "2["):
        assert mark[1] - before[2] < 0.5 or mark[1] < before[1], (before, mark)
    for mark, after in ((a, b) for a, b in pairwise(glyphs) if a[0] in "2]"):
        assert after[1] - mark[2] < 0.5 or after[1] < mark[1], (mark, after)


def test_a_line_before_long_words_is_not_cut_short(typeset: Typeset, rows: Rows) -> None:
    text = (
        "他说\"要落实\"，并引用'安全第一'。We use internationalization and characteristically "
        "institutionalized implementations everywhere in Chinese text 中文里的 "
        "internationalization 也要断开，responsibilities 也是。"
    )
    first, *_ = rows(typeset(f"<p style='text-indent: 2em'>{text}</p>", em=20))
    assert first[-1][2] - 40 > 18 * 16
