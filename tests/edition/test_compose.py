from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.edition.conftest import COMPOSERS

from jianbao import edition, themes
from jianbao.book import Book, Imprint, Part
from jianbao.config.model import BookConfig, ThemeChoice
from jianbao.edition import DocumentRole, Edition, Medium
from jianbao.fonts import Role, Typefaces

Write = Callable[[dict[str, str]], Path]
XHTML = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}


def find(document: str, path: str) -> Any:  # noqa: ANN401 - whatever XPath gives
    return etree.fromstring(document.encode()).xpath(path, namespaces=XHTML)


def composed(book: Book, theme: themes.Theme, medium: Medium, faces: Typefaces) -> Edition:
    result = COMPOSERS[medium](book, theme, faces)
    assert result.diagnostics == ()
    assert result.value is not None
    made: Edition = result.value
    return made


def themed(folder: Path, name: str = "jianbao") -> themes.Theme:
    chosen = BookConfig(
        file=folder / "book.yaml", title="书", theme=ThemeChoice(name=name), parts=()
    )
    found = themes.find(chosen).value
    assert found is not None
    return found


def test_print_is_one_well_formed_document_with_sources(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    (document,) = composed(book, theme, Medium.PRINT, typefaces).documents
    assert find(document.html, "/html")
    assert find(document.html, "//*[@data-source='甲.md:5']")
    assert find(document.html, "string(//*[@id='chapter-02-title'])") == "<b>&“标题”"


def test_a_note_stands_at_its_first_mark_and_is_only_cited_at_the_second(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    (document,) = composed(book, theme, Medium.PRINT, typefaces).documents
    (note,) = find(document.html, "//span[@class='footnote']")
    assert note.get("id") == "chapter-01-n1"
    assert note.get("data-mark") == "①"
    assert [block.text for block in note] == ["注一", "续"]
    assert note.tail == "再见"
    (again,) = find(document.html, "//a[@class='noteref']")
    assert (again.text, again.get("href")) == ("①", "#chapter-01-n1")


def test_a_hand_set_break_is_kept_in_the_title_and_gone_from_the_contents(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    result = composed(book, theme, Medium.PRINT, typefaces)
    assert find(result.documents[0].html, "count(//*[@id='chapter-01-title']/br)") == 1
    assert result.contents[0].children[0].label == "关于进一步加强校园安全工作的通知"


def test_the_contents_nest_parts_chapters_and_headings_to_the_depth_asked_for(
    book: Book, tmp_path: Path, typefaces: Typefaces
) -> None:
    result = composed(book, themed(tmp_path, "reader"), Medium.EBOOK, typefaces)
    _, part = result.contents
    assert (part.label, part.href) == ("第二辑", "text/part-2.xhtml")
    (chapter,) = part.children
    assert chapter.href == "text/chapter-02.xhtml"
    assert [(entry.label, entry.href) for entry in chapter.children] == [
        ("一、小标题", "text/chapter-02.xhtml#chapter-02-s1")
    ]


def test_the_e_book_is_one_document_a_chapter_in_reading_order(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    result = composed(book, theme, Medium.EBOOK, typefaces)
    assert [(document.name, document.place) for document in result.documents] == [
        ("text/cover.xhtml", DocumentRole.COVER),
        ("text/titlepage.xhtml", DocumentRole.TITLE_PAGE),
        ("text/contents.xhtml", DocumentRole.CONTENTS),
        ("text/part-1.xhtml", DocumentRole.PART),
        ("text/chapter-01.xhtml", DocumentRole.CHAPTER),
        ("text/part-2.xhtml", DocumentRole.PART),
        ("text/chapter-02.xhtml", DocumentRole.CHAPTER),
        ("text/imprint.xhtml", DocumentRole.IMPRINT),
        ("text/colophon.xhtml", DocumentRole.COLOPHON),
    ]


def test_every_reference_of_the_e_book_leads_somewhere(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    result = composed(book, theme, Medium.EBOOK, typefaces)
    documents = {item.name: item.html for item in result.documents}
    for name, html in documents.items():
        for href in find(html, "//h:a/@href"):
            file, _, fragment = href.partition("#")
            target = documents[f"text/{file}" if file else name]
            assert not fragment or find(target, f"//*[@id='{fragment}']"), href


def test_the_e_book_holds_no_source_positions_and_finds_its_pictures(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    result = composed(book, theme, Medium.EBOOK, typefaces)
    text = "".join(document.html for document in result.documents)
    assert "data-source" not in text
    assert 'src="../images/01-a.png"' in text


def test_notes_of_the_e_book_link_back_and_forth(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    result = composed(book, theme, Medium.EBOOK, typefaces)
    document = next(item for item in result.documents if item.name.endswith("chapter-01.xhtml"))
    marks = find(document.html, "//h:a[@epub:type='noteref']")
    (note,) = find(document.html, "//h:aside[@epub:type='footnote']")
    assert {mark.get("href") for mark in marks} == {f"#{note.get('id')}"}
    assert find(document.html, "//h:aside//h:a/@href") == [f"#{mark.get('id')}" for mark in marks]


def test_a_book_without_imprint_or_issue_prints_no_empty_furniture(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    bare = replace(book, imprint=Imprint(), issue=None, date=None, issuer="")
    (document,) = composed(bare, theme, Medium.PRINT, typefaces).documents
    assert "imprint" not in document.html
    assert "第" not in re.sub(r"第[一二]辑", "", document.html)


@pytest.mark.parametrize(
    ("language", "contents"), [("zh-Hans", "目录"), ("zh-Hant-TW", "目錄"), ("en", "Contents")]
)
def test_the_furniture_speaks_the_books_language(
    book: Book, theme: themes.Theme, typefaces: Typefaces, language: str, contents: str
) -> None:
    result = composed(replace(book, language=language), theme, Medium.EBOOK, typefaces)
    assert next(d for d in result.documents if d.place is DocumentRole.CONTENTS).title == contents


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("<html>\n{{ oops(</html>", "T007", 2),
        ("<html>\n\n{{ book.nothing.title }}</html>", "T007", 3),
        ("<html>\n{{ ''.__class__.__mro__ }}</html>", "T007", 2),
        ("<html>\n{{ (book.folder / 'a').read_text() }}</html>", "T007", 2),
        ("<html>\n{{ book.folder.joinpath('a').write_text('b') }}</html>", "T007", 2),
        ('<html>\n{% include "none.html" %}</html>', "T007", 2),
        ("<html>{{ 1 / 0 }}</html>", "T007", 1),
        ("<html><p>&nbsp;</p></html>", "T008", 0),
        ("<html><p></html>", "T008", 0),
    ],
)
def test_a_faulty_template_is_named_with_its_line(
    book: Book, write: Write, typefaces: Typefaces, template: str, code: str, line: int
) -> None:
    folder = write({"styles/jianbao/templates/book.html": template})
    result = edition.compose_print(book, themed(folder), typefaces)
    (fault,) = result.diagnostics
    assert fault.code == code
    assert fault.span is not None
    assert fault.span.file == "styles/jianbao/templates/book.html"
    assert fault.span.line == line


def test_a_template_cannot_change_the_book_or_reach_the_system(
    book: Book, write: Write, typefaces: Typefaces
) -> None:
    folder = write(
        {"styles/jianbao/templates/book.html": "<html>{{ book.folder.unlink.__globals__ }}</html>"}
    )
    result = edition.compose_print(book, themed(folder), typefaces)
    assert [item.code for item in result.diagnostics] == ["T007"]


def test_a_style_sheet_may_use_options_faces_and_its_own_pictures(
    book: Book, write: Write, typefaces: Typefaces
) -> None:
    css = ':root { --mine: 1 }\nbody { background: url("paper.png"); color: var(--accent); z-index: var(--mine) }'
    folder = write({"style.css": css, "paper.png": "not checked here"})
    result = composed(book, themed(folder), Medium.PRINT, typefaces)
    sheet = result.stylesheets[-1]
    assert sheet.name == "style.css"
    assert "color: #c7000b" in sheet.css
    assert 'url("theme/paper.png")' in sheet.css
    assert [asset.href for asset in result.assets] == ["theme/paper.png"]


@pytest.mark.parametrize(
    ("css", "code", "place"),
    [
        ("p {\n  color: var(--acent) }", "T006", "style.css:2:10"),
        ("p { background: url(../secret.png) }", "T009", "style.css:1:17"),
        ("p { background: url(https://example.com/a.png) }", "T009", "style.css:1:17"),
        ("p { background: url(/etc/hostname) }", "T009", "style.css:1:17"),
    ],
)
def test_a_style_sheet_that_reaches_for_what_is_not_there_is_reported(
    book: Book, write: Write, typefaces: Typefaces, css: str, code: str, place: str
) -> None:
    folder = write({"style.css": css})
    (folder.parent / "secret.png").write_text("")
    result = edition.compose_print(book, themed(folder), typefaces)
    (fault,) = result.diagnostics
    assert (fault.code, str(fault.span)) == (code, place)


def test_text_runs_cover_every_character_with_its_place(book: Book, theme: themes.Theme) -> None:
    runs = list(edition.text_runs(book, theme, lambda _: book.chapters[0].span))
    everything = "".join(run.text for run in runs)
    for text in ("见后文。", "注一续", "<b>&“标题”", "区委", "第一辑", "张三", "一、小标题"):
        assert text in everything
    places = {str(run.span): run for run in runs}
    assert "（一）" in places["乙.md:4"].text
    assert places["乙.md:4"].role is Role.FANGSONG


def test_parts_without_a_title_leave_no_page_of_their_own(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    flat = replace(book, parts=(Part(id="part-1", chapters=book.chapters),))
    result = composed(flat, theme, Medium.EBOOK, typefaces)
    assert DocumentRole.PART not in [document.place for document in result.documents]
    assert [entry.label for entry in result.contents][1] == "<b>&“标题”"


def test_an_address_is_filled_in_only_where_it_stands(
    book: Book, write: Write, typefaces: Typefaces
) -> None:
    css = "/* a.png */ p { background: url(a.png) } b { background: url('x/ba.png') }"
    folder = write({"style.css": css, "a.png": "", "x/ba.png": ""})
    result = composed(book, themed(folder), Medium.PRINT, typefaces)
    assert result.stylesheets[-1].css == (
        '/* a.png */ p { background: url("theme/a.png") } b { background: url("theme/x/ba.png") }'
    )


@pytest.mark.parametrize(
    ("sheets", "place"),
    [
        ({"style.css": '\n@import "style.css";p{color:red}'}, "style.css:2:9"),
        (
            {
                "style.css": '@import "a.css";',
                "a.css": 'p{}\n@import url("b.css");',
                "b.css": "p{}",
            },
            "a.css:2:13",
        ),
        (
            {"style.css": '@import "a.css";', "a.css": "p{}\np{background:url(none.png)}"},
            "a.css:2:14",
        ),
        ({"style.css": '@import "a.css";', "a.css": "p{}\np{width:1e99px}"}, "a.css:2:9"),
    ],
)
def test_an_imported_sheet_that_is_unfit_is_told_with_its_place(
    book: Book, write: Write, typefaces: Typefaces, sheets: dict[str, str], place: str
) -> None:
    result = edition.compose_print(book, themed(write(sheets)), typefaces)
    assert [(item.code, str(item.span)) for item in result.diagnostics] == [("T010", place)]


def test_an_imported_sheet_that_is_plain_is_taken(
    book: Book, write: Write, typefaces: Typefaces
) -> None:
    folder = write({"style.css": '@import "a.css";p{color:red}', "a.css": "p{color:blue}"})
    result = composed(book, themed(folder), Medium.PRINT, typefaces)
    assert '@import "theme/a.css"' in result.stylesheets[-1].css
