"""What is written is read back by the book as the same text, whatever characters it has."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from jianbao import config, manuscript
from jianbao.book import Chapter
from jianbao.diagnostics import Span
from jianbao.intake.article import Article, ArticleParagraph, Figure, ParagraphRole, Part
from jianbao.intake.emit import read_back
from jianbao.intake.emit.manuscript import written
from jianbao.intake.model import Cell, Paragraph, Run, SourcePicture, Table
from jianbao.products import PRODUCTS

HERE = Span(file="来稿.docx", line=1)
MARKUP = "\\`*_[](){}<>#+-.!|~:&^=\"'/@%$;,?1a b"
CHARACTERS = st.sampled_from(
    list(MARKUP) + list("会议指出，要抓好（安全）“双减”。……——、：\u3000䶮𠮷é·①")
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=24).map(str.strip).filter(bool)
RUNS = st.lists(
    st.builds(
        Run,
        text=st.text(CHARACTERS, min_size=1, max_size=8),
        bold=st.booleans(),
        italic=st.booleans(),
    ),
    min_size=1,
    max_size=4,
).filter(
    lambda runs: "".join(run.text for run in runs).strip() == "".join(run.text for run in runs)
)


def piece(
    *runs: Run | str, role: ParagraphRole = ParagraphRole.TEXT, level: int = 1
) -> ArticleParagraph:
    """Return a piece of an article."""
    made = tuple(Run(text=run) if isinstance(run, str) else run for run in runs)
    return ArticleParagraph(role=role, runs=made, level=level, span=HERE)


def read(article: Article, pictures: dict[int, str] | None = None) -> Chapter:
    """Return ``article`` as the book reads it, and see to it that the book says nothing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "book.yaml").write_text("书名: 简报\n文章: [a.md]\n", "utf-8")
        (folder / "a.md").write_text(written(article, pictures or {}, chinese=True), "utf-8")
        for path in (pictures or {}).values():
            (folder / path).write_bytes(
                b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
            )
        loaded = config.load(folder / "book.yaml", PRODUCTS)
        assert loaded.value is not None, loaded.diagnostics
        result = manuscript.read(loaded.value)
    assert [d for d in result.diagnostics if d.is_error] == []
    assert result.value is not None
    return result.value.chapters[0]


def tree(html: str) -> etree._Element:
    return etree.fromstring(f"<body>{html}</body>")


def text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(
    ["1. 甲", "- 乙", "# 丙", "> 丁", "::: 戊", "己：", ": 庚", "---", "===", "| 辛 |", "    壬"]
)
@example(["[^1]: 甲", "[甲]: http://x.cn", "<!-- 乙 -->", "&lt;丙&gt;", "~~~", "```", "表：丁"])
def test_paragraphs_are_read_back_as_they_are(texts: list[str]) -> None:
    texts = [text.strip() for text in texts]
    chapter = read(Article(title="标题", parts=tuple(map(piece, texts)), span=HERE))
    assert [text_of(child) for child in tree(chapter.html)] == texts
    assert {str(child.tag) for child in tree(chapter.html)} == {"p"}


@given(RUNS)
@example(
    [Run(text="会议指出：", bold=True), Run(text="要"), Run(text="“快”", bold=True), Run(text="a")]
)
def test_bold_and_italic_runs_keep_every_character(runs: list[Run]) -> None:
    chapter = read(Article(title="标题", parts=(piece(*runs),), span=HERE))
    assert text_of(tree(chapter.html)).strip() == "".join(run.text for run in runs)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example("2024", "true", "null", "~")
@example("甲: 乙", "# 丙", "'丁", "- 戊")
def test_front_matter_is_read_back_as_it_is(
    title: str, kicker: str, source: str, author: str
) -> None:
    article = Article(
        title=title,
        kicker=kicker,
        source=source,
        authors=(author,),
        parts=(piece("正文。"),),
        span=HERE,
    )
    chapter = read(article)
    assert (chapter.title, chapter.kicker, chapter.source) == (title, kicker, source)
    assert chapter.authors == (author,)


@given(TEXTS, st.integers(1, 4))
def test_headings_are_read_back_as_they_are(text: str, level: int) -> None:
    parts = (piece("甲。"), piece(text, role=ParagraphRole.HEADING, level=level), piece("乙。"))
    chapter = read(Article(title="标题", parts=parts, span=HERE))
    assert [heading.text for heading in chapter.headings] == [text]


