"""The Word file: its parts, its measures, its text, and that the schema's order is kept."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from jianbao import build
from jianbao.diagnostics import Result
from jianbao.products.commission import Artifact, Commission
from jianbao.products.word.make import make
from jianbao.products.word.options import WordOptions
from jianbao.products.word.xml import WORD
from jianbao.typesetting.pagination import PageStart

BOOKS = Path(__file__).parents[2] / "books"
GOLDEN = ("briefing", "gongwen", "meeting", "pictorial", "pocket", "reader")
W = f"{{{WORD}}}"
ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
        noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect
        bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText
        vAlign hideMark""",
    "pBdr": "top left bottom right between bar",
}
"""ECMA-376-1, annex A: the order in which these have their children."""


def commission(
    folder: Path,
    printed: Artifact | None = None,
    options: WordOptions | None = None,
) -> Commission[WordOptions]:
    prepared = build.prepare(folder / "book.yaml").value
    assert prepared is not None
    return Commission(
        config=prepared.config,
        book=prepared.book,
        theme=prepared.theme,
        typefaces=prepared.typefaces,
        name="word",
        file="book.docx",
        options=options or WordOptions(),
        modified=datetime(2024, 3, 1, tzinfo=UTC),
        obtain=lambda _: Result(value=printed),
    )


def made(folder: Path, printed: Artifact | None = None) -> ZipFile:
    result = make(commission(folder, printed))
    assert result.value is not None, result.diagnostics
    return ZipFile(BytesIO(result.value.data))


