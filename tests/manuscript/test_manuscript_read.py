from __future__ import annotations

import os
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jianbao.config.model import BookConfig, ChapterEntry, PartEntry
from jianbao.diagnostics import Severity, Span
from jianbao.manuscript import read

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder


def test_a_chapter_knows_its_title_its_place_and_its_lines(book: BookFolder) -> None:
    chapter = book.chapter("\n# 达川区*教科*工作\n\n第一段\n\n## 一、督导\n\n- 甲\n", "稿/一.md")
    assert chapter.title == "达川区教科工作"
    assert chapter.id == "chapter-01"
    assert chapter.span == Span(file="稿/一.md", line=2)
    assert chapter.html == (
        '<p data-source="稿/一.md:4">第一段</p>\n'
        '<h2 data-source="稿/一.md:6" id="chapter-01-sca1589">一、督导</h2>\n'
        '<ul data-source="稿/一.md:8">\n<li data-source="稿/一.md:8">甲</li>\n</ul>'
    )
    assert book.diagnostics == ()


def test_the_entry_overrides_the_front_matter_and_the_heading_goes(book: BookFolder) -> None:
    book.write("one.md", "---\n作者: 张三\n供稿: 办公室\n---\n# 旧题\n\n文\n")
    entry = ChapterEntry(path="one.md", title="新题", authors=("李四",), source="教科局")
    chapter = book.read(entry).chapters[0]
    assert (chapter.title, chapter.authors, chapter.source) == ("新题", ("李四",), "教科局")
    assert "旧题" not in chapter.html


def test_a_hidden_article_is_no_part_of_the_book(book: BookFolder) -> None:
    for name in ("one.md", "two.md"):
        book.write(name, f"# {name}\n\n文\n")
    one, two = ChapterEntry(path="one.md", hidden=True), ChapterEntry(path="two.md")
    assert [chapter.title for chapter in book.read(one, two).chapters] == ["two.md"]
    shown = book.config(one)
    assert [item.code for item in read(shown).diagnostics] == ["C040"]


def test_a_heading_that_repeats_the_title_is_dropped_and_another_is_kept(book: BookFolder) -> None:
    same = book.chapter("---\ntitle: 工作 要点\n---\n# 工作要点\n\n文\n")
    assert same.headings == ()
    other = book.chapter("---\ntitle: 工作要点\n---\n# 一、总体\n\n文\n")
    assert [(h.level, h.text) for h in other.headings] == [(2, "一、总体")]


def test_headings_start_at_two_without_gaps(book: BookFolder) -> None:
    chapter = book.chapter("# 题\n\n### 甲\n\n##### 乙\n\n#### 丙\n\n# 丁\n")
    assert [(h.level, h.text) for h in chapter.headings] == [
        (2, "甲"),
        (3, "乙"),
        (3, "丙"),
        (2, "丁"),
    ]


def test_a_heading_keeps_its_id_when_others_come_before_it(book: BookFolder) -> None:
    before = book.chapter("# 题\n\n## 一、加强*领导*\n\n## 二、落实责任\n\n## 三、加强领导\n")
    first, second, again = [heading.id for heading in before.headings]
    assert again == f"{first}-2"
    after = book.chapter(
        "# 题\n\n## 一、提高认识\n\n### （一）讲清楚\n\n## 二、加强领导\n\n## 三、落实责任\n"
    )
    assert [heading.id for heading in after.headings[2:]] == [first, second]
    assert all(id_.isascii() and len(id_) < 30 for id_ in (first, second, again))


def test_numbers_alone_make_headings_too(book: BookFolder) -> None:
    chapter = book.chapter("# 题\n\n## 一、\n\n## 二、\n\n## 2026 年\n\n## 2025 年\n")
    assert len({heading.id for heading in chapter.headings}) == 4


def test_a_title_broken_by_hand_keeps_its_break(book: BookFolder) -> None:
    assert (
        book.chapter("# 关于<br>开展<ruby>督<rt>dū</rt></ruby>导\n\n文").title == "关于\n开展督导"
    )


def test_without_any_title_there_is_an_error_with_a_hint(book: BookFolder) -> None:
    book.chapter("只有正文\n")
    (problem,) = book.diagnostics
    assert (problem.code, problem.is_error, str(problem.span)) == ("M020", True, "one.md:1")
    assert problem.hint is not None


def test_an_empty_chapter_is_a_warning(book: BookFolder) -> None:
    book.chapter("# 题\n")
    assert book.codes == ["M021"]