@given(st.lists(TEXTS, min_size=4, max_size=4), st.booleans())
def test_tables_are_read_back_as_they_are(texts: list[str], heading: bool) -> None:  # noqa: FBT001 - drawn
    def cell(text: str, *, is_head: bool) -> Cell:
        return Cell(paragraphs=(Paragraph(runs=(Run(text=text),), span=HERE),), heading=is_head)

    rows = (
        tuple(cell(text, is_head=heading) for text in texts[:2]),
        tuple(cell(text, is_head=False) for text in texts[2:]),
    )
    chapter = read(Article(title="标题", parts=(Table(rows=rows, span=HERE),), span=HERE))
    cells = list(tree(chapter.html).iter("td", "th"))
    assert [text_of(one).strip() for one in cells] == texts


def test_a_paragraph_above_a_table_loses_nothing() -> None:
    row = (Cell(paragraphs=(Paragraph(runs=(Run(text="甲"),), span=HERE),)),)
    parts = (piece("表：名单"), Table(rows=(row,), span=HERE))
    body = tree(read(Article(title="标题", parts=parts, span=HERE)).html)
    assert "".join(text_of(body).split()) == "表：名单甲"


def test_merged_cells_stay_merged() -> None:
    def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
        paragraph = Paragraph(runs=(Run(text=text),), span=HERE)
        return Cell(paragraphs=(paragraph,), columns=columns, rows=rows)

    table = Table(
        rows=((cell("学校", rows=2), cell("人数", columns=2)), (cell("男"), cell("女"))), span=HERE
    )
    body = tree(read(Article(title="标题", parts=(table,), span=HERE)).html)
    assert [(c.get("rowspan"), c.get("colspan")) for c in body.iter("td")] == [
        ("2", None), (None, "2"), (None, None), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("in_table", [False, True], ids=["paragraph", "cell"])
def test_notes_are_called_where_they_were(in_table: bool) -> None:  # noqa: FBT001 - a case
    runs = (Run(text="第一"), Run(text="", note=1), Run(text="，第二"), Run(text="", note=0))
    part: Part = piece(*runs)
    if in_table:
        cell = Cell(paragraphs=(Paragraph(runs=runs, span=HERE),))
        part = Table(rows=((cell, cell),), span=HERE)
    notes = ((piece("乙注*"),), (piece("甲注"), piece("甲注的第二段")))
    chapter = read(Article(title="标题", parts=(part,), notes=notes, span=HERE))
    assert [text_of(tree(note.html)).split() for note in chapter.notes] == [
        ["甲注", "甲注的第二段"],
        ["乙注*"],
    ]
    assert re.sub(r"\d", "", text_of(tree(chapter.html))).split()[0] == "第一，第二"


def test_a_picture_stands_in_its_place_with_its_caption() -> None:
    picture = SourcePicture(name="图.svg", data=b"", span=HERE)
    parts = (piece("前。"), Figure(picture=picture, caption="图为[现场]"), piece("后。"))
    body = tree(read(Article(title="标题", parts=parts, span=HERE), {1: "图 1.svg"}).html)
    assert [str(child.tag) for child in body] == ["p", "figure", "p"]
    assert text_of(body[1]).strip() == "图为[现场]"


def test_a_signature_keeps_its_lines_and_an_attachment_its_text() -> None:
    parts = (
        piece("特此通知。"), piece("区教育局", role=ParagraphRole.SIGNATURE),
        piece("2024年1月8日", role=ParagraphRole.SIGNATURE), piece("附件1　值班表", role=ParagraphRole.ATTACHMENT),
        piece("值班到8点。"),
    )  # fmt: skip
    body = tree(read(Article(title="通知", parts=parts, span=HERE)).html)
    signature = body.find("div[@class='signature']")
    assert signature is not None
    assert len(signature.findall(".//br")) == 1
    section = body.find("section[@class='attachment']")
    assert section is not None
    assert text_of(section).split("\n")[-2:] != []
    assert "".join(text_of(section).split()) == "附件1值班表值班到8点。"


@pytest.mark.parametrize("in_table", [False, True], ids=["paragraph", "cell"])
def test_marks_beside_the_line_are_written_as_the_book_knows_them(in_table: bool) -> None:  # noqa: FBT001 - a case
    runs = (
        Run(text="要点", emphasis_dots=True), Run(text="张䶮", ruby="zhāng yǎn"),
        Run(text="2", raised=True), Run(text="网站", link="https://example.cn/a_b"),
    )  # fmt: skip
    cell = Cell(paragraphs=(Paragraph(runs=runs, span=HERE),))
    parts: tuple[Part, ...] = (piece(*runs),)
    if in_table:
        parts = (Table(rows=((cell, cell),), span=HERE),)
    article = Article(title="标题", parts=parts, span=HERE)
    assert "张䶮zhāng" in read_back(written(article, {}, chinese=True))
    html = read(article).html
    assert '<em class="dots">要点</em>' in html
    assert "<ruby>张" in html
    assert "<sup>2</sup>" in html
    assert 'href="https://example.cn/a_b"' in html