def tree(package: ZipFile, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(package.read(name))


def said(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(f"{W}t"))


def paragraphs(package: ZipFile, style: str) -> list[str]:
    return [
        said(item)
        for item in tree(package).iter(f"{W}p")
        if (found := item.find(f"{W}pPr/{W}pStyle")) is not None and found.get(f"{W}val") == style
    ]


@pytest.fixture(scope="module", params=GOLDEN)
def golden(request: pytest.FixtureRequest) -> ZipFile:
    return made(BOOKS / request.param)


def test_every_part_is_well_formed_and_every_relation_leads_somewhere(golden: ZipFile) -> None:
    names = set(golden.namelist())
    for name in names:
        if name.endswith(".rels"):
            folder = name.partition("_rels/")[0]
            for relation in etree.fromstring(golden.read(name)):
                if relation.get("TargetMode") != "External":
                    assert posixpath.normpath(f"{folder}{relation.get('Target')}") in names
        elif name.endswith(".xml"):
            etree.fromstring(golden.read(name))


def test_properties_stand_in_the_order_of_the_schema(golden: ZipFile) -> None:
    orders = {f"{W}{name}": order.split() for name, order in ORDERS.items()}
    for name in golden.namelist():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for element in etree.fromstring(golden.read(name)).iter(*orders):
            places = [
                orders[str(element.tag)].index(etree.QName(child).localname) for child in element
            ]
            assert places == sorted(places), etree.tostring(element)


def test_styles_bookmarks_and_lists_that_are_named_exist(golden: ZipFile) -> None:
    styles = {item.get(f"{W}styleId") for item in tree(golden, "word/styles.xml").iter(f"{W}style")}
    document = tree(golden)
    for name in ("pStyle", "rStyle"):
        assert {item.get(f"{W}val") for item in document.iter(f"{W}{name}")} <= styles
    bookmarks = [item.get(f"{W}name") for item in document.iter(f"{W}bookmarkStart")]
    assert len(bookmarks) == len(set(bookmarks))
    assert {item.get(f"{W}anchor") for item in document.iter(f"{W}hyperlink")} <= {
        *bookmarks,
        None,
    }
    numbers = {item.get(f"{W}numId") for item in tree(golden, "word/numbering.xml").iter(f"{W}num")}
    assert {item.get(f"{W}val") for item in document.iter(f"{W}numId")} <= numbers


def test_every_cell_ends_with_a_paragraph_and_no_row_is_short_of_cells(golden: ZipFile) -> None:
    for table in tree(golden).iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = 0
            for cell in row.findall(f"{W}tc"):
                assert cell[-1].tag == f"{W}p"
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                spans += 1 if span is None else int(span.get(f"{W}val", ""))
            assert spans == columns


@pytest.mark.parametrize("name", ["briefing", "gongwen"])
def test_the_same_book_gives_the_same_bytes(name: str) -> None:
    first, second = (make(commission(BOOKS / name)).value for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.data == second.data


def test_an_official_document_keeps_to_the_measure_of_the_standard() -> None:
    package = made(BOOKS / "gongwen")
    section = next(tree(package).iter(f"{W}sectPr"))
    grid, margins = section.find(f"{W}docGrid"), section.find(f"{W}pgMar")
    assert grid is not None
    assert margins is not None
    assert grid.get(f"{W}type") == "linesAndChars"
    assert grid.get(f"{W}linePitch") == "579"  # 28.95 pt
    top, left = int(margins.get(f"{W}top", "")), int(margins.get(f"{W}left", ""))
    assert (round(top / 56.693), round(left / 56.693)) == (37, 28)
    styles = package.read("word/styles.xml").decode()
    assert 'w:line="579" w:lineRule="exact"' in styles
    assert 'w:eastAsia="仿宋_GB2312"' in styles
    assert 'w:eastAsia="方正小标宋简体"' in styles
    assert "asciiTheme" not in styles
    assert "eastAsiaTheme" not in styles
    size = 28 * (16 * 20 - 5)
    assert size <= 156 / 25.4 * 72 * 20 < size + (16 * 20 - 5)
    assert paragraphs(package, "Addressees") == ["各中小学、幼儿园，区级各直属单位："]
    assert paragraphs(package, "Signature")[:2] == ["城南区教育局", "2024年3月5日"]
    assert paragraphs(package, "EnclosedLabel") == ["附件1", "附件2", "附件3"]
    assert any(
        section.find(f"{W}pgSz[@{W}orient]") is not None
        for section in tree(package).iter(f"{W}sectPr")
    )


def test_contents_have_the_pages_of_the_print_before_word_counts_them() -> None:
    printed = Artifact(
        data=b"",
        page_map=(("chapter-01", 3), ("chapter-02", 7)),
        starts=(
            PageStart(folio="1", key="titlepage", offset=0),
            PageStart(folio="一", key="chapter-01.kicker.0", offset=0),
            PageStart(folio="五", key="chapter-02.kicker.0", offset=0),
        ),
    )
    package = made(BOOKS / "briefing", printed)
    entries = paragraphs(package, "TOC1")
    assert [entry[-1] for entry in entries[:2]] == ["一", "五"]
    codes = [item.text or "" for item in tree(package).iter(f"{W}instrText")]
    assert sum(code.strip().startswith("TOC ") for code in codes) == 1
    assert sum("PAGEREF" in code for code in codes) == len(entries)


MARKED = """# 标题

“引号”——破折号……和[重点]{.着重}，[䶮]{拼音=yǎn}，**加粗**，don’t，H~2~O[^1]，$x^2$。

[^1]: 注一。

3. 三
4. 四

   - 圆点

| 甲 | 乙 |
|---|---|
| 1 | 2 |

<table><tr><td rowspan="2" colspan="2">合并</td><td>丙</td></tr><tr><td>丁</td></tr></table>
"""


@pytest.fixture
def marked(tmp_path: Path) -> ZipFile:
    (tmp_path / "book.yaml").write_text("书名: 书\n文章: [稿.md]\n", "utf-8")
    (tmp_path / "稿.md").write_text(MARKED, "utf-8")
    return made(tmp_path)


def test_marks_of_the_text_are_those_of_word(marked: ZipFile) -> None:
    document = tree(marked)
    hinted = {
        item.text
        for run in document.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rFonts[@{W}hint='eastAsia']") is not None
        for item in run.iter(f"{W}t")
    }
    assert hinted >= {"“", "”——", "……"}
    assert "’" not in hinted
    assert [said(item) for item in document.iter(f"{W}rt")] == ["yǎn"]
    assert [said(item) for item in document.iter(f"{W}rubyBase")] == ["䶮"]
    dotted = [said(run) for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}em") is not None]
    assert dotted == ["重点"]
    bold = [said(run) for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["加粗"]
    assert len(list(document.iter("{*}oMath"))) == 1
    notes = tree(marked, "word/footnotes.xml")
    assert [said(note).strip() for note in notes][2:] == ["注一。"]
    assert document.find(f".//{W}footnoteReference[@{W}id='1']") is not None


def test_lists_count_from_where_they_say_and_merged_cells_are_merged(marked: ZipFile) -> None:
    numbers = tree(marked, "word/numbering.xml")
    starts = [item.get(f"{W}val") for item in numbers.iter(f"{W}startOverride")]
    assert starts[0] == "3"
    listed = [
        said(item) for item in tree(marked).iter(f"{W}p") if item.find(f".//{W}numPr") is not None
    ]
    assert listed == ["三", "四", "圆点"]
    merged = list(tree(marked).iter(f"{W}tbl"))[-1]
    assert [item.get(f"{W}val") for item in merged.iter(f"{W}vMerge")] == ["restart", None]
    assert [item.get(f"{W}val") for item in merged.iter(f"{W}gridSpan")] == ["2", "2"]
    first = next(tree(marked).iter(f"{W}tbl"))
    assert len(first.findall(f".//{W}tblHeader")) == 1


def test_no_character_of_the_manuscripts_is_lost(golden: ZipFile) -> None:
    text = re.sub(r"\s", "", said(tree(golden)) + said(tree(golden, "word/footnotes.xml")))
    title = etree.fromstring(golden.read("docProps/core.xml")).findtext("{*}title") or ""
    book = next(
        prepared.book
        for name in GOLDEN
        if (prepared := build.prepare(BOOKS / name / "book.yaml").value)
        and title.startswith(prepared.book.title.replace("\n", ""))
    )
    for chapter in book.chapters:
        body = etree.fromstring(f"<div>{chapter.html}</div>")
        for reading in [
            *body.iter("rp"),
            *body.iter("rt"),
            *body.findall(".//a[@class='noteref']"),
        ]:
            reading.text = ""
        for block in body.iter("p", "td", "th", "h2", "h3"):
            if block.find(".//ruby") is None and block.find(".//code") is None:
                wanted = re.sub(r"\s", "", "".join(map(str, block.itertext())))
                assert wanted in text


def test_the_faces_of_the_book_are_named_where_it_asks_for_them() -> None:
    asked = commission(BOOKS / "gongwen", options=WordOptions(faces="book"))
    result = make(replace(asked))
    assert result.value is not None
    styles = ZipFile(BytesIO(result.value.data)).read("word/styles.xml").decode()
    assert 'w:eastAsia="FandolFang"' in styles


BRIEFING = """---
标题: 整改进展
作者: 王五
日期: 2024年3月4日
---

各校抓紧整改。

::: 落款
城南区教育局
:::

::: 横表
| 序号 | 学校 |
|------|------|
| 1    | 一小 |
:::
"""


def test_signature_byline_and_imprint_stand_as_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(
        "书名: 简报\n日期: 2024-03-05\n文章: [稿.md]\n版记: {印发机关: 办公室}\n", "utf-8"
    )
    (tmp_path / "稿.md").write_text(BRIEFING, "utf-8")
    body = tree(made(tmp_path)).find(f"{W}body")
    assert body is not None
    said = {"".join(map(str, item.itertext())): item for item in body.iter(f"{W}p")}
    assert "王五\u3000\u30002024年3月4日" in said
    properties = said["城南区教育局"].find(f"{W}pPr")
    assert properties is not None
    jc, ind = properties.find(f"{W}jc"), properties.find(f"{W}ind")
    assert jc is not None
    assert ind is not None
    assert (jc.get(f"{W}val"), ind.get(f"{W}rightChars")) == ("right", "200")
    turned = [size.get(f"{W}orient") for size in body.iter(f"{W}pgSz")]
    assert turned == [None, "landscape", None]
    imprint = next(item for text, item in said.items() if "办公室" in text)
    order = list(body.iter())
    assert order.index(imprint) > order.index(list(body.iter(f"{W}sectPr"))[1])


def test_notes_are_numbered_anew_in_each_article(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("书名: 试刊\n文章: [甲.md, 乙.md]\n", "utf-8")
    for name in "甲乙":
        (tmp_path / f"{name}.md").write_text(
            f"# {name}\n\n前[^1]后[^2]。\n\n[^1]: {name}一\n\n[^2]: {name}二\n", "utf-8"
        )
    package = made(tmp_path)
    calls = list(tree(package).iter(f"{W}footnoteReference"))
    own = [call.getnext() for call in calls if call.get(f"{W}customMarkFollows") == "1"]
    assert len(calls) == 4
    assert [mark.text for mark in own if mark is not None] == ["①", "②"]
    notes = [said(note).split() for note in tree(package, "word/footnotes.xml")][2:]
    assert notes == [["甲一"], ["甲二"], ["①", "乙一"], ["②", "乙二"]]