def test_links_between_chapters_become_ids_of_the_book(book: BookFolder) -> None:
    book.write("one.md", "# 一 {#top}\n\n见[二](two.md)、[表](sub/../two.md#t1)、[首](#top)\n")
    book.write("two.md", "# 二\n\n## 表 {#t1}\n\n[回](one.md) <https://example.org/a?b=1&c=2>\n")
    one, two = read(book.config("one.md", "two.md")).value.chapters  # type: ignore[union-attr]  # both files are there
    assert 'href="#chapter-02">二' in one.html
    assert 'href="#chapter-02-t1"' in one.html
    assert 'href="#chapter-01">首' in one.html
    assert 'href="#chapter-01">回' in two.html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in two.html


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("#小标题", 1),
        ("two.md#小标题", 1),
        ("two.md#%E5%B0%8F%E6%A0%87%E9%A2%98", 1),
        ("two.md#一总体-要求ok", 2),
        ("<two.md#一、总体 要求（OK）>", 2),
        ("two.md#小标题-1", 3),
        ("two.md#二", 0),
        ("two.md#自定", 4),
    ],
)
def test_a_heading_is_named_by_its_text(book: BookFolder, address: str, number: int) -> None:
    book.write("one.md", f"# 一\n\n见[这里]({address})\n\n## 小标题\n\n文\n")
    two = "# 二\n\n## 小标题\n\n## 一、总体 要求（OK）\n\n## 小标题\n\n## 别的 {#自定}\n\n文\n"
    book.write("two.md", two)
    chapters = book.read("one.md", "two.md").chapters
    place = chapters[0 if address.startswith("#") else 1]
    wanted = [place.id, *(heading.id for heading in place.headings)][number]
    assert f'href="#{wanted}">这里' in chapters[0].html
    assert book.codes == []


def test_an_id_of_ones_own_goes_before_a_heading_of_that_text(book: BookFolder) -> None:
    chapter = book.chapter("# 题\n\n见[这里](#甲)\n\n## 甲\n\n## 乙 {#甲}\n\n文\n")
    assert 'href="#chapter-01-甲">这里' in chapter.html


def test_numbers_have_as_many_digits_as_the_last_one_needs(book: BookFolder) -> None:
    book.write("one.md", "# 题\n\n文\n")
    assert [chapter.id for chapter in book.read(*["one.md"] * 100).chapters][:2] == [
        "chapter-001",
        "chapter-002",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/#a#b",
        "https://[::1]/",
        "https://user:pa%20ss@example.org/",
        "https://example.org:99999/",
        "https:///a",
        "mailto:",
        "tel:",
    ],
)
def test_a_link_that_no_edition_takes_is_told_where_it_stands(
    book: BookFolder, address: str
) -> None:
    body = book.body(f"见[文](<{address}>)和<a href='{address}'>件</a>")
    assert body in {"<p>见文和件</p>", "<p>见文和<span>件</span></p>"}
    assert [(code, place.split(":")[0]) for code, place in (f.split(" ") for f in book.found)] == [
        ("M071", "one.md")
    ] * len(book.found)
    assert book.found


def test_a_link_that_leads_nowhere_keeps_its_text_and_is_reported(book: BookFolder) -> None:
    html = book.body("见[*三*章](three.md)和[节](#no)，[坏](javascript:x)")
    assert html == "<p>见<em>三</em>章和节，坏</p>"
    assert book.found == ["M070 one.md:3:9", "M070 one.md:3:23", "M071 one.md:3:32"]


def test_ids_used_twice_count_once(book: BookFolder) -> None:
    chapter = book.chapter("# 题\n\n## 甲 {#x}\n\n## 乙 {#x}\n\n## 丙 {#s1}\n\n文")
    assert [h.id for h in chapter.headings] == [
        "chapter-01-x",
        "chapter-01-s404cdb",
        "chapter-01-s1",
    ]
    assert book.found == ["M052 one.md:5:8"]


def test_foreword_parts_and_numbers(book: BookFolder) -> None:
    for name in ("f.md", "a.md", "b.md"):
        book.write(name, f"# {name}\n\n文\n\n## 节\n")
    value = read(
        BookConfig(
            file=book.folder / "book.yaml",
            title="简报",
            foreword=ChapterEntry(path="f.md"),
            parts=(
                PartEntry(title="上", chapters=(ChapterEntry(path="a.md"),)),
                PartEntry(title="下", chapters=(ChapterEntry(path="b.md"),)),
            ),
        )
    ).value
    assert value is not None
    assert value.foreword is not None
    assert value.foreword.headings[0].id == "foreword-s8b9d47"
    assert [part.id for part in value.parts] == ["part-1", "part-2"]
    assert [chapter.id for chapter in value.chapters] == ["chapter-01", "chapter-02"]


