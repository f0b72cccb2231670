"""The parts of a meeting pack in every medium, and what they are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from tests.edition.conftest import COMPOSERS, theme_of

from jianbao import fonts
from jianbao.book import AgendaItem, Book, Meeting, Participant, Seating, SeatingRow
from jianbao.diagnostics import Span
from jianbao.edition import text_runs, whole_runs
from jianbao.edition.labels import labels_for
from jianbao.edition.model import DocumentRole, Edition, Medium
from jianbao.edition.print.tables import fit_tables
from jianbao.edition.templates.meeting import meeting_view
from jianbao.themes import Theme

SPAN = Span(file="名单.csv", line=3)


def person(name: str, unit: str = "", duty: str = "", group: str = "") -> Participant:
    return Participant(name=name, unit=unit, duty=duty, group=group, span=SPAN)


@pytest.fixture
def pack(book: Book) -> Book:
    meeting = Meeting(
        time="3月6日",
        place="会议室",
        agenda=(
            AgendaItem(time="9:00", item="<开幕> & 讲话", speaker="王立", span=SPAN),
            AgendaItem(item="讨论", span=SPAN),
        ),
        participants=(person("王立", "区教育局", "局长"), person("欧阳䶮", "区教育局")),
        seating=Seating(chair=(SeatingRow(seats=("王立", "欧阳䶮")),)),
        notice=replace(book.chapters[0], id="notice", title="", html="<p>准时。</p>", notes=()),
        parts=("agenda", "participants", "seating", "notice"),
    )
    return replace(book, meeting=meeting)


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    return theme_of(tmp_path, "meeting")


def made(pack: Book, theme: Theme, medium: Medium, faces: fonts.Typefaces) -> Edition:
    edition: Edition | None = COMPOSERS[medium](pack, theme, faces).value
    assert edition is not None
    return edition


def test_an_e_book_has_each_part_as_a_document(
    pack: Book, theme: Theme, typefaces: fonts.Typefaces
) -> None:
    edition = made(pack, theme, Medium.EBOOK, typefaces)
    parts = [(d.name, d.title) for d in edition.documents if d.place is DocumentRole.MEETING]
    assert parts == [
        ("text/agenda.xhtml", "会议议程"),
        ("text/participants.xhtml", "参会人员名单"),
        ("text/seating.xhtml", "座位表"),
        ("text/notice.xhtml", "会议须知"),
    ]
    assert [(entry.mark, entry.href) for entry in edition.contents] == [
        ("", "text/agenda.xhtml"),
        ("", "text/participants.xhtml"),
        ("", "text/seating.xhtml"),
        ("", "text/notice.xhtml"),
        ("", "text/part-1.xhtml"),
        ("", "text/part-2.xhtml"),
    ]
    marks = [child.mark for entry in edition.contents for child in entry.children]
    assert marks == ["会议材料之一", "会议材料之二"]


@pytest.mark.parametrize("medium", Medium)
def test_each_medium_says_all_of_the_meeting_once_and_as_written(
    pack: Book, theme: Theme, typefaces: fonts.Typefaces, medium: Medium
) -> None:
    edition = made(pack, theme, medium, typefaces)
    trees = [etree.fromstring(document.html.encode()) for document in edition.documents]
    text = "".join(str(piece) for tree in trees for piece in tree.itertext())
    assert text.count("<开幕> & 讲话") == 1
    for said in ("3月6日", "会议室", "准时。", "区教育局", "会议材料之二"):
        assert said in text
    assert "王\u3000立" not in text.partition("参会人员名单")[2].partition("座位表")[0]


@pytest.mark.parametrize(
    ("language", "title", "mark"),
    [
        ("zh-Hans", "会议议程", "会议材料之一"),
        ("zh-TW", "會議議程", "會議材料之一"),
        ("en", "Agenda", "Paper 1"),
    ],
)
def test_the_parts_are_called_in_the_language_of_the_book(
    pack: Book, theme: Theme, typefaces: fonts.Typefaces, language: str, title: str, mark: str
) -> None:
    edition = made(replace(pack, language=language), theme, Medium.PRINT, typefaces)
    assert edition.contents[0].label == title
    assert edition.contents[4].children[0].mark == mark


def test_a_book_without_a_meeting_has_no_part_of_one(
    book: Book, theme: Theme, typefaces: fonts.Typefaces
) -> None:
    html = made(book, theme, Medium.PRINT, typefaces).documents[0].html
    assert "meeting-part" not in html


def test_every_character_of_the_meeting_is_looked_for_in_the_faces(
    pack: Book, theme: Theme
) -> None:
    for runs in (text_runs, whole_runs):
        found = [run for run in runs(pack, theme, lambda _: SPAN) if "欧阳䶮" in run.text]
        assert found
        assert found[0].span == SPAN


def test_the_list_goes_by_unit_where_units_send_several(pack: Book) -> None:
    view = meeting_view(pack)
    assert view.by_unit
    assert [one.rows for one in view.groups[0].people] == [2, 0]
    many = tuple(person(f"某{number}", "一中") for number in range(23))
    listed = replace(pack, meeting=replace(pack.meeting, participants=many))
    rows = [one.rows for one in meeting_view(listed).groups[0].people]
    assert [count for count in rows if count] == [10, 10, 3]
    apart = (person("甲一", "一中"), person("乙二", "二中"))
    assert not meeting_view(
        replace(pack, meeting=replace(pack.meeting, participants=apart))
    ).by_unit


def test_rows_of_a_merged_cell_are_joined_unless_there_are_too_many(theme: Theme) -> None:
    def table(spans: tuple[int, ...]) -> list[bool]:
        rows = "".join(
            f'<tr><td rowspan="{span}">甲</td><td>乙</td></tr>'
            + "<tr><td>丙</td></tr>" * (span - 1)
            for span in spans
        )
        tree = etree.fromstring(f'<div><table data-source="a.md:1">{rows}</table></div>')
        fit_tables(tree, theme, labels_for("zh-CN"))
        return ["joined" in row.get("class", "") for row in tree.iter("tr")]

    assert table((3, 1, 9)) == [False, True, True, False, False] + [True] * 8
    assert not any(table((13,)))