def test_the_identifier_is_the_same_in_every_build_and_differs_by_issue(book: BookFolder) -> None:
    book.write("one.md", "# 题\n\n文")
    first, again = book.read("one.md").identifier, book.read("one.md").identifier
    assert first == again
    assert uuid.UUID(first.removeprefix("urn:uuid:")).version == 5
    config = book.config("one.md")
    other = BookConfig(file=config.file, title=config.title, issue=2, parts=config.parts)
    value = read(other).value
    assert value is not None
    assert value.identifier != first


def test_a_missing_manuscript_leaves_the_others(book: BookFolder) -> None:
    book.write("two.md", "# 二\n\n文")
    value = book.read("one.md", "two.md")
    assert [chapter.title for chapter in value.chapters] == ["二"]
    assert book.found == ["M001 one.md"]
    assert value.chapters[0].id == "chapter-02"


def test_no_readable_manuscript_is_no_book(book: BookFolder) -> None:
    book.write("one.docx", b"PK")
    result = read(book.config("one.docx"))
    assert result.value is None
    assert [item.code for item in result.diagnostics] == ["M005"]


def test_a_fifo_of_problems_comes_in_reading_order(book: BookFolder) -> None:
    book.write("b.md", "# 乙\n\n[^x]\n\n[y](no.md)\n")
    book.write("a.md", "无题\n")
    book.read("b.md", "a.md")
    assert book.found == ["M020 a.md:1", "M030 b.md:3:1", "M070 b.md:5:5"]
    assert book.diagnostics[1].excerpt == "[^x]"


def _read_as(folder: Path, name: str, data: bytes) -> None:
    """Read ``data`` and check what every book must keep to."""
    (folder / name).write_bytes(data)
    config = BookConfig(
        file=folder / "book.yaml",
        title="简报",
        parts=(PartEntry(chapters=(ChapterEntry(path=name),)),),
    )
    result = read(config)
    assert all(item.message.zh and item.message.en for item in result.diagnostics)
    if result.value is None:
        assert any(item.severity is Severity.ERROR for item in result.diagnostics)
        return
    chapter = result.value.chapters[0]
    root = etree.fromstring(f"<body>{chapter.html}</body>")
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    for note in chapter.notes:
        note_root = etree.fromstring(f"<body>{note.html}</body>")
        ids += [note.id] + [node.get("id") for node in note_root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for link in root.iter("a"):
        href = link.get("href", "")
        assert not href.startswith("#") or href[1:] in {*ids, chapter.id}


SPLIT = "¦"
MARKUP = st.lists(
    st.sampled_from(
        list("*_~`[]()<>!#:|-{}^\n \t\\&;\"'=%甲，“”中1a　")
        + (
            "\n\n¦**¦```¦:::¦::: 附件 ¦[^1]¦[^1]: ¦^[¦| a |\n|-|\n¦---\n¦<b>¦</b>¦<div>¦</div>¦<ruby>¦<rt>¦"
            "<table>¦<td>¦<li>¦<p>¦<a id=x>¦</a>¦<!--¦-->¦<script>¦<dl><dd>¦<br/>¦&#1;¦&nbsp;¦![](¦"
            "](#x)¦{#x}¦title: ¦    ¦> ¦1. ¦: ¦</p>¦<h1>¦<title>¦<span data-note=0>¦<img src=a.png>¦"
            "<body>¦{.c}\n¦<figure>¦<pre>\n¦<section class=attachment>¦[x]: y\n¦<a href='¦<ul>¦</a b>"
        ).split(SPLIT)
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=300)
@given(text=MARKUP, suffix=st.sampled_from([".md", ".html"]))
def test_any_markup_gives_a_sound_book(tmp_path_factory: object, text: str, suffix: str) -> None:
    _read_as(_folder(tmp_path_factory), f"one{suffix}", text.encode())


@settings(deadline=None, max_examples=150)
@given(data=st.binary(max_size=80), suffix=st.sampled_from([".md", ".html"]))
def test_any_bytes_give_diagnostics(tmp_path_factory: object, data: bytes, suffix: str) -> None:
    _read_as(_folder(tmp_path_factory), f"one{suffix}", data)


@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=80), suffix=st.sampled_from([".md", ".html"]))
def test_any_front_matter_gives_diagnostics(
    tmp_path_factory: object, text: str, suffix: str
) -> None:
    data = f"---\n{text}\n---\n文\n".encode("utf-8", errors="ignore")
    _read_as(_folder(tmp_path_factory), f"one{suffix}", data)


def _folder(factory: object) -> Path:
    """Return the one folder of this run; each example overwrites its file."""
    base = factory.getbasetemp()  # type: ignore[attr-defined]  # pytest's factory of folders
    folder = Path(base, f"any-{os.getpid()}")
    folder.mkdir(exist_ok=True)
    return folder
